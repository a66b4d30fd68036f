"""What the judge is shown of an exchange: a few values that are kept in the manifest as JSON."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from crawler import urls
from crawler.fetching.exchange import Exchange, Failure, FailureKind
from crawler.fetching.framing import END_UNSURE
from crawler.fetching.links import WebLink
from crawler.judging.challenges import challenge_in
from crawler.judging.signposting import Signpost, signposts_in
from crawler.vocabulary import Truncation

if TYPE_CHECKING:
    from crawler.judging.page_signs import PageSigns

REDIRECT_STATUSES = frozenset({301, 302, 303, 307, 308})
"""Statuses whose Location is followed (Fetch standard, "redirect status"); a 300 or 304 shows what it holds."""

_WITHOUT_CONTENT = frozenset({204, 205})
"""Statuses of success that have no content (RFC 9110 §15.3.5 and §15.3.6)."""

_LAST_CHUNK = b"0\r\n\r\n"
"""All that an answer in chunks has where it has none (RFC 9112 §7.1)."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One URL of a chain of redirects and how it answered."""

    url: str
    http_status: int | None = None
    """None when no answer could be understood; ``failure`` then tells why."""
    location: str | None = None
    """The Location header of a redirect, as sent: it may be relative, or no URL at all."""
    failure: Failure | None = None
    truncated: Truncation | None = None
    content_type: str | None = None
    challenge: str | None = None
    """The header that says a bot check answered instead of the page, such as ``cf-mitigated: challenge``."""
    oddities: tuple[str, ...] = ()
    refresh: str | None = None
    """Where a Refresh header or ``<meta http-equiv=refresh>`` of a page sends its reader at once, as written."""
    directives: tuple[str, ...] = ()
    """What the answer asks of archives, in lower case: ``noarchive`` and the like, from header and page."""
    cookies: str = ""
    """The Cookie header that was sent."""
    set_cookies: tuple[str, ...] = ()
    """The values of the answer's Set-Cookie headers."""
    links: tuple[Signpost, ...] = ()
    """What the answer's Link headers, and its page's ``<link>`` elements, say of the page."""
    not_modified: bool = False
    """The server only said, by a 304, that the page is as it was; the rest is what it was then."""
    page: "PageSigns | None" = None
    """What the page, or text, says of itself; None for what is neither, and where it was not read."""
    unread: bool = False
    """The page is there, and its reader gave it up: it took too much time or memory."""
    empty: bool = False
    """The answer has no content at all."""

    @property
    def shows_nothing(self) -> bool:
        """Whether there is nothing to see for certain: no content came, or its status says so."""
        return self.empty or self.http_status in _WITHOUT_CONTENT

    @property
    def end_unsure(self) -> bool:
        """Whether nobody can know that all of the content came: browsers refuse such answers, or show what came."""
        return not END_UNSURE.isdisjoint(self.oddities)

    @property
    def answered_status(self) -> int | None:
        """The status that was on the wire."""
        return 304 if self.not_modified else self.http_status

    @property
    def is_redirect(self) -> bool:
        """Whether the answer sends its reader elsewhere."""
        return self.http_status in REDIRECT_STATUSES

    @property
    def redirects_to(self) -> str | None:
        """The absolute URL a redirect or refresh leads to, fragment included; None where none can be parsed.

        A page that refreshes itself leads nowhere, and a bot check's page to no other page than the check's.
        """
        named = self.location if self.is_redirect else self.refresh
        if named is None or (self.challenge is not None and not self.is_redirect):
            return None
        try:
            target = urls.resolve(named, self.url)
        except urls.InvalidURL:
            return None
        return None if not self.is_redirect and urls.same_page(target, self.url) else target

    def to_json(self) -> dict[str, Any]:
        """Return the hop as JSON values; what is absent is left out."""
        said: dict[str, Any] = {
            "url": self.url,
            "http_status": self.http_status,
            "location": self.location,
            "truncated": self.truncated.value if self.truncated else None,
            "content_type": self.content_type,
            "challenge": self.challenge,
            "oddities": list(self.oddities) or None,
            "refresh": self.refresh,
            "directives": list(self.directives) or None,
            "cookies": self.cookies or None,
            "set_cookies": list(self.set_cookies) or None,
            "links": [link.to_json() for link in self.links] or None,
            "not_modified": self.not_modified or None,
            "page": self.page.to_json() if self.page is not None else None,
            "unread": self.unread or None,
            "empty": self.empty or None,
        }
        if self.failure is not None:
            said["failure"] = {
                "kind": self.failure.kind.value,
                "message": self.failure.message,
                "hard": self.failure.hard,
            }
        return {name: value for name, value in said.items() if value is not None}

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """Return the hop that :meth:`to_json` wrote."""
        from crawler.judging.page_signs import PageSigns  # brings all along that a page is read by

        failure = said.get("failure")
        return cls(
            url=said["url"],
            http_status=said.get("http_status"),
            location=said.get("location"),
            failure=Failure(FailureKind(failure["kind"]), failure["message"], failure["hard"]) if failure else None,
            truncated=Truncation(said["truncated"]) if "truncated" in said else None,
            content_type=said.get("content_type"),
            challenge=said.get("challenge"),
            oddities=tuple(said.get("oddities", ())),
            refresh=said.get("refresh"),
            directives=tuple(said.get("directives", ())),
            cookies=said.get("cookies", ""),
            set_cookies=tuple(said.get("set_cookies", ())),
            links=tuple(Signpost.from_json(link) for link in said.get("links", ())),
            not_modified=said.get("not_modified", False),
            page=PageSigns.from_json(said["page"]) if "page" in said else None,
            unread=said.get("unread", False),
            empty=said.get("empty", False),
        )


def hop_of(
    exchange: Exchange,
    *,
    refresh: str | None = None,
    directives: tuple[str, ...] = (),
    cookies: str = "",
    links: tuple[WebLink, ...] = (),
    page: "PageSigns | None" = None,
    unread: bool = False,
) -> Hop:
    """Return what the judge needs to know of an exchange.

    ``refresh`` is where its page sends the reader at once, ``directives`` what it asks of archives, ``cookies`` the
    Cookie header that was sent, ``links`` its page's ``<link>`` elements, ``page`` what the page says of itself;
    ``unread`` is a page that could not be read.
    """
    head = exchange.head
    content_type = head.get(b"content-type") if head else None
    return Hop(
        url=exchange.url,
        http_status=exchange.status,
        location=_location(exchange),
        failure=exchange.failure,
        truncated=exchange.truncated,
        content_type=_text(content_type) if content_type is not None else None,
        challenge=challenge_in(exchange),
        oddities=tuple(exchange.oddities),
        refresh=refresh,
        directives=directives,
        cookies=cookies,
        set_cookies=tuple(_text(value) for value in head.get_all(b"set-cookie")) if head else (),
        links=signposts_in(map(_text, head.get_all(b"link")), exchange.url, links) if head else (),
        page=page,
        unread=unread,
        empty=head is not None and exchange.body_bytes <= (len(_LAST_CHUNK) if exchange.chunked else 0),
    )


def unmodified(earlier: Hop, answer: Hop) -> Hop:
    """Return what the judge needs to know of a page that a 304 said to be as it was ``earlier``.

    Of the ``answer`` itself counts what it says of now: cookies, wishes, a bot check in the page's place.
    """
    return replace(
        earlier,
        challenge=answer.challenge,
        oddities=answer.oddities,
        directives=tuple(dict.fromkeys((*earlier.directives, *answer.directives))),
        set_cookies=answer.set_cookies,
        not_modified=True,
    )


def _location(exchange: Exchange) -> str | None:
    """Return the Location header; None without one, and with two that differ, which no reader could follow alike."""
    values = set(exchange.head.get_all(b"location")) if exchange.head else set()
    return _text(values.pop()) if len(values) == 1 else None


def _text(value: bytes) -> str:
    """Decode a header value as browsers do: UTF-8 where it is that, else Latin-1 (Fetch, "location URL")."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
