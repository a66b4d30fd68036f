"""Judging: from the evidence of a capture to a verdict, by pure functions."""

from crawler.judging.directives import asks_not_to_archive
from crawler.judging.evidence import Hop, hop_of, unmodified
from crawler.judging.following import Following, next_request, next_url
from crawler.judging.history import failed_in_a_row
from crawler.judging.judge import judge
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
