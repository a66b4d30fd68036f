import random
import shutil
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.torture.conftest import AT_LENGTH, CALLS, Start, spread
from tests.torture.runs import Calls
from tests.torture.small_web import SmallWeb
from tests.torture.soundness import asked_again, check_recovery


@pytest.mark.parametrize("name", CALLS if AT_LENGTH else ["write", "pwrite64", "fdatasync", "rename"])
def test_a_kill_at_any_call_to_the_disk_loses_nothing_that_was_acknowledged(
    start: Start, web: SmallWeb, calls: Calls, expected: dict[str, Any], tmp_path: Path, name: str
) -> None:
    for number in spread(calls.of_store[name], 2):
        store = tmp_path / f"killed-{name}-{number}"
        run = start(store).trace(f"trace={name}", f"inject={name}:signal=KILL:when={number}").go()
        assert run.wait() in (0, -signal.SIGKILL), run.told()
        check_recovery(store, web, run.verdicts(), expected)
        shutil.rmtree(store)


def test_kills_at_random_moments_lose_nothing_that_was_acknowledged(
    start: Start, web: SmallWeb, expected: dict[str, Any], tmp_path: Path
) -> None:
    seed = random.randrange(1 << 32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    began = time.monotonic()
    assert start(tmp_path / "timed").go().wait() == 0
    usual_seconds = time.monotonic() - began
    left = 200 if AT_LENGTH else 10
    while left > 0:
        store, verdicts = tmp_path / f"killed-{left}", {}
        for _ in range(chance.choice([1, 2, 5])):  # killed again while it repairs and goes on
            left -= 1
            asked = len(web.world.exchanges)
            run = start(store).go()
            time.sleep(chance.uniform(0, usual_seconds))
            run.kill()
            assert run.wait() in (0, -signal.SIGKILL), run.told()
            assert asked_again(web, asked, verdicts, expected) == set()
            verdicts |= run.verdicts()
        if store.exists():
            check_recovery(store, web, verdicts, expected)
            shutil.rmtree(store)
