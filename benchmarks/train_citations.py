"""Trains the model that tells an article's citations from the other links of a web page.

    python benchmarks/train_citations.py --corpus DIR [--more DIR] [--out crawler/citing/page_model.json]
                                         [--folds 5] [--splits 1]

Needs scikit-learn. Prints what pages of sites that were not trained on get (cross-validation by site, over several
random divisions where asked for), then trains on all pages and writes the trees. Several occurrences of one URL have
one label in the corpus, so the likeliest of a cited URL's occurrences counts as the citation and the unlikely others
are left out; a first round decides which.

--more names the folder ``tests`` of a checkout of trafilatura (Apache-2.0): some 980 pages, and for each a few phrases
that belong to its article (``with``) and a few that do not (``without``), chosen by people. A link in a block with such
a phrase is labelled by it; another is cited where trafilatura and ``article_body`` both keep it, and is left out where
they do not. Never is a page of a site trained on that is tested on.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from citations import pages, scorer_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from crawler.citing import phrases
from crawler.citing.features import NAMES, seen
from crawler.citing.link_targets import site_of
from crawler.citing.page_roles import cited_from, weighed
from crawler.reading.document import LinkKind, Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse

_WEIGHTS = {"defuddle": 0.4}
"""Of collections whose pages are edge cases rather than articles."""
_MORE_WEIGHT = 0.3
"""Of pages whose labels are partly guessed. More of them, or a larger weight, makes the model as cautious as the
extractors that guessed."""


class Links:
    """The links of a corpus: numbers, labels and what they are grouped by."""

    def __init__(self, corpus: Path) -> None:
        """Read a corpus."""
        self.scorer = scorer_of(corpus)
        with (corpus / "pages.jsonl").open(encoding="utf-8") as lines:
            about = {row["page"]: row for row in map(json.loads, lines)}
        cited, ignored = defaultdict(set), defaultdict(set)
        with (corpus / "gold.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["cited"]:
                    cited[row["page"]].add(row["url"])
                elif row["why_not"] in {"image-file", "image-wrapper", "self", "not-in-source"}:
                    ignored[row["page"]].add(row["url"])
        numbers, labels, self.pages, self.urls, self.targets, sites, weights = [], [], [], [], [], [], []
        for page in pages(corpus):
            row = about[page.name]
            skipped = ignored[page.name] | {self.scorer.key(row[name]) for name in ("url", "site", "base")}
            site = site_of(row["site"]) if "fakehost" not in row["site"] else page.name
            links = [
                (self.scorer.key(one.link.target or ""), one, values)
                for one, values in seen(parse(Source(page.name, page.data, page.url), Kind.HTML))
                if values and one.link.kind not in {LinkKind.FRAME, LinkKind.MEDIA} and not one.target.certain
            ]
            links = [(url, *rest) for url, *rest in links if url and url not in skipped - cited[page.name]]
            for url, one, values in links:
                numbers.append(values)
                labels.append(url in cited[page.name])
                self.pages.append(page.name)
                self.urls.append(url)
                self.targets.append(one.link.target)
                sites.append(site)
                # A page counts by the root of its links, so that lists of hundreds do not decide alone.
                weights.append(_WEIGHTS.get(page.collection, 1.0) / len(links) ** 0.5)
        self.numbers = np.array(numbers, dtype=np.float32)
        self.labels = np.array(labels)
        self.sites = np.array(sites)
        self.weights = np.array(weights)

    def sure(self, probabilities: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Return which links have a label that can be trusted."""
        best: dict[tuple[str, str], float] = {}
        for page, url, probability in zip(self.pages, self.urls, probabilities, strict=True):
            best[page, url] = max(best.get((page, url), 0.0), probability)
        return np.array(
            [
                not label or probability >= 0.5 or probability == best[page, url]
                for page, url, label, probability in zip(self.pages, self.urls, self.labels, probabilities, strict=True)
            ]
        )

    def report(self, probabilities: "np.ndarray[Any, Any]", split: int) -> None:
        """Print the scores of the links that are likely enough on their page."""
        of_page = defaultdict(list)
        likely = [weighed(float(chance), numbers) for chance, numbers in zip(probabilities, self.numbers, strict=True)]
        for page, probability in zip(self.pages, likely, strict=True):
            of_page[page].append(probability)
        enough = {page: cited_from(chances) for page, chances in of_page.items()}
        predicted = defaultdict(set)
        for page, target, probability in zip(self.pages, self.targets, likely, strict=True):
            if probability >= enough[page]:
                predicted[page].add(target)
        for collection in ("readability", "scrapinghub", "postlight", "defuddle"):
            _, found = self.scorer.score(predicted, collection)
            print(f"  split {split} {collection:12} P {found['macro'][0]:.3f} R {found['macro'][1]:.3f}"
                  f" F1 {found['macro'][2]:.3f} exact {found['exact'][1]:.3f}")  # fmt: skip


def model(seed: int = 0) -> HistGradientBoostingClassifier:
    """Return the model, untrained."""
    return HistGradientBoostingClassifier(
        max_iter=110, learning_rate=0.08, max_leaf_nodes=10, min_samples_leaf=25, l2_regularization=5,
        max_features=0.3, early_stopping=False, random_state=seed,
    )  # fmt: skip


class MoreLinks:
    """Links of pages of which only some phrases are labelled: numbers, labels, sites, weights."""

    def __init__(self, tests: Path) -> None:
        """Read trafilatura's evaluation pages."""
        numbers, labels, sites, weights = [], [], [], []
        for url, row in json.loads((tests / "evaldata.json").read_text(encoding="utf-8")).items():
            file = next((f for f in (tests / "cache" / row["file"], tests / "eval" / row["file"]) if f.exists()), None)
            known = list(_labelled(url, file.read_bytes(), row["with"], row["without"])) if file else []
            for values, label in known:
                numbers.append(values)
                labels.append(label)
                sites.append(site_of(url))
                weights.append(_MORE_WEIGHT / len(known) ** 0.5)
        self.numbers = np.array(numbers, dtype=np.float32)
        self.labels = np.array(labels)
        self.sites = np.array(sites)
        self.weights = np.array(weights)


def _labelled(url: str, data: bytes, inside: list[str], outside: list[str]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """Yield the numbers and the label of each link that a phrase or two extractors label."""
    document = parse(Source(url, data, url), Kind.HTML)
    anchors = [(one, values) for one, values in seen(document) if one.link.kind is LinkKind.ANCHOR]
    extracted = _extracted(url, data, [one.link.href for one, _ in anchors])
    text = phrases.folded(document.text)
    inside, outside = [phrases.folded(words) for words in inside], [phrases.folded(words) for words in outside]
    if extracted is None or sum(words in text for words in inside) < min(2, len(inside)):
        return
    kept_at, cleared_at, nests_at = (NAMES.index(name) for name in ("body kept", "cleared", "cleared nests"))
    for place, (one, values) in enumerate(anchors):
        if not values or one.target.certain or one.link.target is None:
            continue
        block = phrases.folded(one.block.text)
        is_in = any(words in block for words in inside)
        is_out = any(words in block or (len(block) > 12 and block in words) for words in outside)
        kept, taken = bool(values[kept_at]), place in extracted
        if is_in != is_out:
            yield values, is_in
        elif taken and (kept or (values[cleared_at] and not values[nests_at])):
            yield values, True


def _extracted(url: str, data: bytes, hrefs: list[str]) -> set[int] | None:
    """Return which of a page's links trafilatura keeps; None where it reads others than we do."""
    from lxml import etree
    from trafilatura import extract

    root = etree.fromstring(data, etree.HTMLParser(huge_tree=True))
    anchors = [] if root is None else [anchor for anchor in root.iter("a") if anchor.get("href") is not None]
    if [anchor.get("href") for anchor in anchors] != hrefs:
        return None
    for place, anchor in enumerate(anchors):
        anchor.set("href", f"http://place.test/{place}")
    html = etree.tostring(root, method="html", encoding="unicode")
    text = extract(html, url=url, output_format="xml", include_links=True, include_comments=False) or ""
    return {int(place) for place in re.findall(r'target="http://place\.test/(\d+)"', text)}


def cross_validated(
    links: Links, more: MoreLinks | None, folds: int, split: int, sure: "np.ndarray[Any, Any] | None" = None
) -> "np.ndarray[Any, Any]":
    """Return the probability of each link by a model that has seen no page of its site."""
    found = np.zeros(len(links.labels))
    for train, test in GroupKFold(folds, shuffle=True, random_state=split).split(links.numbers, groups=links.sites):
        rows = train if sure is None else train[sure[train]]
        fitted = _fitted(links, rows, more, set(links.sites[test]))
        found[test] = fitted.predict_proba(links.numbers[test])[:, 1]
    return found


def _fitted(
    links: Links, rows: "np.ndarray[Any, Any]", more: MoreLinks | None, tested: set[str]
) -> HistGradientBoostingClassifier:
    numbers, labels, weights = links.numbers[rows], links.labels[rows], links.weights[rows]
    if more is not None:
        apart = np.array([site not in tested for site in more.sites])
        numbers = np.vstack([numbers, more.numbers[apart]])
        labels = np.concatenate([labels, more.labels[apart]])
        weights = np.concatenate([weights, more.weights[apart]])
    return model().fit(numbers, labels, sample_weight=weights * 6)


def exported(fitted: HistGradientBoostingClassifier) -> dict[str, Any]:
    """Return a trained model as plain data; scikit-learn shows its trees nowhere in public."""
    trees = [
        [
            round(float(node["value"]), 4)
            if node["is_leaf"]
            else [
                int(node["feature_idx"]),
                float(f"{node['num_threshold']:.6g}"),
                int(node["left"]),
                int(node["right"]),
            ]
            for node in stage[0].nodes
        ]
        for stage in fitted._predictors  # noqa: SLF001
    ]
    start = float(fitted._baseline_prediction.ravel()[0])  # noqa: SLF001
    return {"names": NAMES, "start": start, "trees": trees}


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--splits", type=int, default=1)
    options = parser.parse_args()
    links = Links(options.corpus)
    more = MoreLinks(options.more) if options.more else None
    print(f"{len(links.labels)} links, {links.labels.sum()} of them cited, of {len(set(links.sites))} sites")
    if more is not None:
        print(f"{len(more.labels)} more, {more.labels.sum()} of them cited, of {len(set(more.sites))} sites")
    for split in reversed(range(options.splits)):
        sure = links.sure(cross_validated(links, more, options.folds, split))
        found = cross_validated(links, more, options.folds, split, sure)
        links.report(found, split)
    if options.out:
        rows = np.flatnonzero(links.sure(found))
        fitted = _fitted(links, rows, more, set())
        options.out.write_text(json.dumps(exported(fitted), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
