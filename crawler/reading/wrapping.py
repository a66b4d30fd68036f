"""Addresses within addresses: what office suites, mail programs and networks put in the place of a link's own.

They lead to a service that counts, warns or checks, and that may be gone, or refuse machines, long before the page that
was cited is. Which parameter holds the address is seen in the links of each service; how Proofpoint writes it is in its
"URL Defense Decoder".
"""

import re
from urllib.parse import parse_qs, unquote, urlsplit

from crawler import urls

_MAX_DEPTH = 3
_MAX_FIELDS = 50
_MARK = re.compile(
    r"https?://[^/?#]*(?:google\.|outlook\.com|facebook\.com|instagram\.com|youtube\.com|linkedin\.com|slack-redir\.net"
    r"|vk\.com|umblr\.com|getpocket\.com|urldefense\.)"
)
_PARAMETERS = tuple(
    (re.compile(place), parameters)
    for place, parameters in (
        # On each link of a page that Google Docs exports, and in Google's mails and results.
        (r"(?:www\.)?google\.(?:[a-z]{2,3}\.)?[a-z]{2,3}/url", ("q", "url")),
        # Outlook's "safe links".
        (r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com/", ("url",)),
        (r"lm?\.facebook\.com/l\.php", ("u",)),
        (r"l\.instagram\.com/", ("u",)),
        (r"(?:www\.)?youtube\.com/redirect", ("q",)),
        (r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)", ("url",)),
        (r"slack-redir\.net/link", ("url",)),
        (r"vk\.com/away\.php", ("to",)),
        (r"t\.umblr\.com/redirect", ("z",)),
        (r"getpocket\.com/redirect", ("url",)),
    )
)
_PROOFPOINT_2 = "urldefense.proofpoint.com/v2/url"
_PROOFPOINT_3 = re.compile(r"https?://urldefense\.(?:com|us|proofpoint\.com)/v3/__(https?:)/{1,2}([^*]{1,4000}?)__;")
"""Where the address holds no asterisk, which stands for characters that are told behind it in a code of its own."""


def unwrapped(url: str) -> str:
    """Return the address that an absolute URL wraps, or the same where it wraps none."""
    for _ in range(_MAX_DEPTH):
        inner = _inner(url) if _MARK.match(url) else None
        if inner is None:
            break
        url = inner
    return url


def _inner(url: str) -> str | None:
    if found := _PROOFPOINT_3.match(url):
        return _address(f"{found[1]}//{found[2]}")
    try:
        parts = urlsplit(url)
        stated = parse_qs(parts.query, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return None
    place = f"{parts.netloc}{parts.path}"
    if place == _PROOFPOINT_2:
        return _address(unquote(stated.get("u", [""])[0].replace("-", "%").replace("_", "/")))
    named = (
        stated[one][0] for pattern, said in _PARAMETERS if pattern.fullmatch(place) for one in said if one in stated
    )
    return next((address for written in named if (address := _address(written))), None)


def _address(written: str) -> str | None:
    """Return the URL of a page that is written out whole; None for anything else."""
    try:
        url = urls.resolve(written)
    except urls.InvalidURL:
        return None
    return url if urls.scheme(url) in {"http", "https"} else None
