"""What is counted of an article is what its rows say one by one."""

from collections import Counter

from crawler.manifest.rows import rows, summaries
from crawler.manifest.store import Store
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to
from tests.world import World


def agree(library: Library) -> int:
    """Compare each article's counts to its rows, and return how many citations were counted as captured."""
    captured = 0
    with Store.open(library.store) as store, store.connect() as connection:
        for one in summaries(connection):
            lines = list(rows(connection, article_id=one.id, cited=True))
            assert dict(one.by_status) == Counter(line["verdict"]["status"] for line in lines)
            assert one.captured == sum(line["capture"] is not None for line in lines)
            assert one.citations == len(lines)
            captured += one.captured
    return captured


def test_the_counts_of_an_article_are_those_of_its_rows(world: World, library: Library) -> None:
    end = world.serve("/end", page("the end " * 300))
    urls = [
        world.serve("/start", to(end)), end, world.serve("/gone", page("", "404 Gone")), "http://nosuch.invalid/",
        "http://127.0.0.77:9/", "#", "mailto:someone@library.test", "http://[broken",
    ]  # fmt: skip
    library.archive(library.article(*urls), policy=policy())
    assert agree(library) == 3

    # The page is gone by now; a link was dropped; others are cited twice.
    world.serve("/end", page("", "410 Gone"))
    library.archive(library.article(*urls[:5], end, f"{end}#part"), policy=policy(), again=True)
    assert agree(library) == 5
