"""Files that commands write where they are told to."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from crawler.cli import outcomes, terminal

STANDARD_OUTPUT = Path("-")

T = TypeVar("T")


def written(output: Path, write: Callable[[BinaryIO], T], *, force: bool, binary: bool = False) -> T:
    """Have a file written and put in its place; ``binary`` is what no terminal should show.

    :raises ClosedPipe: when it was to go to standard output, which nobody reads any more.
    """
    from crawler.exporting.placing import placed

    if binary and output == STANDARD_OUTPUT and sys.stdout.isatty():
        raise outcomes.WrongUsage("this would fill the terminal with bytes; send it elsewhere, or name a file")
    try:
        with placed(output, force=force) as out:
            return write(out)
    except BrokenPipeError:
        raise terminal.closed_pipe() from None
