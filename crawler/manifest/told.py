"""What people were told: the news of each round of `evercite watch`."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from crawler.manifest.schema import told
from crawler.times import stamp

NEWEST = 100
"""News that the store's feed has."""


def keep(connection: Connection, news: dict[str, Any], now: datetime) -> None:
    """Keep the news of a round."""
    connection.execute(insert(told).values(at=stamp(now), news=news))


def newest(connection: Connection, limit: int = NEWEST) -> list[tuple[int, str, dict[str, Any]]]:
    """Return the newest news with their numbers and times, the newest first."""
    rows = connection.execute(select(told).order_by(told.c.id.desc()).limit(limit))
    return [(row.id, row.at, row.news) for row in rows]
