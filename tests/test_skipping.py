"""The guard against tests that are skipped and nobody notices."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = """
import pytest

@pytest.mark.skipif(True, reason="no such program")
def test_by_mark(): ...

def test_by_itself():
    pytest.skip("no such right")

@pytest.fixture
def absent():
    pytest.importorskip("nosuchmodule")

def test_by_fixture(absent): ...

@pytest.mark.xfail(strict=True)
def test_expected():
    assert False

def test_passing(): ...
"""


def run(folder: Path, **environment: str) -> str:
    (folder / "conftest.py").write_text('pytest_plugins = ["tests.skipping"]\n')
    (folder / "test_some.py").write_text(SKIPPING)
    (folder / "test_module.py").write_text("import pytest\n\npytest.importorskip('nosuchmodule')\n")
    clean = {name: value for name, value in os.environ.items() if name not in ("CI", "EVERCITE_MAY_SKIP")}
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-rfE", "--rootdir", folder,
         "--continue-on-collection-errors", folder],
        cwd=folder, env={**clean, "PYTHONPATH": root, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout


@pytest.mark.parametrize("ci", ["", "false"])
def test_elsewhere_a_test_may_be_skipped(tmp_path: Path, ci: str) -> None:
    assert "1 passed, 4 skipped, 1 xfailed" in run(tmp_path, CI=ci)


def test_in_continuous_integration_each_skip_is_a_failure_with_its_reason(tmp_path: Path) -> None:
    said = run(tmp_path, CI="true")
    assert "1 failed, 1 passed, 1 xfailed, 3 errors" in said
    for reason in ("no such program", "no such right", "nosuchmodule"):
        assert "skipped where nothing may be skipped: " in said
        assert reason in said


def test_what_a_machine_cannot_have_is_left_out_by_name(tmp_path: Path) -> None:
    said = run(tmp_path, CI="true", EVERCITE_MAY_SKIP="such right, nosuchmodule")
    assert "1 passed, 3 skipped, 1 xfailed, 1 error" in said
