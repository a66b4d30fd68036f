"""Who a crawl says it is: the operator, how to reach them, and the User-Agent header.

A crawler that cannot be asked to stop is a bad neighbour, so every request should name a contact. Yet evercite must
work on a fresh machine with nothing set up, and it cannot know whose machine that is. So a *missing* contact is only
worth a warning: the header then points to evercite's own page, which is true and tells a site's operator what visits
them. A contact at ``example.org`` (or another name that RFC 2606 reserves) is a false one, copied from a manual, and a
run that leaves loopback is refused with it. Neither needs a file to be edited: ``EVERCITE_CONTACT`` and
``EVERCITE_OPERATOR`` in the environment, or ``--contact`` and ``--operator``, go over the policy's own
(:func:`with_identity`).
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, field_validator

from crawler import __version__, urls
from crawler.policy.problems import choose_from, shown
from crawler.policy.scalars import Sentence, read_sentence
from crawler.policy.section import Section

SOFTWARE_URL = "https://pypi.org/project/evercite/"
"""Where a site's operator reads what evercite is, when no contact is set."""

PRODUCT_TOKEN = "evercite"  # noqa: S105
"""What robots.txt files call us (RFC 9309 §2.2.1)."""

DEFAULT_USER_AGENT = "evercite/{version} (+{contact})"

_MAX_HEADER_CHARACTERS = 500

_PLACEHOLDERS = ("version", "contact", "operator")
_BRACED = re.compile(r"\{([^{}]{0,40})\}")

# Bounded and without overlapping repeats. Parentheses and backslashes would end the comment in the header that the
# contact is written into (RFC 9110 §5.6.5).
_MAIL = re.compile(r"[^\s@()<>\\\",;:]{1,64}@[^\s@()<>\\\",;:]{1,255}")

# RFC 2606 §2 and §3. `.test` and `.localhost` are left out: they are for tests, which is no false pretence.
_EXAMPLE_NAME = re.compile(
    r"(?:^|[@./+])(?:example\.(?:com|net|org)|[a-z0-9-]{1,63}\.(?:example|invalid))(?=$|[/:;,) ])", re.IGNORECASE
)


def read_contact(value: Any) -> str | None:
    """Return a mail address or the URL of a page about the crawl, in ASCII; None when it is not given.

    :raises ValueError: when it is neither.
    """
    if value is None:
        return None
    contact = read_sentence(value)
    _require_ascii(contact)
    if contact.lower().startswith("mailto:"):
        raise ValueError(f"{shown(contact)} is written as a link; did you mean `{contact[7:]}`?")
    if len(contact) <= 255 and _MAIL.fullmatch(contact):
        return contact
    if contact.lower().startswith(("http://", "https://")) and not re.search(r"[\s()\\<>\"]", contact):
        try:
            urls.address(contact)
        except urls.InvalidURL:
            pass
        else:
            return contact
    raise ValueError(
        f"{shown(contact)} is no contact; write a mail address, or the http(s) URL of a page about your crawl"
    )


def read_operator(value: Any) -> str | None:
    """Return the name of the person or body that runs the crawl; None when it is not given.

    :raises ValueError: when it cannot stand on one line.
    """
    return None if value is None else read_sentence(value)


class Identity(Section):
    """Who fetches."""

    operator: Annotated[str | None, BeforeValidator(read_operator)] = None
    """The person or body that runs the crawl; written to every WARC file's warcinfo."""
    contact: Annotated[str | None, BeforeValidator(read_contact)] = None
    """A mail address or a URL; in the User-Agent header and in every warcinfo."""
    user_agent: Sentence = DEFAULT_USER_AGENT
    """Template of the header: ``{version}``, ``{contact}`` and ``{operator}`` are filled in."""

    @field_validator("user_agent")
    @classmethod
    def _can_be_filled(cls, template: str, info: ValidationInfo) -> str:
        for match in _BRACED.finditer(template):
            if match[1] not in _PLACEHOLDERS:
                raise ValueError(f"{shown(match[0])} is not known; {choose_from(match[1], _PLACEHOLDERS)}")
        if any(brace in _BRACED.sub("", template) for brace in "{}"):
            raise ValueError(f"{shown(template)} has a brace without its partner")
        header = _fill(template, info.data.get("operator"), info.data.get("contact"))
        _require_ascii(header)
        if len(header) > _MAX_HEADER_CHARACTERS:
            raise ValueError(
                f"the header would be {len(header)} characters long; servers refuse more than a few hundred"
            )
        return template

    @property
    def user_agent_header(self) -> str:
        """The value of the User-Agent header: printable ASCII."""
        return _fill(self.user_agent, self.operator, self.contact)

    @property
    def is_example(self) -> bool:
        """Whether the contact, or what the header says, is a manual's example and reaches nobody."""
        return any(_EXAMPLE_NAME.search(text) for text in (self.contact or "", self.user_agent_header))

    @property
    def advice(self) -> str | None:
        """What to tell the user about their contact before a run; None when all is well.

        A reason to refuse the run where :attr:`is_example` holds and it leaves loopback, else a warning.
        """
        how = "set EVERCITE_CONTACT, or `contact` under `identity` in the policy, to a mail address or page of yours"
        if self.is_example:
            return f"{shown(self.contact or self.user_agent_header)} is an example and reaches nobody; {how}"
        if self.contact is None and "{contact}" in self.user_agent:
            return f"the sites that are asked cannot reach you; {how}"
        return None


def _fill(template: str, operator: str | None, contact: str | None) -> str:
    words = {"version": __version__, "contact": contact or SOFTWARE_URL, "operator": operator or PRODUCT_TOKEN}
    return _BRACED.sub(lambda match: words.get(match[1], match[0]), template)


def _require_ascii(header: str) -> None:
    odd = next((c for c in header if not " " <= c <= "~"), None)
    if odd is not None:
        raise ValueError(f"{shown(header)} has {shown(odd)}, and a header holds printable ASCII only")
