"""The watcher: round by round it asks what is due to be asked, and has what is new read and kept.

A round opens the store, asks the listings that are due, archives what they brought, and closes it again, so that other
commands get their turn between rounds. All it knows is in the store: a watcher that is killed, or was not running for a
month, goes on with what is due by then, each thing once.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from zlib import crc32

from sqlalchemy import Connection

from crawler import urls
from crawler.archiving import Options, Summary, archive
from crawler.engine.clock import Clock
from crawler.engine.options import Listener
from crawler.engine.reaching import client_of
from crawler.listings import Listing
from crawler.listings.pace import next_interval, rest_after_failures
from crawler.manifest import frontier, listings, mementos, told
from crawler.manifest.listings import DueArticle, ListingState
from crawler.manifest.looks import targets
from crawler.manifest.store import Store
from crawler.policy import Policy, Watched
from crawler.rechecking.choosing import Selection, choose
from crawler.watching.changes import changes
from crawler.watching.polling import Polled, Poller
from crawler.watching.telling import NO_NEWS, News, news_of, write_feed

AT_A_TIME = 16
"""Listings asked at the same time, of different hosts."""

MAX_PARTS = 2_000
"""Of a sitemap index that are followed."""

PATIENCE_SECONDS = 60.0
"""A listing whose host asks for more time than this is left to a later round."""

PART_REST = timedelta(days=1)
"""A part of an index is asked so often at least, and with its index unless that says that it has not changed."""

JITTER = 0.1
"""Waits are up to this share shorter from listing to listing, lest all be due together; never longer, for the policy's
``within`` is a promise."""

LOST_AFTER = 3
"""Failures in a row from which on a listing counts as lost, which people are told."""

_DAY_SECONDS = 86_400.0

_PUT_OFF = timedelta(minutes=5)


class Teller(Protocol):
    """Hears what a round does, on the watcher's thread."""

    def asked(self, address: str, found: int | None, error: str | None) -> None:
        """Hear that a listing was asked: how much of it is new or edited, or why it could not be read."""


class Silent:
    """Tells nobody."""

    def asked(self, address: str, found: int | None, error: str | None) -> None:
        """Hear nothing."""


@dataclass(slots=True)
class Round:
    """What one round came to."""

    began: datetime
    asked: int = 0
    failed: dict[str, str] = field(default_factory=dict)
    """Listings that could not be read, and why."""
    found: int = 0
    """Articles that were new, or edited as their listing says."""
    lost: dict[str, str] = field(default_factory=dict)
    """Listings that have failed so often by now that somebody should know, and why."""
    found_again: list[str] = field(default_factory=list)
    """Listings of which that was told, and which answer again."""
    summary: Summary | None = None
    """Of the run that read articles and looked again; None where nothing was due."""
    news: News = NO_NEWS
    """What people are told of it."""


class Watcher:
    """Follows what a policy's ``watch`` lists."""

    def __init__(
        self,
        store: Path,
        policy: Policy,
        *,
        clock: Clock | None = None,
        listener: Listener | None = None,
        teller: Teller | None = None,
    ) -> None:
        """Keep what is found in ``store``."""
        self._folder = store
        self._policy = policy
        self._clock = clock or Clock()
        self._listener = listener
        self._teller: Teller = teller or Silent()

    def round(self) -> Round:
        """Ask every listing that is due, and read every article that is.

        :raises StoreError: when the store is locked, full or unsound.
        """
        done = Round(self._clock.now())
        with Store.open(self._folder, write=True) as store:
            self._begin(store)
            asyncio.run(self._ask_listings(store, done))
            with store.connect() as connection:
                due = [
                    article
                    for watched in self._policy.watch
                    for article in listings.due_articles(
                        connection, watched.address, self._clock.seconds(), watched.at_once
                    )
                ]
        again = self._recheck_due() <= self._clock.seconds()
        if due or again:
            names = tuple(dict.fromkeys(article.url for article in due))
            options = Options(
                self._folder, self._policy, names, reread=True, conditional=True,
                recheck=Selection() if again else None,
            )  # fmt: skip
            done.summary = archive(options, self._listener, self._clock)
            self._keep_readings(due, done.summary)
        done.news = self._tell(done)
        return done

    def next_due(self) -> float:
        """Return when something is to be done next, in seconds since the epoch; never later than in a day."""
        addresses = [watched.address for watched in self._policy.watch]
        with Store.open(self._folder) as store, store.connect() as connection:
            due = listings.next_due(connection, addresses)
        tomorrow = self._clock.seconds() + _DAY_SECONDS
        return min(self._recheck_due(), due if due is not None else tomorrow, tomorrow)

    def _recheck_due(self) -> float:
        """Return when a known citation is to be looked at again, in seconds since the epoch."""
        with Store.open(self._folder) as store, store.connect() as connection:
            planned = choose(targets(connection), Selection(limit=0), self._policy.recheck, self._clock.now())
        return planned[0].due.at.timestamp() if planned else self._clock.seconds() + _DAY_SECONDS

    def _tell(self, done: Round) -> News:
        """Find out what this round changed, and keep it for those who read the store's feed."""
        with Store.open(self._folder, write=True) as store, store.connect() as connection:
            seen = [target for target in targets(connection) if target.last and target.last.at > done.began]
            copies = mementos.of_targets(connection, [target.key for target in seen])
            news = news_of(changes(seen, done.began), copies, done.lost, done.found_again, self._clock.now())
            if news:
                told.keep(connection, news.document(), self._clock.now())
                if self._policy.tell.feed:
                    write_feed(self._folder, told.newest(connection))
        return news

    def _begin(self, store: Store) -> None:
        """Enter what the policy watches, and believe no plan that lies further ahead than the policy can mean."""
        now = self._clock.now()
        with store.connect() as connection:
            for watched in self._policy.watch:
                listings.know(connection, watched.address, watched.address, watched.kind, watched.every, now)
                listings.believe(connection, watched.address, now.timestamp())

    async def _ask_listings(self, store: Store, done: Round) -> None:
        now = self._clock.seconds()
        with store.connect() as connection:
            due = [
                (watched, state)
                for watched in self._policy.watch
                for state in listings.listings(connection, watched.address)
                if state.next_due <= now
            ]
        if not due:
            return
        client = await client_of(self._policy)
        try:
            with store.connect() as connection:
                hosts = {_host(state): frontier.ready_at(connection, _host(state), now) for _, state in due}
            poller = Poller(client, self._policy, self._clock, hosts)
            lanes: dict[str, list[tuple[Watched, ListingState]]] = {}
            for watched, state in due:
                lanes.setdefault(_host(state), []).append((watched, state))
            places = asyncio.Semaphore(AT_A_TIME)
            await asyncio.gather(*(self._ask_host(store, poller, lane, places, done) for lane in lanes.values()))
            with store.connect() as connection:
                for host, until in poller.rests.items():
                    frontier.rest_unqueued(connection, host, until)
        finally:
            await client.close()

    async def _ask_host(
        self,
        store: Store,
        poller: Poller,
        lane: Sequence[tuple[Watched, ListingState]],
        places: asyncio.Semaphore,
        done: Round,
    ) -> None:
        for watched, state in lane:
            until = poller.ready_at(_host(state))
            if until > self._clock.seconds() + PATIENCE_SECONDS:
                with store.connect() as connection:
                    listings.put_off_listing(connection, state.address, until)
                continue
            async with places:
                polled = await poller.ask(watched, state)
            done.asked += 1
            if polled.error is not None:
                done.failed[state.address] = polled.error
                if state.failures + 1 == LOST_AFTER:
                    done.lost[state.address] = polled.error
                found = None
                self._keep_failure(store, watched, state, polled)
            else:
                if state.failures >= LOST_AFTER:
                    done.found_again.append(state.address)
                found = self._keep_answer(store, watched, state, polled)
                done.found += found
            self._teller.asked(state.address, found, polled.error)

    def _keep_failure(self, store: Store, watched: Watched, state: ListingState, polled: Polled) -> None:
        now = self._clock.now()
        rest = rest_after_failures(state.failures + 1, watched.every, polled.asked_wait)
        with store.connect() as connection:
            due = (now + rest).timestamp()
            listings.keep_failure(connection, state.address, polled.error or "", now, due)

    def _keep_answer(self, store: Store, watched: Watched, state: ListingState, polled: Polled) -> int:
        now, listing = self._clock.now(), polled.listing
        with store.connect() as connection:
            found = 0
            values: dict[str, str | None] = {}
            if listing is not None:
                backlog = now - watched.backlog if state.asked_at is None else None
                found = listings.keep_entries(
                    connection, state.watched, listing.entries, now, backlog,
                    undated=watched.kind in ("feed", "folder"),
                )  # fmt: skip
                self._keep_parts(connection, watched, state, listing, now)
                values = {
                    "title": listing.title, "hub": listing.hub, "etag": polled.etag,
                    "last_modified": polled.last_modified,
                }  # fmt: skip
            if state.address == state.watched:
                interval = next_interval(
                    state.interval, news=found > 0, least=watched.every, most=watched.within,
                    suggested=listing.suggested if listing is not None else None,
                )  # fmt: skip
            else:
                interval = max(PART_REST, watched.every)
            wait = max(interval * (1 - JITTER * _lot(state.address)), polled.asked_wait or timedelta(0))
            due = (now + wait).timestamp()
            listings.keep_answer(
                connection, state.address, now=now, interval=interval, next_due=due, news=found > 0, **values
            )
        return found

    def _keep_parts(
        self, connection: Connection, watched: Watched, state: ListingState, listing: Listing, now: datetime
    ) -> None:
        if state.address != state.watched or watched.kind != "sitemap":
            return
        parts = dict(listing.further[:MAX_PARTS])
        listings.forget_parts(connection, state.watched, list(parts))
        for address, changed in parts.items():
            listings.know(connection, address, state.watched, watched.kind, watched.every, now)
            # One that its index does not date may have changed at any time.
            listings.hasten(connection, address, changed or now, now)

    def _keep_readings(self, due: Sequence[DueArticle], summary: Summary) -> None:
        """Plan the next reading of what was read, and another try for what could not be."""
        rereads = {watched.address: watched.reread for watched in self._policy.watch}
        errors = {failure.source: failure.message for failure in summary.unreadable}
        now = self._clock.now()
        with Store.open(self._folder, write=True) as store, store.connect() as connection:
            for article in due:
                if article.url in errors or article.url in summary.read:
                    error = errors.get(article.url)
                    listings.keep_reading(connection, article, rereads.get(article.watched, ()), error, now)
                elif summary.interrupted is None and summary.budget_reached is None:
                    listings.put_off(connection, article, (now + _PUT_OFF).timestamp())


def _host(state: ListingState) -> str:
    return urls.host(state.address) if "://" in state.address else ""


def _lot(address: str) -> float:
    """Return a number from 0 to 1 that an address always draws."""
    return crc32(address.encode("utf-8", "surrogatepass")) / 0xFFFFFFFF
