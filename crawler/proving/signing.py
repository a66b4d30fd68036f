"""Signatures of WACZ packages, by WACZ Signing and Verification 0.1.0 (https://specs.webrecorder.net/wacz-auth/0.1.0/).

What is signed is the text of the package's digest, ``sha256:`` and hex digits. The specification names no curve and no
form of the signature. What is written with a key of one's own is what ReplayWeb.page verifies (wabac.js 2.27,
``certutils.ts``): P-384, SHA-256, and r and s one after the other as in IEEE P1363. Signing services such as authsign
write DER. Both are read, and P-256 as well.
"""

import base64
import binascii
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler import __version__
from crawler.errors import EverciteError
from crawler.proving.posting import Unanswered, post

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey, EllipticCurvePublicKey
    from cryptography.x509 import Certificate

SPECIFICATION = "0.1.0"

_ANONYMOUS = frozenset({"hash", "created", "software", "version", "signature", "publicKey"})
_OF_A_DOMAIN = frozenset({
    "hash", "created", "software", "version", "signature", "domain", "domainCert", "timeSignature", "timestampCert",
    "crossSignedCert",
})  # fmt: skip


class KeyUnusable(EverciteError):
    """A signing key cannot be read, written or used; its file is named."""

    exit_code = 2


class SigningFailed(EverciteError):
    """A signing service did not sign; nothing was exported."""

    exit_code = 2


class BadSignature(ValueError):
    """A signature does not hold; the message says why."""


def create_key(path: Path) -> "EllipticCurvePrivateKey":
    """Make a key and write it to a new file that only its owner can read: PKCS #8 in PEM, P-384.

    :raises KeyUnusable: when there is a file already, or it cannot be written.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP384R1())
    data = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with open(handle, "wb") as out:  # noqa: PTH123 - its mode
                out.write(data)
        except OSError:
            path.unlink()  # half a key would be in the way of a whole one
            raise
    except FileExistsError:
        raise KeyUnusable(f"{path}: there is a file already, and a key is never replaced") from None
    except OSError as e:
        raise KeyUnusable(f"{path}: cannot be written: {e.strerror or e}") from e
    return key


def read_key(path: Path) -> "EllipticCurvePrivateKey":
    """Read a private key in PEM.

    :raises KeyUnusable: when there is none that can be used.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    try:
        key = serialization.load_pem_private_key(path.read_bytes(), None)
    except OSError as e:
        raise KeyUnusable(f"{path}: cannot be read: {e.strerror or e}") from e
    except (ValueError, TypeError) as e:
        raise KeyUnusable(f"{path}: holds no private key in PEM form without a password") from e
    if not isinstance(key, ec.EllipticCurvePrivateKey) or key.curve.name not in ("secp256r1", "secp384r1"):
        raise KeyUnusable(f"{path}: is no ECDSA key on P-384 or P-256; `evercite key FILE` makes one")
    return key


def public_text(key: "EllipticCurvePrivateKey") -> str:
    """Return the public half of a key as a package holds it: SubjectPublicKeyInfo in Base64."""
    return _spki(key.public_key())


def sign(digest: str, key: "EllipticCurvePrivateKey", now: datetime | None = None) -> dict[str, str]:
    """Return the ``signedData`` of a package with the digest ``sha256:…``, by a key of one's own."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    signature = key.sign(digest.encode("ascii"), ec.ECDSA(hashes.SHA256()))
    r, s = utils.decode_dss_signature(signature)
    size = (key.curve.key_size + 7) // 8
    return {
        "hash": digest,
        "created": _moment(now or datetime.now(UTC)),
        "software": f"evercite {__version__}",
        "version": SPECIFICATION,
        "signature": base64.b64encode(r.to_bytes(size, "big") + s.to_bytes(size, "big")).decode("ascii"),
        "publicKey": public_text(key),
    }


def sign_by_service(digest: str, url: str, token: str | None = None, now: datetime | None = None) -> dict[str, Any]:
    """Return the ``signedData`` that a signing service gives for a digest; authsign speaks this protocol.

    :raises SigningFailed: when it gives none.
    """
    asked = json.dumps({"hash": digest, "created": _moment(now or datetime.now(UTC))}).encode()
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if token:
        headers["Authorization"] = f"bearer {token}"
    try:
        answer = json.loads(post(url, asked, headers))
        if not isinstance(answer, dict):
            raise SigningFailed(f"{url}: the signing service did not answer with an object of JSON")
        said = {name: value for name, value in answer.items() if value is not None}
        if said.get("hash") != digest:
            raise SigningFailed(f"{url}: the signing service signed another digest")
        verify(said, digest)
    except Unanswered as e:
        raise SigningFailed(f"{url}: the signing service {e}") from e
    except (ValueError, TypeError) as e:
        raise SigningFailed(f"{url}: the signing service gave a signature that does not hold: {e}") from e
    return said


def verify(signed: Mapping[str, Any], digest: str, known_key: str | None = None) -> str:
    """Verify the ``signedData`` of a package with the digest ``sha256:…``, and return who signed, in words.

    Whether a domain's certificate leads to an authority that one trusts is left to :func:`trusting.certified`. Whom a
    key belongs to is not looked at, unless it is to be the ``known_key``.

    :raises BadSignature: when it does not hold.
    """
    if signed.get("hash") != digest:
        raise BadSignature("it is on another digest")
    allowed = _OF_A_DOMAIN if "domainCert" in signed else _ANONYMOUS
    unknown = sorted(set(signed) - allowed)
    if unknown:
        raise BadSignature(f"it has {unknown[0]}, which the specification does not know")
    try:
        signature = base64.b64decode(str(signed["signature"]), validate=True)
        if "domainCert" in signed:
            certificate = _certificate(str(signed["domainCert"]))
            key, signer = certificate.public_key(), _named(certificate, str(signed.get("domain", "")))
        else:
            key, signer = _public_key(str(signed["publicKey"])), f"the key {signed['publicKey']}"
    except KeyError as e:
        raise BadSignature(f"it has no {e.args[0]}") from None
    except (ValueError, binascii.Error) as e:
        raise BadSignature(f"it cannot be read: {e}") from e
    if known_key is not None and signed.get("publicKey") != known_key:
        raise BadSignature("it is by another key than the policy's")
    _check(key, signature, digest)
    return signer


def _check(key: Any, signature: bytes, digest: str) -> None:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, utils

    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise BadSignature("its key is no ECDSA key")
    size = (key.curve.key_size + 7) // 8
    forms = [signature]
    if len(signature) == 2 * size:
        r, s = int.from_bytes(signature[:size], "big"), int.from_bytes(signature[size:], "big")
        forms.append(utils.encode_dss_signature(r, s))
    for form in forms:
        try:
            key.verify(form, digest.encode("ascii"), ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            continue
        return
    raise BadSignature("it does not fit its key")


def _public_key(text: str) -> Any:
    from cryptography.hazmat.primitives import serialization

    return serialization.load_der_public_key(base64.b64decode(text, validate=True))


def _certificate(chain: str) -> "Certificate":
    from cryptography import x509

    return x509.load_pem_x509_certificates(chain.encode("ascii"))[0]


def _named(certificate: "Certificate", domain: str) -> str:
    """Return whose certificate it is; it must be the domain's."""
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    names = {str(name.value) for name in certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)}
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        names |= set(found.value.get_values_for_type(x509.DNSName))
    except x509.ExtensionNotFound:
        pass
    if domain not in names:
        raise BadSignature(f"its certificate is not that of {domain}")
    return f"the domain {domain}"


def _spki(key: "EllipticCurvePublicKey") -> str:
    from cryptography.hazmat.primitives import serialization

    data = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(data).decode("ascii")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
