"""The outcomes of several tools as a page of documentation."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.conformance.cases import Case
from tests.conformance.comparing import Outcome

_INTRODUCTION = """\
# What is recorded of an odd web

Tools that make WARC files pass the usual checks of them and lose things all the same: a checker sees what is in a file,
not what was on the wire. Here {cases} URLs are archived whose server keeps a log of every byte that it received and
sent, and the log is compared with the records. Each URL is on a host of its own. `make conformance` makes this page
anew; `tests/conformance/cases.py` holds the cases.

- **exact**: every request and every answer is recorded byte for byte. Of an answer that never ends, what is recorded
  is its beginning. Where not a byte came back, the attempt itself is recorded.
- **changed**: something is recorded in other bytes, or something else was asked for than what is cited.
- **lost**: nothing is recorded of an exchange, or what a redirect leads to was never asked for.

How the tools were run: wget once for each URL, with `--warc-file`, `--no-check-certificate` and one try; warcprox
without deduplication, as the proxy of a plain client that takes URLs and redirects as browsers do; evercite
on one article that cites all of the URLs. All give up on a server that is silent for four seconds. What a tool did not
record exactly it was given three times in all, and the best of its outcomes counts.

"""


@dataclass(frozen=True)
class Column:
    """How one tool did."""

    tool: str
    version: str
    outcomes: Mapping[Case, Outcome]


def summary(column: Column) -> str:
    """Return the counts in one line."""
    counts = Counter(column.outcomes.values())
    return f"{column.tool} {column.version}: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome)


def page(columns: Sequence[Column]) -> str:
    """Return the page in Markdown: the counts, and a table for each group of cases."""
    cases = list(columns[0].outcomes)
    lines = [_INTRODUCTION.format(cases=len(cases))]
    lines += _row("tool", *Outcome) + _row(*["---"] * 4)
    for column in columns:
        counts = Counter(column.outcomes.values())
        lines += _row(f"{column.tool} {column.version}", *(str(counts[outcome]) for outcome in Outcome))
    for group in dict.fromkeys(case.group for case in cases):
        lines.append(f"\n## {group[0].upper()}{group[1:]}\n\n")
        lines += _row("case", *(column.tool for column in columns)) + _row(*["---"] * (len(columns) + 1))
        for case in cases:
            if case.group == group:
                lines += _row(case.name, *(_shown(column.outcomes.get(case)) for column in columns))
    return "".join(lines)


def _row(*cells: str) -> list[str]:
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"]


def _shown(outcome: Outcome | None) -> str:
    if outcome is None:
        return "not run"
    return outcome.value if outcome is Outcome.EXACT else f"**{outcome.value}**"
