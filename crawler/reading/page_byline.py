"""Who wrote a page and when, where only its readers are told: bylines and date lines."""

import re
from itertools import islice

from lxml import etree

from crawler.reading.encodings import whole
from crawler.reading.preamble import BYLINE, date_in, names_in

_MAX_CHARACTERS = 160
_MAX_CANDIDATES = 60
_MARKED = etree.XPath(
    "//*[not(self::link or self::meta)][@itemprop or @rel or"
    " contains(@class, 'uthor') or contains(@class, 'yline') or contains(@class, 'YLINE')]"
)
_TIMES = etree.XPath("//*[@itemprop='datePublished'] | //time[@datetime]")
_CHANGES = etree.XPath("//*[@itemprop='dateModified']")
# MediaWiki's own name for the line that says when a page was last edited, in whatever language.
_EDITED = etree.XPath("//*[@id='footer-info-lastmod']")
_TOLD_CHANGES = etree.XPath("//*[text()[contains(., 'pdated') or contains(., 'odified') or contains(., 'UPDATED')]]")
# Where a line begins so, or goes on so behind another day: in a sentence somebody may have updated anything.
_CHANGED = re.compile(
    r"(?:^|[^\w\s]\s*|\d\s+|[A-Z]{2,4}\s+)(?i:last\s+)?(?i:updated|modified)(?i:\s+on)?\s*:?\s*(.{6,60})"
)
_BELOW = re.compile(r"footer|licen[cs]e|copyright", re.IGNORECASE)
_LICENSED = etree.XPath(
    "//*[self::a or self::link][contains(concat(' ', @rel, ' '), ' license ') or"
    " contains(@href, '//creativecommons.org/licenses/') or contains(@href, '//creativecommons.org/publicdomain/')]"
)
_PARTS = frozenset({"figure", "figcaption", "table", "blockquote", "li"})
_PERSON = frozenset({"author", "creator"})
_NAMING = re.compile(
    r"(?:^|[-_ ])(?:author|byline)[-_]{0,2}(?:name|link)?(?=$|[-_ ])|authorname|authorlink", re.IGNORECASE
)
_BYLINE = re.compile(r"byline|(?:^|[-_ ])author(?:s)?(?=$|[ ])", re.IGNORECASE)
# What stands in comments, menus and teasers speaks of other people.
_ELSEWHERE = re.compile(
    r"comment|related|recommend|sidebar|popular|teaser|promo|latest|trending|footer|avatar|photo|follow|more-|bio\b"
)
_WITHIN_NAMES = frozenset({"b", "i", "em", "strong", "small", "wbr", "sup"})
_JOINING = re.compile(r"^(?:[,&]|(?:(?i:and|und|et|en)|[yeи])(?!\w))\s*|\s*(?:[,&]|\s(?:(?i:and|und|et|en)|[yeи]))$")
_ELSEWHERE_TAGS = frozenset({"nav", "aside", "footer"})


def authors(root: etree._Element) -> tuple[str, ...]:
    """Return the names in a page's byline: what microdata, ``rel=author`` or else a class's name marks as one."""
    ranked: dict[int, tuple[str, ...]] = {}
    for element in _MARKED(root)[:_MAX_CANDIDATES]:
        rank = _rank(element)
        if rank is None or rank in ranked or _is_elsewhere(element):
            continue
        if names := _names(element):
            ranked[rank] = names
            if rank == 0:
                break
    return ranked[min(ranked)] if ranked else ()


def published(root: etree._Element) -> str | None:
    """Return when a page says it was published: its first marked time outside comments and teasers, as written."""
    marked = [element for element in _TIMES(root)[:_MAX_CANDIDATES] if not _is_elsewhere(element)]
    marked.sort(key=lambda element: element.get("itemprop") != "datePublished" and element.get("pubdate") is None)
    for element in marked:
        if stated := element.get("datetime") or element.get("content") or _text(element):
            return stated
    return None


def updated(root: etree._Element) -> str | None:
    """Return when a page says it was last changed, by microdata, as written."""
    for element in _CHANGES(root)[:_MAX_CANDIDATES]:
        if not _is_elsewhere(element) and (said := element.get("datetime") or element.get("content") or _text(element)):
            return said
    return None


def changed(root: etree._Element) -> str | None:
    """Return the day of which a page tells its readers that it was last changed, as ISO 8601."""
    for element in _EDITED(root)[:1]:
        if day := date_in(_line(element)):
            return day
    for element in _TOLD_CHANGES(root)[:_MAX_CANDIDATES]:
        # The day may stand in an element of its own, behind the one with the word.
        for told in (element, element.getparent()):
            found = _CHANGED.search(_line(told)) if told is not None else None
            if found and (day := date_in(found[1])) and not _is_elsewhere(element):
                return day
    return None


def licence(root: etree._Element) -> str | None:
    """Return the URL of the licence that a page is under (HTML standard §4.6.6.7, ``rel=license``)."""
    found = _LICENSED(root)
    stated = [element for element in found if "license" in (element.get("rel") or "").split()][:_MAX_CANDIDATES]
    below = (element for element in found[:_MAX_CANDIDATES] if _is_below(element))
    for element in (*stated, *below):
        href = element.get("href") or ""
        # A picture may be under a licence of its own, in whose caption that stands.
        if href.startswith(("http://", "https://", "//")) and not _is_of_a_part(element):
            return f"https:{href}" if href.startswith("//") else href
    return None


def _is_of_a_part(element: etree._Element) -> bool:
    return any(around.tag in _PARTS for around in element.iterancestors())


def _is_below(element: etree._Element) -> bool:
    """Whether it stands where a page says whose it is."""
    return any(
        around.tag == "footer"
        or _BELOW.search(f"{around.get('class') or ''} {around.get('id') or ''}"[:_MAX_CHARACTERS])
        for around in element.iterancestors()
    )


def _rank(element: etree._Element) -> int | None:
    """Return how sure it is that an element names the author, 0 being surest; None when it does not say so."""
    if _PERSON & set((element.get("itemprop") or "").lower().split()):
        return 0
    if element.tag == "a" and "author" in (element.get("rel") or "").lower().split():
        return 1
    names = element.get("class") or ""
    if _NAMING.search(names) or _BYLINE.search(names):
        return 2
    return None


def _names(element: etree._Element) -> tuple[str, ...]:
    named = element.xpath(".//*[@itemprop='name']") if element.get("itemprop") else []
    stated = [name.get("content") or _text(name) for name in named] or [element.get("content") or _lines(element)]
    names: list[str] = []
    for text in stated:
        if len(text) <= _MAX_CHARACTERS:
            names += _listed(text)
    return tuple(dict.fromkeys(names))


def _listed(text: str) -> list[str]:
    """Return the names in a byline of several lines: those of the first that has any, and what is joined to them."""
    names: list[str] = []
    joined = True
    for line in BYLINE.sub("", text, count=1).split("\n"):
        bare = BYLINE.sub("", line, count=1)
        words = _JOINING.sub("", bare)
        if not words:
            joined = joined or bool(bare)
            continue
        if names and not joined and not _JOINING.match(bare):
            break
        found = names_in(words)
        if names and not found:
            break
        names += found
        joined = not names or _JOINING.search(bare.removeprefix(words)) is not None or bare.rstrip()[-1:] in ",&"
    return names


def _lines(element: etree._Element) -> str:
    """Return an element's words, each element inside on lines of its own."""
    parts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        words = inner.text if event == "start" else (inner.tail if inner is not element else None)
        parts += ["\n" if inner.tag not in _WITHIN_NAMES else "", " ".join((words or "").split(" "))]
    lines = (" ".join(line.split()) for line in whole("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _is_elsewhere(element: etree._Element) -> bool:
    around: etree._Element | None = element
    while around is not None and around.tag not in {"body", "html", "article", "main"}:
        if around.tag in _ELSEWHERE_TAGS or _ELSEWHERE.search((around.get("class") or "").lower()):
            return True
        around = around.getparent()
    return False


def _line(element: etree._Element) -> str:
    """Return an element's words where they are no more than a line."""
    parts: list[str] = []
    for words in islice(element.itertext(), _MAX_CHARACTERS):
        parts.append(str(words))
        if sum(map(len, parts)) > 2 * _MAX_CHARACTERS:
            return ""
    line = " ".join(whole("".join(parts)).split())
    return line if len(line) <= _MAX_CHARACTERS else ""


def _text(element: etree._Element) -> str:
    return " ".join(whole("".join(str(words) for words in element.itertext())).split())
