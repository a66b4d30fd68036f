"""``evercite demo``: archive the bundled article against its own small web, with nothing set up."""

import contextlib
import threading
from pathlib import Path
from typing import Annotated

import typer

from crawler.cli import archive, outcomes, terminal
from crawler.cli.invocation import Invocation, command

EXAMPLES = """\b
Examples:
  evercite demo                   archive the bundled article into ./warcs
  evercite demo --store /tmp/try  … or anywhere else
  evercite demo --serve           leave the bundled web up, to look at it or to try other commands on it
"""


@command
def demo(
    invocation: Invocation,
    serve: Annotated[bool, typer.Option("--serve", help="Leave the bundled web up until Ctrl-C.")] = False,
) -> int:
    """Archive a bundled article that cites a small bundled web, served on this machine.

    The article has citations of every role; the pages that it cites are there, moved, gone, closed, refused to robots
    or on a server that is down.
    """
    from crawler.archiving import Options
    from crawler.demo import server, web
    from crawler.policy import load

    policy = load(invocation.policy_file or Path(web.__file__).with_name("policy.yaml"))
    with server.served() as addresses:
        source = addresses["gazette"] + web.ARTICLE
        if not invocation.quiet:
            terminal.say(f"The bundled article is at {source} for as long as this runs.")
        code = archive.run(invocation, Options(invocation.store, policy, (source,)))
        if serve and code == outcomes.DONE:
            _wait_to_be_stopped()
    return code


def _wait_to_be_stopped() -> None:
    # Not sigwait(): it sees nothing of a signal that the system hands to one of the servers' threads.
    outcomes.heed_termination()
    with contextlib.suppress(KeyboardInterrupt, outcomes.Terminated):
        # Said in here: whoever reads it may send the signal before the next line is reached.
        terminal.say("Serving the bundled web. Ctrl-C ends it.")
        threading.Event().wait()
