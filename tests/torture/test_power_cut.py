import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.torture.conftest import AT_LENGTH, Mount, Start
from tests.torture.small_web import SmallWeb
from tests.torture.soundness import check_recovery

IMAGE_BYTES = 32 << 20


def test_a_power_cut_loses_nothing_that_was_acknowledged(
    start: Start, web: SmallWeb, expected: dict[str, Any], mount: Mount, tmp_path: Path
) -> None:
    """An image of a file system that is copied while it is mounted is what a disk holds when the power fails.

    What only the page cache has is not in it. The run is stopped meanwhile, so that the copy is of one moment.
    """
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("NO TESTS OF POWER CUTS: mkfs.ext4 is not installed (apt-get install e2fsprogs)")
    for round_number in range(20 if AT_LENGTH else 1):
        image = tmp_path / f"disk-{round_number}.img"
        with image.open("wb") as file:
            file.truncate(IMAGE_BYTES)
        subprocess.run(["mkfs.ext4", "-q", image], check=True, capture_output=True)
        # No commit of the journal but those that are asked for.
        disk = mount(f"disk-{round_number}", "-o", "loop,commit=300", str(image))
        run = start(disk / "store").go()
        cuts: list[tuple[Path, dict[str, tuple[str, str]]]] = []
        wanted = 12 if AT_LENGTH else 3
        while not run.is_over:
            if len(run.verdicts()) < len(cuts) * len(web.cited) / wanted:
                time.sleep(0.001)
                continue
            run.stop()
            copy = tmp_path / f"cut-{round_number}-{len(cuts)}.img"
            shutil.copyfile(image, copy)
            cuts.append((copy, run.verdicts()))
            run.go_on()
        assert run.wait() == 0, run.told()
        assert len(cuts) >= 2
        for number, (copy, verdicts) in enumerate(cuts):
            after = mount(f"after-{round_number}-{number}", "-o", "loop", str(copy))
            if (after / "store").exists():
                check_recovery(after / "store", web, verdicts, expected)
            else:
                assert verdicts == {}
