"""``evercite verify``: find every byte that is not as it was written, and everything that contradicts another part."""

import signal
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation, command
from crawler.errors import StoreError
from crawler.plain_text import counted

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

    from crawler.proving.store import Verification

EXAMPLES = """\b
Examples:
  evercite verify                      every digest, index line and manifest row against the WARC bytes
  evercite verify --json | jq .problems
  evercite verify article.wacz         a package, its records, its signature and its time stamp
  evercite verify article.wacz --trust ca.pem   signed by a domain whose certificate leads to this authority
  evercite verify --rebuild-index      make the indexes that are wrong anew out of their WARC files
  evercite verify --rebuild-manifest   make the database anew where it is wrong; the old one is kept
  evercite verify --seal               seal a sound store that a killed run left without a seal

\b
Exit codes: 0 everything is sound, 4 something is not. Nothing in the store is changed unless a
--rebuild option or --seal asks for it; WARC files never are.
"""

_NOT_KNOWN = "the store was not read to its end, and whether it is sound is not known"
_SHOWN_OF_A_FILE = 20


@command
def verify(
    invocation: Invocation,
    package: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", show_default=False, help="A WACZ file to verify; without one, the store."),
    ] = None,
    rebuild_index: Annotated[
        bool, typer.Option("--rebuild-index", help="Make indexes that are wrong anew, then verify again.")
    ] = False,
    rebuild_manifest: Annotated[
        bool, typer.Option("--rebuild-manifest", help="Make the database anew where it is wrong, then verify again.")
    ] = False,
    seal: Annotated[
        bool, typer.Option("--seal", help="Seal a store that is sound, where a kill left it without a seal.")
    ] = False,
    own_key: Annotated[
        bool, typer.Option("--own-key", help="Ask that a WACZ file is signed with the policy's key.")
    ] = False,
    trust: Annotated[
        Path | None,
        typer.Option(
            "--trust",
            metavar="FILE",
            help="PEM file with the authorities that the certificate of a domain which signed a package must lead to. "
            "[default: the system's]",
        ),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="How many processes read WARC files. [default: one a core]"),
    ] = None,
) -> int:
    """Check a store, or a WACZ file: every byte of its records and indexes, and that all its parts agree."""
    from crawler.proving import stamping

    proof = invocation.policy().proof
    trusted = stamping.certificates(proof.tsa_ca) if proof.tsa_ca is not None else ()
    if package is not None:
        from crawler.proving import signing, trusting
        from crawler.proving.package import verify_package

        known = signing.public_text(signing.read_key(proof.key)) if proof.key is not None and own_key else None
        anchors = partial(trusting.anchors, trust) if trust is None else partial(tuple, trusting.anchors(trust))
        return _end(invocation, verify_package(package, authorities=trusted, known_key=known, trusted=anchors))
    try:
        found = _verified(invocation, jobs, trusted)
        if not found.sound and (rebuild_index or rebuild_manifest):
            from crawler import repairing

            done = repairing.repair(invocation.store, found, index=rebuild_index, manifest=rebuild_manifest)
            for line in done:
                terminal.say(line)
            found = _verified(invocation, jobs, trusted)
    except KeyboardInterrupt:
        return outcomes.interrupted(signal.SIGINT, _NOT_KNOWN)
    except outcomes.Terminated:
        return outcomes.interrupted(signal.SIGTERM, _NOT_KNOWN)
    if seal:
        from crawler import repairing

        for line in repairing.seal(invocation.store, found):
            terminal.say(line)
    return _end(invocation, found)


def _verified(invocation: Invocation, jobs: int | None, trusted: Sequence["Certificate"]) -> "Verification":
    from crawler.cli.proving_progress import shown
    from crawler.proving.store import verify as verify_store

    with shown(quiet=invocation.quiet) as progress:
        return verify_store(invocation.store, jobs=jobs, progress=progress, authorities=trusted)


def _end(invocation: Invocation, found: "Verification") -> int:
    """Tell what was found, and return the exit code."""
    if invocation.as_json:
        terminal.emit_json(found.to_json())
    else:
        _tell(found, quiet=invocation.quiet)
    return outcomes.DONE if found.sound else StoreError.exit_code


def _tell(found: "Verification", *, quiet: bool) -> None:
    lines: list[str] = []
    for file, problems in found.problems.by_file().items():
        total = sum(count for (name, _), count in found.problems.counts.items() if name == file)
        lines += [terminal.plain(f"{file}: {problem.line}") for problem in problems[:_SHOWN_OF_A_FILE]]
        if total > _SHOWN_OF_A_FILE:
            lines.append(terminal.plain(f"{file}: and {total - _SHOWN_OF_A_FILE} more; --json tells them"))
    if not quiet:
        for notice in found.notices:
            terminal.say(notice)
        said = counted(found.problems.total, "problem") if not found.sound else "sound"
        lines.append(
            f"{found.place}: {said}; {counted(found.files, 'WARC file')}, {counted(found.records, 'record')}, "
            f"{_bytes(found.bytes)} in {found.seconds:.1f} s"
        )
    if lines:
        terminal.emit("".join(f"{line}\n" for line in lines))


def _bytes(count: int) -> str:
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"
