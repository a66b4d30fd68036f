"""From an article's bytes to what is to be done about each of its links."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, select

from crawler.engine.options import Options
from crawler.engine.plans import PlannedArticle, PlannedCitation, with_recovered
from crawler.engine.settling import Ended, awaits_probe, begin_chain
from crawler.judging import plan_verdict
from crawler.manifest import articles, frontier, ledger, wanting
from crawler.manifest.jobs import Purpose, key_of
from crawler.manifest.schema import check_run, judgement, url
from crawler.manifest.schema import run as run_table
from crawler.manifest.statements import Query
from crawler.policy import Policy
from crawler.times import stamp
from crawler.vocabulary import Reason, Status

if TYPE_CHECKING:
    from crawler.rechecking.choosing import Selection

_JUDGED = select(judgement, run_table.c.policy_digest).join(run_table, run_table.c.id == judgement.c.run)
_NEWEST = Query(_JUDGED.join(url, url.c.judgement_id == judgement.c.id).where(url.c.key == bindparam("key")))
_NEWEST_KEPT = Query(
    _JUDGED.where(judgement.c.url_key == bindparam("key"), judgement.c.run.not_in(select(check_run.c.run)))
    .order_by(judgement.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Queued:
    """What became of an article's targets when they were put on the frontier."""

    targets: int
    """To be fetched in this run."""
    held: int
    """With a verdict that stands."""
    ended: tuple[Ended, ...]
    """Those of the targets to fetch that this run has fetched already, on the way to something else."""
    news: bool = False
    """Something about the article or its links is other than the manifest had it."""


def plan_again(connection: Connection, article_id: str, policy: Policy) -> list[PlannedCitation]:
    """Plan the citations of an article that was read before, by the policy of today."""
    return [
        PlannedCitation(citation, plan_verdict(citation.target, citation.role, policy, citation.href))
        for citation in articles.citations_of(connection, article_id)
    ]


def queue_article(connection: Connection, planned: PlannedArticle, options: Options, run: int, now: datetime) -> Queued:
    """Keep an article in the manifest and put its targets on the frontier, each once, unless their verdict stands."""
    news = keep_article(connection, planned, now)
    queued = queue_citations(connection, planned.id, planned.citations, options, run, now)
    return replace(queued, news=queued.news or news)


def keep_article(connection: Connection, planned: PlannedArticle, now: datetime) -> bool:
    """Keep what an article says of itself, and return whether that is new."""
    document = planned.document
    return articles.keep(
        connection,
        planned.id,
        source=planned.source,
        url=planned.url,
        metadata=document.metadata,
        media_type=document.media_type,
        warnings=document.warnings,
        digest=planned.digest,
        read_at=stamp(now),
    )


def queue_citations(
    connection: Connection,
    article_id: str,
    planned: Sequence[PlannedCitation],
    options: Options,
    run: int,
    now: datetime,
) -> Queued:
    """Keep planned citations and put their targets on the frontier, as :func:`queue_article` does."""
    recovered = articles.recovered_targets(connection, article_id)
    items = [with_recovered(as_read, recovered, options.policy) for as_read in planned]
    keys, targets = keyed(items)
    known = frontier.known(connection, targets)
    fetched: dict[str, str] = {}
    if options.fetches_targets:
        fetched = {
            key: target
            for key, target in targets.items()
            if key not in known or not stands(connection, key, options, run, now)
        }
        for key in fetched if options.policy.budget.article.is_limited else ():
            wanting.want(connection, key, article_id)
        new = {key: target for key, target in fetched.items() if key not in known}
        frontier.follow_new(connection, Purpose.TARGET, new, run, now.timestamp())
    else:
        frontier.know(connection, targets.values(), Purpose.TARGET)
    kept = [articles.ToKeep(item.citation, key, item.said(now)) for item, key in zip(items, keys, strict=True)]
    news = articles.keep_citations(connection, article_id, kept, stamp(now))
    begun = [
        begin_chain(connection, Purpose.TARGET, target, run, options.policy, now)
        for key, target in fetched.items()
        if key in known and not awaits_probe(connection, key)
    ]
    held = len(targets) - len(fetched) if options.fetches_targets else 0
    return Queued(len(fetched), held, tuple(chain for chain in begun if chain is not None), news)


def keyed(items: Sequence[PlannedCitation]) -> tuple[list[str | None], dict[str, str]]:
    """Return the keys of citations' targets, None where there is nothing to fetch, and each target once by its key."""
    keys: list[str | None] = []
    targets: dict[str, str] = {}
    for item in items:
        target = item.target
        key = key_of(target, Purpose.TARGET) if target is not None else None
        keys.append(key)
        if key is not None and target is not None:
            targets.setdefault(key, target)
    return keys, targets


def queue_known(
    connection: Connection, selection: "Selection", policy: Policy, run: int, now: datetime
) -> tuple[int, list[Ended]]:
    """Put the known targets on the frontier that are to be looked at now.

    Return their number, and those that this run has fetched already, on the way to something else. What an interrupted
    run has looked at is not looked at again, even where all is asked for.
    """
    from crawler.manifest.looks import judged_since, targets
    from crawler.rechecking.choosing import choose

    done = judged_since(connection, ledger.first_since_whole(connection, run))
    chosen = [one for one in choose(targets(connection), selection, policy.recheck, now, done) if one.now]
    if policy.budget.article.is_limited:
        for one in chosen:
            wanting.want(connection, one.target.key, one.target.articles[0])
    ended = [begin_chain(connection, Purpose.TARGET, one.target.url, run, policy, now) for one in chosen]
    return len(chosen), [chain for chain in ended if chain is not None]


def stands(connection: Connection, key: str, options: Options, run: int, now: datetime) -> bool:
    """Whether the store's verdict on a target needs no fetch now.

    Only a verdict of a run that kept copies stands, and not once a check has found the link in another state. A suspect
    is looked at again when its next check can count towards a confirmation, and a target that was refused by us when
    the policy is another than the one that refused it.
    """
    newest = _NEWEST.first(connection, key=key)
    if newest is None or newest.run == run:
        return newest is not None
    if options.again:
        return False
    row = _NEWEST_KEPT.first(connection, key=key)
    if row is None or row.status != newest.status:
        return False
    policy, age = options.policy, now - datetime.fromisoformat(row.checked_at)
    if row.reason in (Reason.ROBOTS, Reason.POLICY, Reason.PRIVATE_ADDRESS) and row.policy_digest != policy.digest:
        return False
    return row.status != Status.SUSPECT or age < policy.recheck.confirm.apart
