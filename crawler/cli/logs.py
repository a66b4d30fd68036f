"""Where log records go: little to standard error, everything to the log file."""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path

from crawler.cli import terminal

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Harmless(logging.Formatter):
    """One line a record, tracebacks aside, and nothing in it that steers a terminal."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return terminal.plain(super().formatMessage(record))

    def formatException(self, ei: object) -> str:  # noqa: N802
        text = super().formatException(ei)  # type: ignore[arg-type]
        return "\n".join(
            f"    {line[: len(line) - len(line.lstrip())]}{terminal.plain(line)}" for line in text.split("\n")
        )


class _Json(logging.Formatter):
    """A JSON object a record on one line, for journals and log collectors."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said)  # in ASCII: nothing in it steers a terminal


class _StandardError(logging.Handler):
    """Writes to whatever standard error is at the time: a live bar stands in for it while it is drawn."""

    def emit(self, record: logging.LogRecord) -> None:
        terminal.progress(self.format(record))


def configure(verbosity: int, *, quiet: bool, file: Path | None, as_json: bool = False) -> None:
    """Send log records of evercite's own from WARNING up to standard error, and every record to ``file``.

    With a ``verbosity`` of 1 standard error has INFO of everything, libraries too; from 2 on, DEBUG. ``quiet`` leaves
    errors of evercite's own. The file may be moved away while it is written (logrotate): a new one is begun then.

    :raises OSError: when the file cannot be written.
    """
    root = logging.getLogger()
    root.setLevel(logging.DEBUG if file or verbosity > 1 else logging.INFO)
    logging.captureWarnings(capture=True)
    shown = _StandardError()
    shown.setFormatter(_Json() if as_json else _Harmless("%(levelname)s %(name)s: %(message)s"))
    if verbosity:
        shown.setLevel(logging.DEBUG if verbosity > 1 else logging.INFO)
    else:
        shown.setLevel(logging.ERROR if quiet else logging.WARNING)
        shown.addFilter(logging.Filter("crawler"))
    root.addHandler(shown)
    if file is not None:
        kept = WatchedFileHandler(file, encoding="utf-8", errors="backslashreplace")
        kept.setFormatter(_Json() if as_json else _Harmless(_FORMAT))
        root.addHandler(kept)


def file_in_use() -> Path | None:
    """Return the log file that records are written to, if there is one."""
    handlers = (handler for handler in logging.getLogger().handlers if isinstance(handler, logging.FileHandler))
    return next((Path(handler.baseFilename) for handler in handlers), None)
