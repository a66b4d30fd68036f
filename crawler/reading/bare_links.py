"""Links that a text names without marking them up: URLs, ``www.`` hosts, mail addresses, persistent identifiers.

A DOI, arXiv, PubMed, Handle or ARK identifier is a link to its resolver. ISBNs and URNs have none, and are links to
themselves as URNs (RFC 8141; RFC 3187 for ISBNs), which tell what is cited and lead nowhere.

Where a bare URL ends is nowhere defined; RFC 3986 appendix C only asks for delimiters. The rules here are those of
readers: punctuation at the end belongs to the sentence, a closing bracket belongs to the URL only where the URL opened
it, and in scripts written without spaces the URL ends where the prose goes on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from crawler import urls
from crawler.isbn import read_isbn


@dataclass(frozen=True, slots=True)
class BareLink:
    """A link found in running text: ``text[start:end]`` is what was written, ``url`` what it names."""

    start: int
    end: int
    url: str


# Every link has one of these, and most text has none.
_MARKS = (":", "/", "@", "www", "WWW", "Www", "PMID", "PMCID", "PubMed", "ISBN")
# What never stands in a bare URL: white space, controls, delimiters that writers put around URLs, and the punctuation
# of Chinese, Japanese and Arabic prose.
_END = (
    '\\s\x00-\x1f\x7f<>"`{}|\\\\^“”„‟«»‹›…\u200b\u2028\u2029\ufeff\ufffc\ufffd'
    "。，、；：！？「」『』【】《》〈〉〔〕｡､؛؟،"
)
_URL = re.compile(
    rf"(?:(?<![a-z0-9+.-])(?:https?|ftp)://(?=[^/\s])|(?<![\w@./:%-])(www\d?\.)(?=[\w-]+\.\w))[^{_END}]+", re.IGNORECASE
)
# RFC 3986 appendix C: <URL:http://…>, in which white space from a broken line is to be dropped.
_ANGLED = re.compile(r"<(?:URL:\s*)?((?:https?|ftp)://[^<>\"]{1,4000}?|mailto:[^<>\s\"]{3,500})>", re.IGNORECASE)
_MAIL = re.compile(
    r"(?<![\w.+/@-])(?:mailto:)?[\w][\w.+'-]{0,63}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_]{2,24}(?![\w@-])",
    re.IGNORECASE,
)
# DOI handbook §2.2; the suffix has no grammar, so the rules of bare URLs decide where it ends.
_DOI = re.compile(rf"(?<![\w./%=-])(?:doi:?[ \u00a0]?)?(10\.\d{{4,9}}(?:\.\d+)*/[^{_END}]+)", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?<![\w/.])arxiv:[ \u00a0]?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)(?![\w/])",
    re.IGNORECASE,
)
_PUBMED = re.compile(r"(?<![\w/.])(?:PMID|PubMed[ \u00a0]ID):?[ \u00a0]?(\d{4,9})(?!\w)")
_PUBMED_CENTRAL = re.compile(r"(?<![\w/.])(?:PMCID:?[ \u00a0]?)(PMC\d{4,9})(?!\w)")
# The Handle System's names: a prefix of digits and dots, a slash, and a suffix without a grammar.
_HANDLE = re.compile(rf"(?<![\w/.])hdl:[ \u00a0]?(\d[\d.]*/[^{_END}]+)", re.IGNORECASE)
_ARK = re.compile(rf"(?<![\w/.=%-])(ark:/?[\dbcdfghjkmnpqrstvwxz]{{5,9}}/[^{_END}]+)", re.IGNORECASE)
_URN = re.compile(rf"(?<![\w/.=%+-])(urn:(?!isbn:)[a-z0-9][a-z0-9-]{{1,31}}:[^{_END}]+)", re.IGNORECASE)
_ISBN = re.compile(
    r"(?<![\w/.=-])(?:(?i:urn:isbn:)|ISBN(?:-1[03])?:?[ \u00a0]?)((?:\d[- \u00a0\u2010-\u2015]?){9,12}[\dXx])(?![\w-])"
)
_HOST = re.compile(
    rf"(?<![\w@./:%~+=\\-])(?:[a-z0-9](?:[a-z0-9-]{{0,61}}[a-z0-9])?\.){{1,6}}([a-z]{{2,6}})(?::\d{{2,5}})?/[^{_END}]+",
    re.IGNORECASE,
)
# A host name without "www." is a link only with a path: "NJ.com" is a newspaper, and "foo.py", "setup.sh" and
# "README.md" are files, though Paraguay, St Helena and Moldova have those domains.
_FILE_SUFFIXES = frozenset({
    "py", "sh", "md", "rs", "pl", "cc", "ps", "so", "mk", "zip", "js", "ts", "go", "java", "html", "json",
})  # fmt: skip

_RESOLVERS = {
    "doi": "https://doi.org/{}",
    "handle": "https://hdl.handle.net/{}",
    "ark": "https://n2t.net/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "urn": "{}",
}
"""Where identifiers lead, by their kinds; URNs, which have no resolver, are links to themselves."""
_DOI_ALONE = re.compile(
    r"\s*(?:https?://(?:(?:dx|www)\.)?doi\.org/|info:doi/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)\s*", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?:(?:info:doi/|doi:(?://)?[ ]?)(10\.\d{4,9}(?:\.\d+)*/\S{1,2000})|(?:info:hdl/|hdl:)(\d[\d.]*/\S{1,2000})"
    r"|arxiv:(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?))",
    re.IGNORECASE,
)

_TRAILING = frozenset(".,;:!?'’‘*_~·•†‡§⁎¸|")
_PAIRS = {")": "(", "]": "[", "}": "{", "）": "（", "］": "［"}
_CLOSING = re.compile(f"[{re.escape(''.join(_PAIRS))}]")
_SPACELESS = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff66-\uff9f]")
_SPACELESS_AFTER_LATIN = re.compile(f"(?<=[A-Za-z0-9])(?={_SPACELESS.pattern})")


def find(text: str) -> tuple[BareLink, ...]:
    """Return the links in a text, in order, none overlapping another; linear in the text's length."""
    if not any(mark in text for mark in _MARKS):
        return ()
    taken: list[BareLink] = []
    for found in (_angled, _urls, _mails, _identifiers, _hosts):
        taken = _merged(taken, found(text))
    return tuple(taken)


def resolved(href: str) -> str | None:
    """Return the URL of the resolver for a link to an identifier, ``doi:10.5555/…``; None for any other.

    No such schemes are registered, but editors and exporters write them; of ``info`` see RFC 4452.
    """
    if href[:1] not in "dDhHaAiI \t\n" or (named := _NAMED.fullmatch(href.strip())) is None:
        return None
    kind = next(kind for kind, name in zip(("doi", "handle", "arxiv"), named.groups(), strict=True) if name)
    return _at_resolver(kind, unquote(named[named.lastindex or 0]))


def bare_doi(written: str) -> str | None:
    """Return a DOI by itself, whether it is written so, behind ``doi:`` or as a URL of its resolver."""
    named = _DOI_ALONE.fullmatch(written)
    return unquote(named[1]) if named else None


def doi_url(written: str) -> str | None:
    """Return the URL that a DOI has at its resolver, however it is written."""
    doi = bare_doi(written)
    return _at_resolver("doi", doi) if doi else None


def _merged(taken: list[BareLink], more: Iterator[BareLink]) -> list[BareLink]:
    """Add what does not overlap anything found before."""
    merged: list[BareLink] = []
    position = 0
    for link in more:
        while position < len(taken) and taken[position].end <= link.start:
            merged.append(taken[position])
            position += 1
        free_after = position == len(taken) or taken[position].start >= link.end
        if free_after and (not merged or merged[-1].end <= link.start):
            merged.append(link)
    merged.extend(taken[position:])
    return merged


def _angled(text: str) -> Iterator[BareLink]:
    for match in _ANGLED.finditer(text):
        url = re.sub(r"[ \t]*\n[ \t]*", "", match[1])
        if " " not in url and _is_url(url):
            yield BareLink(match.start(1), match.end(1), url)


def _urls(text: str) -> Iterator[BareLink]:
    for match in _URL.finditer(text):
        scheme = "http://" if match[1] else ""
        end = _end(text, match.start(), match.end())
        url = scheme + text[match.start() : end]
        if end and _is_url(url):
            yield BareLink(match.start(), end, url)


def _mails(text: str) -> Iterator[BareLink]:
    for match in _MAIL.finditer(text) if "@" in text else ():
        address = match[0]
        yield BareLink(match.start(), match.end(), address if address[:7].lower() == "mailto:" else f"mailto:{address}")


def _identifiers(text: str) -> Iterator[BareLink]:
    found: list[BareLink] = []
    for match in _DOI.finditer(text):
        end = _end(text, match.start(1), match.end())
        if end > text.index("/", match.start(1)) + 1:
            name = text[match.start(1) : end]
            found.append(BareLink(match.start(), end, _at_resolver("doi", name)))
    for pattern, kind in ((_HANDLE, "handle"), (_ARK, "ark"), (_URN, "urn")):
        for match in pattern.finditer(text):
            end = _end(text, match.start(1), match.end())
            if end > match.start(1) + match[1].rindex(":" if pattern is _URN else "/") + 1:
                found.append(BareLink(match.start(), end, _at_resolver(kind, text[match.start(1) : end])))
    for match in _ISBN.finditer(text):
        isbn = read_isbn(match[1])
        if isbn is not None:
            found.append(BareLink(match.start(), match.end(), f"urn:isbn:{isbn}"))
    for pattern, kind in ((_ARXIV, "arxiv"), (_PUBMED, "pmid"), (_PUBMED_CENTRAL, "pmcid")):
        found += [BareLink(m.start(), m.end(), _at_resolver(kind, m[1])) for m in pattern.finditer(text)]
    yield from sorted(found, key=lambda link: link.start)


def _hosts(text: str) -> Iterator[BareLink]:
    for match in _HOST.finditer(text):
        if match[1].lower() in _FILE_SUFFIXES:
            continue
        end = _end(text, match.start(), match.end())
        written = text[match.start() : end]
        if _is_url(f"http://{written}"):
            yield BareLink(match.start(), end, f"http://{written}")


def _at_resolver(kind: str, name: str) -> str:
    return _RESOLVERS[kind].format(_escaped(name))


def _escaped(name: str) -> str:
    """Return an identifier for use in a URL: what that would read otherwise is percent-encoded (DOI handbook §3.8)."""
    return re.sub(r"[%#?\s]", lambda m: f"%{ord(m[0]):02X}", name)


def _end(text: str, start: int, end: int) -> int:
    """Return where a link that may reach up to ``end`` ends, or 0 when nothing is left of it."""
    if start and _SPACELESS.match(text[start - 1]) and (cut := _SPACELESS_AFTER_LATIN.search(text, start, end)):
        end = cut.start()
    opened = _first_unopened(text, start, end)
    if opened is not None:
        end = opened
    while end > start:
        last = text[end - 1]
        if last in _TRAILING or (last in "([（［" and end > start):
            end -= 1
        elif last == "/" and text[end - 2] in "([":
            end -= 2
        else:
            break
    return end if end > start else 0


def _first_unopened(text: str, start: int, end: int) -> int | None:
    """Return the position of the first closing bracket that the link did not open itself."""
    if _CLOSING.search(text, start, end) is None:
        return None
    open_brackets: list[str] = []
    for position in range(start, end):
        char = text[position]
        if char in "([{（［":
            open_brackets.append(char)
        elif char in _PAIRS:
            if _PAIRS[char] not in open_brackets:
                return position
            while open_brackets.pop() != _PAIRS[char]:
                pass
    return None


def _is_url(written: str) -> bool:
    """Whether it is a URL with a host that could exist: an address, ``localhost``, or a name with a dot."""
    if (plain := urls.plain(written)) is not None:
        return plain.host == "localhost" or "." in plain.host
    try:
        resolved = urls.resolve(written)
    except urls.InvalidURL:
        return False
    if resolved.startswith("mailto:"):
        return True
    host = re.sub(r"^[a-z]+://(?:[^/@]*@)?|[/?#].*$", "", resolved)
    name = re.sub(r":\d*$", "", host)
    return host.startswith("[") or name == "localhost" or ("." in name.strip(".") and ".." not in name)
