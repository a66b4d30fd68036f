"""How well evercite tells an article's citations from the other links of a page, beside public extractors.

    python benchmarks/citations.py --corpus DIR [--collection NAME] [--methods evercite,trafilatura] [--per-page]

DIR holds ``pages.jsonl`` (a page a line: ``page``, ``collection``, ``file``, ``url``), the gzipped pages,
``gold.jsonl`` (a link a line) and ``score.py``, whose ``score`` counts; predictions are the distinct targets of cited
links.
"""

import argparse
import gzip
import importlib.util
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from crawler.citing import cite
from crawler.reading.document import LinkKind, Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse
from crawler.urls import InvalidURL, resolve


class Page(NamedTuple):
    """A page of the corpus."""

    name: str
    collection: str
    url: str
    base: str
    data: bytes


Method = Callable[[Page], Iterable[str]]


def pages(corpus: Path, collection: str | None = None) -> Iterator[Page]:
    """Yield the pages of a corpus, of one of its collections when named."""
    with (corpus / "pages.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if collection in {None, row["collection"]}:
                data = gzip.decompress((corpus / row["file"]).read_bytes())
                yield Page(row["page"], row["collection"], row["url"], row["base"], data)


def evercite(page: Page) -> set[str]:
    """Return what the product keeps: the targets of the links whose role is one of the cited ones."""
    document = parse(Source(page.name, page.data, page.url), Kind.HTML)
    return {c.target for c in cite(document, page.name) if c.role.cited and c.target is not None}


def evercite_anchors(page: Page) -> set[str]:
    """Return the same without what is shown in place: frames and recordings, of which the corpus has no labels."""
    document = parse(Source(page.name, page.data, page.url), Kind.HTML)
    return {
        citation.target
        for citation, link in zip(cite(document, page.name), document.links, strict=True)
        if citation.role.cited and citation.target is not None and link.kind not in {LinkKind.FRAME, LinkKind.MEDIA}
    }


def all_links(page: Page) -> set[str]:
    """Return every link of the page."""
    document = parse(Source(page.name, page.data, page.url), Kind.HTML)
    return {link.target for link in document.links if link.target is not None}


def trafilatura(page: Page) -> set[str]:
    """Return the links in what trafilatura takes for the text."""
    from trafilatura import extract

    text = extract(page.data, url=page.url, output_format="xml", include_links=True, include_comments=False) or ""
    return _joined(re.findall(r'<ref [^>]*?target="([^"]*)"', text), page, entities=True)


def readability_lxml(page: Page) -> set[str]:
    """Return the links in what readability-lxml takes for the article."""
    from readability import Document

    return _joined(re.findall(r'<a\s[^>]*?href="([^"]*)"', Document(page.data).summary()), page, entities=True)


def resiliparse(page: Page) -> set[str]:
    """Return the links in what resiliparse takes for the main content."""
    from resiliparse.extract.html2text import extract_plain_text

    text = extract_plain_text(
        page.data.decode("utf-8", "replace"), main_content=True, links=True, preserve_formatting=True
    )
    return _joined(re.findall(r"\((\S+?)\)", text), page, entities=False)


METHODS: dict[str, Method] = {
    "evercite": evercite,
    "evercite-anchors": evercite_anchors,
    "all-links": all_links,
    "trafilatura": trafilatura,
    "readability-lxml": readability_lxml,
    "resiliparse": resiliparse,
}


def _joined(hrefs: Iterable[str], page: Page, *, entities: bool) -> set[str]:
    import html

    found = set()
    for href in hrefs:
        try:
            found.add(resolve(html.unescape(href) if entities else href, page.base))
        except InvalidURL:
            continue
    return found


def scorer_of(corpus: Path) -> Any:
    """Return the corpus' own scorer."""
    spec = importlib.util.spec_from_file_location("corpus_score", corpus / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print a line for each collection and method."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--collection")
    parser.add_argument("--methods", default=",".join(METHODS))
    parser.add_argument("--per-page", action="store_true")
    options = parser.parse_args()
    scorer = scorer_of(options.corpus)
    corpus = list(pages(options.corpus, options.collection))
    print(
        f"{'collection':13} {'method':17} {'P':>6} {'R':>6} {'F1':>6} {'exact':>6} {'ms':>7} (median), processor time"
    )
    for name in options.methods.split(","):
        try:
            predicted, took = _run(METHODS[name], corpus)
        except ImportError as missing:
            print(f"{name}: not installed ({missing.name})")
            continue
        for collection in dict.fromkeys(page.collection for page in corpus):
            rows, found = scorer.score(predicted, collection)
            precision, recall, f1 = found["macro"]
            times = [took[page.name] for page in corpus if page.collection == collection]
            print(
                f"{collection:13} {name:17} {precision:6.3f} {recall:6.3f} {f1:6.3f} {found['exact'][1]:6.3f}"
                f" {statistics.mean(times):7.1f} ({statistics.median(times):.1f})"
            )
            if options.per_page:
                for row in sorted(rows, key=lambda row: row[6]):
                    print("    {:60} gold {:4} got {:4} hit {:4}  P {:.3f} R {:.3f} F1 {:.3f}".format(*row))


def _run(method: Method, corpus: Iterable[Page]) -> tuple[dict[str, set[str]], dict[str, float]]:
    predicted, took = {}, {}
    for page in corpus:
        began = time.process_time()
        predicted[page.name] = set(method(page))
        took[page.name] = (time.process_time() - began) * 1000
    return predicted, took


if __name__ == "__main__":
    main()
