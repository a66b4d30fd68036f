"""How long a WACZ file of a store takes and how much memory, beside py-wacz on the same WARC files.

    python benchmarks/export.py [MEGABYTES]

Serves that much (500) in bodies of 1 MB on loopback, archives it, and measures each command in a process of its own.
py-wacz is the one of `make judges`; it makes no list of pages unless it is told to look for them, and is not told here.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from crawler.archiving import Options, archive
from crawler.policy import parse
from tests.world import World

ROOT = Path(__file__).parents[1]
PY_WACZ = ROOT / ".venv-wacz" / "bin" / "wacz"
POLICY = b"version: 1\nnetwork: {allow_private: true}\ndefaults: {delay: 0s, retries: 0}\n"


def answer(_request: bytes) -> bytes:
    body = os.urandom(1 << 20)
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def fill(folder: Path, megabytes: int) -> None:
    with World() as world:
        urls = [world.serve(f"/{n}", answer) for n in range(megabytes)]
        links = ", and then at some length again, ".join(f"[body number {n}]({url})" for n, url in enumerate(urls))
        (folder / "article.md").write_text(f"# Large\n\nIt is said that {links}, as everybody knows by now.\n")
        archive(Options(folder / "store", parse(POLICY, "benchmark.yaml"), (str(folder / "article.md"),)))


# In a small process of its own: a child's largest memory is never less than that of the process it came from.
MEASURE = """
import resource, subprocess, sys, time
began = time.monotonic()
code = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL).returncode
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{sys.argv[1]:<24} {time.monotonic() - began:7.1f} s {usage.ru_utime + usage.ru_stime:7.1f} s CPU "
      f"{usage.ru_maxrss >> 10:6} MB{'' if code == 0 else '  failed'}")
"""


def measured(name: str, *command: str | Path) -> None:
    """Run a command and print its time and its largest memory."""
    subprocess.run([sys.executable, "-I", "-c", MEASURE, name, *command], check=True, cwd=ROOT)


def main() -> None:
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, megabytes)
        store = folder / "store"
        warcs = sorted(store.glob("*.warc.gz"))
        print(f"{sum(path.stat().st_size for path in warcs) >> 20} MB in {len(warcs)} WARC files")
        export = [sys.executable, "-m", "crawler.cli", "export", "wacz", "--store", store, "--force", "-o"]
        measured("evercite, whole store", *export, folder / "all.wacz", "--all")
        measured("evercite, one article", *export, folder / "one.wacz", str(folder / "article.md"))
        if PY_WACZ.exists():
            measured("py-wacz", PY_WACZ, "create", "-o", folder / "peer.wacz", *warcs)


if __name__ == "__main__":
    main()
