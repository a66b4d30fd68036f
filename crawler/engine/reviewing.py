"""Reviewing: captured pages are read again beside the crawl, and what was found is added to their verdicts.

It happens after a target was judged and recorded, in threads and in the processes that parse articles, so that neither
the event loop nor the scribe waits for it. A review that did not come about, because the run was ended or a WARC file
is elsewhere, is made up for when an article that cites the target is next archived.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection

from crawler.engine.landing_pages import READ_BYTES, page_of
from crawler.engine.recorders import Recorder
from crawler.errors import EverciteError, StoreError
from crawler.judging.drift import OTHER_BYTES, SAME, Drift, drift_between
from crawler.judging.landing import Page, landing
from crawler.manifest import articles, reviews
from crawler.manifest.reviews import Held, Review
from crawler.manifest.scribe import Scribe
from crawler.policy.storage import S3
from crawler.recording.files import OPEN_SUFFIX
from crawler.recording.stored_answers import StoredAnswer, UnreadableAnswer, read_answer

_log = logging.getLogger(__name__)

AT_A_TIME = 2
"""Reviews made at a time; the processes that parse are as many."""


@dataclass(slots=True)
class _Read:
    """An answer as far as it could be read again."""

    answer: StoredAnswer
    page: Page


@dataclass(frozen=True, slots=True)
class _Findings:
    review: Review
    drift: Drift | None
    landings: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By citation."""


class Reviewer:
    """Makes the reviews of one run."""

    def __init__(self, folder: Path, scribe: Scribe, recorder: Recorder, s3: S3 | None) -> None:
        """Review what lies in ``folder``, whose scribe and recorder keep what is found.

        ``s3``, the policy's, knows how to reach the copies of WARC files that were freed.
        """
        self._folder = folder
        self._s3 = s3
        self._scribe = scribe
        self._recorder = recorder
        self._keys: dict[str, None] = {}
        self._articles: dict[str, None] = {}
        self._reviewing: set[asyncio.Task[None]] = set()
        self._asking: asyncio.Task[None] | None = None
        self._room = asyncio.Semaphore(AT_A_TIME)
        self._failure: StoreError | None = None

    def add(self, url_key: str) -> None:
        """Have a target reviewed that was just judged."""
        self._keys[url_key] = None
        self._ask()

    def add_article(self, article_id: str) -> None:
        """Have every target of an article reviewed whose review has not come about yet."""
        self._articles[article_id] = None
        self._ask()

    async def finish(self) -> None:
        """Return once every review is made.

        :raises StoreError: when the store can no longer be written.
        """
        while tasks := self._tasks():
            await asyncio.wait(tasks)
        if self._failure is not None:
            raise self._failure

    async def close(self) -> None:
        """Drop every review that is not made yet."""
        while tasks := self._tasks():
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks)

    def _tasks(self) -> set[asyncio.Task[None]]:
        return self._reviewing | ({self._asking} if self._asking is not None else set())

    def _ask(self) -> None:
        if self._asking is None:
            self._asking = asyncio.create_task(self._start_reviews(), name="reviews")

    async def _start_reviews(self) -> None:
        """Ask what is to be found out about all targets that were added, and begin with it."""
        try:
            while self._keys or self._articles:
                keys, ids = list(self._keys), list(self._articles)
                self._keys.clear()
                self._articles.clear()
                for review in await self._scribe.write(_due(keys, ids)):
                    await self._room.acquire()
                    task = asyncio.create_task(self._review(review), name=f"review {review.now.url}")
                    self._reviewing.add(task)
                    task.add_done_callback(self._reviewed)
        except StoreError as e:
            self._failure = e
        finally:
            self._asking = None

    def _reviewed(self, task: asyncio.Task[None]) -> None:
        self._room.release()
        self._reviewing.discard(task)

    async def _review(self, review: Review) -> None:
        try:
            findings = await self._findings(review)
            await self._scribe.write(lambda c: _keep(c, self._recorder, findings))
        except StoreError as e:
            self._failure = e
        except UnreadableAnswer as e:
            _log.warning("%s could not be read again, so it was not compared: %s", review.now.url, e)
        except Exception:  # noqa: BLE001 - whatever a hostile page does to it, the run goes on
            _log.exception("The review of %s ended early.", review.now.url)

    async def _findings(self, review: Review) -> _Findings:
        """Read what is to be read, and return what was found.

        :raises UnreadableAnswer: when the capture itself cannot be read.
        """
        now = await self._read(review.now, places=bool(review.sought))
        landings = await asyncio.to_thread(lambda: {one.citation_id: landing(one, now.page) for one in review.sought})
        drift = None
        if review.first is not None:
            try:
                first = await self._read(review.first, places=False)
            except UnreadableAnswer as e:
                _log.warning("%s: its first capture could not be read, so there is no drift: %s", review.now.url, e)
            else:
                drift = await asyncio.to_thread(_drift, first, now)
        return _Findings(review, drift, {id_: found for id_, found in landings.items() if found})

    async def _read(self, held: Held, *, places: bool) -> _Read:
        """Read an answer again; ``places`` says whether to look for what fragments point at."""
        if held.file is None:
            raise UnreadableAnswer("no record in this store has its payload")
        answer = await asyncio.to_thread(self._answer, held, held.file)
        return _Read(answer, await page_of(held.url, answer.content, held.content_type, places=places))

    def _answer(self, held: Held, file: str) -> StoredAnswer:
        """Read an answer out of its WARC file, be that here, still being written, or elsewhere.

        :raises UnreadableAnswer: when that cannot be done.
        """
        try:
            with self._opened(held, file) as opened:
                return read_answer(opened, READ_BYTES)
        except (OSError, EverciteError) as e:
            raise UnreadableAnswer(f"{file} at byte {held.offset}: {e}") from e

    def _opened(self, held: Held, file: str) -> BinaryIO:
        # A file that is being written loses its suffix when it is closed, which may be between two looks.
        for name in (file, f"{file}{OPEN_SUFFIX}", file):
            try:
                opened = (self._folder / name).open("rb")
            except FileNotFoundError:
                continue
            opened.seek(held.offset)
            return opened
        from crawler.uploading.members import open_member

        return open_member(self._folder, file, held.offset, held.length, self._s3)


def _due(keys: list[str], article_ids: list[str]) -> Callable[[Connection], list[Review]]:
    def ask(connection: Connection) -> list[Review]:
        wanted = dict.fromkeys(keys)
        for id_ in article_ids:
            wanted |= dict.fromkeys(articles.targets_of(connection, id_))
        return reviews.due(connection, wanted)

    return ask


def _keep(connection: Connection, recorder: Recorder, findings: _Findings) -> None:
    """Add findings to the verdict that they belong to, and record that anew."""
    review, first = findings.review, findings.review.first
    if findings.drift is None and not findings.landings:
        return
    if findings.drift is not None and first is not None:
        reviews.keep_drift(connection, review.judgement_id, findings.drift, first.capture_id, first.captured_at)
    for citation_id, found in findings.landings.items():
        reviews.keep_landing(connection, review.judgement_id, citation_id, found)
    recorder.target(review.url_key)


def _drift(first: _Read, now: _Read) -> Drift | None:
    """Compare two answers: by their text where they have one, else by their bytes.

    None for two pages that show text only where scripts run: their bytes differ, and that says nothing.
    """
    if first.answer.digest == now.answer.digest:
        return SAME
    before, after = first.page, now.page
    if before.readable is not None and after.readable is not None:
        is_empty = not before.readable.passages and not after.readable.passages
        return drift_between(before.readable, after.readable) if not is_empty else None
    same = first.answer.whole and now.answer.whole and first.answer.content == now.answer.content
    return SAME if same else OTHER_BYTES
