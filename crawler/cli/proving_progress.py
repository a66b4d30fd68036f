"""How far a verification has come: a bar on a terminal, a line every tenth elsewhere."""

import contextlib
from collections.abc import Callable, Iterator

from crawler.cli import terminal

_TOLD_FROM_BYTES = 1_000_000_000
"""Less than this is verified within seconds."""


@contextlib.contextmanager
def shown(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Yield what is to be told of bytes checked, and of how many there are."""
    if quiet:
        yield lambda *_: None
    elif terminal.is_live():
        with _bar() as progress:
            yield progress
    else:
        yield _lines()


def _lines() -> Callable[[int, int], None]:
    told = 0

    def tell(done: int, total: int) -> None:
        nonlocal told
        tenths = 10 * done // total if total else 10
        if total >= _TOLD_FROM_BYTES and tenths > told:
            told = tenths
            terminal.progress(f"{done / 1e9:.1f} of {total / 1e9:.1f} GB verified")

    return tell


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn, TransferSpeedColumn

    console = Console(stderr=True, markup=False, highlight=False, emoji=False)
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("verifying", total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
