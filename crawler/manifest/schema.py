"""The manifest's tables.

Facts carry ISO 8601 times in UTC with ``Z``; what the frontier plans by is in seconds since the epoch, so that SQL can
compare it. The tables of observations (``capture``, ``judgement``, ``landing``, ``drift``) are append-only: nothing
overwrites evidence.
"""

from enum import StrEnum

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, String, Table, text

VERSION = 3
"""Kept in SQLite's ``user_version``: a store of a later version is refused, one of an earlier version migrated
(:mod:`crawler.manifest.migrating`)."""

metadata = MetaData()


class UrlState(StrEnum):
    """Where a URL is on its way through the frontier."""

    PENDING = "pending"
    """To be fetched once ``next_due`` is past and its host is ready."""
    WAITING = "waiting"
    """To be fetched once the robots.txt of its origin is known."""
    LEASED = "leased"
    """Being fetched in a host visit."""
    DONE = "done"


class WarcState(StrEnum):
    """Where a WARC file is in its life."""

    OPEN = "open"
    SEALED = "sealed"
    UPLOADING = "uploading"
    """Being copied to an object store, or left half copied."""
    VERIFIED = "verified"
    """A copy was proven to hold the same bytes."""
    FREED = "freed"
    """Deleted here, after its copy was read back whole; its index is still here."""


class CopyState(StrEnum):
    """Where a copy in an object store is in its life."""

    UPLOADING = "uploading"
    VERIFIED = "verified"
    """The server proved, or reading back did, that it holds the bytes that were sent."""
    DIFFERS = "differs"
    """It is gone, or holds other bytes."""


article = Table(
    "article",
    metadata,
    Column("id", String, primary_key=True),
    Column("source", String, nullable=False, index=True),
    Column("url", String),
    Column("title", String),
    Column("authors", JSON, nullable=False),
    Column("published", String),
    Column("language", String),
    Column("media_type", String, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("digest", String, nullable=False),  # SHA-256 of the bytes that were read
    Column("read_at", String, nullable=False),
)

citation = Table(
    "citation",
    metadata,
    Column("id", String, primary_key=True),
    Column("article_id", ForeignKey("article.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("cited", Boolean, nullable=False),
    Column("text", String, nullable=False),
    Column("prefix", String, nullable=False),
    Column("suffix", String, nullable=False),
    Column("href", String, nullable=False),
    Column("target", String),
    Column("fragment", String),
    Column("identifier_scheme", String),
    Column("identifier_value", String),
    Column("recovered_from", String),
    Column("url_key", ForeignKey("url.key")),  # null for a citation that is never fetched
    Column("planned", JSON),  # the verdict of a citation that is never fetched
    Column("first_seen", String, nullable=False),
    Column("last_seen", String, nullable=False),  # older than the article's ``read_at``: an edit removed it
    Index("citation_by_article", "article_id", "ordinal"),
    Index("citation_by_url", "url_key"),
)

url = Table(
    "url",
    metadata,
    Column("key", String, primary_key=True),
    Column("url", String, nullable=False),
    Column("host", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("purpose", String, nullable=False),  # one URL may be wanted for two, and is then two rows
    Column("state", String, nullable=False),
    Column("run", Integer, nullable=False),
    Column("cookies", String, nullable=False),  # sent with the request: those of its chain, and no others
    Column("attempts", Integer, nullable=False),
    Column("next_due", Float, nullable=False),
    Column("token", Integer, nullable=False),  # fences off a lease that was taken over
    Column("capture_id", Integer),  # the newest capture, of this URL itself
    Column("judgement_id", Integer),  # the newest judgement, where the URL is a citation's target
    Index("url_due", "state", "run", "host", "next_due", "key"),
    Index("url_by_origin", "origin", "state"),
)

host = Table(
    "host",
    metadata,
    Column("host", String, primary_key=True),
    Column("ready_at", Float, nullable=False),
)

need = Table(
    "need",
    metadata,
    Column("holder_id", ForeignKey("capture.id"), primary_key=True),  # of a page, a style sheet, a frame
    Column("url_key", ForeignKey("url.key"), primary_key=True),  # what it needs
    Column("kind", String, nullable=False),  # requisites.RequisiteKind
    Column("depth", Integer, nullable=False),  # 1 for what a page itself needs, 0 while nobody asked for it
    Column("final_id", ForeignKey("capture.id")),  # what came of it, at the end of its redirects
    Column("captured", Boolean, nullable=False),
    Index("need_open_by_url", "url_key", sqlite_where=text("final_id IS NULL")),
    Index("need_by_final", "final_id"),
)

robots = Table(
    "robots",
    metadata,
    Column("origin", String, primary_key=True),
    Column("rules", String, nullable=False),  # as fetching.robots.Rules writes itself
    Column("failure", JSON),  # why there was no answer: what any URL of the origin would meet, in this run
    Column("fetched_at", Float, nullable=False),
    Column("run", Integer, nullable=False),
)

listing = Table(
    "listing",
    metadata,
    Column("address", String, primary_key=True),  # as a policy's `watch` names it, or the part of a sitemap index
    Column("watched", String, nullable=False, index=True),  # the address that the policy names
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("hub", String),  # of WebSub
    Column("etag", String),
    Column("last_modified", String),
    Column("interval", Float, nullable=False),  # in seconds, as learnt
    Column("next_due", Float, nullable=False),
    Column("first_at", String, nullable=False),
    Column("asked_at", String),
    Column("news_at", String),  # when it last listed something new
    Column("failures", Integer, nullable=False),  # in a row
    Column("failing_since", String),
    Column("error", String),
)

listed = Table(
    "listed",
    metadata,
    Column("watched", String, primary_key=True),
    Column("key", String, primary_key=True),  # as its listing has it
    Column("url", String, nullable=False),  # of a file, its path
    Column("title", String, nullable=False),
    Column("published", String),
    Column("updated", String),  # or what else tells one version from another
    Column("seen_at", String, nullable=False),
    Column("state", String, nullable=False),  # manifest.listings.ListedState
    Column("next_due", Float),  # when it is to be read; null for never again
    Column("read_at", String),  # first
    Column("reads", Integer, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
    Column("error", String),
    Index("listed_due", "next_due"),
)

told = Table(
    "told",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("news", JSON, nullable=False),  # as watching.telling.News writes itself
)

probe = Table(
    "probe",
    metadata,
    Column("place", String, primary_key=True),  # as judging.siblings names it
    Column("url", String, nullable=False, index=True),
    Column("hops", JSON),  # capture ids, oldest first; null while it is asked
    Column("asked_at", Float, nullable=False),
    Column("run", Integer, nullable=False),
)

awaiting = Table(
    "awaiting",
    metadata,
    Column("url_key", ForeignKey("url.key"), primary_key=True),  # a target whose chain has ended
    Column("place", ForeignKey("probe.place"), nullable=False, index=True),  # whose probe its verdict waits for
    Column("hops", JSON, nullable=False),
)

chain = Table(
    "chain",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("purpose", String, nullable=False),
    Column("start_key", ForeignKey("url.key"), nullable=False),
    Column("current_key", ForeignKey("url.key"), nullable=False),
    Column("hops", JSON, nullable=False),  # capture ids, oldest first
    Column("run", Integer, nullable=False),
    Column("open", Boolean, nullable=False),
    Index("chain_open_by_current", "current_key", sqlite_where=text("open = 1")),
    Index("chain_open_by_start", "purpose", "start_key", unique=True, sqlite_where=text("open = 1")),
)

capture = Table(
    "capture",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url_key", String, nullable=False, index=True),
    Column("run", Integer, nullable=False),
    Column("captured_at", String, nullable=False),
    Column("hop", JSON, nullable=False),  # judging.evidence.Hop
    Column("http_status", Integer),
    Column("mime", String),
    Column("payload_digest", String),
    Column("truncated", String),
    Column("restricted", Boolean, nullable=False),  # kept, and not for publication
    Column("file", String),  # null where nothing came back, or nothing was recorded
    Column("offset", Integer),
    Column("length", Integer),
    Column("record_id", String),
    Column("record_type", String),
    Index("capture_by_file", "file", "offset"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url_key", String, nullable=False, index=True),
    Column("run", ForeignKey("run.id"), nullable=False),
    Column("checked_at", String, nullable=False),
    Column("status", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("hops", JSON, nullable=False),  # capture ids, oldest first
)

lookup = Table(
    "lookup",
    metadata,
    Column("url_key", ForeignKey("url.key"), primary_key=True),  # a citation's target
    Column("archive", String, primary_key=True),  # whom the policy calls so
    Column("wanted", String, primary_key=True),  # the day that a copy was sought of, as its article states it
    Column("asked_at", String, nullable=False),
    Column("outcome", String, nullable=False),  # mementos.asking.Outcome
    Column("said", String),  # why there was no answer
    Column("status", String, nullable=False),  # of the link, when the archive was asked
)

memento = Table(
    "memento",
    metadata,
    Column("url_key", ForeignKey("url.key"), primary_key=True),
    Column("asked", String, primary_key=True),  # the archive that named it
    Column("relation", String, primary_key=True),  # manifest.mementos.Relation
    Column("wanted", String, primary_key=True),  # the day that it is nearest to, empty for other relations
    Column("archive", String, nullable=False),  # that holds it: an aggregator names those of others
    Column("url", String, nullable=False),
    Column("datetime", String, nullable=False),
    Column("found_at", String, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("url_key", ForeignKey("url.key"), primary_key=True),
    Column("archive", String, primary_key=True),
    Column("submitted_at", String, nullable=False),
    Column("job", String),  # what the archive calls it
    Column("state", String, nullable=False),  # mementos.submitting.State
    Column("said", String),  # why the archive could not keep it
)

archive = Table(
    "archive",
    metadata,
    Column("name", String, primary_key=True),
    Column("failures", Integer, nullable=False),  # in a row
    Column("ready_at", Float, nullable=False),
)

stated = Table(
    "stated",
    metadata,
    Column("article_id", ForeignKey("article.id"), primary_key=True),
    Column("said", JSON, nullable=False),  # by STATED_KEYS
)

STATED_KEYS = ("updated", "publisher", "doi", "licence", "canonical_url")
"""What an article may state of itself besides what has columns of its own."""

context = Table(
    "context",
    metadata,
    Column("citation_id", ForeignKey("citation.id"), primary_key=True),
    Column("said", JSON, nullable=False),  # citing.context.Context
)

quotation = Table(
    "quotation",
    metadata,
    Column("citation_id", ForeignKey("citation.id"), primary_key=True),
    Column("texts", JSON, nullable=False),  # what the article quotes beside the link, nearest first
)

landing = Table(
    "landing",
    metadata,
    Column("judgement_id", ForeignKey("judgement.id"), primary_key=True),
    Column("citation_id", ForeignKey("citation.id"), primary_key=True, index=True),
    Column("found", JSON, nullable=False),  # by vocabulary.LANDING_EVIDENCE
)

drift = Table(
    "drift",
    metadata,
    Column("judgement_id", ForeignKey("judgement.id"), primary_key=True),
    Column("first_id", ForeignKey("capture.id")),  # what was compared to; null where its record is lost
    Column("since", String, nullable=False),  # when that was captured
    Column("similarity", Float),
    Column("kind", String, nullable=False),  # judging.drift.DriftKind
)

warc = Table(
    "warc",
    metadata,
    Column("file", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("run", Integer, nullable=False),
)

upload = Table(
    "upload",
    metadata,
    Column("endpoint", String, primary_key=True),  # URL of the server, empty for Amazon's own
    Column("bucket", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("file", String, nullable=False, index=True),  # its name in the store, or that of an export
    Column("version", String),  # of the object, where the bucket keeps versions
    Column("etag", String),
    Column("sha256", String, nullable=False),  # hex, of the whole file
    Column("checksum", String),  # what the server keeps: its algorithm, a colon, its value
    Column("proof", String),  # what proved the copy: a checksum's algorithm, or ``read``
    Column("bytes", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("at", String, nullable=False),
    Column("upload_id", String),  # of a multipart upload under way
    Column("part_bytes", Integer, nullable=False),
    Column("parts", JSON, nullable=False),  # part number to the ETag that the server gave it
)

seal = Table(
    "seal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("file", String, nullable=False, unique=True),
    Column("bytes", Integer, nullable=False),
    Column("sha256", String, nullable=False),  # hex, of the whole file
    Column("previous", String, nullable=False),  # the digest of the seal before, empty for the first
    Column("sealed_at", String, nullable=False),
    Column("told_in", String),  # the WARC file whose beginning tells it
)

timestamp = Table(
    "timestamp",
    metadata,
    Column("sha256", String, primary_key=True),  # hex, of the file that is stamped
    Column("authority", String, primary_key=True),  # URL of the time stamping authority
    Column("file", String, nullable=False),
    Column("token", String, nullable=False),  # its answer, RFC 3161 TimeStampResp in DER, in Base64
    Column("stamped_at", String, nullable=False),  # as the authority has it
    Column("told_in", String),  # the WARC file whose beginning tells it
)

payload = Table(
    "payload",
    metadata,
    Column("digest", String, primary_key=True),
    Column("url", String, nullable=False),
    Column("captured_at", String, nullable=False),
    Column("record_id", String, nullable=False),
    Column("file", String, nullable=False),
    Column("offset", Integer, nullable=False),
    Index("payload_by_file", "file", "offset"),
)

wanted = Table(
    "wanted",
    metadata,
    Column("url_key", String, primary_key=True),
    Column("article_id", String, nullable=False),  # that pays for it in this run, where articles have a budget
)

spent = Table(
    "spent",
    metadata,
    Column("day", String, primary_key=True),  # of UTC, as 2026-03-04
    Column("requests", Integer, nullable=False),
    Column("bytes", Integer, nullable=False),  # received on the wire
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started_at", String, nullable=False),
    Column("ended_at", String),
    Column("sources", JSON, nullable=False),
    Column("policy_digest", String, nullable=False),
)

check_run = Table(
    "check_run",  # runs that judged links and kept no copies
    metadata,
    Column("run", ForeignKey("run.id"), primary_key=True),
)
