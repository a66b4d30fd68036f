"""The manifest row as a table: its columns, what is in them, and what they mean.

CSV and Parquet are written by it, and ``docs/data-dictionary.md`` says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ColumnType(StrEnum):
    """What is in a column; any may be empty."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TIME = "time"
    """UTC, to the microsecond; ISO 8601 with ``Z`` where it is written as text."""
    JSON = "JSON"
    """A list or an object, written as JSON."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    path: str
    """Its name, which is the way to it in a manifest row: ``capture.warc.file``."""
    type: ColumnType
    meaning: str

    def of(self, row: Mapping[str, Any]) -> Any:
        """Return its value in a row; None where that, or what it would be in, is null."""
        value: Any = row
        for name in self.path.split("."):
            if value is None:
                return None
            value = value[name]
        return value


_T = ColumnType
COLUMNS = (
    Column("article.id", _T.TEXT, "Stable id of the article: 16 hexadecimal digits."),
    Column("article.source", _T.TEXT, "What it was read from, as it was given: a URL, a path, `-`."),
    Column("article.url", _T.TEXT, "Where it was fetched from, after redirects; empty for a file."),
    Column("article.title", _T.TEXT, "As the article states it."),
    Column("article.authors", _T.JSON, "List of names, as the article states them."),
    Column("article.published", _T.TEXT, "ISO 8601 date, or date and time, as precise as it is stated."),
    Column("article.language", _T.TEXT, "BCP 47."),
    Column("article.updated", _T.TEXT, "As `published`: when it was last changed; a Word or OpenDocument file, saved."),
    Column("article.publisher", _T.TEXT, "The house, newspaper or site that publishes it, as the article states it."),
    Column("article.doi", _T.TEXT, "Its DOI, bare and in lower case."),
    Column("article.licence", _T.TEXT, "The URL of its licence, or what Creative Commons calls it: `CC BY 4.0`."),
    Column("article.canonical_url", _T.TEXT, "Where it says that it is published."),
    Column("citation.id", _T.TEXT, "Stable id of the link, from its article, target, words and context."),
    Column("citation.ordinal", _T.INTEGER, "Place among the article's links, from 0."),
    Column("citation.role", _T.TEXT, "What the link is for: `inline`, `reference`, `navigation` and so on."),
    Column("citation.cited", _T.BOOLEAN, "Whether links of that role are citations."),
    Column("citation.text", _T.TEXT, "The link's words."),
    Column("citation.prefix", _T.TEXT, "The words before it: 32 characters or more, where there are as many."),
    Column("citation.suffix", _T.TEXT, "The words after it."),
    Column("citation.href", _T.TEXT, "The link as written, entities decoded."),
    Column("citation.target", _T.TEXT, "The absolute URL that it leads to; empty where it was stripped."),
    Column("citation.fragment", _T.TEXT, "The target's fragment, without `#`."),
    Column("citation.identifier.scheme", _T.TEXT, "`doi`, `arxiv` and so on, where the target has an identifier."),
    Column("citation.identifier.value", _T.TEXT, "The identifier in its scheme's usual form."),
    Column("citation.recovered_from", _T.TEXT, "The rendition that gave a lost target back, and how sure that is."),
    Column("citation.context.headings", _T.JSON, "The headings above it, outermost first."),
    Column("citation.context.sentence", _T.TEXT, "The sentence that it stands in."),
    Column("citation.context.paragraph", _T.INTEGER, "The block of the article's text that it stands in, from 0."),
    Column("citation.context.offset", _T.INTEGER, "Where in that block it begins, in characters."),
    Column("citation.context.note", _T.TEXT, "Of a footnote or an entry of a reference list, the whole."),
    Column("verdict.status", _T.TEXT, "`live`, `dead`, `suspect`, `blocked`, `lost`, `excluded` or `pending`."),
    Column("verdict.reason", _T.TEXT, "Why: `ok`, `http-404`, `robots` and so on."),
    Column("verdict.confidence", _T.NUMBER, "From 0 to 1."),
    Column("verdict.checked_at", _T.TIME, "When it was judged last; empty while nobody has."),
    Column("verdict.first_seen", _T.TIME, "When the link was first seen in the article."),
    Column("verdict.checks", _T.INTEGER, "How often its target was judged."),
    Column("verdict.evidence", _T.JSON, "What the verdict rests on."),
    Column("capture.captured_at", _T.TIME, "The record's WARC-Date; empty, as all of `capture` is, without a copy."),
    Column("capture.final_url", _T.TEXT, "Where the redirects ended."),
    Column("capture.http_status", _T.INTEGER, "What was answered there."),
    Column("capture.mime", _T.TEXT, "The media type, as the server names it."),
    Column("capture.payload_digest", _T.TEXT, "SHA-256 of the body without its transfer coding: `sha256:` and digits."),
    Column("capture.truncated", _T.TEXT, "`length`, `time` or `disconnect`, where the body is not whole."),
    Column("capture.hops", _T.JSON, "List of the redirects and the last answer: `url`, `http_status`, `location`."),
    Column("capture.warc.file", _T.TEXT, "The WARC file, relative to the store."),
    Column("capture.warc.offset", _T.INTEGER, "Where the record's gzip member begins in it, in bytes."),
    Column("capture.warc.length", _T.INTEGER, "The member's length in bytes."),
    Column("capture.warc.record_id", _T.TEXT, "The WARC-Record-ID, with its angle brackets."),
    Column("capture.restricted", _T.BOOLEAN, "Kept, and not for publication."),
    Column("mementos", _T.JSON, "List of copies in other archives: `archive`, `url`, `datetime`, `relation`."),
    Column("capture.requisites.found", _T.INTEGER, "Style sheets, pictures and the like that the page needs."),
    Column("capture.requisites.captured", _T.INTEGER, "How many of them are held."),
    Column("capture.screenshot", _T.JSON, "The page's picture, where one was made."),
    Column("drift.similarity", _T.NUMBER, "Of its text to that of its first good copy, 1 to 0, where both have one."),
    Column("drift.since", _T.TIME, "When the first good copy was made, which it was compared to."),
    Column("drift.kind", _T.TEXT, "`same`, `cosmetic`, `changed` or `replaced`; empty where nothing was compared."),
    Column("withheld_from", _T.JSON, "List of archives that were not told of it, as its host is not public."),
)  # fmt: skip
