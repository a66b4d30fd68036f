"""``evercite mementos``: what other archives hold of cited pages."""

import contextlib
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import outcomes, runs, terminal
from crawler.cli.invocation import Invocation, command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from crawler.mementos import Outcome
    from crawler.mementos.submission import Submitted
    from crawler.remembering import Remembered

EXAMPLES = """\b
Examples:
  evercite mementos                          ask the policy's archives about every cited page of the store
  evercite mementos article.html --only-dead     about the dead and suspect links of one article
  evercite mementos --json | jq .archives
  evercite mementos --submit                 and have Save Page Now keep live pages that no archive has

\b
Each archive is asked at its own pace, and nothing twice within the policy's `mementos.again`; interrupted,
the same command goes on. What was found is printed by `evercite manifest` and `evercite show`.
--submit takes the keys of an account from EVERCITE_SPN_ACCESS_KEY and EVERCITE_SPN_SECRET_KEY.
"""


@command
def mementos(
    invocation: Invocation,
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="Articles, by the start of an id or by source. [default: all]"),
    ] = None,
    only_dead: Annotated[
        bool, typer.Option("--only-dead", help="Ask about links that are dead or suspect, and no others.")
    ] = False,
    submit: Annotated[
        bool,
        typer.Option("--submit", help="Submit live pages to Save Page Now that no archive has since their article."),
    ] = False,
    contact: Annotated[
        str | None,
        typer.Option(
            envvar="EVERCITE_CONTACT", metavar="TEXT", help="A mail address or page of yours, for those who are asked."
        ),
    ] = None,
    operator: runs.Operator = None,
    allow_private: runs.AllowPrivate = False,
) -> int:
    """Find copies of cited pages in other archives.

    Of each archive that the policy names, the copy nearest to the day the article was published, and the newest. The
    archives get to know what is cited, so nothing asks them unless you do, by this command or in a policy, and a public
    archive is never asked about a page that is not on the public internet.
    """
    policy = runs.with_flags(invocation.policy(), contact, operator, allow_private=allow_private)
    from crawler.cli.listing import article_named
    from crawler.mementos.submitting import keys_from
    from crawler.policy import SubmissionUse
    from crawler.remembering import remember

    keys = keys_from() if submit or policy.mementos.submit is SubmissionUse.SPN else None
    with invocation.open_store() as store, store.connect() as connection:
        ids = [article_named(connection, source) for source in sources] if sources else None
    if not runs.may_ask(invocation, policy):
        return outcomes.USAGE
    came_to = remember(
        invocation.store,
        policy,
        only_dead=only_dead,
        article_ids=ids,
        keys=keys,
        listener=_Lines(quiet=invocation.quiet),
    )
    code = outcomes.interrupted(came_to.interrupted) if came_to.interrupted is not None else outcomes.DONE
    with contextlib.suppress(terminal.ClosedPipe):
        if invocation.as_json:
            terminal.emit_json(_document(came_to))
        else:
            terminal.render(*_parts(came_to))
    return code


class _Lines:
    """Tells of each answer in a line: they come slowly enough to be read."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._questions = self._asked = 0

    def begun(self, questions: int) -> None:
        self._questions = questions
        if questions and not self._quiet:
            terminal.progress(f"{questions} question{'' if questions == 1 else 's'} to ask")

    def asked(self, archive: str, target: str, outcome: "Outcome", said: str | None) -> None:
        self._asked += 1
        if not self._quiet:
            why = f" ({said})" if said else ""
            place = f"[{self._asked}/{max(self._questions, self._asked)}]"
            terminal.progress(f"{place} {archive} {outcome}{why} {terminal.plain(target, terminal.URL_CHARACTERS)}")

    def submitted(self, target: str, said: "Submitted") -> None:
        if not self._quiet:
            why = f" ({said.said})" if said.said else ""
            terminal.progress(f"submitted {said.state}{why} {terminal.plain(target, terminal.URL_CHARACTERS)}")

    def notice(self, message: str) -> None:
        terminal.say(message)


def _document(came_to: "Remembered") -> dict[str, Any]:
    return {
        "archives": [
            {"name": name, **counts, "left": came_to.left.get(name, 0)} for name, counts in _counts(came_to).items()
        ],
        "submissions": _submissions(came_to),
        "refused": came_to.refused,
        "seconds": round(came_to.seconds, 3),
        "interrupted": came_to.interrupted,
    }


def _parts(came_to: "Remembered") -> "Iterator[RenderableType]":
    from rich.text import Text

    from crawler.cli import tables

    shown = tables.table("archive", "#asked", "#found", "#none", "#failed", "#withheld", "#left")
    for name, counts in _counts(came_to).items():
        left = came_to.left.get(name, 0)
        asked = sum(counts.values()) - counts["withheld"]
        numbers = (asked, counts["found"], counts["none"], counts["failed"], counts["withheld"], left)
        shown.add_row(tables.text(name), *map(str, numbers))
    yield shown if shown.row_count else Text("nothing was left to ask")
    submissions = _submissions(came_to)
    if any(submissions.values()):
        yield Text(f"submitted: {', '.join(f'{number} {state}' for state, number in submissions.items() if number)}")
    if came_to.refused is not None:
        yield tables.text(f"no more submissions are taken now: {came_to.refused}", 1000)
    if came_to.left:
        yield Text("what is left is asked by the same command, when the archives may be asked again")


def _counts(came_to: "Remembered") -> dict[str, dict[str, int]]:
    """Return how often each archive was asked, by what came of it."""
    from crawler.mementos import Outcome

    names = sorted({*came_to.outcomes, *came_to.left})
    return {
        name: {outcome.value: came_to.outcomes.get(name, Counter[Outcome]())[outcome] for outcome in Outcome}
        for name in names
    }


def _submissions(came_to: "Remembered") -> dict[str, int]:
    from crawler.mementos.submission import State

    return {state.value: came_to.submissions[state] for state in State}
