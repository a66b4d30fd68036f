"""Certificates of every kind, from an authority made for the test."""

import datetime as dt
import ssl
import tempfile
from enum import Enum, auto
from pathlib import Path

import trustme


class Certificate(Enum):
    """What is the matter with a server's certificate."""

    GOOD = auto()
    EXPIRED = auto()
    OTHER_NAME = auto()
    UNKNOWN_AUTHORITY = auto()
    SELF_SIGNED = auto()


class Authority:
    """A certificate authority, and server contexts with certificates of its making."""

    def __init__(self, folder: Path) -> None:
        self._ca = trustme.CA()
        self._stranger = trustme.CA()
        self.pem = folder / "authority.pem"
        """The authority's certificate: what a client trusts."""
        self._ca.cert_pem.write_to_path(self.pem)

    def context(
        self,
        kind: Certificate = Certificate.GOOD,
        host: str = "127.0.0.1",
        key: trustme.KeyType = trustme.KeyType.ECDSA,
    ) -> ssl.SSLContext:
        """Return a server's context for ``host``."""
        ca = self._stranger if kind is Certificate.UNKNOWN_AUTHORITY else self._ca
        name = "other.example" if kind is Certificate.OTHER_NAME else host
        past = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
        expired = {"not_before": past, "not_after": past + dt.timedelta(days=1)}
        issued = ca.issue_cert(name, key_type=key, **(expired if kind is Certificate.EXPIRED else {}))  # type: ignore[arg-type]
        chain = issued.private_key_and_cert_chain_pem.bytes()
        if kind is Certificate.SELF_SIGNED:
            chain = self._stranger.private_key_pem.bytes() + self._stranger.cert_pem.bytes()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory() as folder:
            pem = Path(folder) / "server.pem"
            pem.write_bytes(chain)
            context.load_cert_chain(pem)
        return context
