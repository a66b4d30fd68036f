"""How well evercite tells what became of a page, beside difflib and a comparison of titles.

    python benchmarks/drift.py --corpus DIR [--pages 60] [--seed 11] [--misses]

DIR holds ``pages.jsonl`` (a page a line: ``page``, ``file``, ``url``, ``site``) and the gzipped pages. From each page
with enough text, pairs are made whose kind is known: the same page with another clock, counter, advert, menu or list of
related pages; with a share of its sentences exchanged, or one word; the page of a domain for sale. Pairs of different
articles are real ones of one site where the corpus has them, and else made by putting one article into the page of
another. The peers are given the thresholds that suit them best on these very pairs.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml import etree, html

from crawler.citing.readable import Readable, readable
from crawler.judging.drift import DriftKind, drift_between, title_likeness
from crawler.reading.document import Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse

LEAST_WORDS = 200
LEAST_SHARE = 0.7
"""Of a page's body that stands in paragraphs, which is what is exchanged for another article."""
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s*")


class Page(NamedTuple):
    name: str
    site: str
    url: str
    data: bytes


class Pair(NamedTuple):
    page: str
    change: str
    kind: DriftKind
    first: Readable
    now: Readable


def pages(corpus: Path) -> Iterator[Page]:
    with (corpus / "pages.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            data = gzip.decompress((corpus / row["file"]).read_bytes())
            yield Page(row["page"], urlsplit(row["site"] or row["url"]).hostname or row["page"], row["url"], data)


def read(data: bytes, url: str) -> Readable:
    return readable(parse(Source(url, data, url, "text/html; charset=utf-8"), Kind.HTML))


class Made:
    """A page as a tree that can be changed, and its paragraphs."""

    def __init__(self, page: Page) -> None:
        self.page = page
        document = parse(Source(page.name, page.data, page.url), Kind.HTML)
        self.readable = readable(document)
        self.tree = html.fromstring(page.data)
        body = {p.text for p in self.readable.passages if p.in_body and p.is_prose}
        self.prose = [one for one in self.tree.iter("p") if " ".join(one.text_content().split()) in body]
        self.words = sum(len(one.text_content().split()) for one in self.prose)
        self.share = self.words / (1 + sum(len(p.text.split()) for p in self.readable.passages if p.in_body))

    def changed(self, change: Callable[[html.HtmlElement, list[html.HtmlElement]], None]) -> Readable:
        """Return what readers read of a copy of the page after a change."""
        tree = deepcopy(self.tree)
        paths = [self.tree.getroottree().getpath(one) for one in self.prose]
        change(tree, [tree.getroottree().xpath(path)[0] for path in paths])
        return read(etree.tostring(tree, encoding="utf-8", method="html"), self.page.url)


def element(text: str) -> html.HtmlElement:
    return html.fragment_fromstring(text)


def inserted(text: str, place: float) -> Callable[[html.HtmlElement, list[html.HtmlElement]], None]:
    def change(_tree: html.HtmlElement, prose: list[html.HtmlElement]) -> None:
        prose[min(int(place * len(prose)), len(prose) - 1)].addnext(element(text))

    return change


def framed(top: str, bottom: str) -> Callable[[html.HtmlElement, list[html.HtmlElement]], None]:
    def change(tree: html.HtmlElement, _prose: list[html.HtmlElement]) -> None:
        body = tree.find("body")
        body.insert(0, element(top))
        body.append(element(bottom))

    return change


def links(names: list[str]) -> str:
    return "".join(f'<li><a href="/{n}">{escaped(name)}</a></li>' for n, name in enumerate(names))


def edited(share: float, others: list[str], chance: random.Random) -> Callable[..., None]:
    """Exchange a share of the page's sentences for those of other pages."""

    def change(_tree: html.HtmlElement, prose: list[html.HtmlElement]) -> None:
        split = [_SENTENCE.split(one.text_content().strip()) for one in prose]
        places = [(p, s) for p, sentences in enumerate(split) for s in range(len(sentences))]
        total = sum(len(sentence.split()) for sentences in split for sentence in sentences)
        chance.shuffle(places)
        done = 0
        for p, s in places:
            if done >= share * total:
                break
            done += len(split[p][s].split())
            split[p][s] = chance.choice(others)
            replace_text(prose[p], " ".join(split[p]))

    return change


def replace_text(one: html.HtmlElement, text: str) -> None:
    tail = one.tail
    one.clear(keep_tail=True)
    one.text, one.tail = text, tail


def one_word(chance: random.Random) -> Callable[..., None]:
    def change(_tree: html.HtmlElement, prose: list[html.HtmlElement]) -> None:
        one = max(prose, key=lambda p: len(p.text_content()))
        words = one.text_content().split()
        words[chance.randrange(len(words))] = "nevertheless"
        replace_text(one, " ".join(words))

    return change


def one_number(_tree: html.HtmlElement, prose: list[html.HtmlElement]) -> None:
    one = max(prose, key=lambda p: len(p.text_content()))
    replace_text(one, f"{one.text_content()} Some 17 people were hurt, the police told us.")


def other_number(tree: html.HtmlElement, prose: list[html.HtmlElement]) -> None:
    one_number(tree, prose)
    one = max(prose, key=lambda p: len(p.text_content()))
    replace_text(one, one.text_content().replace("Some 17 people", "Some 71 people"))


def other_article(title: str, paragraphs: list[str]) -> Callable[..., None]:
    """Put another article in the place of the page's own."""

    def change(tree: html.HtmlElement, prose: list[html.HtmlElement]) -> None:
        for heading in [*tree.iter("title"), *tree.iter("h1")]:
            old = heading.text_content()
            rest = re.search(r"\s[|–—-]\s.*", old) if heading.tag == "title" else None
            replace_text(heading, title + (rest[0] if rest else ""))
        for meta in tree.iter("meta"):
            if (meta.get("property") or meta.get("name") or "") in {"og:title", "twitter:title", "title"}:
                meta.set("content", title)
        for script in list(tree.iter("script")):
            if script.get("type") == "application/ld+json":
                script.getparent().remove(script)
        for number, one in enumerate(prose):
            replace_text(one, paragraphs[number] if number < len(paragraphs) else "")
        for text in reversed(paragraphs[len(prose) :]):
            prose[-1].addnext(element(f"<p>{html.tostring(element(f'<b>{escaped(text)}</b>')).decode()}</p>"))

    return change


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


PARKED = [
    (
        "<html><head><title>{host} is for sale</title></head><body><h1>{host}</h1><p>The domain name {host} is for"
        " sale. Make an offer today.</p><ul><li><a href=/1>Car Insurance</a></li><li><a href=/2>Online Casino</a></li>"
        "</ul>"
        "<p>This page was generated by the domain owner using a parking service.</p></body></html>"
    ),
    (
        "<html><head><title>{host}</title></head><body><div>Related searches</div><a href=/a>Credit cards</a>"
        "<a href=/b>Cheap flights</a><p>The sponsored listings displayed above are served automatically by a"
        " third party. Neither the service provider nor the domain owner maintain any relationship with the"
        " advertisers.</p>"
        "<p>Privacy policy</p></body></html>"
    ),
    (
        "<html><head><title>Slot Gacor Hari Ini Terpercaya 2024</title></head><body><h1>Slot Gacor</h1><p>Situs slot"
        " gacor hari ini menyediakan permainan judi online terbaik dengan bonus besar untuk semua anggota baru yang"
        " mendaftar. Daftar sekarang dan menangkan jackpot setiap hari.</p></body></html>"
    ),
]


def pairs(corpus: Path, count: int, seed: int = 11) -> Iterator[Pair]:
    chance = random.Random(seed)
    every = list(pages(corpus))
    made = [one for page in every if (one := _made(page)) is not None]
    chosen = chance.sample(made, min(count, len(made)))
    sentences = [s for one in made for p in one.prose for s in _SENTENCE.split(p.text_content().strip()) if len(s) > 40]
    titles = [one.readable.title for one in made if one.readable.title]
    for number, one in enumerate(chosen):
        other = made[(made.index(one) + 1 + number) % len(made)]
        yield from _pairs_of(one, other, sentences, titles, chance)
    yield from _real_pairs(made)


def _made(page: Page) -> Made | None:
    made = Made(page)
    whole = made.share >= LEAST_SHARE and made.tree.find("body") is not None
    return made if whole and made.words >= LEAST_WORDS and len(made.prose) >= 3 else None


def _pairs_of(one: Made, other: Made, sentences: list[str], titles: list[str], chance: random.Random) -> Iterator[Pair]:
    name, same, cosmetic, changed = one.page.name, DriftKind.SAME, DriftKind.COSMETIC, DriftKind.CHANGED
    plain = one.changed(lambda _tree, _prose: None)

    def nonce(tree: html.HtmlElement, _prose: list[html.HtmlElement]) -> None:
        for node in tree.iter("div", "p"):
            node.set("data-nonce", str(chance.random()))
        tree.find("body").append(element("<script>var token = 123</script>"))

    yield Pair(name, "markup", same, plain, one.changed(nonce))

    def both(change: str, kind: DriftKind, before: Callable[..., None], after: Callable[..., None]) -> Pair:
        return Pair(name, change, kind, one.changed(before), one.changed(after))

    place = chance.random()
    clock, visits, adverts = (
        [inserted(text.format(*values), place) for values in two]
        for text, two in (
            ('<p class="stamp">Last updated: {} {} 2024, {}:{} GMT</p>', ((3, "March", 10, 31), (17, "April", 18, 2))),
            ("<p>This page has been viewed {} times since {} May.</p>", (("1,204", 3), ("23,910", 4))),
            ('<div class="advert-box"><p>{}</p></div>', (("Buy our fine shoes, now with free delivery.",),
                                                        ("Our insurance is the cheapest in town, call today!",))),
        )
    )  # fmt: skip
    yield both("clock", cosmetic, *clock)
    yield both("counter sentence", cosmetic, *visits)
    yield both("counter label", cosmetic, inserted("<div>1,204 views</div>", place),
               inserted("<div>23,910 views</div>", place))  # fmt: skip
    yield both("ago", cosmetic, inserted("<span>5 minutes ago</span>", place),
               inserted("<span>yesterday, 3 hours ago</span>", place))  # fmt: skip
    yield both("advert", cosmetic, *adverts)
    yield Pair(name, "advert new", cosmetic, plain, one.changed(adverts[0]))
    menus = [links(chance.sample(titles, 8)) for _ in range(4)]
    yield both("menu", cosmetic, framed(f"<nav><ul>{menus[0]}</ul></nav>", "<div></div>"),
               framed(f"<nav><ul>{menus[1]}</ul></nav>", "<div></div>"))  # fmt: skip
    yield both("related", cosmetic, inserted(f"<div><h3>Related</h3><ul>{menus[2]}</ul></div>", 1),
               inserted(f"<div><h3>Related</h3><ul>{menus[3]}</ul></div>", 1))  # fmt: skip
    yield Pair(name, "one word", changed, plain, one.changed(one_word(chance)))
    yield both("one number", changed, one_number, other_number)
    for share in (0.05, 0.2, 0.5):
        edit = edited(share, sentences, chance)
        yield Pair(name, f"{share:.0%} edited", changed, plain, one.changed(edit))
    shown = [p.text_content() for p in other.prose]
    article = other_article(other.readable.title or "Another title altogether", shown)
    yield Pair(name, "other article", DriftKind.REPLACED, plain, one.changed(article))
    host = urlsplit(one.page.url).hostname or "site.example"
    parked = read(chance.choice(PARKED).format(host=host).encode(), one.page.url)
    yield Pair(name, "parked", DriftKind.REPLACED, plain, parked)


def _real_pairs(made: list[Made]) -> Iterator[Pair]:
    by_site: defaultdict[str, list[Made]] = defaultdict(list)
    for one in made:
        by_site[one.page.site].append(one)
    for several in by_site.values():
        for one, other in pairwise(several):
            if one.readable.title != other.readable.title:
                names = f"{one.page.name} / {other.page.name}"
                yield Pair(names, "real other article", DriftKind.REPLACED, one.readable, other.readable)


def table(name: str, said: list[tuple[DriftKind, DriftKind]]) -> None:
    print(f"\n{name}: {sum(a is b for a, b in said) / len(said):.3f} of {len(said)} pairs right")
    counted = Counter(said)
    print(f"{'truth':10}" + "".join(f"{kind:>10}" for kind in DriftKind) + "    precision  recall")
    for truth in DriftKind:
        row = [counted[truth, kind] for kind in DriftKind]
        right = counted[truth, truth]
        claimed = sum(counted[other, truth] for other in DriftKind)
        precision = right / claimed if claimed else float("nan")
        print(f"{truth:10}" + "".join(f"{n:10}" for n in row) + f"{precision:13.3f}{right / max(1, sum(row)):8.3f}")
    drifted = {DriftKind.CHANGED, DriftKind.REPLACED}
    hit = sum(a in drifted and b in drifted for a, b in said)
    p, r = hit / max(1, sum(b in drifted for _, b in said)), hit / max(1, sum(a in drifted for a, _ in said))
    print(f"drifted (changed or replaced): precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / max(1e-9, p + r):.3f}")


def by_thresholds(scored: list[tuple[DriftKind, float]]) -> list[tuple[DriftKind, DriftKind]]:
    """Give a score the three thresholds that are right most often, found on these pairs by descent."""
    cuts = [0.9999, 0.95, 0.3]
    grid = sorted({round(score, 3) for _, score in scored} | {0.0, 1.0})

    def kind(score: float) -> DriftKind:
        return next((k for k, cut in zip(DriftKind, cuts, strict=False) if score >= cut), DriftKind.REPLACED)

    for _ in range(2):
        for which in range(3):
            best = (-1, 0.0)
            for cut in grid:
                cuts[which] = cut
                best = max(best, (sum(kind(score) is truth for truth, score in scored), cut))
            cuts[which] = best[1]
    print(f"\nthresholds: {', '.join(f'{cut:.3f}' for cut in cuts)}", end="")
    return [(truth, kind(score)) for truth, score in scored]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, required=True)
    options.add_argument("--pages", type=int, default=60)
    options.add_argument("--seed", type=int, default=11, help="Which pages and which changes are drawn.")
    options.add_argument("--misses", action="store_true", help="Print every pair that evercite gets wrong.")
    given = options.parse_args()
    every = list(pairs(given.corpus, given.pages, given.seed))
    began = time.perf_counter()
    drifts = [drift_between(pair.first, pair.now) for pair in every]
    seconds = time.perf_counter() - began
    table("evercite", [(pair.kind, drift.kind) for pair, drift in zip(every, drifts, strict=True)])
    print(f"{1000 * seconds / len(every):.2f} ms a pair")
    changes: defaultdict[str, list[tuple[bool, float]]] = defaultdict(list)
    for pair, drift in zip(every, drifts, strict=True):
        changes[pair.change].append((pair.kind is drift.kind, drift.similarity or 0.0))
        if given.misses and pair.kind is not drift.kind:
            print("MISS", pair.change, pair.page, drift)
    print(f"\n{'change':20}{'pairs':>6}{'right':>7}   similarity: least, median, most")
    for change, found in changes.items():
        alike = sorted(similarity for _, similarity in found)
        right = sum(ok for ok, _ in found) / len(found)
        print(f"{change:20}{len(found):6}{right:7.3f}   {alike[0]:.3f} {alike[len(alike) // 2]:.3f} {alike[-1]:.3f}")
    began = time.perf_counter()
    scored = [(p.kind, SequenceMatcher(None, p.first.text.split(), p.now.text.split()).ratio()) for p in every]
    seconds = time.perf_counter() - began
    table("difflib ratio of all words", by_thresholds(scored))
    print(f"{1000 * seconds / len(every):.2f} ms a pair")
    scored = [(p.kind, likeness if (likeness := title_likeness(p.first.title, p.now.title)) is not None else 0.0)
              for p in every]  # fmt: skip
    table("titles", by_thresholds(scored))


if __name__ == "__main__":
    main()
