"""What each link of a Markdown or plain-text article is for, told by its words, its URL and the block around it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.citing import phrases
from crawler.citing.layout import Placed, Section, placed
from crawler.citing.link_targets import Target, target_role
from crawler.citing.regions import NOTES, is_within
from crawler.reading.document import BlockKind, Document, Link, LinkKind
from crawler.vocabulary import Role


@dataclass(frozen=True, slots=True)
class _Seen:
    """A link with its surroundings, as the rules look at it."""

    link: Link
    words: str
    before: str
    """The block's text before the link, folded."""
    written: tuple[str, str]
    """The block's text before and after the link."""
    at: Placed
    is_note: bool
    """Whether its block is a note, or begins with a mark that the text before bears: [1]."""
    in_notes: bool
    """Whether it stands in what a chapter of a book calls its notes."""
    index: int
    authors: frozenset[str]
    target: Target
    before_body: bool
    after_body: bool

    @property
    def sentence(self) -> str:
        """The block's text around the link up to the ends of the sentence, folded."""
        before, after = self.written
        return phrases.folded(f"{_END.split(before)[-1]} {self.link.text} {_END_OR_LAST.split(after)[0]}")


_END = re.compile(r"[.!?。！？]\s")
_END_OR_LAST = re.compile(r"[.!?。！？](?:\s|$)")
# How far around a link the rules look; a block can hold megabytes and thousands of links.
_AROUND_CHARACTERS = 400
_MARK = re.compile(r"\[\d{1,3}\](?!\()")
"""Of a note, as it is written where there are no notes."""


def roles(document: Document) -> list[Role]:
    """Return the role of each link of a document, in order."""
    blocks = placed(document)
    # Without a paragraph there is no article for menus and teasers to stand around: whoever hands in a list of links
    # means the links.
    rules = _RULES if any(block.is_paragraph for block in blocks) else _RULES_OF_LISTS
    body = [index for index, block in enumerate(blocks) if block.in_body]
    first, last = (body[0], body[-1]) if body else (0, len(blocks) - 1)
    authors = frozenset(phrases.folded(name) for name in document.metadata.authors)
    page = document.base_url or document.metadata.canonical_url
    marks: dict[str, int] = {}
    for mark in _MARK.finditer(document.text):
        marks.setdefault(mark[0], mark.start())
    return [_role(_seen(document, link, blocks, first, last, authors, page, marks), rules) for link in document.links]


def _seen(
    document: Document,
    link: Link,
    blocks: Sequence[Placed],
    first: int,
    last: int,
    authors: frozenset[str],
    page: str | None,
    marks: dict[str, int],
) -> _Seen:
    at = blocks[link.block]
    mark = _MARK.match(at.text)
    before = document.text[max(link.start - _AROUND_CHARACTERS, at.block.start) : max(link.start, at.block.start)]
    after = document.text[link.end : min(link.end + _AROUND_CHARACTERS, at.block.end)]
    return _Seen(
        link,
        phrases.folded(link.text),
        phrases.folded(before),
        (before, after),
        at,
        at.is_note or (mark is not None and at.block.kind is BlockKind.PARAGRAPH and marks[mark[0]] < at.block.start),
        any(is_within(document.regions, region, NOTES) for region in (link.region, at.block.region)),
        link.block,
        authors,
        target_role(link, page),
        link.block < first,
        link.block > last,
    )


def _role(seen: _Seen, rules: Sequence["_Rule"]) -> Role:
    for rule in rules:
        role = rule(seen)
        if role is not None:
            return role
    return Role.INLINE if seen.at.in_body or rules is _RULES_OF_LISTS else _outside(seen)


def _by_scheme(seen: _Seen) -> Role | None:
    if seen.link.kind in {LinkKind.FRAME, LinkKind.MEDIA}:
        return Role.ADVERT if seen.target.role is Role.ADVERT else Role.EMBED
    if seen.target.scheme in {"mailto", "tel", "sms", "callto", "skype"}:
        return seen.target.role if seen.target.role is Role.SHARE else Role.CONTACT
    return seen.target.role if seen.target.certain else None


def _by_entry(seen: _Seen) -> Role | None:
    """Notes wherever they stand, and the entries of a list of references."""
    at = seen.at
    if seen.in_notes:
        return Role.FOOTNOTE
    if seen.is_note:
        return Role.REFERENCE if at.section is Section.REFERENCES else Role.FOOTNOTE
    return _by_citing_section(seen) if at.block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_CELL} else None


def _by_citing_section(seen: _Seen) -> Role | None:
    if seen.at.block.kind is BlockKind.HEADING:
        return None
    return {Section.REFERENCES: Role.REFERENCE, Section.NOTES: Role.FOOTNOTE}.get(seen.at.section)


def _by_other_section(seen: _Seen) -> Role | None:
    if seen.at.in_body and seen.at.is_prose:
        return None
    return _SECTION_ROLES.get(seen.at.section)


_SECTION_ROLES = {
    Section.RELATED: Role.RELATED,
    Section.COMMENTS: Role.OTHER,
    Section.FURNITURE: Role.NAVIGATION,
    Section.AUTHOR: Role.AUTHOR,
}


def _by_author(seen: _Seen) -> Role | None:
    """A name after "By", "Articles by", "Copyright ©", in a block that says little else."""
    if seen.at.prose > 120 and not _is_after_copyright(seen.before):
        return None
    near = seen.before[-60:]
    if phrases.AUTHOR_LABEL.search(near) and len(seen.words) <= 60:
        return Role.AUTHOR
    if _is_after_copyright(seen.before[-100:]) and len(seen.words) <= 60:
        return Role.AUTHOR if not seen.target.is_host_name else Role.CONTACT
    if seen.words in seen.authors and not seen.at.is_prose:
        return Role.AUTHOR
    return None


def _is_after_copyright(before: str) -> bool:
    """Whether words end in a sentence that says whose the article is; a stop ends one."""
    return phrases.COPYRIGHT.search(before, before.rfind(".") + 1) is not None


def _by_credit(seen: _Seen) -> Role | None:
    """The source of a picture: a caption, or a short block whose words before the link say so."""
    caption = seen.at.block.kind is BlockKind.CAPTION
    if len(seen.at.text) > 400:
        return None
    if phrases.CREDIT.search(seen.before[-80:]) and (caption or _is_credit_line(seen)):
        return Role.IMAGE_CREDIT
    return None


def _is_credit_line(seen: _Seen) -> bool:
    """Whether the words before are a credit in brackets, or name a picture; a bare "Source:" may be the article's."""
    opened = seen.before.rfind("(") > seen.before.rfind(")") or seen.before.rfind("[") > seen.before.rfind("]")
    return opened or phrases.PICTURE.search(seen.before[-80:]) is not None


def _by_source(seen: _Seen) -> Role | None:
    """The original of the whole article, named at its head or foot."""
    if seen.at.prose > 160 or seen.at.links > 2:
        return None
    if phrases.SOURCE_LABEL.match(seen.before) and len(seen.before) <= 120 and not seen.target.is_same_site:
        return Role.SOURCE
    return None


def _by_network(seen: _Seen) -> Role | None:
    """Share and follow buttons: a network's name, where the sentence asks to follow or the block is nothing else."""
    named = phrases.NETWORK_NAME.fullmatch(seen.words) is not None
    if named and (phrases.SHARE_VERB.search(seen.sentence) or not seen.at.is_prose):
        return Role.SHARE
    if seen.target.role is not Role.SHARE:
        return None
    if (not seen.at.is_prose and not seen.at.in_body) or phrases.SHARE_VERB.search(seen.sentence):
        return Role.SHARE
    return None


def _by_newsletter(seen: _Seen) -> Role | None:
    """Calls to subscribe, join or give: buttons that say so, and "click here" in a sentence that does."""
    called = phrases.CALL_TO_ACTION.fullmatch(seen.words) is not None
    in_prose = seen.at.in_body and seen.at.is_prose
    if phrases.NEWSLETTER.search(seen.words) and (called or not in_prose):
        return Role.NEWSLETTER if called or not seen.at.is_prose or len(seen.words) < 40 else None
    if called and phrases.NEWSLETTER.search(seen.sentence):
        return Role.NEWSLETTER
    return seen.target.role if seen.target.role is Role.NEWSLETTER and not seen.at.is_prose else None


def _by_comment(seen: _Seen) -> Role | None:
    if phrases.COMMENT.match(seen.words) and not seen.at.is_prose and len(seen.words) <= 80:
        return Role.OTHER
    return None


def _by_label(seen: _Seen) -> Role | None:
    """A block that is a label and links: "Region: Asia", "Tags: a, b", "Read more: …"."""
    if seen.at.is_prose or len(seen.at.text) > 600:
        return None
    # A line often holds several: "By A | 5 March | Filed under B, C".
    near = re.split(r"[|·•]\s", seen.before)[-1]
    label = re.match(r"[\W_]*([^:：|]{2,40}?)\s*[:：]", near) or re.match(r"[\W_]*(.{2,30}?)(?:\s*$|\s*[,;/]|$)", near)
    if label is None:
        return None
    if phrases.TAXONOMY_LABEL.search(label[1]):
        return Role.TAXONOMY
    if phrases.RELATED_HEADING.fullmatch(label[1]):
        return Role.RELATED
    return None


def _by_legal(seen: _Seen) -> Role | None:
    """Addresses of the publisher's own in the small print."""
    if not seen.at.in_body and (seen.at.is_legal or phrases.CONTACT.search(seen.sentence)):
        return Role.CONTACT if seen.target.is_host_name or seen.link.kind is LinkKind.AUTO else Role.NAVIGATION
    return None


def _by_path(seen: _Seen) -> Role | None:
    """What the URL's own words say, where the link is not in running text."""
    if (seen.at.in_body and seen.at.is_prose) or seen.at.is_paragraph:
        return None
    return None if seen.at.in_body and seen.target.role is Role.SHARE else seen.target.role


def _by_words(seen: _Seen) -> Role | None:
    if phrases.NAVIGATION_TEXT.fullmatch(seen.words) and not seen.at.is_prose:
        return Role.NAVIGATION
    return None


def _by_list(seen: _Seen) -> Role | None:
    """Blocks of links only within the body: teasers of other articles where they lead to the same site."""
    if not seen.at.in_body or seen.at.is_prose or seen.at.prose >= 25:
        return None
    if seen.at.block.kind is BlockKind.HEADING:
        return Role.RELATED if seen.target.is_same_site else None
    return Role.RELATED if seen.target.is_same_site and seen.at.density > 0.8 else None


_Rule = Callable[[_Seen], Role | None]
_RULES_OF_LISTS: tuple[_Rule, ...] = (
    _by_scheme,
    _by_entry,
    _by_source,
    _by_credit,
    _by_author,
    _by_citing_section,
)
_RULES: tuple[_Rule, ...] = (
    _by_scheme,
    _by_entry,
    _by_source,
    _by_credit,
    _by_author,
    _by_network,
    _by_newsletter,
    _by_comment,
    _by_label,
    _by_citing_section,
    _by_legal,
    _by_words,
    _by_other_section,
    _by_path,
    _by_list,
)


def _outside(seen: _Seen) -> Role:
    """Links that no rule knows, outside the body: of prose there, those to other sites may be meant."""
    if seen.at.is_prose and seen.at.section is Section.TEXT and not seen.target.is_host_name and seen.at.density < 0.4:
        return Role.OTHER if seen.target.is_same_site else Role.INLINE
    if seen.before_body:
        return Role.TAXONOMY if seen.before.rstrip().endswith((":", "：")) else Role.NAVIGATION
    return Role.RELATED if len(seen.words) > 25 else Role.NAVIGATION
