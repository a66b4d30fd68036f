"""What the commands that fetch have in common: whom sites hear from, and how the work ended."""

from typing import TYPE_CHECKING, Annotated

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation

if TYPE_CHECKING:
    from crawler.engine.options import Summary
    from crawler.policy import Policy

Contact = Annotated[
    str | None,
    typer.Option(
        envvar="EVERCITE_CONTACT",
        metavar="TEXT",
        help="A mail address or page of yours, which every site that is asked gets to know.",
    ),
]
Operator = Annotated[
    str | None,
    typer.Option(envvar="EVERCITE_OPERATOR", metavar="TEXT", help="Who runs this; written to the WARC files."),
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Let requests go to loopback and private addresses.")
]


def with_flags(policy: "Policy", contact: str | None, operator: str | None, *, allow_private: bool) -> "Policy":
    """Return a policy with what the command line says instead."""
    from crawler.policy import with_identity

    if allow_private:
        policy = policy.model_copy(update={"network": policy.network.model_copy(update={"allow_private": True})})
    return with_identity(policy, operator=operator, contact=contact)


def may_ask(invocation: Invocation, policy: "Policy") -> bool:
    """Say what is wrong with the contact that sites are given, and whether that is a reason not to begin.

    A policy that lets requests go to private addresses is for trying things out on one's own machine. By now all is
    loaded: a command that a signal was to end meanwhile does not begin.
    """
    outcomes.require_no_signal()
    identity = policy.identity
    if identity.advice is None or policy.network.allow_private:
        return True
    if identity.is_example or not invocation.quiet:
        terminal.say(identity.advice)
    return not identity.is_example


def exit_code(summary: "Summary", after_interruption: str = outcomes.RESUMES) -> int:
    """Say what kept a run from doing all of its work, and return the exit code; 0 where nothing did."""
    for failure in summary.unreadable:
        terminal.say(failure.message)
    code = outcomes.UNREADABLE if summary.unreadable else outcomes.DONE
    if summary.outage:
        terminal.say(
            f"nothing answers, and no canary either: this machine seems to be off the net, so "
            f"{', '.join(summary.put_off)} {'was' if len(summary.put_off) == 1 else 'were'} not judged; "
            "the same command goes on with them"
        )
        code = outcomes.UNREADABLE
    if summary.budget_reached is not None:
        code = outcomes.BUDGET
    if summary.interrupted is not None:
        code = outcomes.interrupted(summary.interrupted, after_interruption)
    return code
