"""Signatures in the name of a domain: whose certificate leads where, at what time."""

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from crawler.proving import signing, stamping, trusting
from tests.cli.conftest import run_in
from tests.proving.authority import Authority, needs_openssl

DIGEST = f"sha256:{hashlib.sha256(b'a package').hexdigest()}"
NOW = datetime.now(UTC).replace(microsecond=0)
DOMAIN = "archive.example.org"

Issued = tuple[x509.Certificate, ec.EllipticCurvePrivateKey]


def issued(name: str, by: Issued | None = None, *, domain: str | None = None, ended: bool = False) -> Issued:
    """Make a certificate: of an authority, or of a domain; by itself, or by an authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    issuer, signer = (by[0].subject, by[1]) if by is not None else (subject, key)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number()).not_valid_before(NOW - timedelta(days=20))
    builder = builder.not_valid_after(NOW + timedelta(days=-1 if ended else 20))
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), False)
    builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
    builder = builder.add_extension(x509.BasicConstraints(domain is None, None), True)
    if domain is None:
        usage = x509.KeyUsage(True, False, False, False, False, True, True, False, False)
        builder = builder.add_extension(usage, True)
    else:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(domain)]), False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
    return builder.sign(signer, hashes.SHA256()), key


def pem(*certificates: x509.Certificate) -> str:
    return "".join(certificate.public_bytes(Encoding.PEM).decode() for certificate in certificates)


ROOT = issued("A Root")
BETWEEN = issued("Somebody Between", ROOT)


def signed_by(leaf: Issued, *between: Issued, digest: str = DIGEST, **more: Any) -> dict[str, Any]:
    """Sign as authsign does."""
    signature = base64.b64encode(leaf[1].sign(digest.encode(), ec.ECDSA(hashes.SHA256()))).decode()
    chain = pem(leaf[0], *(certificate for certificate, _ in between))
    return {
        "hash": digest, "created": f"{NOW:%Y-%m-%dT%H:%M:%SZ}", "software": "authsigner", "version": "0.1.0",
        "signature": signature, "domain": DOMAIN, "domainCert": chain, **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with Authority(tmp_path_factory.mktemp("authority")) as running:
        yield running


def stamped(signed: dict[str, Any], authority: Authority, **more: Any) -> dict[str, Any]:
    """Add a time stamp of the signature's text."""
    digest = hashlib.sha256(signed["signature"].encode()).hexdigest()
    token = authority.stamp(stamping.request(digest, 7))[1]
    return {
        **signed,
        "timeSignature": base64.b64encode(token).decode(),
        "timestampCert": authority.ca.read_text(),
        **more,
    }


def test_a_certificate_leads_to_an_authority_by_those_between() -> None:
    signed = signed_by(issued("It", BETWEEN, domain=DOMAIN), BETWEEN, ROOT, crossSignedCert="…")
    assert signing.verify(signed, DIGEST) == f"the domain {DOMAIN}"
    at = f"at {signed['created']}, the time that the signature itself names; it has no time stamp"
    assert trusting.certified(signed, [ROOT[0]]) == [
        f"the certificate of {DOMAIN} leads to CN=A Root, {at}",
        "not looked at: whether it was revoked, its cross-signed certificate",
    ]


@pytest.mark.parametrize(
    ("leaf", "between"),
    [
        (issued(DOMAIN, domain=DOMAIN), ()),
        (issued("It", issued("A Root"), domain=DOMAIN), ()),
        (issued("It", BETWEEN, domain=DOMAIN), ()),
        (issued("It", BETWEEN, domain="elsewhere.example.org"), (BETWEEN,)),
        (issued("It", BETWEEN, domain=DOMAIN, ended=True), (BETWEEN,)),
        (issued("It", issued("It", BETWEEN, domain=DOMAIN), domain=DOMAIN), (BETWEEN,)),
    ],
    ids=["by itself", "by a namesake", "with a gap", "of another domain", "ended", "by no authority"],
)
def test_a_certificate_that_leads_nowhere_is_none(leaf: Issued, between: tuple[Issued, ...]) -> None:
    with pytest.raises(signing.BadSignature, match="led to no authority that is trusted here"):
        trusting.certified(signed_by(leaf, *between), [ROOT[0]])


def test_where_nothing_is_trusted_nothing_is_certified() -> None:
    with pytest.raises(signing.BadSignature, match="--trust"):
        trusting.certified(signed_by(issued("It", BETWEEN, domain=DOMAIN), BETWEEN), [])


@needs_openssl
def test_a_time_stamp_says_when_the_certificate_had_to_hold(authority: Authority) -> None:
    signed = stamped(signed_by(issued("It", BETWEEN, domain=DOMAIN), BETWEEN), authority)
    ca = x509.load_pem_x509_certificate(authority.ca.read_bytes())
    assert "the time of its time stamp, by an authority" in trusting.certified(signed, [ROOT[0]], [ca])[0]
    assert "who stamped its time is not trusted here" in trusting.certified(signed, [ROOT[0]])[0]
    with pytest.raises(signing.BadSignature, match="and its time stamp is of"):
        trusting.certified({**signed, "created": "2020-01-01T00:00:00Z"}, [ROOT[0]], [ca])


@needs_openssl
def test_a_time_stamp_of_something_else_does_not_hold(authority: Authority) -> None:
    leaf = issued("It", BETWEEN, domain=DOMAIN)
    other = stamped(signed_by(leaf, digest=DIGEST.replace("a", "b")), authority)
    with pytest.raises(signing.BadSignature, match="its time stamp does not hold: it is on another digest"):
        trusting.certified(signed_by(leaf, BETWEEN, timeSignature=other["timeSignature"]), [ROOT[0]])


@pytest.mark.parametrize("change", [{"created": "soon"}, {"domainCert": "none"}, {"timeSignature": "…"}])
def test_what_cannot_be_read_of_a_domains_signature_does_not_hold(change: dict[str, str]) -> None:
    with pytest.raises(signing.BadSignature):
        trusting.certified(signed_by(issued("It", BETWEEN, domain=DOMAIN), BETWEEN, **change), [ROOT[0]])


def test_the_systems_authorities_are_trusted_where_no_file_is_named() -> None:
    assert len(trusting.anchors()) > 20


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package without a record, signed in the name of a domain."""
    contents = json.dumps({"resources": []}).encode()
    digest = f"sha256:{hashlib.sha256(contents).hexdigest()}"
    signed = signed_by(issued("It", BETWEEN, domain=DOMAIN), BETWEEN, digest=digest)
    with ZipFile(tmp_path / "it.wacz", "w") as made:
        made.writestr("datapackage.json", contents)
        made.writestr(
            "datapackage-digest.json", json.dumps({"path": "datapackage.json", "hash": digest, "signedData": signed})
        )
    (tmp_path / "root.pem").write_text(pem(ROOT[0]))
    return tmp_path


def test_a_package_signed_by_a_domain_is_verified_with_the_authorities_of_a_file(package: Path) -> None:
    ran = run_in(package, "verify", "it.wacz", "--trust", "root.pem")
    assert ran.code == 0, ran.out
    assert f"signed by the domain {DOMAIN}" in ran.err
    assert f"the certificate of {DOMAIN} leads to CN=A Root" in ran.err
    untrusted = run_in(package, "verify", "it.wacz")
    assert untrusted.code == 4
    assert "led to no authority that is trusted here" in untrusted.out


@pytest.mark.parametrize("data", [None, b"no certificate"])
def test_a_file_without_authorities_is_named(package: Path, data: bytes | None) -> None:
    (package / "root.pem").unlink()
    if data is not None:
        (package / "root.pem").write_bytes(data)
    ran = run_in(package, "verify", "it.wacz", "--trust", "root.pem")
    assert (ran.code, "root.pem: " in ran.err) == (2, True)
