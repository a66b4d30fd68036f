"""RFC 3161 time stamps: an authority's signature that a digest was known at a time.

What is stamped is the SHA-256 of the file itself, so that ``openssl ts -verify -data FILE`` verifies a stamp too.
"""

import base64
import binascii
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crawler.proving.posting import post
from crawler.times import stamp

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_HEADERS = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
"""RFC 3161 §3.4."""

_SHA256 = bytes.fromhex("300d06096086480165030402010500")
"""AlgorithmIdentifier of SHA-256 in DER."""


class BadStamp(ValueError):
    """A time stamp does not hold; the message says why."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """An authority's answer, and the time that it tells."""

    token: bytes
    """TimeStampResp in DER."""
    time: datetime


def request(sha256: str, nonce: int) -> bytes:
    """Return a TimeStampReq for a digest in hex digits (RFC 3161 §2.4.1), which asks for the certificates too."""
    imprint = _der(0x30, _SHA256 + _der(0x04, bytes.fromhex(sha256)))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _der(0x30, _der(0x02, b"\x01") + imprint + _der(0x02, number) + _der(0x01, b"\xff"))


def ask(authority: str, sha256: str, authorities: Sequence["Certificate"] = ()) -> Stamp:
    """Ask an authority for a time stamp of a digest, and verify it.

    :raises Unanswered: when it gives none.
    :raises BadStamp: when what it gives does not hold.
    """
    nonce = secrets.randbits(63)
    token = post(authority, request(sha256, nonce), _HEADERS)
    return Stamp(token, verify(token, sha256, authorities, nonce))


def verify(token: bytes, sha256: str, authorities: Sequence["Certificate"] = (), nonce: int | None = None) -> datetime:
    """Return the time that a stamp of a digest tells.

    Without ``authorities`` it is only seen that the stamp is on this digest, not by whom.

    :raises BadStamp: when it does not hold.
    """
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        response = decode_timestamp_response(_in_order(token))
        if response.status not in (0, 1):
            raise BadStamp(f"the authority refused: {' '.join(response.status_string) or response.status}")
        info: Any = response.tst_info
        if info.message_imprint.message != bytes.fromhex(sha256):
            raise BadStamp("it is on another digest")
        if nonce is not None and info.nonce != nonce:
            raise BadStamp("it answers another question")
        if authorities:
            builder = VerifierBuilder(roots=list(authorities))
            builder.build().verify(response, bytes.fromhex(sha256))
    except VerificationError as e:
        raise BadStamp(f"its authority is not to be trusted: {e}") from e
    except BadStamp:
        raise
    except ValueError as e:
        raise BadStamp("it cannot be read") from e
    return info.gen_time  # type: ignore[no-any-return]


@lru_cache(4)
def certificates(path: Path) -> tuple["Certificate", ...]:
    """Read the certificates of authorities that are trusted, in PEM.

    :raises OSError: when the file cannot be read.
    :raises ValueError: when it holds none.
    """
    from cryptography import x509

    return tuple(x509.load_pem_x509_certificates(path.read_bytes()))


def decoded(text: str) -> bytes:
    """Return a stamp as it is kept in Base64.

    :raises BadStamp: when it is none.
    """
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as e:
        raise BadStamp("it cannot be read") from e


def said(file: str, sha256: str, authority: str, made: Stamp) -> dict[str, str]:
    """Return a stamp of a file as it is kept in the manifest and told by the next WARC file."""
    return {
        "sha256": sha256,
        "authority": authority,
        "file": file,
        "token": base64.b64encode(made.token).decode("ascii"),
        "stamped_at": stamp(made.time),
    }


def _in_order(token: bytes) -> bytes:
    """Return an answer with its certificates in the order that DER asks of a set.

    openssl, and authorities that run it, send them as they come, which the library refuses to read. The order is under
    no signature (RFC 5652 §5.4), and the answer is kept as it came.

    :raises ValueError: when it cannot be followed that far.
    """
    try:
        response = _elements(token, 0, len(token))[0]
        content = _elements(token, *_elements(token, *response[1:])[1][1:])[1]
        signed = _elements(token, *_elements(token, *content[1:])[0][1:])
        start, end = next((start, end) for place, start, end in signed if token[place] == 0xA0)
        held = sorted(token[place:after] for place, _, after in _elements(token, start, end))
    except (IndexError, StopIteration):
        return token  # a refusal, or a stamp without certificates
    return token[:start] + b"".join(held) + token[end:]


def _elements(data: bytes, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return where each element of DER within a stretch of data begins, where its content begins, and where it ends."""
    found = []
    while start < end:
        length, content = data[start + 1], start + 2
        if length & 0x80:
            content += length & 0x7F
            length = int.from_bytes(data[start + 2 : content], "big")
        if content + length > end:
            raise ValueError("an element ends beyond what it is in")
        found.append((start, content, content + length))
        start = content + length
    return found


def _der(tag: int, content: bytes) -> bytes:
    size = len(content)
    length = (
        bytes([size])
        if size < 0x80
        else bytes([0x80 | (size.bit_length() + 7) // 8]) + size.to_bytes((size.bit_length() + 7) // 8, "big")
    )
    return bytes([tag]) + length + content
