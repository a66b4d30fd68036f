"""Trains the model that tells an article's citations from the other links of a web page.

    python benchmarks/train_citations.py --corpus DIR [--out crawler/citing/page_model.json] [--folds 5]

Needs scikit-learn. Prints what pages of sites that were not trained on get (cross-validation by site), then trains on
all pages and writes the trees. Several occurrences of one URL have one label in the corpus, so the likeliest of a cited
URL's occurrences counts as the citation and the unlikely others are left out; a first round decides which.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from citations import pages, scorer_of
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from crawler.citing.features import NAMES, seen
from crawler.citing.link_targets import site_of
from crawler.reading.document import LinkKind, Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse

_WEIGHTS = {"defuddle": 0.4}
"""Of collections whose pages are edge cases rather than articles."""
_PRIOR = {"body kept": 1.4, "body chosen": 0.7}
"""Log-odds that the regions taken for the article add to what the trees say, which else trust them too little: so few
pages are not enough to learn it. Chosen by cross-validation, in which it is worth .02 of macro F1."""
_PRIOR_MEAN = -sum(_PRIOR.values()) / 2


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
                (self.scorer.key(one.link.target or ""), one)
                for one in seen(parse(Source(page.name, page.data, page.url), Kind.HTML))
                if one.link.kind not in {LinkKind.FRAME, LinkKind.MEDIA} and not one.target.certain
            ]
            links = [(url, one) for url, one in links if url and url not in skipped - cited[page.name]]
            for url, one in links:
                numbers.append(one.numbers)
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
        self.weights = np.array(weights) / np.mean(weights)

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

    def report(self, probabilities: "np.ndarray[Any, Any]", threshold: float) -> None:
        """Print the scores of links at least so likely."""
        predicted = defaultdict(set)
        for page, target, probability in zip(self.pages, self.targets, probabilities, strict=True):
            if probability >= threshold:
                predicted[page].add(target)
        for collection in ("readability", "scrapinghub", "postlight", "defuddle"):
            _, found = self.scorer.score(predicted, collection)
            print(f"  {threshold:.2f} {collection:12} P {found['macro'][0]:.3f} R {found['macro'][1]:.3f}"
                  f" F1 {found['macro'][2]:.3f} exact {found['exact'][1]:.3f}")  # fmt: skip


def model(seed: int = 0) -> HistGradientBoostingClassifier:
    """Return the model, untrained."""
    return HistGradientBoostingClassifier(
        max_iter=110, learning_rate=0.08, max_leaf_nodes=10, min_samples_leaf=25, l2_regularization=5,
        max_features=0.3, early_stopping=False, random_state=seed,
    )  # fmt: skip


def cross_validated(links: Links, folds: int, sure: "np.ndarray[Any, Any] | None" = None) -> "np.ndarray[Any, Any]":
    """Return the probability of each link by a model that has seen no page of its site."""
    found = np.zeros(len(links.labels))
    for train, test in GroupKFold(folds, shuffle=True, random_state=0).split(links.numbers, groups=links.sites):
        rows = train if sure is None else train[sure[train]]
        fitted = model().fit(links.numbers[rows], links.labels[rows], sample_weight=links.weights[rows])
        odds = fitted.decision_function(links.numbers[test]) + _PRIOR_MEAN
        odds += sum(links.numbers[test][:, NAMES.index(name)] * weight for name, weight in _PRIOR.items())
        found[test] = 1 / (1 + np.exp(-odds))
    return found


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
    start = float(fitted._baseline_prediction.ravel()[0]) + _PRIOR_MEAN  # noqa: SLF001
    return {"names": NAMES, "start": start, "prior": _PRIOR, "trees": trees}


def main() -> None:
    """Cross-validate, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    links = Links(options.corpus)
    print(f"{len(links.labels)} links, {links.labels.sum()} of them cited, of {len(set(links.sites))} sites")
    first = cross_validated(links, options.folds)
    sure = links.sure(first)
    second = cross_validated(links, options.folds, sure)
    for threshold in (0.35, 0.45, 0.55):
        links.report(second, threshold)
    if options.out:
        rows = links.sure(second)
        fitted = model().fit(links.numbers[rows], links.labels[rows], sample_weight=links.weights[rows])
        options.out.write_text(json.dumps(exported(fitted), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
