"""Checks in this process, against a web of this machine."""

import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.checking import Finding, Found, Options, chains, check
from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from crawler.pages import process
from crawler.policy import Policy
from tests.engine.conftest import Heard, Library, policy
from tests.engine.test_archiving import page
from tests.engine.test_probes import GONE, NOT_HERE, answering, asked, moved
from tests.world import World

PROSE = "Ships of all sizes come into the old harbour. " * 30
TEXT = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s"


def checked(*sources: str, by: Policy | None = None, store: Path | None = None, probes: bool = True) -> Found:
    return check(Options(store, by or policy(), sources, probes=probes))


def finding(found: Found, url: str) -> Finding:
    return next(one for links in found.findings.values() for one in links if one.citation.target == url)


def part(found: Found, url: str) -> bool | None:
    return finding(found, url).verdict["evidence"]["fragment"]["found"]  # type: ignore[no-any-return]


def verdict(found: Found, url: str) -> tuple[str, str]:
    said = finding(found, url).verdict
    return said["status"], said["reason"]


# What is asked, and when


def test_the_delay_runs_from_the_beginning_of_one_request_to_that_of_the_next(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(f"<title>Source number {n}</title>{PROSE}")) for n in range(3)]
    world.serve("/robots.txt", GONE)
    checked(library.article(*urls), by=policy(delay="300ms"), probes=False)
    first, second, third = sorted(world.requests(f"/{n}")[0].began for n in range(3))
    assert min(second - first, third - second) > 0.29
    assert third - first < 2.0


def test_a_robots_txt_does_not_hold_up_the_first_page(world: World, library: Library) -> None:
    url = world.serve("/a", page(f"<title>Source number 0</title>{PROSE}"))
    world.serve("/robots.txt", GONE)
    found = checked(library.article(url), by=policy(delay="30s"), probes=False)
    assert verdict(found, url) == ("live", "ok")
    assert found.summary.seconds < 15


def test_a_crawl_delay_is_kept_that_is_longer_than_the_policys(world: World, library: Library) -> None:
    rules = b"User-agent: *\nCrawl-delay: 0.5\n"
    world.serve("/robots.txt", TEXT % (len(rules), rules))
    urls = [world.serve(f"/{n}", page(f"<title>Source number {n}</title>{PROSE}")) for n in range(2)]
    checked(library.article(*urls), probes=False)
    first, second = (world.requests(f"/{n}")[0].began for n in range(2))
    assert abs(second - first) > 0.49


def test_what_several_articles_cite_is_asked_for_once(world: World, library: Library) -> None:
    url = world.serve("/a", page("<title>Source number 0</title>"))
    other = world.serve("/b", moved("/a"))
    sources = [library.article(url, name="one.md"), library.article(url, other, name="two.md")]
    found = checked(*sources)
    assert len(world.requests("/a")) == 1
    assert verdict(found, other) == ("live", "redirected")
    assert [article.by_status for article in found.summary.articles] == [{"live": 1}, {"live": 2}]


def test_answers_that_are_no_longer_held_are_asked_for_once_more(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chains, "ANSWERS_HELD", 1)
    end, other = (world.serve(path, page("<title>Source number 0</title>")) for path in ("/end", "/other"))
    found = checked(library.article(end, other, world.serve("/old", moved("/end"))), probes=False)
    assert found.summary.articles[0].by_status == {"live": 3}
    assert len(world.requests("/end")) == 2


def test_an_article_that_is_named_twice_is_read_once(world: World, library: Library) -> None:
    url = world.serve("/a", page("<title>Source number 0</title>"))
    text = f"<title>An article</title><article><p>It is said <a href='{url}'>in source number 0</a>, {PROSE}</article>"
    article = world.serve("/article", page(text))
    found = checked(article, world.serve("/old", moved("/article")), article)
    assert len(found.summary.articles) == 1
    assert not found.summary.unreadable


def test_a_robots_txt_that_another_origin_is_redirected_to_binds_both(world: World, library: Library) -> None:
    rules = b"User-agent: *\nDisallow: /secret\n"
    world.serve("/robots.txt", TEXT % (len(rules), rules))
    here = world.serve("/secret/a", page("a"))
    root = here.removesuffix("secret/a")
    world.serve("/robots.txt", moved(f"{root}robots.txt"), host="127.0.0.2")
    there = world.serve("/secret/b", page("b"), host="127.0.0.2")
    found = checked(library.article(here, there))
    assert {verdict(found, here), verdict(found, there)} == {("blocked", "robots")}
    assert world.requests("/secret/a") + world.requests("/secret/b") == []


def test_a_host_that_asks_for_more_time_than_a_check_waits_is_put_off(world: World, library: Library) -> None:
    busy = b"HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n"
    first, second = world.serve("/a", busy), world.serve("/b", page("b"))
    world.serve("/robots.txt", GONE)
    found = checked(library.article(first, second))
    assert {verdict(found, first), verdict(found, second)} == {("suspect", "http-5xx"), ("pending", "not-tried")}
    assert found.summary.put_off == ("127.0.0.1",)


def test_a_budget_leaves_the_rest_of_the_links(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(f"<title>Source number {n}</title>{PROSE}")) for n in range(4)]
    found = checked(library.article(*urls), by=policy(rest="budget: {bytes: 2kB}"))
    assert found.summary.budget_reached == "2kB"
    assert found.summary.left > 0
    assert found.summary.articles[0].by_status["pending"] == found.summary.left


class _Keyboard:
    """Standard input at which somebody presses Ctrl-C."""

    @property
    def buffer(self) -> "_Keyboard":
        return self

    def read(self, _: int) -> bytes:
        if threading.current_thread() is threading.main_thread():
            raise KeyboardInterrupt
        return b"# An article that nobody could break off"


def test_a_check_that_waits_for_standard_input_can_be_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", _Keyboard())
    with pytest.raises(KeyboardInterrupt):
        checked("-")


# Probes


def test_a_page_that_the_host_shows_for_made_up_neighbours_too_is_a_soft_404(world: World, library: Library) -> None:
    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    cited = [f"{root}news/the-old-story-number-{n}" for n in range(3)]
    found = checked(library.article(*cited))
    assert {verdict(found, url) for url in cited} == {("dead", "soft-404")}
    made_up = [path for path in asked(world) if path.startswith("/news/") and "old-story" not in path]
    assert len(made_up) == 1
    assert asked(world)[-1] in (made_up[0], "/pages/welcome")


def test_without_probes_no_made_up_page_is_asked_for(world: World, library: Library) -> None:
    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    url = f"{root}news/the-old-story"
    found = checked(library.article(url), probes=False)
    assert [path for path in asked(world) if path.startswith("/news/")] == ["/news/the-old-story"]
    assert finding(found, url).verdict["status"] != "pending"


def test_a_check_and_an_archiving_judge_alike(world: World, library: Library) -> None:
    root = answering(world, {"/pages/welcome": NOT_HERE}, moved("/pages/welcome"))
    urls = [
        world.serve("/live", page(f"<title>Source number 1</title>{PROSE}"), host="127.0.0.2"),
        world.serve("/moved", moved("/live"), host="127.0.0.2"),
        world.serve("/410", b"HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n", host="127.0.0.2"),
        world.serve("/403", b"HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n", host="127.0.0.2"),
        world.serve("/circle", moved("/circle"), host="127.0.0.2"),
        world.serve("/500", b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", host="127.0.0.2"),
        f"{root}news/the-old-story",
        "http://127.0.0.1:9/discard",
        "http://127.0.0.9:1024/nobody",
        "http://no-such-host.invalid/",
    ]
    source = library.article(*urls)
    found = checked(source)
    library.archive(source, policy=policy())
    kept = {row["citation"]["target"]: row["verdict"] for row in library.rows()}
    for url in urls:
        one = finding(found, url).verdict
        assert {name: one[name] for name in ("status", "reason", "confidence")} == {
            name: kept[url][name] for name in ("status", "reason", "confidence")
        }, url


# Parts of pages


def test_the_part_that_a_link_points_at_is_looked_for(world: World, library: Library) -> None:
    body = f"<title>The harbour</title><h2 id='history'>History</h2><a name='old%20part'></a><p>{PROSE}</p>"
    url = world.serve("/a", page(body))
    here, missing, words, none = (
        f"{url}#{fragment}" for fragment in ("history", "herstory", ":~:text=the%20old%20harbour", ":~:text=airport")
    )
    found = checked(library.article(url, here, missing, words, none))
    assert [part(found, one) for one in (here, missing, words, none)] == [True, False, True, False]
    assert "fragment" not in finding(found, url).verdict["evidence"]
    assert finding(found, missing).part == "herstory"
    assert len(world.requests("/a")) == 1


def test_a_part_is_looked_for_where_a_redirect_leads(world: World, library: Library) -> None:
    world.serve("/new", page(f"<h2 id='there'>There</h2>{PROSE}"))
    plain, named = world.serve("/plain", moved("/new")), world.serve("/named", moved("/new#there"))
    found = checked(library.article(f"{plain}#there", f"{plain}#nowhere", f"{named}#old"))
    assert [part(found, url) for url in (f"{plain}#there", f"{plain}#nowhere", f"{named}#old")] == [True, False, True]


def test_a_part_that_stands_far_down_is_found(world: World, library: Library) -> None:
    body = f"<title>A long page</title><p>{PROSE * 700}</p><h2 id='end'>The end</h2>"
    assert len(body) > 900_000
    url = world.serve("/a", page(body))
    assert part(checked(library.article(f"{url}#end")), f"{url}#end") is True


def test_another_part_that_a_later_article_points_at_is_looked_for_too(world: World, library: Library) -> None:
    url = world.serve("/a", page(f"<title>Source number 0</title><h2 id='one'>One</h2>{PROSE}"))
    sources = [
        library.article(url, name="plain.md"), library.article(f"{url}#one", name="one.md"),
        library.article(f"{url}#two", name="two.md"),
    ]  # fmt: skip
    found = checked(*sources)
    assert [part(found, f"{url}#{name}") for name in ("one", "two")] == [True, False]
    assert [article.by_status for article in found.summary.articles] == [{"live": 1}] * 3


def test_a_page_of_a_pdf_file_is_looked_for(world: World, library: Library) -> None:
    body = b"%PDF-1.4\n1 0 obj << /Kids [2 0 R] /Type /Pages /Count 12 >> endobj\n" + b"%" * 20_000
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\nContent-Length: %d\r\n\r\n" % len(body)
    url = world.serve("/a.pdf", head + body)
    found = checked(library.article(f"{url}#page=12", f"{url}#page=13"))
    assert [part(found, f"{url}#page={number}") for number in (12, 13)] == [True, False]


@pytest.mark.parametrize("fragment", ["/route/of/an/app", "L10-L20", "t=10,20"])
def test_of_a_part_that_scripts_make_nothing_is_claimed(world: World, library: Library, fragment: str) -> None:
    url = world.serve("/a", page(f"<title>Source number 0</title>{PROSE}")) + f"#{fragment}"
    assert part(checked(library.article(url)), url) is None


def test_a_store_keeps_what_was_found_of_parts_and_so_does_a_young_verdict(world: World, library: Library) -> None:
    url = world.serve("/a", page(f"<title>Source number 0</title>{PROSE}")) + "#gone"
    source = library.article(url)
    checked(source, store=library.store)
    with Store.open(library.store) as store, store.connect() as connection:
        (row,) = rows(connection)
    assert row["verdict"]["evidence"]["fragment"] == {"part": "gone", "found": False}
    again = check(Options(library.store, policy(), (source,), max_age=timedelta(hours=1)))
    assert part(again, url) is False
    assert len(world.requests("/a")) == 1


# Articles on the web


def test_an_article_that_is_not_there_is_told_of_in_words_that_fit(world: World, library: Library) -> None:
    places = {
        "/circle": "it redirects in a circle, or too often",
        "javascript:alert(1)": "it redirects to javascript:alert(1), which is no page of the web",
        "http://127.0.0.1:22/": "it redirects to http://127.0.0.1:22/, whose port belongs to another protocol",
        "http://[::1/": "the server answered 301, and names no page that it redirects to",
    }
    said = {world.serve(f"/{n}" if n else "/circle", moved(to)): words for n, (to, words) in enumerate(places.items())}
    said[world.serve("/gone", GONE)] = "the server answered 404, which is no article"
    said["http://nosuch.invalid/"] = "nosuch.invalid: there is no such host"
    unreadable = {one.source: one.message.removeprefix(f"{one.source}: ") for one in checked(*said).summary.unreadable}
    assert unreadable == said


def test_of_an_article_that_broke_off_it_is_told_that_citations_may_be_missing(world: World, library: Library) -> None:
    body = f'<p>It is said <a href="{world.serve("/a", page("<title>A</title>"))}">there</a> at some length.'.encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n"
    source, heard = world.serve("/article", head + body), Heard()
    found = check(Options(None, policy(), (source,)), heard)
    assert found.summary.articles[0].by_status == {"live": 1}
    assert heard.notices == [f"{source}: only its beginning came, so that citations may be missing"]


# What it takes


@pytest.mark.parametrize("options", [["--json"], []])
def test_a_check_without_a_store_and_a_terminal_imports_neither_scrapy_nor_a_database(
    options: list[str], world: World, library: Library
) -> None:
    source = library.article(world.serve("/a", page("<title>Source number 0</title>")))
    (library.folder / "fast.yaml").write_text("version: 1\nnetwork: {allow_private: true}\ndefaults: {delay: 0s}\n")
    program = (
        "import sys\n"
        "from crawler.cli.main import main\n"
        "sys.argv = ['evercite', 'check', *sys.argv[1:]]\n"
        "try:\n    main()\n"
        "finally:\n"
        "    heavy = {'scrapy', 'twisted', 'sqlalchemy', 'alembic', 'boto3', 'rich', 'tldextract'}\n"
        "    print(sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program, source, "--no-store", "-q", *options, "--policy", "fast.yaml"]
    done = subprocess.run(
        command, cwd=library.folder, env={"PYTHONPATH": str(Path(__file__).parents[2]), "HOME": str(library.folder)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr.strip() == "[]"
    assert '"live": 1' in done.stdout or "1 citation: 1 live" in done.stdout


def test_a_large_page_is_read_by_a_process_that_it_can_stall_alone(
    world: World, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(*_: object) -> None:
        raise AssertionError("read where it holds up everything")

    monkeypatch.setattr(process, "read", read)
    url = world.serve("/a", page(f"<title>Source number 0</title>{PROSE * 50}"))
    assert verdict(checked(library.article(url), probes=False), url) == ("live", "ok")


def test_what_a_check_finds_is_told_on_the_way(world: World, library: Library) -> None:
    url, heard = world.serve("/a", page("<title>Source number 0</title>")), Heard()
    check(Options(None, policy(), (library.article(url),)), heard)
    assert heard.verdicts == {url: ("live", "ok")}
