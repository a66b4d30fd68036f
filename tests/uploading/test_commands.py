"""The command, and the others that go by what was uploaded."""

import io
import json
import subprocess
import time

from warcio.archiveiterator import ArchiveIterator

from tests.cli.conftest import COMMAND, article, environment, run_in
from tests.uploading.conftest import ALONE, Keeper
from tests.uploading.seaweed import KEEPER, READER
from tests.watching.newsroom import Newsroom
from tests.world import World


def of_an_article(keeper: Keeper, world: World) -> str:
    page = world.serve("/page", b"HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n<p>A page to keep.</p>", keep=True)
    (keeper.folder / "article.html").write_text(article(("a page", page)))
    return page


def test_the_answer_in_json_says_what_was_copied_and_what_proves_it(keeper: Keeper) -> None:
    done = keeper.run("upload", "--json", "--verify", "sample")
    assert done.code == 0, done.err
    said = done.document
    assert {one["file"] for one in said["uploaded"]} >= {path.name for path in keeper.files()}
    assert {one["proof"] for one in said["uploaded"]} == {"sha256"}
    assert said["verified"] == 5
    assert said["failures"] == []


def test_a_conflict_is_told_with_exit_code_4_and_in_json(keeper: Keeper) -> None:
    keeper.object_store.client().put_object(Bucket="copies", Key=keeper.key(keeper.small), Body=b"other")
    done = keeper.run("upload", "--json")
    assert done.code == 4
    assert [one["file"] for one in done.document["failures"]] == [keeper.small.name]
    assert "is something else than" in done.err


def test_a_run_ends_with_an_upload_and_is_done_even_where_that_fails(keeper: Keeper, world: World) -> None:
    of_an_article(keeper, world)
    refused = keeper.run("archive", "article.html", "--json", key=READER)
    assert refused.code == 4
    assert refused.document["articles"][0]["captured"] == 1
    assert "archived, and not uploaded: " in refused.err
    assert "`evercite upload` goes on with it" in refused.err
    again = keeper.run("archive", "article.html", "--json")
    assert again.code == 0, again.err
    (warc,) = refused.document["warcs"]
    assert warc in {one["file"] for one in again.document["upload"]["uploaded"]}
    assert keeper.object_store.get(f"{keeper.prefix}/{warc}") == (keeper.store / warc).read_bytes()


def test_a_run_uploads_nothing_when_the_policy_says_so(keeper: Keeper, world: World) -> None:
    of_an_article(keeper, world)
    done = keeper.run("archive", "article.html", "--json", more="after_run: false")
    assert done.code == 0, done.err
    assert "upload" not in done.document
    assert keeper.object_store.keys(keeper.prefix) == []


def test_a_record_is_shown_from_the_store_and_from_the_bucket_alike(keeper: Keeper) -> None:
    (row,) = [
        row
        for row in map(json.loads, keeper.run("manifest").out.splitlines())
        if row["capture"]["warc"]["file"] == keeper.small.name
    ]

    def shown() -> bytes:
        done = subprocess.run(
            [*COMMAND, "show", row["citation"]["id"], "--record", "--policy", "p.yaml"],
            cwd=keeper.folder, env=environment(keeper.folder, **ALONE, **KEEPER.environment), capture_output=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    here = shown()
    (record,) = ArchiveIterator(io.BytesIO(here))
    assert record.rec_headers["WARC-Record-ID"] == row["capture"]["warc"]["record_id"]
    keeper.upload(free=True)
    assert shown() == here


def test_a_round_of_watching_ends_with_an_upload(keeper: Keeper, world: World) -> None:
    news = Newsroom(world, keeper.folder / "news")
    news.calendar.pass_by(seconds=time.time() - news.calendar.seconds())
    news.publish("story", news.cited("source"))
    policy = keeper.policy_text() + f"watch: [{{feed: '{news.feed_url}', every: 1m, within: 1m}}]\n"
    (keeper.folder / "watch.yaml").write_text(policy)
    before = {path.name for path in keeper.files()}
    done = run_in(keeper.folder, "watch", "--once", "--policy", "watch.yaml", env={**ALONE, **KEEPER.environment})
    assert done.code == 0, done.err
    new = [path for path in keeper.files() if path.name not in before]
    assert len(new) == 2
    for path in new:
        assert keeper.object_store.get(keeper.key(path)) == path.read_bytes()
