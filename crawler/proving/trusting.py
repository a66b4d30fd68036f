"""Whether the certificate that a domain signed with leads to an authority that is trusted, at the time of signing.

A certificate names whoever its issuer says, and anybody can issue one: without this check a signature in the name of a
domain proves nothing. What stamps the time of a signature is its text in Base64, and authsign holds the time that the
signature itself names to ten minutes before that (authsign 0.5, ``verifier.py`` and ``utils.py``).
"""

import contextlib
import hashlib
import ssl
import warnings
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.errors import EverciteError
from crawler.proving import stamping
from crawler.proving.signing import BadSignature

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_MOST_APART = timedelta(minutes=10)
_MAX_CHAIN = 20
"""Certificates that are looked at; a web server's chain has three or four."""


class TrustUnusable(EverciteError):
    """A file with the certificates of authorities cannot be used; it is named."""

    exit_code = 2


def anchors(path: Path | None = None) -> tuple["Certificate", ...]:
    """Return the certificates of the authorities that are trusted: those of a PEM file, else of the system.

    The system's are those that Python's ``ssl`` loads (``SSL_CERT_FILE`` names others), or certifi's where there are
    none.

    :raises TrustUnusable: when the file cannot be read, or holds none.
    """
    if path is None:
        return _of_the_system()
    try:
        return stamping.certificates(path)
    except OSError as e:
        raise TrustUnusable(f"{path}: cannot be read: {e.strerror or e}") from e
    except ValueError as e:
        raise TrustUnusable(f"{path}: holds no certificates in PEM form") from e


def certified(
    signed: Mapping[str, Any], trusted: Sequence["Certificate"], authorities: Sequence["Certificate"] = ()
) -> list[str]:
    """Follow the certificates of a domain's signature, which fits its key, and return what was and was not seen.

    Time stamps may be by one of the ``authorities`` too.

    :raises BadSignature: when they do not lead to one that is ``trusted``, or the time stamp is not on the signature.
    """
    domain = str(signed.get("domain", ""))
    chain = _chain(str(signed["domainCert"]), "domainCert")
    moment, words = _moment(signed, [*authorities, *trusted])
    root = _followed(chain, domain, moment, trusted)
    unseen = "whether it was revoked" + (", its cross-signed certificate" if signed.get("crossSignedCert") else "")
    return [f"the certificate of {domain} leads to {root}, at {_second(moment)}, {words}", f"not looked at: {unseen}"]


def _followed(chain: Sequence["Certificate"], domain: str, moment: datetime, trusted: Sequence["Certificate"]) -> str:
    """Return the name of the authority that a chain leads to."""
    from cryptography import x509
    from cryptography.x509 import verification

    if not trusted:
        raise BadSignature("no authority is trusted here that its certificate leads to; name one with --trust FILE")
    try:
        policy = verification.PolicyBuilder().store(verification.Store(list(trusted))).time(moment)
        path = policy.build_server_verifier(x509.DNSName(domain)).verify(chain[0], list(chain[1:]))
    except (verification.VerificationError, ValueError) as e:
        said = str(e).partition("\n")[0]
        raise BadSignature(
            f"the certificate of {domain or 'no domain'} led to no authority that is trusted here, at "
            f"{_second(moment)} ({said}); --trust FILE names others"
        ) from e
    return path[-1].subject.rfc4514_string()


def _moment(signed: Mapping[str, Any], trusted: Sequence["Certificate"]) -> tuple[datetime, str]:
    """Return when a signature was made, and how that is known."""
    try:
        created = datetime.fromisoformat(str(signed["created"]))
    except (KeyError, ValueError):
        raise BadSignature("it does not say when it was made") from None
    created = created if created.tzinfo is not None else created.replace(tzinfo=UTC)
    if not signed.get("timeSignature"):
        return created, "the time that the signature itself names; it has no time stamp"
    try:
        token = stamping.decoded(str(signed["timeSignature"]))
        digest = hashlib.sha256(str(signed["signature"]).encode("ascii")).hexdigest()
        stamped = stamping.verify(token, digest)
    except (stamping.BadStamp, ValueError) as e:
        raise BadSignature(f"its time stamp does not hold: {e}") from e
    try:
        stamping.verify(token, digest, [*trusted, *_issued(signed, trusted, stamped)])
    except stamping.BadStamp:
        return created, "the time that the signature itself names; who stamped its time is not trusted here"
    if not timedelta(0) <= stamped - created + timedelta(seconds=1) <= _MOST_APART:
        raise BadSignature(
            f"it says that it was made at {_second(created)}, and its time stamp is of {_second(stamped)}"
        )
    return stamped, "the time of its time stamp, by an authority that is trusted"


def _issued(signed: Mapping[str, Any], trusted: Sequence["Certificate"], moment: datetime) -> list["Certificate"]:
    """Return those of the certificates beside a time stamp that may issue others, and that trusted ones issued.

    What verifies time stamps trusts all that it is given, so nothing else may be given to it.
    """
    if not signed.get("timestampCert"):
        return []
    waiting = list(_chain(str(signed["timestampCert"]), "timestampCert"))
    found: list[Certificate] = []
    while True:
        for certificate in waiting:
            if _may_issue(certificate, moment) and any(_issued_by(certificate, one) for one in [*trusted, *found]):
                waiting.remove(certificate)
                found.append(certificate)
                break
        else:
            return found


def _may_issue(certificate: "Certificate", moment: datetime) -> bool:
    from cryptography import x509

    if not certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc:
        return False
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def _issued_by(certificate: "Certificate", issuer: "Certificate") -> bool:
    from cryptography.exceptions import InvalidSignature

    if certificate.issuer != issuer.subject:
        return False
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _second(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _chain(text: str, name: str) -> tuple["Certificate", ...]:
    from cryptography import x509

    try:
        return tuple(x509.load_pem_x509_certificates(text.encode("ascii"))[:_MAX_CHAIN])
    except ValueError as e:
        raise BadSignature(f"its {name} cannot be read") from e


def _of_the_system() -> tuple["Certificate", ...]:
    from cryptography import x509

    found = []
    with warnings.catch_warnings(action="ignore"):  # of forms that are not allowed for much longer
        for data in ssl.create_default_context().get_ca_certs(binary_form=True):
            with contextlib.suppress(ValueError):
                found.append(x509.load_der_x509_certificate(data))
    if found:
        return tuple(found)
    import certifi

    return stamping.certificates(Path(certifi.where()))
