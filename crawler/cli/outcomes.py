"""How a command ends: its exit code, and what is said when something went wrong.

1 is kept for a check that found what it was told to look for; nothing else ends so.
"""

import errno
import logging
import os
import platform
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

import typer

from crawler import __version__
from crawler.cli import logs, terminal
from crawler.errors import EverciteError

DONE, FOUND, USAGE, UNREADABLE, UNSOUND, BUDGET, FAULT = 0, 1, 2, 3, 4, 5, 70

RESUMES = "the store is sound, and the same command goes on where it stopped"
"""What there is to say of most commands that were interrupted."""

_logger = logging.getLogger(__name__)


class WrongUsage(EverciteError):
    """What was asked for cannot be done as it was asked."""

    exit_code = USAGE


class Terminated(BaseException):
    """SIGTERM arrived while nothing was under way that needs to be ended in good order."""


def outcome(work: Callable[[], int]) -> int:
    """Do a command's work and return its exit code; whatever goes wrong is said on standard error in one line."""
    try:
        return work()
    except terminal.ClosedPipe:
        return DONE
    except EverciteError as error:
        _logger.debug("the command ends here", exc_info=True)
        terminal.say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        return interrupted(signal.SIGINT)
    except Terminated:
        return interrupted(signal.SIGTERM)
    except BaseException as error:  # noqa: BLE001 - the last place where a fault can be told
        return fault(error)


def interrupted(number: int, what_now: str = RESUMES) -> int:
    """Say that a signal ended the command, and return the exit code that shells give for it."""
    terminal.say(f"interrupted; {what_now}")
    return 128 + number


def fault(error: BaseException) -> int:
    """Keep the traceback of a fault of ours where it can be sent from, say where, and return the exit code."""
    place = _kept(error)
    what = traceback.format_exception_only(error)[-1].strip()
    where = f"the traceback is in {place}" if place else "its traceback could not be kept; try --log-file FILE"
    terminal.say(f"this is a fault of evercite's own: {terminal.plain(what, 300)}; {where}")
    return FAULT


def parsed(stop: SystemExit) -> int:
    """Return the exit code for an end that the parser of the command line chose."""
    if isinstance(stop.__context__, OSError) and stop.__context__.errno == errno.EPIPE:
        return DONE  # nobody reads the help text any more
    if stop.code is None:
        return DONE
    if stop.code == FOUND and not isinstance(stop.__context__, typer.Exit):
        return USAGE
    return stop.code if isinstance(stop.code, int) else USAGE


_heard: list[BaseException] = []
"""What signals have raised."""


def heed_termination() -> None:
    """Have SIGTERM raise :class:`Terminated`, so that a command ends by its exit code and not by the signal."""

    def terminate(_number: int, _frame: FrameType | None) -> None:
        _heard.append(Terminated())
        raise _heard[-1]

    signal.signal(signal.SIGTERM, terminate)


def heed_interrupts() -> None:
    """Have SIGINT raise KeyboardInterrupt as ever, and be remembered; one that is ignored stays ignored."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        _heard.append(KeyboardInterrupt())
        raise _heard[-1]

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)


def require_no_signal() -> None:
    """Raise anew what a signal raised where it was lost: libraries that are no Python, or clean up, swallow it."""
    if _heard:
        raise _heard[-1]


def _kept(error: BaseException) -> Path | None:
    """Write a traceback to the log file, else to a file of its own in the user's log folder; None where neither can."""
    if (file := logs.file_in_use()) is not None:
        _logger.critical("a fault of evercite's own", exc_info=error)
        return file
    from platformdirs import user_log_dir

    now = datetime.now(UTC)
    said = [
        f"evercite {__version__}, Python {platform.python_version()}, {platform.platform()}, {now.isoformat()}\n",
        f"{sys.argv!r}\n\n",
        *traceback.format_exception(error),
    ]
    for folder in (Path(user_log_dir("evercite")), Path(tempfile.gettempdir())):
        path = folder / f"evercite-fault-{now:%Y%m%dT%H%M%S}-{os.getpid()}.log"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            # Exclusively: in a shared folder a link of that name may lie in wait.
            with path.open("x", encoding="utf-8", errors="backslashreplace") as kept:
                kept.writelines(said)
        except OSError:
            continue
        return path
    return None
