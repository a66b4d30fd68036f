"""How fast `evercite verify` reads WARC files, beside `warcio check` and `fastwarc check` on the same ones.

MB are those of the records' blocks, inflated. evercite also compares the index and the database with every record, and
is run with one process and with one a core; fastwarc takes one file at a time. Pages are made of words drawn at random,
so that they pack as text does, with some in between that pack no further, as pictures do.

    python -m benchmarks.verify --megabytes 400
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crawler.engine.rebuilding import rebuild
from crawler.recording import WarcInfo, WarcWriter
from tests.recording.exchanges import answer, exchange

SCRIPTS = Path(sys.executable).parent


def make(store: Path, megabytes: int, files: int) -> None:
    """Write a store of some files: three pages of text to one picture, 20 to 200 kB each."""
    choose = random.Random(1)
    words = [bytes(choose.choices(b"abcdefghijklmnopqrstuvwxyz", k=choose.randint(2, 9))) for _ in range(4000)]
    number = 0
    for _ in range(files):
        writer = WarcWriter(store, WarcInfo("evercite/benchmark", None, None, "respect", "sha256:0", "benchmark"))
        written = 0
        while written < megabytes * 1_000_000 // files:
            size = choose.randint(20_000, 200_000)
            body = choose.randbytes(size) if number % 4 == 3 else b" ".join(choose.choices(words, k=size // 6))
            writer.write_exchange(exchange(answer(body), f"http://host{number % 97}.example/{number}"))
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


def main() -> None:
    """Make a store and have each tool check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=400)
    parser.add_argument("--files", type=int, default=4)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        store.mkdir()
        make(store, chosen.megabytes, chosen.files)
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
            print(
                f"{name:34} {inflated / seconds:6.0f} MB/s  {inflated / cpu:6.0f} MB per CPU second  {seconds:6.1f} s"
            )


if __name__ == "__main__":
    main()
