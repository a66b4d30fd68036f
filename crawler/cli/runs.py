"""What the commands that fetch have in common: whom sites hear from."""

from typing import TYPE_CHECKING

from crawler.cli import terminal
from crawler.cli.invocation import Invocation

if TYPE_CHECKING:
    from crawler.policy import Policy


def with_flags(policy: "Policy", contact: str | None, operator: str | None, *, allow_private: bool) -> "Policy":
    """Return a policy with what the command line says instead."""
    from crawler.policy import with_identity

    if allow_private:
        policy = policy.model_copy(update={"network": policy.network.model_copy(update={"allow_private": True})})
    return with_identity(policy, operator=operator, contact=contact)


def may_ask(invocation: Invocation, policy: "Policy") -> bool:
    """Say what is wrong with the contact that sites are given, and whether that is a reason not to begin.

    A policy that lets requests go to private addresses is for trying things out on one's own machine.
    """
    identity = policy.identity
    if identity.advice is None or policy.network.allow_private:
        return True
    if identity.is_example or not invocation.quiet:
        terminal.say(identity.advice)
    return not identity.is_example
