"""Signatures of packages, verified by openssl as a stranger to this code."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from crawler.proving import signing
from tests.proving.authority import Authority, needs_openssl, openssl
from tests.world.privileges import no_file_may_grow

DIGEST = f"sha256:{hashlib.sha256(b'a package').hexdigest()}"


@pytest.fixture(scope="module")
def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP384R1())


@needs_openssl
def test_a_signature_is_one_that_openssl_verifies(key: ec.EllipticCurvePrivateKey, tmp_path: Path) -> None:
    signed = signing.sign(DIGEST, key)
    raw = base64.b64decode(signed["signature"])
    r, s = int.from_bytes(raw[:48], "big"), int.from_bytes(raw[48:], "big")
    (tmp_path / "signature.der").write_bytes(utils.encode_dss_signature(r, s))
    (tmp_path / "public.der").write_bytes(base64.b64decode(signed["publicKey"]))
    (tmp_path / "signed").write_text(DIGEST)
    openssl("pkey", "-pubin", "-inform", "DER", "-in", "public.der", "-out", "public.pem", folder=tmp_path)
    openssl("dgst", "-sha256", "-verify", "public.pem", "-signature", "signature.der", "signed", folder=tmp_path)


def test_a_signature_has_what_the_specification_names_and_no_more(key: ec.EllipticCurvePrivateKey) -> None:
    assert set(signing.sign(DIGEST, key)) == {"hash", "created", "software", "version", "signature", "publicKey"}


@pytest.mark.parametrize("curve", [ec.SECP384R1(), ec.SECP256R1()])
def test_a_signature_holds_for_its_digest_and_key_alone(curve: ec.EllipticCurve) -> None:
    own, other = ec.generate_private_key(curve), ec.generate_private_key(curve)
    signed = signing.sign(DIGEST, own)
    assert signing.verify(signed, DIGEST) == f"the key {signing.public_text(own)}"
    assert signing.verify(signed, DIGEST, signing.public_text(own))
    with pytest.raises(signing.BadSignature, match="another digest"):
        signing.verify(signed, DIGEST.replace("a", "b"))
    with pytest.raises(signing.BadSignature, match="does not fit"):
        signing.verify({**signed, "publicKey": signing.public_text(other)}, DIGEST)
    with pytest.raises(signing.BadSignature, match="another key"):
        signing.verify(signed, DIGEST, signing.public_text(other))


@pytest.mark.parametrize(
    "change",
    [{"signature": "!"}, {"signature": ""}, {"publicKey": "AAAA"}, {"publicKey": None}, {"more": "x"}, {"hash": None},
     {"domainCert": "no certificate"}],
)  # fmt: skip
def test_what_cannot_be_read_does_not_hold(key: ec.EllipticCurvePrivateKey, change: dict[str, str]) -> None:
    with pytest.raises(signing.BadSignature):
        signing.verify({**signing.sign(DIGEST, key), **change}, DIGEST)


def test_a_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    made = signing.create_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert signing.public_text(signing.read_key(path)) == signing.public_text(made)
    with pytest.raises(signing.KeyUnusable, match="never replaced"):
        signing.create_key(path)


def test_a_key_that_could_not_be_written_whole_leaves_nothing_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    with no_file_may_grow(100), pytest.raises(signing.KeyUnusable, match="cannot be written"):
        signing.create_key(path)
    signing.create_key(path)


@pytest.mark.parametrize("data", [b"", b"no key", None])
def test_a_file_without_a_key_is_named(tmp_path: Path, data: bytes | None) -> None:
    path = tmp_path / "key.pem"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(signing.KeyUnusable, match=r"key\.pem: "):
        signing.read_key(path)


def test_a_key_of_another_kind_is_refused(tmp_path: Path) -> None:
    data = ec.generate_private_key(ec.SECP256K1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(data)
    with pytest.raises(signing.KeyUnusable, match="P-384"):
        signing.read_key(tmp_path / "key.pem")


# A signing service.


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with Authority(tmp_path_factory.mktemp("service")) as running:
        yield running


def answer_of(service: Authority, **change: str) -> None:
    """Have the service sign as authsign does: in DER, with the key of a domain's certificate."""
    certificate = x509.load_pem_x509_certificate((service.folder / "tsa.pem").read_bytes())
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    key = load_pem_private_key((service.folder / "tsa.key").read_bytes(), None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    domain = str(certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)[0].value)

    def answer(body: bytes) -> tuple[int, bytes]:
        asked = json.loads(body)
        signature = key.sign(asked["hash"].encode(), ec.ECDSA(hashes.SHA256()))
        said = {
            "hash": asked["hash"], "created": asked["created"], "software": "authsigner 0.6", "version": "0.1.0",
            "signature": base64.b64encode(signature).decode(), "domain": domain,
            "domainCert": (service.folder / "tsa.pem").read_text(), "timeSignature": "…", "timestampCert": "…",
            "crossSignedCert": None, **change,
        }  # fmt: skip
        return 200, json.dumps(said).encode()

    service.answer = answer


@needs_openssl
def test_a_signing_service_signs_in_the_name_of_a_domain(service: Authority) -> None:
    answer_of(service)
    signed = signing.sign_by_service(DIGEST, service.url, "secret")
    assert signing.verify(signed, DIGEST) == "the domain Test TSA"
    assert "crossSignedCert" not in signed


@needs_openssl
@pytest.mark.parametrize("change", [{"hash": "sha256:0"}, {"signature": "AAAA"}, {"domain": "elsewhere.test"}])
def test_a_service_that_signs_something_else_is_refused(service: Authority, change: dict[str, str]) -> None:
    answer_of(service, **change)
    with pytest.raises(signing.SigningFailed):
        signing.sign_by_service(DIGEST, service.url)


@needs_openssl
@pytest.mark.parametrize("answer", [(403, b""), (200, b"no JSON"), (200, b"[]"), (200, b"{}")])
def test_a_service_that_does_not_sign_is_named(service: Authority, answer: tuple[int, bytes]) -> None:
    service.answer = lambda _: answer
    with pytest.raises(signing.SigningFailed, match=service.url):
        signing.sign_by_service(DIGEST, service.url)
