"""TLS: servers made to prove who they are as strictly as browsers do, or for evidence's sake not at all."""

import re
import ssl
from pathlib import Path

_CIPHERS = "ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM:ECDHE+AES:RSA+AESGCM:RSA+AES:!aNULL:!eNULL:!PSK:!SRP:@SECLEVEL=1"
"""For TLS 1.2, what Chromium and Firefox still offer. Python's own list leaves CBC with SHA-1 and RSA key exchange out,
and would call servers dead that every reader can see. Level 1 admits RSA keys below 2,048 bits, as browsers do."""


def verified_context(ca_file: Path | None) -> ssl.SSLContext:
    """Return a context that trusts the system's certificate authorities, and those in ``ca_file`` as well.

    :raises OSError: when the file cannot be read, or holds no certificates.
    """
    context = ssl.create_default_context()
    # Python 3.13 sets it; browsers accept what it refuses, such as an authority without a key identifier.
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT
    if ca_file is not None:
        context.load_verify_locations(ca_file)
    context.set_ciphers(_CIPHERS)
    _speak_as_browsers_do(context)
    return context


def unverified_context() -> ssl.SSLContext:
    """Return a context that takes any certificate and old protocols: for evidence only, never for a verdict."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    context.set_ciphers("ALL:@SECLEVEL=0")
    _speak_as_browsers_do(context)
    return context


def _speak_as_browsers_do(context: ssl.SSLContext) -> None:
    context.set_alpn_protocols(["http/1.1"])
    # Servers that cannot renegotiate securely (RFC 5746) are shown by browsers; nothing is ever renegotiated here.
    context.options |= getattr(ssl, "OP_LEGACY_SERVER_CONNECT", 0x4) | ssl.OP_NO_RENEGOTIATION


_OPENSSL_NAME = re.compile(
    r"(?:(?P<exchange>(?:EC)?DHE-(?:RSA|ECDSA|DSS)|A(?:EC)?DH)-|(?P<ecdhe>ECDHE)-(?=ARIA))?(?P<cipher>.+)"
)
_EXCHANGES = {"ADH": "DH_anon", "AECDH": "ECDH_anon"}


def suite_name(openssl_name: str) -> str:
    """Return the IANA name of a cipher suite: ``TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256``.

    OpenSSL has names of its own for those before TLS 1.3 (``ECDHE-RSA-AES128-GCM-SHA256``), and Python does not give
    the others. The rules hold for all suites that a client without a shared key or password can agree on.
    """
    if openssl_name.startswith("TLS_"):
        return openssl_name
    parts = _OPENSSL_NAME.fullmatch(openssl_name)
    assert parts is not None
    exchange = parts["exchange"] or ("ECDHE-RSA" if parts["ecdhe"] else "RSA")
    cipher = re.sub(r"(AES|CAMELLIA|ARIA)(128|256)", r"\1_\2", parts["cipher"]).replace("DES-CBC3", "3DES_EDE_CBC")
    cipher = re.sub(r"((?:AES|CAMELLIA)_\d+)-SHA", r"\1_CBC_SHA", cipher).replace("CCM8", "CCM_8")
    if cipher.endswith("POLY1305"):
        cipher += "_SHA256"
    return f"TLS_{_EXCHANGES.get(exchange, exchange)}_WITH_{cipher}".replace("-", "_")
