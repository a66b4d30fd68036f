"""The words of evercite that other tools depend on: roles, statuses and reasons.

Their values are written to the manifest and to WARC files, so a member may be added but never renamed.
"""

from collections.abc import Mapping
from enum import StrEnum


class Role(StrEnum):
    """What a link of an article is for."""

    INLINE = "inline"
    """A link in the running text of the article's body."""
    REFERENCE = "reference"
    """An entry of a reference list or bibliography."""
    FOOTNOTE = "footnote"
    """A link inside a footnote or endnote."""
    IMAGE_CREDIT = "image-credit"
    """The stated source of a picture, usually in its caption."""
    EMBED = "embed"
    """A thing shown in place: a video, a post, a chart."""
    SOURCE = "source"
    """The original of a syndicated article, or the document that the whole article is about."""

    AUTHOR = "author"
    TAXONOMY = "taxonomy"
    """Tags, topics, regions, sections."""
    SHARE = "share"
    """Share and follow buttons."""
    NEWSLETTER = "newsletter"
    """Subscribe, join, donate."""
    RELATED = "related"
    """Read-next lists and recirculation modules."""
    NAVIGATION = "navigation"
    ADVERT = "advert"
    SELF = "self"
    """The article itself, or a place within it."""
    CONTACT = "contact"
    """Mail addresses, telephone numbers, the publisher's own addresses."""
    OTHER = "other"

    @property
    def cited(self) -> bool:
        """Whether links of this role are citations, which are fetched and kept."""
        return self in _CITED


_CITED = frozenset({Role.INLINE, Role.REFERENCE, Role.FOOTNOTE, Role.IMAGE_CREDIT, Role.EMBED, Role.SOURCE})


class Status(StrEnum):
    """What is held to be true of a link."""

    LIVE = "live"
    DEAD = "dead"
    """Rot: the target is gone, on evidence that will not pass."""
    SUSPECT = "suspect"
    """A failure that may pass and has not been confirmed yet; not counted as rot."""
    BLOCKED = "blocked"
    """We may not look; a reader might be able to."""
    LOST = "lost"
    """The link has no target any more: it was stripped before the article reached us."""
    EXCLUDED = "excluded"
    """Nothing that a web archive fetches, or that the policy leaves out."""
    PENDING = "pending"


class Reason(StrEnum):
    """Why a link has its status."""

    OK = "ok"
    REDIRECTED = "redirected"

    HTTP_404 = "http-404"
    HTTP_410 = "http-410"
    HTTP_4XX = "http-4xx"
    HTTP_5XX = "http-5xx"
    SOFT_404 = "soft-404"
    REDIRECTED_HOME = "redirected-home"
    PARKED = "parked"
    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TIMEOUT = "timeout"
    TLS = "tls"
    REDIRECT_LOOP = "redirect-loop"
    MALFORMED = "malformed"

    ROBOTS = "robots"
    CHALLENGE = "challenge"
    LOGIN = "login"
    PAYWALL = "paywall"
    HTTP_401 = "http-401"
    HTTP_403 = "http-403"
    HTTP_429 = "http-429"
    HTTP_451 = "http-451"

    NO_TARGET = "no-target"

    SCHEME = "scheme"
    PRIVATE_ADDRESS = "private-address"
    POLICY = "policy"
    INVALID_URL = "invalid-url"

    NOT_TRIED = "not-tried"


_FAILURES = frozenset({
    Reason.HTTP_404, Reason.HTTP_410, Reason.HTTP_4XX, Reason.HTTP_5XX, Reason.SOFT_404, Reason.REDIRECTED_HOME,
    Reason.PARKED, Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.TLS, Reason.REDIRECT_LOOP,
    Reason.MALFORMED,
})  # fmt: skip

ALLOWED_REASONS: Mapping[Status, frozenset[Reason]] = {
    Status.LIVE: frozenset({Reason.OK, Reason.REDIRECTED}),
    Status.DEAD: _FAILURES,
    Status.SUSPECT: _FAILURES | {Reason.HTTP_429},
    Status.BLOCKED: frozenset({
        Reason.ROBOTS, Reason.CHALLENGE, Reason.LOGIN, Reason.PAYWALL, Reason.HTTP_401, Reason.HTTP_403,
        Reason.HTTP_429, Reason.HTTP_451,
    }),
    Status.LOST: frozenset({Reason.NO_TARGET}),
    Status.EXCLUDED: frozenset({Reason.SCHEME, Reason.PRIVATE_ADDRESS, Reason.POLICY, Reason.INVALID_URL}),
    Status.PENDING: frozenset({Reason.NOT_TRIED}),
}  # fmt: skip
"""The reasons that each status can have."""


LANDING_EVIDENCE = ("fragment", "quotations", "anchor")
"""The keys of a verdict's evidence that are of one citation; all others are of its target."""


class Truncation(StrEnum):
    """Why a recorded response is not whole (WARC 1.1 §5.13, WARC-Truncated)."""

    LENGTH = "length"
    """Cut by us at the policy's ``max_bytes``."""
    TIME = "time"
    """Cut by us when a time-out ran out."""
    DISCONNECT = "disconnect"
    """The server, or the network, ended the connection before the body was whole."""
