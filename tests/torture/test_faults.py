import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from crawler.errors import StoreError
from tests.torture.conftest import AT_LENGTH, Mount, Start, spread
from tests.torture.runs import Calls, Run
from tests.torture.small_web import SmallWeb
from tests.torture.soundness import check_recovery

FAULTS = [
    ("write", "ENOSPC", "StoreFull"),
    ("write", "EIO", "StoreUnsound"),
    ("pwrite64", "ENOSPC", "StoreFull"),
    ("pwrite64", "EIO", "StoreUnsound"),
    ("fdatasync", "EIO", "StoreUnsound"),
    ("fsync", "EIO", "StoreUnsound"),
    ("rename", "ENOSPC", "StoreFull"),
    ("rename", "EIO", "StoreUnsound"),
]


def error_of(run: Run) -> str | None:
    """Return the name of the error that ended a run; any that is no error of the store's fails the test."""
    said = [told for told in run.told() if "error" in told or "fault" in told]
    assert all("fault" not in told for told in said), said[0]["fault"]
    if not said:
        return None
    assert "\n" not in said[0]["message"]
    return str(said[0]["error"])


@pytest.mark.parametrize(("name", "error", "expected_error"), FAULTS)
def test_a_call_that_fails_ends_the_run_with_the_error_it_means_and_a_sound_store(
    start: Start, web: SmallWeb, calls: Calls, expected: dict[str, Any], tmp_path: Path,
    name: str, error: str, expected_error: str,
) -> None:  # fmt: skip
    for number in spread(calls.of_store[name], 1):
        for when in (f"{number}", f"{number}+") if AT_LENGTH else (f"{number}+",):
            store = tmp_path / "failed"
            run = start(store).trace(f"trace={name}", f"inject={name}:error={error}:when={when}").go()
            status, said = run.wait(), error_of(run)
            ends = [(StoreError.exit_code, expected_error), (0, None)]
            ends.append((StoreError.exit_code, "StoreError"))  # of opening; it names the system's reason
            if name == "pwrite64":  # SQLite gives no reason where it finds no room for its shared memory
                ends.append((StoreError.exit_code, "StoreFull"))
            assert (status, said) in ends, (when, run.told())
            check_recovery(store, web, run.verdicts(), expected)
            shutil.rmtree(store)


@pytest.mark.parametrize("kilobytes", [32, 64, 96, 128, 192, 256, 320, 384] if AT_LENGTH else [96])
def test_a_file_size_limit_ends_the_run_with_a_sound_store(
    start: Start, web: SmallWeb, expected: dict[str, Any], tmp_path: Path, kilobytes: int
) -> None:
    store = tmp_path / "limited"
    run = start(store, file_bytes=kilobytes << 10).go()
    status, said = run.wait(), error_of(run)
    assert (status, said) in ((StoreError.exit_code, "StoreFull"), (StoreError.exit_code, "StoreUnsound")), run.told()
    check_recovery(store, web, run.verdicts(), expected)


@pytest.mark.parametrize("kilobytes", range(16, 1024, 16) if AT_LENGTH else [256])
def test_a_disk_that_fills_up_ends_the_run_as_full_and_with_room_again_it_goes_on(
    start: Start, web: SmallWeb, expected: dict[str, Any], mount: Mount, kilobytes: int
) -> None:
    disk = mount("disk", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none")
    run = start(disk / "store").go()
    status, said = run.wait(), error_of(run)
    assert (status, said) in ((StoreError.exit_code, "StoreFull"), (0, None)), run.told()
    subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
    check_recovery(disk / "store", web, run.verdicts(), expected)
