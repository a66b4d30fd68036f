"""A memento, the choice among several, and the forms in which archives write when it was made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from enum import StrEnum

from crawler import urls

MAX_URL_CHARACTERS = 8_192
"""Longer URLs are refused by the servers that would have to answer them."""


@dataclass(frozen=True, slots=True)
class Memento:
    """One copy of a page in an archive."""

    url: str
    """An absolute http or https URL."""
    at: datetime
    """When the copy was made, in UTC, to the second."""
    http_status: int | None = None
    """What the page itself answered then, where the archive tells."""

    @property
    def is_error(self) -> bool:
        """Whether it is known to be the copy of an error page."""
        return self.http_status is not None and not 200 <= self.http_status < 400


class Outcome(StrEnum):
    """What came of asking an archive."""

    FOUND = "found"
    NONE = "none"
    """It has no copy, or none but of error pages."""
    FAILED = "failed"
    """It gave no answer that could be understood."""
    WITHHELD = "withheld"
    """It was not asked, so as not to learn of a page that is not on the public internet."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an archive has of a page."""

    closest: Memento | None = None
    newest: Memento | None = None

    @property
    def outcome(self) -> Outcome:
        """Whether there is anything."""
        return Outcome.FOUND if self.closest or self.newest else Outcome.NONE


def by_distance(found: Iterable[Memento], moment: datetime) -> list[Memento]:
    """Return mementos that are not known to be of error pages, those nearest to a moment first."""
    return sorted((one for one in found if not one.is_error), key=lambda one: (abs(one.at - moment), one.at, one.url))


def newest_first(found: Iterable[Memento]) -> list[Memento]:
    """Return mementos that are not known to be of error pages, the newest first."""
    return sorted((one for one in found if not one.is_error), key=lambda one: (one.at, one.url), reverse=True)


def memento_url(written: object, base: str | None = None) -> str | None:
    """Return what an archive says is a memento's URL as an absolute URL; None where it is no http or https URL."""
    if not isinstance(written, str) or len(written) > MAX_URL_CHARACTERS:
        return None
    try:
        resolved = urls.fetchable(urls.resolve(written, base))
        urls.address(resolved)
    except urls.InvalidURL:
        return None
    return resolved if len(resolved) <= MAX_URL_CHARACTERS else None


def read_timestamp(written: object) -> datetime | None:
    """Return the moment of a timestamp of 4 to 14 digits, ``yyyyMMddhhmmss``; what is left out is the earliest."""
    digits = written if isinstance(written, str) else str(written) if isinstance(written, int) else ""
    if not (4 <= len(digits) <= 14 and digits.isascii() and digits.isdigit()) or len(digits) % 2:
        return None
    whole = digits + "00000101000000"[len(digits) :]
    try:
        return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None


def write_timestamp(moment: datetime) -> str:
    """Return a moment as 14 digits."""
    return moment.astimezone(UTC).strftime("%Y%m%d%H%M%S").rjust(14, "0")


def read_http_date(written: object) -> datetime | None:
    """Return the moment of a Memento-Datetime header or ``datetime`` attribute (RFC 7089 §2.1.1), or None."""
    if not isinstance(written, str) or len(written) > 100:
        return None
    try:
        moment = parsedate_to_datetime(written.strip())
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def write_http_date(moment: datetime) -> str:
    """Return a moment as Accept-Datetime writes it (RFC 7089 §2.1.1)."""
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)


def read_iso(written: object) -> datetime | None:
    """Return the moment of an ISO 8601 date or time, UTC where it names no zone, or None.

    A year or a month alone, as papers state it, is taken for its middle: the copy nearest to that is sought.
    """
    if not isinstance(written, str):
        return None
    text = written.strip()
    try:
        if len(text) == 4 and text.isascii() and text.isdigit():
            return datetime(int(text), 7, 1, tzinfo=UTC)
        if len(text) == 7 and text[4] == "-":
            return datetime.fromisoformat(f"{text}-15").replace(tzinfo=UTC)
        moment = datetime.fromisoformat(text)
        if len(text) == 10:
            moment += timedelta(hours=12)
        return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
