"""How software marks, for programs and style sheets, the pages on which it says that something is not there.

The marks are in no language, so they tell where no phrase is known. Those of the products are their own: WordPress,
Shopify and Drupal mark the body, MediaWiki and Blogger the message, Next.js and Nuxt the data that they send along.
"""

import re

_OF_MESSAGES = (
    "noarticletext", "status-msg-body", "page-not-found", "error404", "error-404", "error_404", "page-404", "page404",
    "template-404", "notfound-page", "not-found-page", "path-system-404", "errorpage404", "e404", "http-404",
)  # fmt: skip
"""Names of classes and identifiers; each stands for such a page, and in style sheets of living ones."""

_NAMED = re.compile(
    r"<(body|html|main|[a-z]{1,10})\b[^>]{0,300}?\s(?:class|id)\s*=\s*[\"'](?:[^\"'>]{0,300}\s)?("
    + "|".join(map(re.escape, _OF_MESSAGES))
    + r")[\"'\s]"
)
_OF_DATA = re.compile(
    r"\"page\"\s*:\s*\"/(?:404|_error)\"|\"pageprops\"\s*:\s*\{\"statuscode\"\s*:\s*404"
    r"|<meta\s[^>]{0,100}prerender-status-code[^>]{0,40}[\"']4(?:04|10)[\"']"
)

_SURE = 1.0
"""Of a mark on the whole page, or of a message that stands in no other."""

_PART = 0.5
"""Of a mark on a part of the page, which may wait there for a script to show it."""

_XML_ERROR = re.compile(
    r"<(?:\w+:)?(?:error|exception|serviceexception)\b[^>]*>.{0,200}?<(?:\w+:)?(?:code|status|message)>\s*([^<]{3,120})<",
    re.IGNORECASE | re.DOTALL,
)
_XML_ABSENCE = re.compile(
    r"nosuch(?:key|bucket|version|upload)|blobnotfound|resourcenotfound|not ?found|\b404\b", re.IGNORECASE
)


def mark_of_absence(markup: str) -> tuple[str, float] | None:
    """Return the first mark in lower-case markup, and how sure it is, 0 to 1; None without one."""
    data = _OF_DATA.search(markup)
    if data is not None:
        return data[0], _SURE
    if not any(name in markup for name in _OF_MESSAGES):
        return None
    named = _NAMED.search(markup)
    if named is None:
        return None
    whole = named[1] in ("body", "html") or named[2] in ("noarticletext", "status-msg-body")
    return named[2], _SURE if whole else _PART


def message_of_xml(text: str) -> str:
    """Return "404 not found" for an XML document that is an error's of a store of files, else nothing."""
    error = _XML_ERROR.search(text[:2_000])
    return "404 not found" if error is not None and _XML_ABSENCE.search(error[1]) else ""
