"""What a policy says of one URL."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Robots(StrEnum):
    """What is made of a robots.txt that refuses us."""

    RESPECT = "respect"
    """The URL is not fetched (RFC 9309); its verdict is ``blocked``, ``robots``."""
    PRIVATE = "private"
    """Fetched on a person's request and kept for them alone: such a copy is not for publication."""
    IGNORE = "ignore"
    """Fetched like any other; whoever decides so says why in ``because``."""


class Browser(StrEnum):
    """When a page is opened in a browser beside being fetched."""

    NEVER = "never"
    AUTO = "auto"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class TimeOuts:
    """How long one exchange may take."""

    connect: timedelta = timedelta(seconds=10)
    """For looking up the name, connecting and the TLS handshake, each address tried."""
    idle: timedelta = timedelta(seconds=30)
    """Without a byte received."""
    total: timedelta = timedelta(minutes=10)
    """For the whole exchange."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How one URL is to be treated; the defaults are what holds where a policy says nothing."""

    capture: bool = True
    """Fetch it at all."""
    robots: Robots = Robots.RESPECT
    delay: timedelta = timedelta(seconds=1)
    """Between two requests to one host; Retry-After and Crawl-delay can only lengthen it."""
    concurrency_per_host: int = 1
    """Requests to one host at a time."""
    timeout: TimeOuts = field(default_factory=TimeOuts)
    max_bytes: int = 1_000_000_000
    """Of one response on the wire; what is beyond is cut off."""
    max_redirects: int = 20
    retries: int = 3
    """Further tries within a run after a failure that may pass."""
    requisites: bool = True
    """Fetch what a page needs to be seen again."""
    browser: Browser = Browser.NEVER
    because: str | None = None
    """The reason that is given for ``capture``, where one is."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a setting has its value for a URL."""

    setting: str
    """As a policy writes it, parts joined by a dot: ``timeout.idle``."""
    value: bool | int | str
    """Durations and sizes in the spelling that a policy takes."""
    where: str
    """``file:line`` of the setting, or ``built in``."""
    rule: str | None
    """The pattern that matched, as written; None for a default."""
    because: str | None
    """The rule's own reason."""
