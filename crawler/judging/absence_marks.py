"""How software marks, for programs and style sheets, the pages on which it says that something is not there.

The marks are in no language, so they tell where no phrase is known. Those of the products are their own: WordPress,
Shopify and Drupal mark the body, MediaWiki and Blogger the message, Next.js and Nuxt the data that they send along.
"""

import json
import re
from typing import Any

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

HINTS_OF_ABSENCE = (*_OF_MESSAGES, '"page"', '"pageprops"', "prerender-status-code")
"""Of which lower-case markup has at least one where it has a mark."""

_SURE = 1.0
"""Of a mark on the whole page, or of a message that stands in no other."""

_PART = 0.5
"""Of a mark on a part of the page, which may wait there for a script to show it."""

# Amazon S3 and Azure name an error by an element (`<Error><Code>NoSuchKey`), OAI-PMH by an attribute
# (`<error code="idDoesNotExist">`, protocol version 2.0, section 3.6), OGC services by `exceptionCode`.
_XML_ERROR = re.compile(
    r"<(?:\w+:)?(?:error|exception|serviceexception|fault)\b"
    r"(?:[^>]{0,300}?\b(?:code|status|exceptioncode)\s*=\s*[\"']([^\"']{3,60}))?[^>]{0,300}>"
    r"(?:.{0,200}?<(?:\w+:)?(?:code|status|message)>\s*([^<]{3,120})<)?",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_ABSENCE = re.compile(
    r"no[ _-]?such|not[ _-]?found|does[ _-]?not[ _-]?exist|no[ _-]?records[ _-]?match"
    r"|unknown[ _-]?(?:id|item|record|page)|\b(?:404|410)\b",
    re.IGNORECASE,
)
"""In the name of an error: ``NOT_FOUND``, ``NoSuchKey``, ``idDoesNotExist``, ``404 Not Found``."""

_CODES = (
    "status", "code", "statusCode", "error", "status_code", "errorCode", "error_code", "httpStatus", "reason", "type",
)  # fmt: skip
_MESSAGES = ("error", "message", "detail", "error_description", "title", "msg", "errors", "description")
_WITHIN = ("error", "errors", "meta", "status", "response", "extensions", "fault")
"""Members of JSON errors (RFC 9457, JSON:API, GraphQL's response format) that name it, tell of it, and hold it."""

_ERROR_MEMBERS = 8
"""A JSON document with more members than this is no mere error."""

_ABSENT = "404 not found"


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
    """Return "404 not found" for an XML document that is the error of something that is not there, else nothing."""
    error = _XML_ERROR.search(text[:2_000])
    return _ABSENT if error is not None and _NAMES_ABSENCE.search(f"{error[1] or ''} {error[2] or ''}") else ""


def message_of_json(text: str) -> str:
    """Return what a small JSON document says where it is an error's: "404 not found", or its message; else nothing."""
    try:
        said = _only(json.loads(text))
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict) or len(said) > _ERROR_MEMBERS:
        return ""
    for _ in range(3):  # an error in an envelope, and its code in an extension of it
        inner = next((name for name in _WITHIN if isinstance(_only(said.get(name)), dict)), None)
        if inner is None:
            break
        said = {**{name: value for name, value in said.items() if name != inner}, **_only(said[inner])}
    if any(_is_absence(said.get(name)) for name in _CODES):
        return _ABSENT
    return next((value for value in map(said.get, _MESSAGES) if isinstance(value, str)), "")


def _only(said: Any) -> Any:
    """Return the one thing in a list of one."""
    return said[0] if isinstance(said, list) and len(said) == 1 else said


def _is_absence(code: Any) -> bool:
    if isinstance(code, str):
        return len(code) < 60 and _NAMES_ABSENCE.search(code) is not None
    return code in (404, 410) and not isinstance(code, bool)
