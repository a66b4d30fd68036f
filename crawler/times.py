"""Times as they are written: in WARC files, the manifest and what is printed."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(256)  # of one moment several records and rows are made
def stamp(moment: datetime) -> str:
    """Return a time as ISO 8601 in UTC with ``Z``, to the microsecond (WARC 1.1 §5.4 allows up to nine digits)."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
