"""Who vouches for what is kept: the key that packages are signed with, and the authority that says when a file was."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BeforeValidator, ValidationInfo, field_validator

from crawler.policy.problems import shown
from crawler.policy.scalars import read_sentence
from crawler.policy.section import Section

_Text = BeforeValidator(lambda value: None if value is None else read_sentence(value))


class Proof(Section):
    """Signatures and time stamps."""

    key: Annotated[Path | None, _Text] = None
    """File with the private key that WACZ packages are signed with, in PEM; relative to the policy's folder."""
    signing_service: Annotated[str | None, _Text] = None
    """URL of a signing service, such as authsign's ``/sign``, that signs packages in the name of a domain."""
    timestamp: Annotated[str | None, _Text] = None
    """URL of an RFC 3161 time stamping authority, asked for each closed WARC file and each signed package."""
    tsa_ca: Annotated[Path | None, _Text] = None
    """PEM file with the certificates that the authority's own leads to; relative to the policy's folder."""

    @field_validator("signing_service", "timestamp")
    @classmethod
    def _is_address(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                parts = urlsplit(value)
                usable = parts.scheme in ("http", "https") and parts.hostname and (parts.port is None or parts.port)
            except ValueError:
                usable = False
            if not usable:
                raise ValueError(f"{shown(value)} is no http or https URL")
        return value

    @field_validator("key", "tsa_ca")
    @classmethod
    def _beside_the_policy(cls, value: Path | None, info: ValidationInfo) -> Path | None:
        folder: Path = (info.context or {}).get("folder", Path())
        path = value and folder / value.expanduser()
        if path is not None and info.field_name == "tsa_ca":
            _require_certificates(path)
        return path

    @field_validator("signing_service")
    @classmethod
    def _one_signer(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and info.data.get("key") is not None:
            raise ValueError("`key` is there too; a package has one signature, so keep one of them")
        return value


def _require_certificates(path: Path) -> None:
    from cryptography import x509

    try:
        x509.load_pem_x509_certificates(path.read_bytes())
    except OSError as e:
        raise ValueError(f"{shown(path)} cannot be read: {e.strerror}") from None
    except ValueError:
        raise ValueError(f"{shown(path)} holds no certificates in PEM form") from None
