"""Metadata records that tie articles, citations and verdicts to the answers.

From them the WARC files alone can rebuild the manifest.
"""

import json
from typing import Any

from sqlalchemy import Connection

from crawler.manifest.rows import rows
from crawler.recording import WarcWriter

MEDIA_TYPE = "application/json"


def testify_of_article(connection: Connection, writer: WarcWriter, article_id: str) -> None:
    """Record an article as it was read: the manifest rows of all its links, those that are never fetched included."""
    lines = list(rows(connection, article_id=article_id))
    writer.write_metadata(f"urn:evercite:article:{article_id}", MEDIA_TYPE, _encoded(lines))


def testify_of_target(connection: Connection, writer: WarcWriter, url_key: str) -> None:
    """Record the verdict on a target, once for each citation of it, beside the record of its answer."""
    for line in rows(connection, url_key=url_key):
        held = line["capture"]
        writer.write_metadata(
            f"urn:evercite:citation:{line['citation']['id']}",
            MEDIA_TYPE,
            _encoded(line),
            refers_to=held["warc"]["record_id"] if held else None,
        )


def _encoded(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "backslashreplace")
