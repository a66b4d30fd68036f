"""How well stripped targets are recovered from another rendition of the same article, beside anchor texts alone.

    python benchmarks/recover.py --corpus DIR [--half 0|1] [--missing SHARE] [--every-link] [--wrong N]

DIR holds ``pages.jsonl`` and the gzipped pages, as ``benchmarks/citations.py`` reads them. Each page is written as
Markdown with every link's target stripped, then with a tenth and a quarter of its words damaged (dropped, swapped with
the next, or misspelt), read again, and aligned with the page itself. A slot is a link that evercite takes for a
citation of the page; precision is of the targets taken, recall of the slots whose targets are among those
that the page still has. The constants were chosen on half 0 of the pages.
"""

import argparse
import random
import re
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.citations import Page, pages
from crawler.citing import Citation, cite
from crawler.reading.document import Document, LinkKind, Source, UnreadableSource
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse
from crawler.recovering import recover

_MARK = "#slot-"
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:=\"'@/])")


@dataclass(slots=True)
class Score:
    """Counts over slots."""

    slots: int = 0
    taken: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, truth: dict[int, str], found: dict[int, str], there: set[str | None], page: str) -> None:
        """Count what was found on a page, beside what is true and which targets were there to be found."""
        self.slots += sum(target in there for target in truth.values())
        for slot, target in found.items():
            if slot in truth:
                self.taken += 1
                self.right += target == truth[slot]
                if target != truth[slot]:
                    self.wrong.append(f"{page} {slot}: {target} instead of {truth[slot]}")

    def __str__(self) -> str:
        """Return the figures of a line."""
        precision, recall = self.right / max(1, self.taken), self.right / max(1, self.slots)
        return f"P {precision:.4f}  R {recall:.4f}  ({self.taken} taken of {self.slots}, {len(self.wrong)} wrong)"


def stripped(document: Document, share: float, chance: random.Random) -> str:
    """Return a document as Markdown whose links are numbered slots, with a share of its words damaged."""
    shown = [link for link in document.links if link.kind is LinkKind.ANCHOR]
    written = []
    for number, block in enumerate(document.blocks):
        place, parts = block.start, []
        for link in (link for link in shown if link.block == number and link.start >= block.start):
            if link.start < place or link.end > block.end:
                continue
            anchor = document.text[link.start : link.end] if link.end > link.start else link.text
            parts += [(document.text[place : link.start], None), (anchor, link.ordinal)]
            place = link.end
        parts.append((document.text[place : block.end], None))
        written.append("".join(_marked(_damaged(words, share, chance), slot) for words, slot in parts))
    return "\n\n".join(written)


def _marked(words: str, slot: int | None) -> str:
    escaped = _SPECIAL.sub(r"\\\1", words.replace("\n", " "))
    return escaped if slot is None else f"[{escaped}]({_MARK}{slot})"


def _damaged(words: str, share: float, chance: random.Random) -> str:
    if not share:
        return words
    parts = re.split(r"(\s+)", words)
    index = 0
    while index < len(parts):
        word = parts[index]
        if word and not word.isspace() and chance.random() < share:
            kind = chance.choice(("drop", "swap", "misspell"))
            if kind == "drop":
                parts[index] = ""
            elif kind == "swap" and index + 2 < len(parts):
                parts[index], parts[index + 2] = parts[index + 2], word
                index += 2
            else:
                at = chance.randrange(len(word))
                parts[index] = word[:at] + chance.choice("aeiounrst") + word[at + chance.randrange(2) :]
        index += 1
    return "".join(parts)


def slots_of(markdown: str) -> list[Citation]:
    """Return the links of a stripped rendition, each slot as a link that lost its target."""
    source = Source("stripped.md", markdown.encode("utf-8", "replace"))
    return [
        replace(link, href="#", target=None, id=link.href.removeprefix(_MARK)) if link.href.startswith(_MARK) else link
        for link in cite(parse(source, Kind.MARKDOWN), "stripped")
    ]


def aligned(links: list[Citation], offered: Iterable[Citation]) -> dict[int, str]:
    """Return what the product takes."""
    return {int(one.citation.id): one.target for one in recover(links, list(offered), "page") if one.is_sure}


def by_anchor(links: list[Citation], offered: Iterable[Citation]) -> dict[int, str]:
    """Return the target of the first link with the same anchor text, which is what comes to mind first."""
    first: dict[str, str] = {}
    for other in offered:
        if other.target is not None:
            first.setdefault(" ".join(other.text.split()), other.target)
    lost = (link for link in links if link.href == "#")
    return {int(link.id): first[text] for link in lost if (text := " ".join(link.text.split())) in first and text}


def read(corpus: Path, half: int | None) -> Iterator[tuple[Page, Document, tuple[Citation, ...]]]:
    """Yield the pages of a corpus that can be read, of one half of them (by a hash of their names) when given."""
    for page in pages(corpus):
        if half is None or zlib.crc32(page.name.encode()) % 2 == half:
            try:
                document = parse(Source(page.name, page.data, page.url), Kind.HTML)
            except UnreadableSource:
                continue
            yield page, document, cite(document, page.name)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--missing", type=float, default=0.0, help="this share of the page's links is taken out first")
    parser.add_argument("--every-link", action="store_true", help="slots of links that are no citations too")
    parser.add_argument("--wrong", type=int, default=0, help="show so many of the wrong ones")
    asked = parser.parse_args()
    methods = {"evercite": aligned, "first link with the same anchor text": by_anchor}
    shares = (0.0, 0.1, 0.25)
    scores = {(share, name): Score() for share in shares for name in methods}
    seconds, count = dict.fromkeys(methods, 0.0), 0
    for page, document, offered in read(asked.corpus, asked.half):
        count += 1
        chance = random.Random(page.name)
        left = [link for link in offered if chance.random() >= asked.missing]
        targets = {link.target for link in left}
        for share in shares:
            links = slots_of(stripped(document, share, random.Random(f"{page.name} {share}")))
            there = {int(link.id) for link in links if link.href == "#"}
            truth = {
                link.ordinal: link.target
                for link in offered
                if link.ordinal in there and link.target is not None and (asked.every_link or link.role.cited)
            }
            for name, method in methods.items():
                began = time.perf_counter()
                scores[share, name].add(truth, method(links, left), targets, page.name)
                seconds[name] += time.perf_counter() - began
    for (share, name), score in scores.items():
        print(f"{share:4.0%} damaged  {name:38} {score}")
        for line in score.wrong[: asked.wrong]:
            print(f"      {line[:300]}")
    for name, took in seconds.items():
        print(f"{name}: {1000 * took / max(1, count * len(shares)):.1f} ms a page")


if __name__ == "__main__":
    main()
