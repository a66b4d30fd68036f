"""How well links are judged in a real run: `python -m benchmarks.verdicts_served`, from the project folder.

Serves the labelled exchanges of tests/data/verdicts on loopback, behind a proxy that leads every host name there, and
has `evercite check` judge an article that cites them all, by its own requests, redirects and probes. What is labelled
without a probe has a natural neighbour here: a hard 404 beside what lives, and beside the rest what is there
itself. Chains with failures are left out, and https is http. Prints what is judged otherwise than labelled.
"""

import argparse
import asyncio
import html
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from crawler import urls
from tests.data.verdicts.building import Answer
from tests.data.verdicts.cases import Case, cases, unseen_cases

POLICY = """
version: 1
identity: {{contact: benchmark@example.org}}
network: {{allow_private: true, proxy_trusted: true, proxy: "http://127.0.0.1:{port}"}}
defaults: {{delay: 0s, retries: 0}}
"""

NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 22\r\n\r\n<title>Not Found</titl"


def main() -> None:
    """Print how a run judges the labelled links."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", action="store_true", help="the labelled cases that no rule was made by")
    parser.add_argument("--named", default="", help="only the cases whose names begin so")
    arguments = parser.parse_args()
    known = [
        case for case in (unseen_cases() if arguments.unseen else cases()) if case.name.startswith(arguments.named)
    ]
    served = _apart(case for case in known if _can_be_served(case))
    print(f"{len(known)} labelled links, {len(served)} of them served", flush=True)
    wrong, truths = Counter[str](), Counter[str]()
    for case, (status, reason) in _judged(served):
        truths[case.status] += 1
        if (status, reason) != (case.status, case.reason) and (status, reason) not in case.also:
            wrong[f"{case.status}, judged {status}"] += 1
            print(f"  {case.name}: {case.status}/{case.reason}, judged {status}/{reason}")
    print(f"{sum(wrong.values())} judged otherwise: {dict(wrong)}; of {dict(truths)}")


def _can_be_served(case: Case) -> bool:
    fetched = all(hop.failure is None and urlsplit(hop.url).scheme in ("http", "https") for hop in case.hops)
    told_apart = len({_plain(hop.url) for hop in case.hops}) == len({hop.url for hop in case.hops})
    return fetched and told_apart and urlsplit(case.url).username is None


def _apart(known: Iterable[Case]) -> list[Case]:
    """Return the cases whose addresses are no other's, which one web can hold."""
    taken: set[str] = set()
    apart = []
    for case in known:
        addresses = {_plain(hop.url) for hop in case.hops}
        if not addresses & taken:
            apart.append(case)
        taken |= addresses
    return apart


def _judged(served: Sequence[Case]) -> Iterable[tuple[Case, tuple[str, str]]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        web = _Web(served)
        links = "".join(
            f"<p>It is told at some length in {_anchor(case, number)} that there is more to see than was thought.</p>"
            for number, case in enumerate(served)
        )
        (folder / "article.html").write_text(f"<title>Sources</title><article>{links}</article>")
        (folder / "policy.yaml").write_text(POLICY.format(port=web.start()))
        command = [sys.executable, "-m", "crawler.cli", "check", "article.html", "--policy", "policy.yaml", "--json",
                   "--no-store", "-q"]  # fmt: skip
        paths = os.pathsep.join([str(Path.cwd()), os.environ.get("PYTHONPATH", "")])
        run = subprocess.run(
            command, cwd=folder, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True, check=False
        )
        said = json.loads(run.stdout)
    found = {link["target"]: (link["status"], link["reason"]) for link in said["articles"][0]["links"]}
    for case in served:
        target = _plain(case.url)
        yield case, found.get(target) or found.get(urls.fetchable(target)) or ("nothing", "said")


def _anchor(case: Case, number: int) -> str:
    return f'<a href="{html.escape(_plain(case.url))}">{html.escape(case.cited_as or f"source {number}")}</a>'


def _plain(url: str) -> str:
    return url.replace("https://", "http://", 1)


class _Web:
    """Every host of the cases, behind one proxy."""

    def __init__(self, served: Sequence[Case]) -> None:
        self._answers: dict[str, bytes] = {}
        self._beside: dict[str, list[tuple[str, Case]]] = defaultdict(list)
        for case in served:
            for hop in (*case.hops, *case.probe):
                self._answers.setdefault(_key(hop.url), _sent(hop))
            parts = urlsplit(_plain(case.url))
            self._beside[parts.netloc].append((parts.path.rstrip("/").rpartition("/")[0], case))

    def start(self) -> int:
        """Serve in a thread, until the process ends, and return the port."""
        loop = asyncio.new_event_loop()
        threading.Thread(target=loop.run_forever, daemon=True).start()
        server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._serve, "127.0.0.1", 0), loop).result(10)
        return int(server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")  # the CONNECT
            writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                target = head.split(b" ", 2)[1].decode()
                lines = head.decode("latin-1").split("\r\n")
                host = next(line[5:].strip() for line in lines if line.lower().startswith("host:"))
                writer.write(self._answer(host, target))
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    def _answer(self, host: str, target: str) -> bytes:
        known = self._answers.get(f"{host}{target}")
        if known is not None:
            return known
        path = target.partition("?")[0]
        beside = [(folder, case) for folder, case in self._beside[host] if path.startswith(f"{folder}/")]
        if path == "/robots.txt" or not beside:
            return NOT_FOUND
        _, case = max(beside, key=lambda pair: len(pair[0]))
        return _sent(case.beside(f"http://{host}{target}")[0])


def _key(url: str) -> str:
    parts = urlsplit(urls.fetchable(_plain(url)))
    return f"{parts.netloc}{parts.path or '/'}{'?' + parts.query if parts.query else ''}"


def _sent(said: Answer) -> bytes:
    head, _, body = said.raw.replace(b"https://", b"http://").partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length:")]
    return b"\r\n".join([*lines, b"Content-Length: %d" % len(body)]) + b"\r\n\r\n" + body


if __name__ == "__main__":
    main()
