"""Files that commands write where they are told to."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation

STANDARD_OUTPUT = Path("-")

T = TypeVar("T")


def written(output: Path, write: Callable[[BinaryIO], T], *, force: bool, binary: bool = False) -> T:
    """Have a file written and put in its place; ``binary`` is what no terminal should show.

    :raises ClosedPipe: when it was to go to standard output, which nobody reads any more.
    """
    from crawler.placing import placed

    if binary and output == STANDARD_OUTPUT and sys.stdout.isatty():
        raise outcomes.WrongUsage("this would fill the terminal with bytes; send it elsewhere, or name a file")
    try:
        with placed(output, force=force) as out:
            return write(out)
    except BrokenPipeError:
        raise terminal.closed_pipe() from None


def tell(invocation: Invocation, output: Path, counted: Mapping[str, int], notices: Sequence[str] = ()) -> None:
    """Say what was written: on standard output, unless the file itself went there."""
    if output == STANDARD_OUTPUT:
        return
    size = sum(file.stat().st_size for file in output.rglob("*")) if output.is_dir() else output.stat().st_size
    if invocation.as_json:
        terminal.emit_json({"file": str(output), "bytes": size, **counted, "notices": list(notices)})
    elif not invocation.quiet:
        said = ", ".join(
            _count(number, name.replace("_", " ")) for name, number in counted.items() if number or len(counted) == 1
        )
        terminal.emit(f"{terminal.plain(output)}: {said}; {size} bytes\n")


def _count(number: int, name: str) -> str:
    return f"{number} {name.removesuffix('s') if number == 1 else name}"
