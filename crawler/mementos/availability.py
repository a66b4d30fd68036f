"""The Wayback Machine's availability API: the one memento nearest to a moment, or the newest."""

import json
from datetime import datetime
from urllib.parse import quote, urlencode

from crawler.mementos.memento import Memento, memento_url, read_timestamp, write_timestamp


def question(endpoint: str, target: str, closest: datetime | None) -> str:
    """Return the URL that asks for the memento nearest to a moment; for the newest where that is None."""
    asked = {"url": target}
    if closest is not None:
        asked["timestamp"] = write_timestamp(closest)
    joint = "&" if "?" in endpoint else "?"
    return f"{endpoint}{joint}{urlencode(asked, quote_via=quote)}"


def read_availability(text: str) -> Memento | None:
    """Return the memento that an answer names; None where there is none.

    :raises ValueError: when it is no answer of this API.
    """
    try:
        said = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deep") from None
    snapshots = said.get("archived_snapshots") if isinstance(said, dict) else None
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if snapshots is None:
        raise ValueError("no answer of the availability API")
    if not isinstance(closest, dict) or closest.get("available") is False:
        return None
    at, url = read_timestamp(closest.get("timestamp")), memento_url(closest.get("url"))
    if at is None or url is None:
        return None
    status = str(closest.get("status"))
    known = status.isascii() and status.isdigit() and len(status) == 3
    return Memento(url, at, int(status) if known else None)
