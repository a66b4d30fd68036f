"""How well evercite reads what pages state of themselves, beside public extractors.

    python benchmarks/metadata.py --corpus DIR [--wrong]

DIR holds ``pages.jsonl`` (a page a line: ``page``, ``file``, ``url``, ``site``) and the gzipped pages. What their
readers are told, ``metadata.json`` beside this file says, for pages that a person has read: lists of what is right,
empty where a page states nothing, null where that could not be told. Days are compared, names without case and
punctuation. Peers are those of trafilatura, htmldate and extruct (which has no fields; its JSON-LD, microdata and Open
Graph are read for them) that are installed.
"""

import argparse
import contextlib
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from crawler.reading.document import Source
from crawler.reading.html import read_html

FIELDS = ("published", "updated", "authors", "publisher", "licence")
Reader = Callable[[str, str], dict[str, Any]]


def evercite(html: str, url: str) -> dict[str, Any]:
    """Read a page's metadata; its text and links are read on the way."""
    stated = read_html(Source("-", html.encode(), url, "text/html; charset=utf-8")).metadata
    return {name: getattr(stated, name) for name in FIELDS}


def peers() -> dict[str, Reader]:
    """Return the peers that are installed."""
    found: dict[str, Reader] = {}
    with contextlib.suppress(ImportError):
        import trafilatura

        def by_trafilatura(html: str, url: str) -> dict[str, Any]:
            said = trafilatura.extract_metadata(html, default_url=url)
            names = said.author.split("; ") if said and said.author else ()
            licence = said.license if said else None
            return {"published": said.date, "authors": names, "publisher": said.sitename, "licence": licence}

        found["trafilatura"] = by_trafilatura
    with contextlib.suppress(ImportError):
        import htmldate

        def by_htmldate(html: str, url: str) -> dict[str, Any]:
            first = htmldate.find_date(html, original_date=True, url=url)
            last = htmldate.find_date(html, original_date=False, url=url)
            return {"published": first, "updated": last}

        found["htmldate"] = by_htmldate
    with contextlib.suppress(ImportError):
        import extruct

        found["extruct"] = lambda html, url: _of_extruct(
            extruct.extract(html, base_url=url, syntaxes=["json-ld", "opengraph", "microdata"], uniform=True)
        )
    return found


def _of_extruct(data: dict[str, Any]) -> dict[str, Any]:
    things = [thing for one in data["json-ld"] + data["microdata"] for thing in (*one.get("@graph", ()), one)]
    article = next((thing for thing in things if "headline" in thing or "datePublished" in thing), {})
    graph = data["opengraph"][0] if data["opengraph"] else {}
    authors = article.get("author") or ()
    several = authors if isinstance(authors, list) else [authors]
    publisher = article.get("publisher")
    return {
        "published": article.get("datePublished") or graph.get("article:published_time"),
        "updated": article.get("dateModified") or graph.get("article:modified_time"),
        "authors": [str(one.get("name", "")) if isinstance(one, dict) else str(one) for one in several if one],
        "publisher": (publisher.get("name") if isinstance(publisher, dict) else None) or graph.get("og:site_name"),
        "licence": article.get("license"),
    }


def folded(name: str, value: object) -> set[str]:
    """Return what a field holds, in a form that can be compared."""
    values: Iterable[object] = value if isinstance(value, list | tuple) else [value] if value else []
    if name in {"published", "updated"}:
        return {str(one)[:10] for one in values}
    if name == "licence":
        return {re.sub(r"^https?://|/$|[^a-z0-9./]", "", str(one).lower()) for one in values if one}
    return {re.sub(r"[\W_]+", "", str(one).casefold()) for one in values if one}


def main() -> None:
    """Measure every reader on every page that is labelled."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--corpus", type=Path, required=True)
    arguments.add_argument("--wrong", action="store_true", help="name what evercite has wrong")
    options = arguments.parse_args()
    labels = json.loads((Path(__file__).parent / "metadata.json").read_text())
    pages = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text().splitlines()]
    readers: dict[str, Reader] = {"evercite": evercite, **peers()}
    counts: dict[str, Counter[str]] = {name: Counter() for name in readers}
    spent: Counter[str] = Counter()
    for page in pages:
        if page["page"] not in labels:
            continue
        html = gzip.decompress((options.corpus / page["file"]).read_bytes()).decode("utf-8", "replace")
        url = page["site"] if "fakehost" in page["url"] else page["url"]
        for name, read in readers.items():
            begun = time.process_time()
            try:
                said = read(html, url)
            except Exception as error:  # noqa: BLE001 - of a peer that fails there is nothing
                said = {}
                print(f"{name} failed on {page['page']}: {type(error).__name__}")
            spent[name] += time.process_time() - begun
            for field in FIELDS:
                right = labels[page["page"]][field]
                if right is None:
                    continue
                wanted, got = folded(field, right), folded(field, said.get(field))
                counts[name][f"{field} stated"] += bool(wanted)
                counts[name][f"{field} given"] += bool(got)
                counts[name][f"{field} right"] += bool(got & wanted)
                if options.wrong and name == "evercite" and bool(got & wanted) != bool(got or wanted):
                    print(f"{page['page']} {field}: {said.get(field)!r}, should be {right}")
    print(f"\n{'':12} {'ms a page':>9}  " + "  ".join(f"{field:^21}" for field in FIELDS))
    print(f"{'':12} {'':>9}  " + "  ".join(f"{'P':>6} {'R':>6} {'n':>6} " for _ in FIELDS))
    for name, count in counts.items():
        cells = []
        for field in FIELDS:
            stated, given, right = (count[f"{field} {what}"] for what in ("stated", "given", "right"))
            cells.append(f"{right / given if given else 0:6.2f} {right / stated if stated else 0:6.2f} {stated:6} ")
        print(f"{name:12} {1000 * spent[name] / len(labels):9.1f}  " + "  ".join(cells))


if __name__ == "__main__":
    main()
