import pytest

from tests.engine.conftest import POLICY, Library, run_apart
from tests.engine.test_archiving import page, to, verdict
from tests.recording.conftest import complaints
from tests.world import World

TEXT = POLICY % ("", "0s", 0, "", "")


@pytest.mark.parametrize("kill_after", [1, 4, 9])
def test_after_a_kill_nothing_claimed_is_lost_and_nothing_held_is_fetched_again(
    world: World, library: Library, kill_after: int
) -> None:
    urls = [world.serve(f"/{n}", page(f"page {n}" * 300), host=f"127.0.3.{n + 1}") for n in range(10)]
    urls.append(world.serve("/moved", to(urls[0])))
    article = library.article(*urls)
    told: list[str] = []
    library.heard.on_judged = told.append
    run_apart(library, article, TEXT, kill_after=kill_after)
    assert len(told) == kill_after
    claimed = {row["citation"]["target"] for row in library.rows() if row["capture"]}
    assert set(told) <= claimed
    requests = len(world.exchanges)
    assert run_apart(library, article, TEXT) == 0
    assert {verdict(library, url)[0] for url in urls} == {"live"}
    for exchange in world.exchanges[requests:]:
        assert f"http://{exchange.host}:{exchange.port}{exchange.path}" not in claimed
    for path in library.store.glob("*.warc.gz"):
        assert complaints(path, revisits=True) == []
    for row in library.rows():
        warc = row["capture"]["warc"]
        record = next(r for r in library.records() if r["WARC-Record-ID"] == warc["record_id"])
        assert (record.offset, record.length) == (warc["offset"], warc["length"])
