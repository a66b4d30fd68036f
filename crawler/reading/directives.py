"""MyST's directives and roles, and Hugo's shortcodes, in Markdown: which hold words or links of an article, and what.

MyST writes reStructuredText's directives as fenced code whose language stands in braces; Quarto and knitr write code
that is run so too, so only those are known that hold words (mystmd.org, "Directives" and "Roles").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.reading.document import BlockKind

MAX_NESTING = 8
"""Directives in directives; what is deeper is code."""

_DIRECTIVE = re.compile(r"\{([a-z][a-z-]{1,30})\}[ \t]*(.*)")
_OF_WORDS = frozenset({
    "admonition", "aside", "attention", "blockquote", "card", "caution", "danger", "dropdown", "epigraph", "error",
    "figure", "grid", "grid-item", "grid-item-card", "highlights", "hint", "image", "important", "list-table", "margin",
    "note", "pull-quote", "seealso", "sidebar", "tab-item", "tab-set", "table", "tip", "topic", "warning",
})  # fmt: skip
_PICTURES = frozenset({"figure", "image"})
_OPTION = re.compile(r":([\w-]{1,40}):[ \t]*(.*)")
_EMBEDS = {
    "youtube": "https://www.youtube.com/watch?v={id}",
    "vimeo": "https://vimeo.com/{id}",
    "tweet": "https://twitter.com/{user}/status/{id}",
    "x": "https://x.com/{user}/status/{id}",
    "instagram": "https://www.instagram.com/p/{id}/",
}
_SHORTCODE = re.compile(rf"\{{\{{<\s*({'|'.join(_EMBEDS)})\s+([^<>]{{1,500}}?)\s*>\}}\}}")
_PARAMETER = re.compile(r"(\w{1,20})=[\"']?([^\"'\s]{1,100})")
_IDENTIFIER = re.compile(r"[\w-]{1,60}")
_ROLE = re.compile(r"\{([a-z][\w:+-]{0,40})\}\Z")
_NAMED = re.compile(r"(.*?)\s*<(https?://[^<>\s]+)>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """What a directive holds."""

    title: str
    """In Markdown; of a picture there is none."""
    body: str
    """In Markdown."""
    kind: BlockKind | None
    """What its paragraphs are, where not what they are elsewhere."""
    target: str
    """What a picture leads to; empty when it leads nowhere."""
    alternative: str
    """What a picture says to those who do not see it."""


def words_in(language: str, content: str) -> Words | None:
    """Return the words in fenced code, by what it says its language is; None where it holds code."""
    found = _DIRECTIVE.fullmatch(language.strip())
    if found is None or found[1] not in _OF_WORDS:
        return None
    name, title = found[1], found[2]
    lines = content.split("\n")
    options: dict[str, str] = {}
    while lines and (option := _OPTION.fullmatch(lines[0].strip())):
        options[option[1]] = option[2].strip()
        lines.pop(0)
    if name in _PICTURES:
        body = "\n".join(lines)
        return Words("", body, BlockKind.CAPTION, options.get("target", ""), options.get("alt", ""))
    return Words(title, "\n".join(lines), None, "", "")


def embeds(text: str) -> Iterator[str]:
    """Yield what Hugo's own shortcodes show in their places (gohugo.io, "Embedded shortcodes"): videos and posts."""
    for found in _SHORTCODE.finditer(text) if "{{<" in text else ():
        named = dict(_PARAMETER.findall(found[2]))
        first = (found[2].split() or [""])[0].strip("\"'")
        identifier = named.get("id") or ("" if "=" in first else first)
        if _IDENTIFIER.fullmatch(identifier) and _IDENTIFIER.fullmatch(user := named.get("user", "i")):
            yield _EMBEDS[found[1]].format(id=identifier, user=user)


def role_before(text: str) -> tuple[str, str] | None:
    """Return text without the role that it ends with, and that role: ``{doi}``; None where it ends with none."""
    found = _ROLE.search(text)
    return (text[: found.start()], found[1]) if found else None


def target_of(role: str, content: str) -> tuple[str, str] | None:
    """Return the words and the target of a role that is a link; None for any other."""
    if role == "doi":
        return content, f"doi:{content}"
    named = _NAMED.fullmatch(content.strip())
    return (named[1] or named[2], named[2]) if named else None
