"""What ``evercite export wacz --sign`` does: sign a package as the policy says, and have it time-stamped."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from crawler.cli import outcomes, terminal
from crawler.cli.invocation import Invocation


def signer_of(invocation: Invocation, token: str | None) -> Callable[[str, str], Mapping[str, Any]]:
    """Return what signs packages: the policy's key, or its signing service.

    :raises WrongUsage: when the policy names neither.
    :raises KeyUnusable: when its key cannot be used.
    """
    from crawler.proving import signing

    proof = invocation.policy().proof
    if proof.signing_service is not None:
        service = proof.signing_service
        return lambda digest, _: signing.sign_by_service(digest, service, token)
    if proof.key is None:
        raise outcomes.WrongUsage(
            "the policy names nothing to sign with; write `proof: {key: FILE}` or `proof: {signing_service: URL}` into "
            "it"
        )
    key = signing.read_key(proof.key)
    return lambda digest, _: signing.sign(digest, key)


def stamp_package(invocation: Invocation, package: Path) -> None:
    """Put a time stamp of a package beside it, where the policy names an authority; without an answer, say so."""
    from crawler.manifest.sealing import digest_of
    from crawler.placing import placed
    from crawler.proving import stamping
    from crawler.proving.package import STAMP_SUFFIX
    from crawler.proving.posting import Unanswered

    proof = invocation.policy().proof
    if proof.timestamp is None:
        return
    trusted = stamping.certificates(proof.tsa_ca) if proof.tsa_ca is not None else ()
    try:
        made = stamping.ask(proof.timestamp, digest_of(package), trusted)
    except (Unanswered, stamping.BadStamp) as e:
        terminal.say(f"{package}: it has no time stamp, for {proof.timestamp} {e}")
        return
    with placed(package.with_name(f"{package.name}{STAMP_SUFFIX}"), force=True) as out:
        out.write(made.token)
