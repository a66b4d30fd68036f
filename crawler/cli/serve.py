"""``evercite serve``: a store's articles and copies in a browser, and to Memento clients."""

import contextlib
import webbrowser
from typing import Annotated

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation, command

EXAMPLES = """\b
Examples:
  evercite serve                            http://127.0.0.1:8080/: articles, citations, and each copy replayed
  evercite serve --open                     and show it in a browser
  evercite serve --host 0.0.0.0             to other machines too; copies that are not for publication are left out
  curl -H 'Accept-Datetime: Sun, 01 Mar 2026 00:00:00 GMT' -I http://127.0.0.1:8080/timegate/https://example.org/

\b
Pages are shown without their scripts, and nothing is loaded but copies. For pages that are nothing without scripts,
`evercite export wacz` makes a file that ReplayWeb.page opens. A run may write to the store meanwhile.
"""


@command
def serve(
    invocation: Invocation,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="PORT", help="The port; 0 for any that is free.")
    ] = 8080,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    open_: Annotated[bool, typer.Option("--open", help="Show it in the browser of this desktop.")] = False,
    include_restricted: Annotated[
        bool, typer.Option("--include-restricted", help="Copies not for publication too, to whoever can reach --host.")
    ] = False,
) -> None:
    """Browse a store and replay its copies, with the Memento protocol for others who look for them."""
    from crawler.serving import Served, is_loopback
    from crawler.serving import serve as listening

    shows_restricted = include_restricted or is_loopback(host)
    served = Served(invocation.store, restricted=shows_restricted, s3=invocation.policy().storage.s3)
    with listening(served, host, port) as server:
        outcomes.heed_termination()
        with contextlib.suppress(KeyboardInterrupt, outcomes.Terminated):
            # Said in here: whoever reads it may send the signal before the next line is reached.
            if invocation.as_json:
                terminal.emit_json({"url": f"{server.origin}/"})
            else:
                terminal.emit(f"{server.origin}/ shows {terminal.plain(invocation.store)}. Ctrl-C ends it.\n")
            if open_:
                webbrowser.open(f"{server.origin}/")
            server.serve_forever()
