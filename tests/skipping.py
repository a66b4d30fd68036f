"""Where a change is judged, a test that was skipped is no test that passed.

With ``CI`` set, as continuous integration sets it, a skip fails with its reason. What a machine cannot have (a right to
mount, say) is left out by words of the reason in ``EVERCITE_MAY_SKIP``, with commas between, for all to see.
"""

import os
from collections.abc import Generator, Mapping
from typing import Any

import pytest


def must_not_skip(reason: str, environment: Mapping[str, str]) -> bool:
    """Return whether a skip for this reason is a failure."""
    if environment.get("CI", "").lower() in ("", "0", "false"):
        return False
    return not any(words.strip() in reason for words in environment.get("EVERCITE_MAY_SKIP", "").split(",") if words)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fail a test that skips itself, or is skipped by its mark or its fixtures; expected failures are none of these."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        _fail(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, Any, Any]:
    """Fail a module that skips itself while it is imported."""
    report = yield
    if report.skipped:
        _fail(report)
    return report


def _fail(report: Any) -> None:
    said = report.longrepr
    reason = str(said[2] if isinstance(said, tuple) else said)
    if must_not_skip(reason, os.environ):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {reason}"
