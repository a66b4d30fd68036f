"""All that is written to standard output and standard error, made harmless in one place.

Titles, anchor texts and URLs come from strangers. On a terminal a control character moves the cursor or starts an
escape sequence, and a bidirectional override shows text in another order than it has; none of them is ever written.
"""

import contextlib
import io
import json
import os
import sys
import unicodedata
from typing import TYPE_CHECKING, Any, TextIO

from crawler import plain_text
from crawler.errors import EverciteError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

TEXT_CHARACTERS = 120
"""Of a title or anchor text in a table."""

URL_CHARACTERS = 400
"""Of a URL in a table; ``data:`` URLs run to megabytes."""

plain = plain_text.plain
lines_of = plain_text.lines_of

_WIDE = 1_000_000


class ClosedPipe(Exception):
    """Nobody reads standard output any more, as after ``| head``; there is nothing left to say."""


class OutputError(EverciteError):
    """Standard output cannot be written; send it elsewhere or free some space."""

    exit_code = 2


def to_json(document: Any, indent: int | None = None) -> str:
    """Return a document as JSON that is harmless on a terminal and means the same: what is unsafe is escaped."""
    written = json.dumps(document, ensure_ascii=False, indent=indent)
    return plain_text.UNSAFE.sub(lambda found: found[0] if found[0] == "\n" else json.dumps(found[0])[1:-1], written)


def say(message: str) -> None:
    """Write a message to standard error, each of its lines made harmless; a closed standard error is no error."""
    for line in message.split("\n"):
        _write_error(f"evercite: {plain(line)}\n")


def progress(line: str) -> None:
    """Write a line of progress to standard error."""
    _write_error(f"{plain(line)}\n")


def emit(text: str) -> None:
    """Write results to standard output; what its encoding cannot hold becomes a question mark.

    :raises ClosedPipe: when nobody reads it any more.
    :raises OutputError: when it cannot be written otherwise.
    """
    _write(text.encode(sys.stdout.encoding or "utf-8", "replace"))


def emit_data(text: str) -> None:
    """Write results that a program reads to standard output: UTF-8 whatever the locale, as RFC 8259 §8.1 asks of JSON.

    :raises ClosedPipe: when nobody reads it any more.
    :raises OutputError: when it cannot be written otherwise.
    """
    _write(text.encode("utf-8", "backslashreplace"))


def emit_bytes(data: bytes) -> None:
    """Write results that are no text to standard output, which must be no terminal.

    :raises ClosedPipe: when nobody reads it any more.
    :raises OutputError: when it cannot be written otherwise.
    """
    _write(data)


def require_no_terminal(what: str) -> None:
    """Refuse to write what would steer a terminal to one.

    :raises OutputError: when standard output is a terminal.
    """
    if sys.stdout.isatty():
        raise OutputError(f"{what} is nothing for a terminal; send standard output to a file or a pipe")


def emit_json(document: Any) -> None:
    """Write a result to standard output as one JSON document.

    :raises ClosedPipe: when nobody reads it any more.
    :raises OutputError: when it cannot be written otherwise.
    """
    emit_data(f"{to_json(document, indent=2)}\n")


def render(*parts: "RenderableType") -> None:
    """Write tables and texts to standard output: folded to a terminal's width, else a row a line however long.

    On a narrow terminal a table's rows stand in several lines each.

    Plain strings are written as they are: Rich's markup is not read, neither in ours nor in a stranger's.

    :raises ClosedPipe: when nobody reads it any more.
    :raises OutputError: when it cannot be written otherwise.
    """
    from crawler.cli.narrow import fitting

    # Apart from the stream, to which Rich would write at its own time and with errors of its own.
    drawn = io.StringIO()
    console = _console(drawn, terminal=sys.stdout.isatty())
    for part in parts:
        for fitted in fitting(part, console.width):
            console.print(fitted)
    # Rich fills each line of a table up to its width.
    emit("".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines()))


def width_of(text: str) -> int:
    """Return how many columns a harmless text takes: two a wide character (UAX #11), none a mark on the one before."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def is_live() -> bool:
    """Whether standard error is a terminal on which a line can be drawn anew."""
    return sys.stderr.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def prepare() -> None:
    """Make standard output and standard error usable where the caller closed them or their encoding is narrow."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - for the process's life
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def closed_pipe() -> ClosedPipe:
    """Return what to raise when nobody reads bytes any more that were written to standard output directly."""
    _abandon(sys.stdout)
    return ClosedPipe()


def _write(data: bytes) -> None:
    try:
        binary = getattr(sys.stdout, "buffer", None)
        if binary is None:
            sys.stdout.write(data.decode("utf-8", "replace"))
        else:
            sys.stdout.flush()
            binary.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
        raise ClosedPipe from None
    except OSError as error:
        _abandon(sys.stdout)
        raise OutputError(f"standard output cannot be written: {error.strerror or error}") from error


def _write_error(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def _abandon(stream: TextIO) -> None:
    """Point a stream that cannot be written at nothing, or the interpreter complains of it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _console(file: TextIO, *, terminal: bool) -> "Console":
    from rich.console import Console

    return Console(
        file=file, force_terminal=terminal or None, width=None if terminal else _WIDE, markup=False, highlight=False,
        emoji=False, soft_wrap=False,
    )  # fmt: skip
