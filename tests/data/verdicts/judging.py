"""Cases judged by the real reader and the real judge."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.engine.content import read_content
from crawler.fetching.exchange import Exchange, Failure, FailureKind, Head
from crawler.judging import Hop, Verdict, hop_of, judge
from crawler.judging.probing import probe_wanted
from crawler.judging.siblings import sibling_of
from crawler.manifest.jobs import Job, Purpose
from crawler.policy import Confirm
from tests.data.verdicts.building import Answer
from tests.data.verdicts.cases import Case

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def exchange_of(said: Answer) -> Exchange:
    """Return the exchange that an answer's bytes make."""
    head, _, body = said.raw.partition(b"\r\n\r\n")
    status_line, *lines = head.split(b"\r\n")
    pairs = [line.partition(b": ")[::2] for line in lines]
    status = int(status_line.split(b" ")[1])
    return Exchange(
        said.url,
        NOW,
        b"GET",
        io.BytesIO(said.raw),
        raw_bytes=len(said.raw),
        head=Head(b"HTTP/1.1", status, b"X", tuple((name, value) for name, value in pairs)),
        head_bytes=len(head) + 4,
        body_bytes=len(body),
    )


def hop(said: Answer) -> Hop:
    """Return an answer as a run would read it."""
    if said.failure is not None:
        return Hop(said.url, failure=Failure(FailureKind(said.failure), "nothing came"))
    job = Job("", said.url, "", "", Purpose.TARGET, "", 0, 0, 0)
    exchange = exchange_of(said)
    content = read_content(job, exchange)
    return hop_of(exchange, refresh=content.refresh, directives=content.directives, page=content.signs)


def hops(answers: Sequence[Answer]) -> list[Hop]:
    """Return a chain of answers as a run would read it."""
    return [hop(said) for said in answers]


def verdict_on(case: Case, *, asked: bool = False) -> Verdict:
    """Return what the judge says of a case with its probe; or with the one that a run would have ``asked`` for."""
    met, probe = hops(case.hops), hops(case.probe)
    if asked:
        sibling = sibling_of(case.url, "a case")
        beside = case.beside(sibling.url if sibling is not None else case.url)
        probe = hops(beside) if probe_wanted(met, case.cited_as) else []
    return judge(met, max_redirects=20, confirm=Confirm(), now=NOW, probe=probe or None, cited_as=case.cited_as)


def is_right(case: Case, verdict: Verdict) -> bool:
    """Whether a verdict is the case's, or another that a careful person might give."""
    given = (verdict.status.value, verdict.reason.value)
    return given == (case.status, case.reason) or given in case.also
