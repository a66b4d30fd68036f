"""Other archives: which of them are asked for copies of cited pages, about which links, and how often."""

import re
from datetime import timedelta
from enum import StrEnum
from ipaddress import ip_address
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, field_validator, model_validator
from pydantic_core import PydanticCustomError

from crawler import urls
from crawler.policy.problems import alternatives, shown
from crawler.policy.scalars import Flag, Interval, Sentence, TimeOut, Wait, read_sentence, read_word
from crawler.policy.section import Section, require_value

PROTOCOLS = ("timegate", "timemap", "cdx", "availability")
"""The ways in which archives can be asked, each the name of the key that holds the address."""


class LookupUse(StrEnum):
    """Which links other archives are asked about while a run works."""

    NEVER = "never"
    DEAD = "dead"
    """Cited links that are dead or suspect."""
    CITED = "cited"
    """Every cited link that has a verdict."""


class SubmissionUse(StrEnum):
    """To whom live pages are submitted that no archive has a copy of."""

    NEVER = "never"
    SPN = "spn"
    """The Internet Archive's Save Page Now."""


def replay_of(endpoint: str) -> str | None:
    """Return where the archive of a CDX server shows copies; None where its address does not tell.

    Known are the Wayback Machine's layout (``/cdx/search/cdx`` beside ``/web/``) and pywb's (``/coll/cdx`` or
    ``/coll-cdx`` beside ``/coll/``).
    """
    place = urls.address(endpoint)
    path = place.request_target.partition("?")[0]
    if path == "/cdx/search/cdx":
        return f"{place.origin}/web/"
    for end in ("/cdx", "-cdx"):
        if path.endswith(end) and len(path) > len(end) + 1:
            return f"{place.origin}{path.removesuffix(end)}/"
    return None


def _read_endpoint(value: Any) -> str:
    endpoint = read_sentence(value)
    if not re.match(r"https?://", endpoint, re.IGNORECASE):
        raise ValueError(f"{shown(endpoint)} is no http or https URL, written in full")
    try:
        if urls.address(endpoint).port in urls.BAD_PORTS:
            raise ValueError(f"{shown(endpoint)} has the port of another protocol")
    except urls.InvalidURL:
        raise ValueError(f"{shown(endpoint)} is no URL") from None
    return endpoint


def _read_save(value: Any) -> str:
    address = _read_endpoint(value)
    if urls.scheme(address) != "https" and not _is_loopback(urls.host(address)):
        raise ValueError(f"{shown(address)} would get the keys of an account in clear text; write https")
    return address


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _require_short(name: str) -> str:
    if len(name) > 100:
        raise ValueError(f"{shown(name)} is longer than 100 characters")
    return name


Endpoint = Annotated[str | None, BeforeValidator(_read_endpoint)]


class Archive(Section):
    """An archive, or an aggregator of several, and how it is asked: by one of four protocols."""

    name: Annotated[Sentence, AfterValidator(_require_short)]
    """What the manifest calls it; its host is a good name."""
    timegate: Endpoint = None
    """RFC 7089 §4; the page's URL is put behind it."""
    timemap: Endpoint = None
    """RFC 7089 §5, in link-format or JSON; the page's URL is put behind it."""
    cdx: Endpoint = None
    """Of a CDX server: the Wayback Machine's or pywb's."""
    availability: Endpoint = None
    """Of the Wayback Machine's availability API."""
    replay: Endpoint = None
    """Where copies are shown, for a CDX server whose address does not tell."""
    delay: Wait = timedelta(seconds=2.5)
    """Between two questions; the archive can only ask for more."""
    timeout: TimeOut = timedelta(minutes=1)
    """For one answer."""
    private: Flag = False
    """It may learn of pages that are not on the public internet. One that is not there itself may anyway."""

    _has_value = field_validator("delay", "timeout", mode="before")(require_value)

    @model_validator(mode="before")
    @classmethod
    def _is_asked_in_one_way(cls, said: Any) -> Any:
        if not isinstance(said, dict):
            return said
        ways = [way for way in PROTOCOLS if said.get(way) is not None]
        if len(ways) > 1:
            raise PydanticCustomError("ways", "an archive is asked in one way; keep " + alternatives(ways))
        if not ways and "name" in said and not set(said) - set(cls.model_fields):
            raise PydanticCustomError("ways", "this archive has no address; add " + alternatives(PROTOCOLS))
        return said

    @model_validator(mode="after")
    def _shows_its_copies(self) -> Self:
        if self.cdx is not None and self.replay is None:
            replay = replay_of(self.cdx)
            if replay is None:
                raise PydanticCustomError(
                    "replay",
                    "where this archive shows its copies cannot be told from its address; add `replay: https://…/`",
                )
            object.__setattr__(self, "replay", replay)
        return self

    @property
    def endpoint(self) -> str:
        """The address that is asked."""
        return self.timegate or self.timemap or self.cdx or self.availability or ""


WAYBACK_MACHINE = Archive(
    name="web.archive.org", cdx="https://web.archive.org/cdx/search/cdx", replay="https://web.archive.org/web/"
)
"""Asked by default, once that is asked for. Its delay of 2.5 s is 24 questions a minute: the limit is 30
(edgi-govdata-archiving/wayback ships four fifths of it)."""


class Mementos(Section):
    """When other archives are asked for copies of cited pages."""

    lookup: Annotated[LookupUse, BeforeValidator(read_word(LookupUse))] = LookupUse.NEVER
    again: Interval = timedelta(days=30)
    """What an archive was asked is not asked again within this time, unless the link has died since."""
    wait: Wait = timedelta(minutes=1)
    """How long a run that has done all else waits for look-ups; what is left is left to the next one."""
    save: Annotated[str, BeforeValidator(_read_save)] = "https://web.archive.org/save"
    """Where Save Page Now takes submissions; the keys of the account go there."""
    submit: Annotated[SubmissionUse, BeforeValidator(read_word(SubmissionUse))] = SubmissionUse.NEVER
    """Whether `evercite mementos` submits live pages that no archive has a copy of since the article appeared."""
