import asyncio
import threading
from typing import Any

import pytest
from sqlalchemy import Connection, text

from crawler.errors import StoreFull
from crawler.manifest.scribe import Scribe
from crawler.manifest.store import Store


class Files:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.syncs = 0
        self.rows_at_sync: list[int] = []
        self.full = False

    def sync(self) -> None:
        if self.full:
            raise StoreFull("no space left")
        self.syncs += 1
        with Store.open(self.store.folder) as reader, reader.connect() as connection:
            self.rows_at_sync.append(connection.scalar(text("SELECT count(*) FROM host")) or 0)


def add(name: str) -> Any:
    def change(connection: Connection) -> str:
        connection.execute(text("INSERT INTO host VALUES (:name, 0)"), {"name": name})
        return name

    return change


def names(store: Store) -> list[str]:
    with store.connect() as connection:
        return list(connection.scalars(text("SELECT host FROM host ORDER BY host")))


def test_files_are_synced_before_the_rows_that_speak_of_them_are_committed(store: Store) -> None:
    files = Files(store)
    scribe = Scribe(store, files)
    assert asyncio.run(scribe.write(add("a"))) == "a"
    scribe.close()
    assert files.rows_at_sync == [0]
    assert names(store) == ["a"]


def test_changes_that_arrive_together_share_a_sync(store: Store) -> None:
    files = Files(store)
    scribe = Scribe(store, files)

    async def many() -> None:
        await asyncio.gather(*(scribe.write(add(f"{n:04}")) for n in range(500)))

    asyncio.run(many())
    scribe.close()
    assert len(names(store)) == 500
    assert files.syncs < 100


def test_what_arrives_while_a_group_is_made_belongs_to_it(store: Store) -> None:
    files = Files(store)
    scribe = Scribe(store, files)

    async def two() -> None:
        loop = asyncio.get_running_loop()
        later: asyncio.Future[asyncio.Task[str]] = loop.create_future()
        handed_in = threading.Event()

        def hand_in() -> None:
            later.set_result(asyncio.create_task(scribe.write(add("second"))))
            loop.call_soon(handed_in.set)  # when the task has had its turn

        def first(connection: Connection) -> None:
            add("first")(connection)
            loop.call_soon_threadsafe(hand_in)
            assert handed_in.wait(10)

        await scribe.write(first)
        await (await later)

    asyncio.run(two())
    scribe.close()
    assert names(store) == ["first", "second"]
    assert files.syncs == 1


def test_what_a_group_concludes_with_is_committed_with_it(store: Store) -> None:
    files = Files(store)
    scribe = Scribe(store, files, concluding=lambda connection: add("concluded")(connection))
    asyncio.run(scribe.write(add("change")))
    scribe.close()
    assert names(store) == ["change", "concluded"]
    assert files.rows_at_sync == [0]


def test_a_change_that_fails_is_undone_and_its_neighbours_are_kept(store: Store) -> None:
    scribe = Scribe(store, None)

    def broken(connection: Connection) -> None:
        add("broken")(connection)
        raise ValueError("a fault of the caller's")

    async def three() -> list[Any]:
        return await asyncio.gather(
            scribe.write(add("a")), scribe.write(broken), scribe.write(add("b")), return_exceptions=True
        )

    first, second, third = asyncio.run(three())
    scribe.close()
    assert (first, third) == ("a", "b")
    assert isinstance(second, ValueError)
    assert names(store) == ["a", "b"]


def test_after_a_full_disk_nothing_is_written_any_more(store: Store) -> None:
    files = Files(store)
    scribe = Scribe(store, files)
    files.full = True
    with pytest.raises(StoreFull):
        asyncio.run(scribe.write(add("a")))
    files.full = False
    with pytest.raises(StoreFull):
        asyncio.run(scribe.write(add("b")))
    scribe.close()
    assert names(store) == []


def test_what_was_handed_in_is_finished_before_the_scribe_closes(store: Store) -> None:
    scribe = Scribe(store, None)

    async def hand_in_and_go() -> None:
        for n in range(100):
            task = asyncio.ensure_future(scribe.write(add(f"{n:03}")))
            await asyncio.sleep(0)
            task.cancel()

    asyncio.run(hand_in_and_go())
    scribe.close()
    assert len(names(store)) == 100
