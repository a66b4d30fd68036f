import pytest

from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to, verdict
from tests.engine.test_rebuilding import same_after_rebuild
from tests.world import World


def restricted(library: Library, url: str) -> bool:
    said = library.row(url)["capture"]["restricted"]
    assert isinstance(said, bool)
    return said


@pytest.mark.parametrize(("use", "expected"), [("keep", False), ("restrict", True)])
def test_a_page_that_asks_for_no_copies_is_kept_and_marked_where_the_policy_says_so(
    world: World, library: Library, use: str, expected: bool
) -> None:
    asking = world.serve("/meta", page('<meta name=robots content="noarchive">'))
    header = world.serve("/header", page("x", "200 OK", "X-Robots-Tag: noindex, noarchive"))
    other = world.serve("/other", page("x", "200 OK", "X-Robots-Tag: otherbot: noarchive"))
    library.archive(library.article(asking, header, other), policy=policy(defaults=f"noarchive: {use}"))
    assert [restricted(library, url) for url in (asking, header, other)] == [expected, expected, False]
    assert library.row(asking)["verdict"]["evidence"]["directives"] == ["noarchive"]
    same_after_rebuild(library)


def test_a_private_copy_is_fetched_though_robots_txt_refuses_it_and_marked(world: World, library: Library) -> None:
    world.serve("/robots.txt", page("User-agent: *\nDisallow: /private"))
    refused, allowed = world.serve("/private", page()), world.serve("/public", page())
    through = world.serve("/private/moved", to(allowed))
    library.archive(library.article(refused, allowed, through), policy=policy(defaults="robots: private"))
    assert verdict(library, refused) == verdict(library, allowed) == ("live", "ok")
    assert [restricted(library, url) for url in (refused, allowed, through)] == [True, False, True]
    assert len(world.requests("/robots.txt")) == 1
    same_after_rebuild(library)


def test_a_private_copy_heeds_the_crawl_delay(world: World, library: Library) -> None:
    world.serve("/robots.txt", page("User-agent: *\nCrawl-delay: 86400"))
    urls = [world.serve(f"/{n}", page()) for n in range(3)]
    summary = library.archive(library.article(*urls), policy=policy(defaults="robots: private"))
    assert summary.put_off == ("127.0.0.1",)
