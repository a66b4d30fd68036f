"""Run tools over the odd web and show what became of it.

``python -m tests.conformance --tool evercite`` prints the cases that one tool did not record exactly;
``python -m tests.conformance --write docs/conformance.md`` runs all tools and writes the table.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.conformance.cases import CASES, Case
from tests.conformance.comparing import Outcome, compare, read_records
from tests.conformance.serving import serve
from tests.conformance.table import Column, page, summary
from tests.conformance.tools import REFUSED_HOSTS, RUNNERS, Missing, version_of
from tests.world import Authority, World

TRIES = 3
"""Of what a tool does not record exactly: it counts what it cannot do, not what a busy machine did to it."""


def main() -> int:
    """Run what is asked for and return the exit status: 1 where a tool is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("--tool", choices=list(RUNNERS), action="append", help="a tool to run; all, unless given")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table to this file")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep what the tools recorded in this folder")
    asked = parser.parse_args()
    columns = []
    # evercite first: its column has every case.
    for tool in asked.tool or sorted(RUNNERS, key=lambda tool: tool != "evercite"):
        try:
            columns.append(_run(tool, asked.keep))
        except Missing as error:
            print(f"{tool}: {error}")
            return 1
        print(summary(columns[-1]), flush=True)
        for case, outcome in columns[-1].outcomes.items():
            if outcome is not Outcome.EXACT and asked.write is None:
                print(f"  {outcome}: {case.group}, {case.name}")
    if asked.write is not None:
        asked.write.write_text(page(columns), encoding="utf-8")
    return 0


def _run(tool: str, keep: Path | None) -> Column:
    """Run a tool over all cases, and again over those that it did not record exactly; the best outcome counts."""
    best: dict[Case, Outcome] = {}
    with tempfile.TemporaryDirectory() as temporary:
        for attempt in range(TRIES):
            folder = (keep or Path(temporary)) / f"{tool}-{attempt}"
            left = [case for case in CASES if best.get(case) is not Outcome.EXACT]
            for case, outcome in _try(tool, folder, left).items():
                best[case] = min(outcome, best.get(case, outcome), key=list(Outcome).index)
    return Column(tool, version_of(tool), best)


def _try(tool: str, folder: Path, cases: Sequence[Case]) -> dict[Case, Outcome]:
    folder.mkdir(parents=True)
    with World() as world:
        authority = Authority(folder)
        refused = REFUSED_HOSTS.get(tool, frozenset())
        served = [one for one in serve(world, authority, cases) if one.host not in refused]
        if served:
            RUNNERS[tool]([one.url for one in served], folder, authority.pem)
        files = sorted(path for path in folder.rglob("*.warc.gz*") if path.is_file() and path.stat().st_size)
        outcomes = compare(served, world, read_records(files))
    return {one.case: outcome for one, outcome in zip(served, outcomes, strict=True)}


if __name__ == "__main__":
    raise SystemExit(main())
