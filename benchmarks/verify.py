"""How fast `evercite verify` reads WARC files, beside `warcio check` and `fastwarc check` on the same ones.

MB are those of the records' blocks, inflated, and of the files as they lie on the disk. evercite also compares the
index and the database with every record, and is run with one process and with one a core; fastwarc takes one file at a
time. The last line is what inflating each record and taking its two digests and the file's would take if nothing else
were done, in this process.

Two mixes of answers are measured. "web" is of what servers send: the Web Almanac of 2024 has 71 requests and 2,652 kB
on the median page, of which 709 kB are HTML, style sheets and scripts; three tenths of these are sent without
compression, and are made of text that packs 4.5:1 (313 saved pages packed 4.85:1), or of the pages in a folder of your
own. "words" is harder: three pages of words drawn at random, which hardly pack, to one picture.

    python -m benchmarks.verify --megabytes 400
    python -m benchmarks.verify --mix web --megabytes 2000 --pages ~/saved-pages
    python -m benchmarks.verify --mix words --smallest 30000 --largest 30000
"""

import argparse
import gzip
import hashlib
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from crawler.engine.rebuilding import rebuild
from crawler.proving.inflating import Inflating
from crawler.recording import WarcInfo, WarcWriter
from tests.recording.exchanges import answer, exchange

SCRIPTS = Path(sys.executable).parent
POOL = 60
"""Texts of which the answers of a store are made: each is sent many times, with other bytes at its end."""
OTHER_BYTES, TEXT_BYTES = 52_000, 21_000
"""On the way, of one of 37 pictures, fonts and films and of one of 34 texts of the median page."""
TEXTS_OF_100, PLAIN_OF_10 = 48, 3
PACKED = 4.5
TAGS = (
    b'<div class="article__%s article__%s--narrow">', b'</div><p class="article__text">', b'<a href="/%s/%s">',
    b'</ul><li class="menu-item menu-item--%s"><a href="https://www.site.example/%s/" target="_blank">',
    b'<span class="%s">', b'<img src="/images/%s-%s.jpg" alt="" width="640" height="480" loading="lazy">',
)  # fmt: skip

Answer = tuple[bytes, tuple[bytes, ...]]
"""A body, and the lines of the head that it needs."""


def words_drawn(choose: random.Random, smallest: int, largest: int) -> Iterator[Answer]:
    """Yield answers without end: three pages of words drawn at random, then a picture."""
    words = [bytes(choose.choices(b"abcdefghijklmnopqrstuvwxyz", k=choose.randint(2, 9))) for _ in range(4000)]
    for number in itertools.count():
        size = choose.randint(smallest, largest)
        yield (choose.randbytes(size) if number % 4 == 3 else b" ".join(choose.choices(words, k=size // 6))), ()


def as_sent(choose: random.Random, pages: Path | None) -> Iterator[Answer]:
    """Yield answers without end, as servers send them for a page and for all that it needs."""
    if pages is None:
        texts = list(itertools.islice(pages_made(choose), POOL))
    else:
        texts = [opened(path) for path in sorted(pages.iterdir()) if path.is_file()]
    for number in itertools.count():
        if choose.randrange(100) >= TEXTS_OF_100:
            yield choose.randbytes(choose.randint(OTHER_BYTES // 5, OTHER_BYTES * 9 // 5)), ()
            continue
        text = choose.choice(texts) + b"<!-- %d -->" % number
        if choose.randrange(10) < PLAIN_OF_10:
            yield text, ()
        else:
            yield gzip.compress(text, 6), (b"Content-Encoding: gzip",)


def pages_made(choose: random.Random) -> Iterator[bytes]:
    """Yield pages without end, of words that come as often as words do and of tags that come again and again."""
    words = [bytes(choose.choices(b"etaoinshrdlucmfwypvbgkqjxz", k=choose.randint(2, 9))) for _ in range(6000)]
    often = list(itertools.accumulate(1 / (n + 3) for n in range(len(words))))
    while True:
        size = choose.randint(int(TEXT_BYTES * PACKED) // 5, int(TEXT_BYTES * PACKED) * 9 // 5)
        page = b""
        while len(page) < size:
            tag = choose.choice(TAGS)
            names = choose.choices(words[:200], cum_weights=often[:200], k=tag.count(b"%s"))
            text = choose.choices(words, cum_weights=often, k=choose.randint(0, 5))
            page += tag % tuple(names) + b" ".join(text) + b"\n"
        yield page


def opened(path: Path) -> bytes:
    """Return a saved page, which may be packed with gzip."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def make(store: Path, megabytes: int, files: int, answers: Iterator[Answer]) -> None:
    """Write a store of some files."""
    number = 0
    for _ in range(files):
        writer = WarcWriter(store, WarcInfo("evercite/benchmark", None, None, "respect", "sha256:0", "benchmark"))
        written = 0
        while written < megabytes * 1_000_000 // files:
            body, headers = next(answers)
            writer.write_exchange(exchange(answer(body, *headers), f"http://host{number % 97}.example/{number}"))
            written += len(body)
            number += 1
        writer.close()
    rebuild(store)


def timed(*command: object) -> tuple[float, float, str]:
    """Run a command and return its seconds, its CPU seconds and what it printed."""
    before, began = os.times(), time.perf_counter()
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    seconds, after = time.perf_counter() - began, os.times()
    if done.returncode != 0:
        raise SystemExit(f"{command}: {done.stdout}{done.stderr}")
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return seconds, cpu, done.stdout


def least(warcs: list[Path]) -> float:
    """Return the CPU seconds that nothing but inflating and digesting takes."""
    began = time.process_time()
    for warc in warcs:
        data = warc.read_bytes()
        hashlib.sha256(data).hexdigest()
        offset = 0
        while offset < len(data):
            member = Inflating(memoryview(data), offset)
            block, payload = hashlib.sha256(), hashlib.sha256()
            for piece in member.pieces():
                block.update(piece)
                payload.update(piece)
            offset = member.end
    return time.process_time() - began


def main() -> None:
    """Make a store of each mix and have each tool check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mix", choices=("web", "words", "both"), default="both")
    parser.add_argument("--megabytes", type=int, default=400)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--pages", type=Path, help="a folder of saved pages, for the texts of the mix of the web")
    parser.add_argument("--smallest", type=int, default=20_000, help="bytes of a page of words")
    parser.add_argument("--largest", type=int, default=200_000)
    chosen = parser.parse_args()
    mixes: dict[str, Callable[[random.Random], Iterator[Answer]]] = {
        "web": lambda choose: as_sent(choose, chosen.pages),
        "words": lambda choose: words_drawn(choose, chosen.smallest, chosen.largest),
    }
    for mix, answers in mixes.items():
        if chosen.mix in (mix, "both"):
            with tempfile.TemporaryDirectory() as folder:
                store = Path(folder) / "store"
                store.mkdir()
                make(store, chosen.megabytes, chosen.files, answers(random.Random(1)))
                print(f"{mix}: ", end="")
                _compare(store)


def _compare(store: Path) -> None:
    warcs = sorted(store.glob("*.warc.gz"))
    evercite = (sys.executable, "-m", "crawler.cli", "verify", "--store", store, "--json")
    checked = json.loads(timed(*evercite)[2])["checked"]
    inflated = checked["bytes_inflated"] / 1e6
    packed = checked["bytes"] / 1e6
    print(f"{checked['records']} records, {inflated:.0f} MB in {packed:.0f} MB, load {os.getloadavg()[0]:.1f}")
    fastwarc = (SCRIPTS / "fastwarc", "check", "--verify-payloads")
    for name, commands in {
        "evercite verify --jobs 1": [(*evercite, "--jobs", 1)],
        f"evercite verify ({os.cpu_count()} cores)": [evercite],
        "fastwarc check --verify-payloads": [(*fastwarc, warc) for warc in warcs],
        "warcio check": [(SCRIPTS / "warcio", "check", *warcs)],
    }.items():
        times = [timed(*command)[:2] for command in commands]
        seconds, cpu = (sum(column) for column in zip(*times, strict=True))
        _tell(name, inflated, packed, cpu, seconds)
    cpu = least(warcs)
    _tell("inflating and digesting alone", inflated, packed, cpu, cpu)


def _tell(name: str, inflated: float, packed: float, cpu: float, seconds: float) -> None:
    print(
        f"{name:34} {inflated / seconds:5.0f} MB/s inflated, {packed / seconds:4.0f} packed; a CPU second "
        f"{inflated / cpu:5.0f} and {packed / cpu:4.0f}; {seconds:5.1f} s"
    )


if __name__ == "__main__":
    main()
