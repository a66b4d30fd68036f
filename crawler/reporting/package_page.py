"""A plain page that says what an export holds: no script, nothing fetched, every stranger's word escaped."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

_HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>What is cited, and what was kept of it</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid #ccc; overflow-wrap: anywhere; padding: .3rem .5rem; text-align: left;
  vertical-align: top; }
.state { white-space: nowrap; }
</style>
</head>
<body>
<h1>What is cited, and what was kept of it</h1>
"""

_COLUMNS = ("what is cited", "role", "state", "checked", "captured", "record")


def pieces(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the parts of the page for manifest rows that come article by article."""
    yield _HEAD
    before = None
    for row in rows:
        article = row["article"]
        if article["id"] != before:
            if before is not None:
                yield "</table>\n"
            yield f"<h2>{_text(article['title'] or article['source'])}</h2>\n"
            yield f"<p>{_text(article['url'] or article['source'])}</p>\n"
            headings = "".join(f'<th scope="col">{name}</th>' for name in _COLUMNS)
            yield f"<table>\n<tr>{headings}</tr>\n"
            before = article["id"]
        yield _row(row)
    yield "</table>\n</body>\n</html>\n" if before is not None else "</body>\n</html>\n"


def _row(row: Mapping[str, Any]) -> str:
    citation, verdict, capture = row["citation"], row["verdict"], row["capture"]
    place = capture["warc"] if capture is not None else None
    # URLs are shown and not linked: nothing here leads to a live page that somebody took for the copy.
    cells = (
        f"{_text(citation['text'])}<br><small>{_text(citation['target'] or citation['href'])}</small>",
        _text(citation["role"]),
        _text(f"{verdict['status']} {verdict['reason']}"),
        _text(verdict["checked_at"]),
        _text(capture["captured_at"] if capture is not None else None),
        _text(
            f"{place['file']} at {place['offset']}" if place is not None else "not in this package" if capture else ""
        ),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"


def _text(value: object) -> str:
    """Return a value as text of the page; characters that steer what shows it become U+FFFD."""
    said = "" if value is None else str(value)
    return escape("".join(character if character.isprintable() else "\ufffd" for character in said))
