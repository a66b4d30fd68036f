"""What a policy says of one URL."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from crawler.fetching.exchange import Limits

DEFAULT_LIMITS = Limits()


class RobotsUse(StrEnum):
    """What is made of a robots.txt that refuses us."""

    RESPECT = "respect"
    """The URL is not fetched (RFC 9309); its verdict is ``blocked``, ``robots``."""
    PRIVATE = "private"
    """Fetched on a person's request and kept for them alone: such a copy is marked restricted, not for publication."""
    IGNORE = "ignore"
    """Fetched like any other; whoever decides so says why in ``because``."""


class NoarchiveUse(StrEnum):
    """What is made of a page that asks archives, by ``noarchive``, to show no copies of it."""

    KEEP = "keep"
    """The wish is kept with the verdict, and changes nothing else."""
    RESTRICT = "restrict"
    """The copy is marked restricted: kept, and not for publication."""


class BrowserUse(StrEnum):
    """When a page is opened in a browser beside being fetched."""

    NEVER = "never"
    AUTO = "auto"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Settings:
    """How one URL is to be treated; the defaults are what holds where a policy says nothing."""

    capture: bool = True
    """Fetch it at all."""
    robots: RobotsUse = RobotsUse.RESPECT
    delay: timedelta = timedelta(seconds=1)
    """Between two requests to one host; Retry-After and Crawl-delay can only lengthen it."""
    concurrency_per_host: int = 1
    """Requests to one host at a time."""
    limits: Limits = DEFAULT_LIMITS
    """Time-outs and size of one exchange."""
    max_redirects: int = 20
    retries: int = 3
    """Further tries within a run after a failure that may pass."""
    tls_unverified_retry: bool = True
    """Where only the certificate is at fault, fetch once more without checking it: the copy is kept as evidence, and
    the verdict stays ``tls``, never ``live``."""
    requisites: bool = True
    """Fetch what a page needs to be seen again."""
    signposting_items: bool = False
    """Fetch the files that a page's Link headers call its items, such as a paper's PDF, as if the page needed them."""
    noarchive: NoarchiveUse = NoarchiveUse.KEEP
    browser: BrowserUse = BrowserUse.NEVER


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
