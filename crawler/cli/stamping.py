"""``evercite stamp`` and ``evercite key``: time stamps, and the key that packages are signed with."""

from pathlib import Path
from typing import Annotated

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation, command

STAMP_EXAMPLES = """\b
Examples:
  evercite stamp           ask the policy's authority for what has no time stamp yet

\b
The policy names the authority: proof: {timestamp: "https://tsa.example.org/", tsa_ca: tsa-ca.pem}. A run asks by
itself at its end; what it got no answer for is asked again by the next one, or by this command.
"""
KEY_EXAMPLES = """\b
Examples:
  evercite key signing.pem       make a key, or show the public half of the one that is there

\b
Keep the file where nobody else can read it, and name it in a policy: proof: {key: signing.pem}. Publish the public
half, so that others know whose signatures they see.
"""


@command
def stamp(invocation: Invocation) -> int:
    """Have a time stamping authority (RFC 3161) say that the closed WARC files of a store were there by now."""
    from crawler.manifest.store import Store
    from crawler.proving.pending import stamp_pending

    proof = invocation.policy().proof
    if proof.timestamp is None:
        raise outcomes.WrongUsage("the policy names no authority; write `proof: {timestamp: URL}` into it")
    invocation.open_store().close()
    with Store.open(invocation.store, write=True) as store, store.connect() as connection:
        stamped = stamp_pending(connection, proof)
    if invocation.as_json:
        terminal.emit_json({"stamped": stamped.count, "left": stamped.left, "trouble": stamped.trouble})
    elif not invocation.quiet:
        terminal.emit(terminal.plain(f"{stamped.count} WARC files stamped by {proof.timestamp}") + "\n")
    if stamped.trouble is not None:
        terminal.say(stamped.trouble)
        return outcomes.UNREADABLE
    return outcomes.DONE


@command
def key(
    invocation: Invocation,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the key is, or is to be.")],
) -> None:
    """Make a key to sign WACZ packages with, or show the public half of the one that is there."""
    from crawler.proving import signing

    made = not file.exists()
    private = signing.create_key(file) if made else signing.read_key(file)
    if invocation.as_json:
        terminal.emit_json({"file": str(file), "created": made, "public_key": signing.public_text(private)})
    else:
        terminal.emit(f"{signing.public_text(private)}\n")
