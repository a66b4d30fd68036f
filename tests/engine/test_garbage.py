import gc

from crawler.engine import garbage
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World


def test_garbage_is_looked_for_more_seldom_in_a_run(world: World, library: Library) -> None:
    before, seen = gc.get_threshold(), []
    library.heard.on_judged = lambda _: seen.append(gc.get_threshold()[0])
    library.archive(library.article(world.serve("/a", page())), policy=policy())
    assert seen == [garbage.CONTAINERS_BEFORE_A_LOOK]
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_whoever_looks_for_garbage_still_more_seldom_goes_on_so() -> None:
    before = gc.get_threshold()
    gc.set_threshold(1_000_000, 5, 5)
    try:
        with garbage.seldom_looked_for():
            assert gc.get_threshold() == (1_000_000, 5, 5)
        assert gc.get_threshold() == (1_000_000, 5, 5)
    finally:
        gc.set_threshold(*before)
