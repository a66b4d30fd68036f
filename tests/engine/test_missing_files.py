from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World


def test_nothing_refers_to_a_file_that_was_taken_out_of_the_store(world: World, library: Library) -> None:
    url = world.serve("/it", page("x" * 3000))
    article = library.article(url)
    library.archive(article, policy=policy())
    [first] = library.store.glob("*.warc.gz")
    first.rename(library.folder / first.name)
    library.archive(article, policy=policy(), again=True)
    assert any(first.name in notice and "is gone" in notice for notice in library.heard.notices)
    assert [r.type for r in library.records() if r["WARC-Target-URI"] == url] == ["response", "request"]
    library.archive(article, policy=policy(), again=True)
    assert [r.type for r in library.records() if r["WARC-Target-URI"] == url] == [
        "response", "request", "revisit", "request"]  # fmt: skip
