"""How fast `evercite verify` reads WARC files, beside `warcio check` and `fastwarc check` on the same ones.

MB are those of the records' blocks, inflated, and of the files as they lie on the disk. evercite also compares the
index and the database with every record, and is run with one process and with one a core; fastwarc takes one file at a
time. The last line is what inflating each record and taking its two digests and the file's would take if nothing else
were done, in this process. Pages are made of words drawn at random, so that they pack as text does, with some between
them that pack no further, as pictures do.

    python -m benchmarks.verify --megabytes 400
    python -m benchmarks.verify --smallest 30000 --largest 30000
"""

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crawler.engine.rebuilding import rebuild
from crawler.proving.inflating import Inflating
from crawler.recording import WarcInfo, WarcWriter
from tests.recording.exchanges import answer, exchange

SCRIPTS = Path(sys.executable).parent


def make(store: Path, megabytes: int, files: int, sizes: tuple[int, int]) -> None:
    """Write a store of some files: three pages of text to one picture, of some sizes in bytes."""
    choose = random.Random(1)
    words = [bytes(choose.choices(b"abcdefghijklmnopqrstuvwxyz", k=choose.randint(2, 9))) for _ in range(4000)]
    number = 0
    for _ in range(files):
        writer = WarcWriter(store, WarcInfo("evercite/benchmark", None, None, "respect", "sha256:0", "benchmark"))
        written = 0
        while written < megabytes * 1_000_000 // files:
            size = choose.randint(*sizes)
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
    """Make a store and have each tool check it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=400)
    parser.add_argument("--files", type=int, default=4)
    parser.add_argument("--smallest", type=int, default=20_000, help="bytes of a page")
    parser.add_argument("--largest", type=int, default=200_000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        store.mkdir()
        make(store, chosen.megabytes, chosen.files, (chosen.smallest, chosen.largest))
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
