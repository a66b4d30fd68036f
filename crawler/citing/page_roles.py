"""What each link of a web page is for.

Whether a link is cited at all is weighed by a model over what is known of it (:mod:`crawler.citing.features`); what
its URL says beyond doubt comes before that, and what kind of citation or of furniture it is follows by rules.
"""

import math
import re
from collections.abc import Iterable, Sequence

from crawler import urls
from crawler.citing import phrases, text_roles
from crawler.citing.features import NAMES, Numbers, Seen, seen
from crawler.citing.forest import page_model
from crawler.citing.layout import Section
from crawler.citing.regions import CALLS, NOTES, calls, is_within
from crawler.reading.document import BlockKind, Document, LinkKind, Region
from crawler.vocabulary import Role

_CITED_FROM = 0.5
_BEST_SHARE = 0.6
"""On a page whose likeliest link is less likely than that, those that come as near to it are cited too: such pages
differ from those that the model was trained on, in all of their links alike. Worth .02 of macro F1 in
cross-validation."""
_LEAST_LIKELY = 0.15
_ODDS_OF_ANOTHER_PIECE = math.exp(-1.5)
"""By how much to multiply the model's odds for a picture or a headline by itself that leads to the same site: there the
collections that it has learnt from contradict each other, and it says .5 to .8 of links that few of them count. Chosen
by measurement, with what else was tried (docs/decisions.md)."""
_HEADLINE_FROM = 0.6
"""Share of a link's words that its URL repeats, from which they are taken for the headline of what it leads to."""
_ALL_OF_BLOCK_FROM = 0.85
"""Share of a block's characters, from which a link is all that it holds."""
_SAME_SITE, _NO_TEXT, _SHARE_OF_BLOCK, _HEADLINE = (
    NAMES.index(name) for name in ("same site", "no text", "share of block", "headline")
)
_ASKED_TOGETHER = 500
"""Links whose numbers are held at a time, some 5 kB each."""
_LISTED_FROM = 0.1
"""For entries of lists of references and for notes, whose heading or markup says what they are."""
_TEXT_FROM = 0.2
"""For links among the words of a paragraph in what the page itself marks as its article."""
_NAMES_OF_A_PLAIN_PAGE = 12
"""Classes and ids; the pages of sites that were looked at have 30 and more."""
_PLACES = frozenset({"a", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "sup"})
"""Elements whose ids are for links to lead to: programs give each heading, note and mark one."""
_TYPESETTING = re.compile(
    r"c\d{1,3}|lst-kix\S*|li-bullet-\d|mso\S*|western|cjk|ctl|sd(?:foot|end)note\S*|(?:jp|cm|hl|ql)-\S*|highlight|\w{1,2}"
)
"""What Google Docs, Word, LibreOffice, Jupyter, Quill and highlighters of code call paragraphs and letters."""
_PLAIN_SHARE = 0.1
"""On such a page, links are cited that are so likely beside its likeliest: those of its article are alike, and lists
beside it are far from them. Twice and thrice that are as good in cross-validation, where it is worth .004 and .02 of
macro F1 on the two collections with such pages."""
_WORDS_AROUND = 20
"""Characters of a paragraph beside its links, from which it is read as running text."""
_WORDS_OF_AN_ENTRY = 6
"""Characters beside the links of a paragraph below a heading for references, from which it is an entry and no menu."""
_NOTES_CALL = CALLS.index("notes")
_MAIN = frozenset({"main", "articlebody"})
"""What pages call their article that give it no element of its own: ``role=main``, ``itemprop=articleBody``."""
_LANDMARKS = frozenset({"nav", "aside", "footer"})
_FURNITURE = frozenset(
    {"share", "newsletter", "advert", "author", "taxonomy", "comment", "navigation", "related", "footer"}
)
_SHOWN = frozenset({LinkKind.FRAME, LinkKind.MEDIA})
_BUTTON = re.compile(
    r"facebook\.com/(?:\w+/)?plugins/(?:like|share_button|follow|page|likebox)|/widgets/(?:tweet|follow)_button"
)
_POSTS = frozenset({
    "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "fb-post", "fb-video", "reddit-card",
    "reddit-embed-bq", "bluesky-embed", "mastodon-embed", "embedly-card", "imgur-embed-pub", "wp-embedded-content",
    "text-post-media",
})  # fmt: skip
"""Classes by which services mark a post that their script turns into an embedded one."""


def roles(document: Document) -> list[Role]:
    """Return the role of each link of a page, in order."""
    if not document.regions:
        return text_roles.roles(document)
    authors = frozenset(phrases.folded(name) for name in document.metadata.authors)
    # The model has learnt from sites' templates, which name dozens of elements. A page that names hardly any is none
    # of these: what is in no landmark and under no telling name is the article.
    is_plain = len(_names_of(document.regions)) <= _NAMES_OF_A_PLAIN_PAGE
    everything, likely = _weighed(document)
    enough = cited_from(likely)
    plainly = _PLAIN_SHARE * max(likely, default=0.0)
    found: list[Role] = []
    for one, chance in zip(everything, likely, strict=True):
        listed = _list_role(document, one)
        # What stands in a note is unlike the links of the text, and what it is need not be told by likeness.
        may_be_plain = is_plain and (chance >= plainly or listed is not None)
        found.append(_role(document, one, authors, chance, enough, listed, is_plain=may_be_plain))
    return found


def _names_of(regions: Sequence[Region]) -> set[str]:
    """Return what the author of a page calls its parts, without what a program calls its paragraphs."""
    names: set[str] = set()
    for region in regions:
        names.update(region.names[: region.classes] if region.tag in _PLACES else region.names)
    return {name for name in names if not _TYPESETTING.fullmatch(name)}


def cited_from(likely: Iterable[float]) -> float:
    """Return how likely a link of a page must be to count as cited, given how likely each of them is (0 to 1)."""
    return min(_CITED_FROM, max(_LEAST_LIKELY, _BEST_SHARE * max(likely, default=1.0)))


def _weighed(document: Document) -> tuple[list[Seen], list[float]]:
    """Return the links of a page and how likely each is cited, 0 to 1, as far as that is for the model to say."""
    everything: list[Seen] = []
    likely: list[float] = []
    asked: list[int] = []
    rows: list[Numbers] = []
    for place, (one, numbers) in enumerate(seen(document)):
        everything.append(one)
        likely.append(0.0)
        if numbers and not one.target.certain and one.link.kind not in _SHOWN:
            asked.append(place)
            rows.append(numbers)
        if len(rows) == _ASKED_TOGETHER:
            _weigh(rows, asked, likely)
    _weigh(rows, asked, likely)
    return everything, likely


def _weigh(rows: list[Numbers], asked: list[int], likely: list[float]) -> None:
    """Note how likely some links are, and forget that they were to be asked about."""
    for place, numbers, chance in zip(asked, rows, page_model().probabilities(rows), strict=True):
        likely[place] = weighed(chance, numbers)
    asked.clear()
    rows.clear()


def weighed(probability: float, numbers: Numbers) -> float:
    """Return how likely a link is cited, 0 to 1, by what the model says and by whether it shows a piece of its own."""
    if not _shows_another_piece(numbers):
        return probability
    return probability * _ODDS_OF_ANOTHER_PIECE / (1 - probability + probability * _ODDS_OF_ANOTHER_PIECE)


def _shows_another_piece(numbers: Numbers) -> bool:
    """Whether a link is a picture, or a headline by itself, of another page of the same site."""
    is_headline = numbers[_SHARE_OF_BLOCK] > _ALL_OF_BLOCK_FROM and numbers[_HEADLINE] >= _HEADLINE_FROM
    return bool(numbers[_SAME_SITE]) and (bool(numbers[_NO_TEXT]) or is_headline)


def _role(
    document: Document,
    one: Seen,
    authors: frozenset[str],
    likely: float,
    enough: float,
    listed: Role | None,
    *,
    is_plain: bool,
) -> Role:
    scheme = one.target.scheme
    if scheme in {"mailto", "tel", "sms", "callto", "skype"}:
        return Role.SHARE if one.target.role is Role.SHARE else Role.CONTACT
    if one.target.certain and one.target.role is not None:
        return one.target.role
    if one.link.target is not None and scheme not in urls.FETCHED_SCHEMES and scheme != "urn":
        return Role.OTHER
    if one.link.region < 0 and one.link.kind is LinkKind.ANCHOR:
        return _unplaced(one)
    if one.link.kind in _SHOWN:
        return _shown_role(one)
    if _is_source(one):
        return Role.SOURCE
    if is_plain and _is_outside_landmarks(one, authors):
        return listed or _citing_role(document, one)
    if (
        likely >= enough
        or (listed and likely >= _LISTED_FROM)
        or (likely >= _TEXT_FROM and _is_in_running_text(document, one))
    ):
        return listed or _citing_role(document, one)
    return _other_role(one, authors)


def _is_in_running_text(document: Document, one: Seen) -> bool:
    """Whether a link stands among words of its paragraph, in what the page itself marks as its article."""
    # An address that is written out among words is there to be read, and no template writes any.
    written = one.link.kind is LinkKind.AUTO and is_within(document.regions, one.block.block.region, _MAIN)
    return (
        (written or not one.tags.isdisjoint({"article", "main"}))
        and one.tags.isdisjoint(_LANDMARKS)
        and not one.calls & _FURNITURE
        and one.block.block.kind is BlockKind.PARAGRAPH
        and one.block.prose >= _WORDS_AROUND
        and len(one.before) + len(one.after) >= _WORDS_AROUND
    )


def _is_outside_landmarks(one: Seen, authors: frozenset[str]) -> bool:
    """Whether nothing speaks for a link being furniture: no landmark, heading, label or known place around it."""
    in_site_header = "header" in one.tags and one.tags.isdisjoint({"article", "main"})
    return (
        one.tags.isdisjoint(_LANDMARKS)
        and not in_site_header
        and not one.calls & _FURNITURE
        and one.target.role is None
        and one.words not in authors
        and one.block.section not in _SECTION_ROLES
        and phrases.AUTHOR_LABEL.search(one.before[-60:]) is None
        and phrases.NETWORK_NAME.fullmatch(one.words) is None
        and phrases.NAVIGATION_TEXT.fullmatch(one.words) is None
    )


def _shown_role(one: Seen) -> Role:
    """A frame or a recording: an embed where it stands in the article."""
    if one.target.role is Role.ADVERT or "advert" in one.calls:
        return Role.ADVERT
    if _BUTTON.search(one.link.href):
        return Role.SHARE
    return Role.EMBED if one.in_article else Role.OTHER


def _unplaced(one: Seen) -> Role:
    """A link whose place in the page could not be read is kept when it leads elsewhere."""
    return one.target.role or (Role.OTHER if one.target.is_same_site else Role.INLINE)


def _list_role(document: Document, one: Seen) -> Role | None:
    """Return what a link is as a part of a note or of an entry in a list of references; None where it is neither."""
    kind, section = one.block.block.kind, one.block.section
    if kind is BlockKind.HEADING:
        return None
    entry = not one.tags.isdisjoint({"li", "dl", "table"}) or kind in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}
    if one.block.is_note:
        return Role.REFERENCE if section is Section.REFERENCES else Role.FOOTNOTE
    if section is Section.REFERENCES and (entry or one.block.prose >= _WORDS_OF_AN_ENTRY):
        # Notes that stand at the end of the article, behind its references.
        region = one.link.region if one.link.region >= 0 else one.block.block.region
        return Role.FOOTNOTE if "notes" in one.calls and is_within(document.regions, region, NOTES) else Role.REFERENCE
    if section is Section.NOTES and (entry or one.block.is_prose):
        return Role.FOOTNOTE
    if "notes" in one.calls and entry and _is_among_notes(document, one.link.region):
        return Role.FOOTNOTE
    return None


def _is_among_notes(document: Document, region: int) -> bool:
    """Whether it is not the link alone that is called so: docutils calls each link a reference."""
    if region < 0 or document.regions[region].tag != "a":
        return True
    region = document.regions[region].parent
    while region >= 0:
        at = document.regions[region]
        if _NOTES_CALL in calls(at.tag, at.names):
            return True
        region = at.parent
    return False


def _citing_role(document: Document, one: Seen) -> Role:
    if is_within(document.regions, one.link.region, _POSTS):
        return Role.EMBED
    if _is_credit(one):
        return Role.IMAGE_CREDIT
    return Role.INLINE


def _is_source(one: Seen) -> bool:
    """Whether a link is named as the article's original, in a line that says little else."""
    is_short = one.block.prose <= 160 and one.block.links <= 2 and len(one.before) <= 120
    if one.block.block.kind in {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}:
        return False
    return is_short and not one.target.is_same_site and phrases.SOURCE_LABEL.match(one.before) is not None


def _is_credit(one: Seen) -> bool:
    captioned = one.block.block.kind is BlockKind.CAPTION or "figcaption" in one.tags or "caption" in one.calls
    said = phrases.CREDIT.search(one.before[-80:]) is not None
    return said and (captioned or phrases.PICTURE.search(one.before[-80:]) is not None) and len(one.block.text) <= 400


_SECTION_ROLES = {
    Section.RELATED: Role.RELATED,
    Section.COMMENTS: Role.OTHER,
    Section.FURNITURE: Role.NAVIGATION,
    Section.AUTHOR: Role.AUTHOR,
}
_CALL_ROLES = (
    ("share", Role.SHARE), ("newsletter", Role.NEWSLETTER), ("advert", Role.ADVERT), ("author", Role.AUTHOR),
    ("taxonomy", Role.TAXONOMY), ("comment", Role.OTHER), ("navigation", Role.NAVIGATION), ("related", Role.RELATED),
    ("footer", Role.NAVIGATION), ("header", Role.NAVIGATION),
)  # fmt: skip


def _other_role(one: Seen, authors: frozenset[str]) -> Role:
    """What a link is that the article does not cite: by its URL and words, then by the regions around it."""
    if phrases.NETWORK_NAME.fullmatch(one.words):
        return Role.SHARE
    if one.words in authors or phrases.AUTHOR_LABEL.search(one.before[-60:]):
        return Role.AUTHOR
    if one.target.role is not None:
        return one.target.role
    if phrases.NAVIGATION_TEXT.fullmatch(one.words):
        return Role.NAVIGATION
    if not one.tags.isdisjoint({"nav", "footer"}):
        return Role.NAVIGATION
    if one.block.section in _SECTION_ROLES:
        return _SECTION_ROLES[one.block.section]
    for call, role in _CALL_ROLES:
        if call in one.calls:
            return role
    if "aside" in one.tags or len(one.words) > 25:
        return Role.RELATED
    return Role.NAVIGATION if one.target.is_same_site else Role.OTHER
