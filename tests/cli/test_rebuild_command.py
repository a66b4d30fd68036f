import shutil
from pathlib import Path

from crawler.manifest.store import DATABASE
from tests.cli.conftest import Kept, run_in


def test_rebuilding_prints_what_was_printed_before(kept: Kept, tmp_path: Path) -> None:
    shutil.copytree(kept.folder / "warcs", tmp_path / "warcs")
    before = run_in(tmp_path, "manifest").out
    rebuilt = run_in(tmp_path, "manifest", "--rebuild")
    assert (rebuilt.code, rebuilt.out) == (0, before)
    assert "the manifest was rebuilt from 1 WARC file: 1 article" in rebuilt.err
    kept_names = [path.name for path in (tmp_path / "warcs").glob(f"{DATABASE}.before-rebuild-*")]
    assert len([name for name in kept_names if not name.endswith(("-wal", "-shm"))]) == 1


def test_a_lost_database_is_told_of_with_what_brings_it_back(kept: Kept, tmp_path: Path) -> None:
    shutil.copytree(kept.folder / "warcs", tmp_path / "warcs")
    before = run_in(tmp_path, "manifest").out
    (tmp_path / "warcs" / DATABASE).unlink()
    refused = run_in(tmp_path, "manifest")
    assert (refused.code, refused.out) == (4, "")
    assert "evercite manifest --rebuild" in refused.err
    assert run_in(tmp_path, "manifest", "--rebuild", "-q").err == ""
    assert run_in(tmp_path, "manifest").out == before
