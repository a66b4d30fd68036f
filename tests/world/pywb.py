"""pywb in a process of its own: a web archive that speaks Memento and CDX, and replays."""

import contextlib
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parents[2] / ".venv-pywb" / "bin"

needs_pywb = pytest.mark.skipif(
    not (PROGRAMS / "wayback").exists(), reason="pywb is not installed; `make .venv-pywb/.installed` does it"
)


@contextlib.contextmanager
def served(folder: Path, warcs: Sequence[Path], url: str) -> Iterator[str]:
    """Serve a collection of WARC files, one of which has a capture of ``url``, and yield where."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    for command in (("init", "coll"), ("add", "coll", *warcs)):
        subprocess.run([PROGRAMS / "wb-manager", *command], cwd=folder, check=True, capture_output=True)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [PROGRAMS / "wayback", "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=log, stderr=log
        )
        try:
            place = f"http://127.0.0.1:{port}/coll/"
            deadline = time.monotonic() + 60
            while time.monotonic() < deadline and server.poll() is None:
                with contextlib.suppress(OSError), urllib.request.urlopen(f"{place}cdx?url={url}", timeout=5):
                    break
            yield place
        finally:
            server.terminate()
            server.wait()
