"""What every command of evercite takes: the store, the policy, and how much is said where."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Concatenate, ParamSpec

import typer

from crawler.cli import logs, outcomes

if TYPE_CHECKING:
    from crawler.manifest.store import Store
    from crawler.policy import Policy

_P = ParamSpec("_P")


@dataclass(frozen=True, slots=True)
class Invocation:
    """One call of a command, as far as all commands are alike."""

    store: Path
    policy_file: Path | None
    """As asked for; None where the usual one is to be found."""
    as_json: bool
    quiet: bool
    verbosity: int
    log_file: Path | None
    log_json: bool = False

    def policy(self) -> "Policy":
        """Return the policy to go by.

        :raises PolicyError: when its file cannot be read or used.
        """
        from crawler import policy

        return policy.load(policy.find(self.policy_file))

    def open_store(self) -> "Store":
        """Open the store to read.

        :raises StoreMissing: when there is none.
        :raises StoreUnsound: when it cannot be read.
        """
        from crawler.manifest.store import Store

        return Store.open(self.store)


def command(function: Callable[Concatenate[Invocation, _P], int | None]) -> Callable[..., None]:
    """Give a command the options that all have, and have it end with an exit code.

    The function takes an :class:`Invocation` before its own parameters, and returns the exit code (None for 0).
    """

    @functools.wraps(function)
    def run(*args: Any, **given: Any) -> None:
        invocation = Invocation(**{name: given.pop(name) for name in _SHARED})
        try:
            logs.configure(
                invocation.verbosity, quiet=invocation.quiet, file=invocation.log_file, as_json=invocation.log_json
            )
        except OSError as error:
            raise typer.BadParameter(
                f"{invocation.log_file}: cannot be written: {error.strerror or error}", param_hint="--log-file"
            ) from None
        raise typer.Exit(outcomes.outcome(lambda: function(invocation, *args, **given) or outcomes.DONE))

    own = list(inspect.signature(function).parameters.values())[1:]
    run.__signature__ = inspect.Signature([*own, *_SHARED.values()])  # type: ignore[attr-defined]
    return run


def _folder(name: str) -> Path:
    """Return the store's folder.

    :raises BadParameter: when it has no name, as where a script's variable is not set.
    """
    if not name:
        raise typer.BadParameter("it is empty; write . for the working folder")
    return Path(name)


def _shared(
    store: Annotated[
        Path,
        typer.Option(
            "--store",
            envvar="EVERCITE_STORE",
            metavar="DIR",
            parser=_folder,
            help="The folder that everything is kept in.",
        ),
    ] = Path("warcs"),
    policy_file: Annotated[
        Path | None,
        typer.Option(
            "--policy",
            metavar="FILE",
            help="A policy file, or the name of a shipped one: default, archivist, researcher, newsroom. "
            "[default: policies/default.yaml here, else the shipped default]",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but results and errors.")] = False,
    verbosity: Annotated[
        int, typer.Option("--verbose", "-v", count=True, show_default=False, help="Say more; twice for all.")
    ] = 0,
    log_file: Annotated[
        Path | None, typer.Option("--log-file", metavar="FILE", help="Add a full log of the work to this file.")
    ] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="Write log records as JSON, one a line.")] = False,
) -> None:
    """Declare what all commands take."""


_SHARED = {
    name: parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    for name, parameter in inspect.signature(_shared).parameters.items()
}
