import re
from collections.abc import Callable

from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World

NOT_HERE = page("<title>Welcome to our site</title><h1>Welcome</h1><p>" + "Choose a topic from the list below. " * 30)
GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


def moved(place: str) -> bytes:
    return f"HTTP/1.1 301 Moved\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()


def answering(world: World, known: dict[str, bytes], otherwise: bytes, host: str = "127.0.0.1") -> str:
    """Serve some paths, and the same answer to every other; return the root's URL."""
    root = world.serve_all(otherwise, host=host)
    for path, answer in {"/robots.txt": GONE, **known}.items():
        world.serve(path, answer, host=host)
    return root


def asked(world: World, but: Callable[[str], bool] = lambda path: path == "/robots.txt") -> list[str]:
    return [exchange.path for exchange in world.exchanges if not but(exchange.path)]


def test_a_page_that_the_host_shows_for_made_up_neighbours_too_is_a_soft_404(world: World, library: Library) -> None:
    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    library.archive(library.article(f"{root}news/the-old-story"), policy=policy())
    row = library.row(f"{root}news/the-old-story")
    assert (row["verdict"]["status"], row["verdict"]["reason"]) == ("dead", "soft-404")
    assert any(re.fullmatch(r"/news/[a-z]{3}-[a-z]{3}-[a-z]{17,}", path) for path in asked(world))


def test_one_probe_serves_all_citations_of_a_place(world: World, library: Library) -> None:
    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    cited = [f"{root}news/the-old-story-number-{n}" for n in range(6)]
    library.archive(library.article(*cited), policy=policy())
    probes = [path for path in asked(world) if path.startswith("/news/") and "old-story" not in path]
    assert len(probes) == 1
    assert {library.row(url)["verdict"]["reason"] for url in cited} == {"soft-404"}


def test_a_probe_is_recorded_and_obeys_robots(world: World, library: Library) -> None:
    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    rules = b"User-agent: *\nAllow: /pages\nAllow: /news/the-old-story\nDisallow: /\n"
    world.serve("/robots.txt", b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(rules), rules))
    library.archive(library.article(f"{root}news/the-old-story"), policy=policy())
    assert [path for path in asked(world) if path.startswith("/news/")] == ["/news/the-old-story"]
    assert library.row(f"{root}news/the-old-story")["verdict"]["status"] != "pending"


def test_a_killed_run_leaves_the_verdict_to_the_next_one_which_asks_nothing_twice(
    world: World, library: Library
) -> None:
    from crawler.engine.settling import awaits_probe
    from crawler.manifest.jobs import Purpose, key_of
    from crawler.manifest.store import Store

    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    target = f"{root}news/the-old-story"

    source = library.article(target)
    budget = policy(rest="budget: {bytes: 400B}")  # used up by the page itself, before its probe
    library.archive(source, policy=budget)
    with Store.open(library.store) as store, store.connect() as connection:
        assert awaits_probe(connection, key_of(target, Purpose.TARGET))
    assert library.row(target)["verdict"]["status"] == "pending"
    library.archive(source, policy=policy())
    assert library.row(target)["verdict"]["reason"] == "soft-404"
    assert asked(world).count("/news/the-old-story") == 1
    assert asked(world).count("/pages/welcome") == 2  # for the target, and for the probe of another run


def test_a_host_that_shows_one_page_for_every_address_has_none_of_them(world: World, library: Library) -> None:
    root = answering(world, {}, NOT_HERE)
    target = f"{root}news/the-old-story"
    library.archive(library.article(target), policy=policy())
    row = library.row(target)
    assert (row["verdict"]["status"], row["verdict"]["reason"]) == ("dead", "soft-404")


def test_a_page_that_speaks_of_what_it_was_cited_for_is_taken_at_its_word(world: World, library: Library) -> None:
    story = page("<title>Storks return to the valley</title><h1>Storks return</h1><p>" + "They nest on roofs. " * 30)
    root = answering(world, {"/news/storks-return-to-the-valley": story}, GONE)
    target = f"{root}news/storks-return-to-the-valley"
    library.archive(library.article(target), policy=policy())
    assert library.row(target)["verdict"]["status"] == "live"
    assert asked(world) == ["/news/storks-return-to-the-valley"]


def test_a_page_of_unlike_words_lives_where_its_host_knows_what_it_has_not(world: World, library: Library) -> None:
    story = page("<title>Storks return to the valley</title><h1>Storks return</h1><p>" + "They nest on roofs. " * 30)
    root = answering(world, {"/news/8812": story}, GONE)
    target = f"{root}news/8812"
    library.archive(library.article(target), policy=policy())
    assert library.row(target)["verdict"]["status"] == "live"
    assert len(asked(world)) == 2
