"""Judging: from the evidence of a capture to a verdict, by pure functions.

Its parts are imported when they are asked for: a check sends its first requests before it needs to read a page.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crawler.judging.directives import asks_not_to_archive
    from crawler.judging.evidence import Hop, hop_of, unmodified
    from crawler.judging.following import Following, next_request, next_url
    from crawler.judging.history import failed_in_a_row
    from crawler.judging.judgement import judge
    from crawler.judging.planning import plan_verdict
    from crawler.judging.verdict import Check, Verdict

__all__ = [
    "Check",
    "Following",
    "Hop",
    "Verdict",
    "asks_not_to_archive",
    "failed_in_a_row",
    "hop_of",
    "judge",
    "next_request",
    "next_url",
    "plan_verdict",
    "unmodified",
]

_MODULES = {
    "directives": ("asks_not_to_archive",),
    "evidence": ("Hop", "hop_of", "unmodified"),
    "following": ("Following", "next_request", "next_url"),
    "history": ("failed_in_a_row",),
    "judgement": ("judge",),
    "planning": ("plan_verdict",),
    "verdict": ("Check", "Verdict"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value
