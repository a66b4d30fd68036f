"""A stand-in for Save Page Now 2, which cannot exist on a laptop: it follows what its makers say of its interface."""

import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from tests.world import World

STAMP = "20250304050607"


@dataclass
class SavePageNow:
    """The service at ``/save`` on a host of its own: what it is given, and what it says of each page."""

    world: World
    host: str = "127.0.0.7"
    keys: str = "LOW access-of-a-test:secret-of-a-test"
    pending: int = 1
    """How often a job is pending before it has come to something."""
    refusals: dict[str, dict[str, str]] = field(default_factory=dict)
    """What it says of pages that it does not take, or could not keep, by what is in their URL."""
    at_the_end: bool = False
    """Refusals come as the end of a job, not as the answer to the submission."""
    submitted: list[str] = field(default_factory=list)
    polls: int = 0

    def __post_init__(self) -> None:
        self.address = self.world.serve_all(self._answer, host=self.host, keep=False) + "save"
        self._polled: dict[str, int] = {}

    def _answer(self, request: bytes) -> bytes:
        head, _, form = request.decode().partition("\r\n\r\n")
        method, path, _ = head.split("\r\n")[0].split(" ")
        if f"Authorization: {self.keys}" not in head or "Accept: application/json" not in head:
            return _said({"message": "You need to be logged in to use Save Page Now."}, "401 Unauthorized")
        if method == "POST":
            assert path == "/save"
            return self._take(parse_qs(form)["url"][0])
        job = path.removeprefix("/save/status/")
        return self._tell(job)

    def _take(self, page: str) -> bytes:
        self.submitted.append(page)
        refusal = self._refusal(page)
        if refusal is not None and not self.at_the_end:
            return _said({"status": "error", **refusal})
        return _said({"url": page, "job_id": f"spn2-{len(self.submitted) - 1}"})

    def _tell(self, job: str) -> bytes:
        self.polls += 1
        self._polled[job] = self._polled.get(job, 0) + 1
        if self._polled[job] <= self.pending:
            return _said({"status": "pending", "job_id": job, "resources": []})
        page = self.submitted[int(job.removeprefix("spn2-"))]
        refusal = self._refusal(page)
        if refusal is not None:
            return _said({"status": "error", "job_id": job, **refusal})
        return _said(
            {"status": "success", "job_id": job, "original_url": page, "timestamp": STAMP, "duration_sec": 6.2}
        )

    def _refusal(self, page: str) -> dict[str, str] | None:
        return next((said for part, said in self.refusals.items() if part in page), None)


def _said(document: dict[str, object], status: str = "200 OK") -> bytes:
    body = json.dumps(document).encode()
    return f"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
