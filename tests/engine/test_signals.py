"""Signals that come before a run's loop listens for them."""

import os
import signal
from collections.abc import Callable

import pytest

from crawler import archiving, checking
from crawler.archiving import Options
from crawler.checking import Options as CheckOptions
from crawler.engine.loops import heeded
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World


class Noted:
    number: int | None = None

    def interrupt(self, number: int) -> None:
        self.number = number


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM])
def number(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_a_signal_is_told_to_the_run_and_raises_nothing(number: int) -> None:
    before, run = signal.getsignal(number), Noted()
    with heeded(run):
        os.kill(os.getpid(), number)
        for _ in range(100):
            pass  # a signal is handled between two steps
    assert run.number == number
    assert signal.getsignal(number) == before


def test_a_run_that_is_told_to_end_while_its_loop_starts_does_not_begin(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def loop_factory() -> Callable[[], object] | None:
        os.kill(os.getpid(), number)
        return None

    monkeypatch.setattr(archiving, "loop_factory", loop_factory)
    article = library.article(world.serve("/it", page("here")))
    summary = archiving.archive(Options(library.store, policy(), (article,)))
    assert summary.interrupted == number
    assert world.requests() == []


def test_a_check_that_is_told_to_end_before_it_begins_asks_nothing(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    run_loop = checking.asyncio.run

    def run(work: object) -> None:
        os.kill(os.getpid(), number)
        run_loop(work)

    monkeypatch.setattr(checking.asyncio, "run", run)
    article = library.article(world.serve("/it", page("here")))
    found = checking.check(CheckOptions(None, policy(), (article,)))
    assert found.summary.interrupted == number
    assert world.requests() == []
