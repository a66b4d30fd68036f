import json
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archiving import Options, Summary, archive
from crawler.engine.clock import Clock
from tests.cli.conftest import article, run_in
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page, to, verdict
from tests.world import Pause, World


def test_when_the_bytes_are_used_up_no_new_url_is_taken_and_the_same_command_goes_on(
    world: World, library: Library
) -> None:
    urls = [world.serve(f"/{n}", page("x" * 10_000)) for n in range(6)]
    source = library.article(*urls)
    small = policy(rest="budget: {bytes: 25kB}")
    summary = library.archive(source, policy=small)
    assert (summary.budget_reached, summary.left, summary.put_off) == ("25kB", 3, ())
    assert len(world.requests()) == 3
    assert library.archive(source, policy=small).budget_reached is None
    assert len(world.requests()) == 6
    assert {verdict(library, url) for url in urls} == {("live", "ok")}


def test_when_the_time_is_up_what_is_in_flight_ends_and_is_kept(world: World, library: Library) -> None:
    slow = world.serve("/slow", (page("abc")[:-3], Pause(0.8), b"a", Pause(0.8), b"b", Pause(0.8), b"c"))
    urls = [world.serve(f"/{n}", page(), host="127.0.0.5") for n in range(20)]
    summary = library.archive(library.article(slow, *urls), policy=policy(delay="400ms", rest="budget: {time: 2s}"))
    assert summary.budget_reached == "2s"
    assert summary.left >= 6
    assert verdict(library, slow) == ("live", "ok")
    assert summary.seconds < 15


def test_what_pages_need_is_fetched_by_the_run_that_goes_on(world: World, library: Library) -> None:
    pictures = [world.serve(f"/{n}.png", page("x" * 10_000)) for n in range(3)]
    url = world.serve("/page", page("".join(f"<img src={picture}>" for picture in pictures)))
    source = library.article(url)
    library.archive(source, policy=policy(rest="budget: {bytes: 5kB}"))
    assert library.row(url)["capture"]["requisites"] == {"found": 3, "captured": 1}
    library.archive(source, policy=policy())
    assert library.row(url)["capture"]["requisites"] == {"found": 3, "captured": 3}
    assert len(world.requests()) == 4


def test_a_budget_that_suffices_is_not_spoken_of(world: World, library: Library) -> None:
    source = library.article(world.serve("/it", page()))
    summary = library.archive(source, policy=policy(rest="budget: {bytes: 1 byte}"))
    assert (summary.budget_reached, summary.left) == ("1B", 1)  # robots.txt took it
    assert library.archive(source, policy=policy(rest="budget: {bytes: 10kB, time: 1h}")).budget_reached is None


def test_the_requests_of_a_day_are_counted_over_all_its_runs(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page()) for n in range(6)]
    few = policy(rest="budget: {per_day: {requests: 4}}")  # one of them for robots.txt
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def archive_at(hours: float) -> Summary:
        moment = (noon + timedelta(hours=hours)).timestamp()
        options = Options(library.store, few, (library.article(*urls),))
        return archive(options, library.heard, Clock(wall=lambda: moment))

    first = archive_at(0)
    assert (first.budget_reached, first.left) == ("4 requests a day", 3)
    assert archive_at(1).left == 3
    assert len(world.requests()) == 3
    assert archive_at(13).budget_reached is None  # the next day
    assert len(world.requests()) == 6


def test_the_bytes_of_a_day_are_counted_over_all_its_runs(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page("x" * 10_000)) for n in range(4)]
    few = policy(rest="budget: {per_day: {bytes: 15kB}}")
    for name, wanted in (("a.md", urls[:1]), ("b.md", urls[1:])):
        summary = library.archive(library.article(*wanted, name=name), policy=few)
    assert (summary.budget_reached, summary.left) == ("15kB a day", 2)


def test_one_article_cannot_use_up_what_another_needs(world: World, library: Library) -> None:
    large = [world.serve(f"/large/{n}", page("x" * 10_000)) for n in range(6)]
    small = [world.serve(f"/small/{n}", page("x"), host="127.0.0.6") for n in range(3)]
    sources = library.article(*large, name="large.md"), library.article(*small, large[0], name="small.md")
    limited = policy(rest="budget: {article: {bytes: 25kB}}")
    summary = library.archive(*sources, policy=limited)
    assert (summary.budget_reached, summary.left) == ("25kB an article", 3)
    assert {verdict(library, url) for url in small} == {("live", "ok")}
    assert sum(verdict(library, url) == ("live", "ok") for url in large) == 3
    assert library.archive(*sources, policy=limited).budget_reached is None
    assert {verdict(library, url) for url in large} == {("live", "ok")}


def test_an_article_pays_for_redirects_and_for_what_its_pages_need(world: World, library: Library) -> None:
    pictures = [world.serve(f"/{n}.png", page("x" * 10_000), host="127.0.0.7") for n in range(4)]
    world.serve("/end", page("".join(f"<img src={picture}>" for picture in pictures)))
    start = world.serve("/start", to("/end"))
    summary = library.archive(library.article(start), policy=policy(rest="budget: {article: {bytes: 15kB}}"))
    assert summary.budget_reached == "15kB an article"
    assert len([e for e in world.requests() if e.path.endswith(".png")]) == 2
    assert library.row(start)["capture"]["requisites"] == {"found": 4, "captured": 2}


def test_an_article_has_its_time(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page()) for n in range(8)]
    summary = library.archive(
        library.article(*urls), policy=policy(delay="300ms", rest="budget: {article: {time: 1s}}")
    )
    assert summary.budget_reached == "1s an article"
    assert 3 <= summary.left <= 6


@pytest.mark.parametrize("json_wanted", [True, False])
def test_the_command_ends_with_5_and_says_what_is_left(world: World, library: Library, json_wanted: bool) -> None:
    urls = [world.serve(f"/{n}", page("x" * 2000)) for n in range(4)]
    (library.folder / "article.html").write_text(article(*[(f"link {url}", url) for url in urls]))
    (library.folder / "p.yaml").write_text(
        "version: 1\nnetwork: {allow_private: true}\ndefaults: {delay: 0s}\nbudget: {bytes: 3kB}\n"
    )
    flags = ["--json"] if json_wanted else []
    ran = run_in(library.folder, "archive", "article.html", "--policy", "p.yaml", *flags)
    assert ran.code == 5
    if json_wanted:
        said = json.loads(ran.out)
        assert (said["budget_reached"], said["left"]) == ("3kB", 2)
    else:
        assert "the budget of 3kB was reached; 2 URLs left, and the same command goes on with them" in ran.out
    assert run_in(library.folder, "archive", "article.html", "--policy", "p.yaml", *flags).code in (0, 5)
