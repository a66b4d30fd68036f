import gzip
import itertools
import json
import signal
from pathlib import Path
from typing import Any

import pytest

from crawler.fetching.chunks import dechunk
from crawler.fetching.tunnel import ProxyUnusable
from crawler.policy import Policy
from tests.engine.conftest import Library, policy
from tests.fetching.odd_answers import ODD, TEXT
from tests.recording.conftest import complaints
from tests.world import Authority, Certificate, Close, Pause, Reset, Silence, World
from tests.world.proxy import Proxy


def page(text: str = "hello", status: str = "200 OK", *headers: str) -> bytes:
    body = text.encode()
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def to(location: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Elsewhere\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()


def verdict(library: Library, url: str) -> tuple[str, str]:
    said = library.row(url)["verdict"]
    return said["status"], said["reason"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (page(), ("live", "ok")),
        (page(status="203 Other"), ("live", "ok")),
        (page("", "204 No Content"), ("suspect", "soft-404")),
        (page(""), ("suspect", "soft-404")),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", ("suspect", "soft-404")),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n", ("suspect", "reset")),
        (page(status="206 Partial Content"), ("live", "ok")),
        (page(status="226 IM Used"), ("live", "ok")),
        (page(status="300 Multiple Choices"), ("live", "ok")),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", ("suspect", "malformed")),
        (page(status="401 Who"), ("blocked", "http-401")),
        (page(status="402 Pay"), ("blocked", "paywall")),
        (page(status="403 No"), ("blocked", "http-403")),
        (page(status="404 Gone"), ("dead", "http-404")),
        (page(status="410 Gone"), ("dead", "http-410")),
        (page(status="414 Long"), ("dead", "http-4xx")),
        (page(status="418 Teapot"), ("blocked", "challenge")),
        (page(status="420 Enhance Your Calm"), ("blocked", "http-429")),
        (page(status="444 No Response"), ("suspect", "http-4xx")),
        (page(status="429 Slow"), ("blocked", "http-429")),
        (page(status="451 Law"), ("blocked", "http-451")),
        (page(status="500 Oops"), ("suspect", "http-5xx")),
        (page(status="503 Busy"), ("suspect", "http-5xx")),
        (page(status="508 Resource Limit Is Reached"), ("suspect", "http-5xx")),
        (page(status="526 Invalid SSL certificate"), ("suspect", "http-5xx")),
        (page(status="599 Network Connect Timeout"), ("suspect", "http-5xx")),
        (page(status="999 Request denied"), ("blocked", "challenge")),
        (b"no HTTP at all", ("dead", "malformed")),
        ((Close(),), ("suspect", "reset")),
        ((Reset(),), ("suspect", "reset")),
        ((Silence(),), ("suspect", "timeout")),
        ((b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhalf",), ("live", "ok")),
    ],
)
def test_an_answer_becomes_a_verdict(world: World, library: Library, answer: Any, expected: tuple[str, str]) -> None:
    url = world.serve("/it", answer)
    library.archive(library.article(url), policy=policy())
    assert verdict(library, url) == expected
    if isinstance(answer, bytes):
        assert library.blocks("response", url) == [answer]


def test_hints_that_no_answer_follows_are_no_answer(world: World, library: Library) -> None:
    url = world.serve("/it", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
    library.archive(library.article(url), policy=policy())
    assert verdict(library, url) == ("suspect", "reset")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_each_hop_recorded(world: World, library: Library, status: int) -> None:
    end = world.serve("/end", page())
    middle = world.serve("/middle", to("/end?", status), host="127.0.0.1")
    world.serve("/end?", page())
    start = world.serve("/start", to("middle", status))
    library.archive(library.article(start), policy=policy())
    row = library.row(start)
    assert (row["verdict"]["status"], row["verdict"]["reason"]) == ("live", "redirected")
    assert [(hop["url"], hop["http_status"]) for hop in row["capture"]["hops"]] == [
        (start, status), (middle, status), (f"{end}?", 200)]  # fmt: skip
    for url in (start, middle, f"{end}?"):
        assert len(library.blocks("request", url)) == len(library.blocks("response", url)) == 1


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/start", ("dead", "redirect-loop")),
        ("http://169.254.169.254/latest/meta-data/", ("excluded", "private-address")),
        ("file:///etc/passwd", ("excluded", "scheme")),
        ("mailto:someone@library.test", ("excluded", "scheme")),
        ("http://[broken", ("dead", "malformed")),
    ],
)
def test_a_redirect_to_nowhere_good_ends_the_chain(
    world: World, library: Library, location: str, expected: tuple[str, str]
) -> None:
    start = world.serve("/start", to(location))
    library.archive(library.article(start), policy=policy())
    assert verdict(library, start) == expected
    assert len(library.blocks("response", start)) == 1


def test_too_many_redirects_end_the_chain(world: World, library: Library) -> None:
    for n in range(30):
        world.serve(f"/{n}", to(f"/{n + 1}"))
    start = world.serve("/0", to("/1"))
    library.archive(library.article(start), policy=policy(defaults="max_redirects: 5"))
    assert verdict(library, start) == ("dead", "redirect-loop")
    assert len(world.requests()) == 6


def test_a_redirect_to_another_host_waits_for_that_host(world: World, library: Library) -> None:
    ends = [world.serve(f"/{n}", page(), host="127.0.0.9") for n in range(3)]
    starts = [world.serve("/go", to(end), host=f"127.0.0.{n + 2}") for n, end in enumerate(ends)]
    library.archive(library.article(*starts), policy=policy(delay="300ms"))
    visits = [e for e in world.exchanges if e.host == "127.0.0.9"]
    assert all(b.began - a.sent >= 0.3 for a, b in itertools.pairwise(visits))
    assert [verdict(library, start) for start in starts] == [("live", "redirected")] * 3


def test_citations_of_one_target_share_one_capture(world: World, library: Library) -> None:
    url = world.serve("/it", page())
    article = library.article(url, f"{url}#part", url)
    library.archive(article, library.article(url, name="other.md"), policy=policy())
    assert len(world.requests("/it")) == 1
    assert {row["capture"]["warc"]["record_id"] for row in library.rows()} == {
        library.row(url)["capture"]["warc"]["record_id"]}  # fmt: skip
    assert [row["citation"]["fragment"] for row in library.rows()] == [None, "part", None, None]


def test_the_host_is_left_in_peace_between_requests_and_asked_one_at_a_time(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", (Pause(0.02), page())) for n in range(8)]
    library.archive(library.article(*urls), policy=policy(delay="150ms"))
    visits = world.exchanges
    assert visits[0].path == "/robots.txt"
    assert len(visits) == 9
    assert all(b.began - a.sent >= 0.15 for a, b in itertools.pairwise(visits))


def test_hosts_are_visited_side_by_side(world: World, library: Library) -> None:
    urls = [world.serve("/it", (Pause(0.5), page()), host=f"127.0.0.{n}") for n in range(2, 12)]
    summary = library.archive(library.article(*urls), policy=policy(delay="1s"))
    assert summary.seconds < 4


def test_robots_txt_is_obeyed_and_its_refusal_is_a_verdict(world: World, library: Library) -> None:
    rules = "User-agent: *\nDisallow: /private"
    world.serve("/robots.txt", page(rules))
    refused, allowed = world.serve("/private/it", page()), world.serve("/public", page())
    library.archive(library.article(refused, allowed), policy=policy())
    assert verdict(library, refused) == ("blocked", "robots")
    assert verdict(library, allowed) == ("live", "ok")
    assert world.requests("/private/it") == []
    assert len(world.requests("/robots.txt")) == 1
    port = world.port()
    assert library.blocks("response", f"http://127.0.0.1:{port}/robots.txt") == [page(rules)]


def test_robots_txt_holds_for_every_hop(world: World, library: Library) -> None:
    end = world.serve("/private", page(), host="127.0.0.7")
    world.serve("/robots.txt", page("User-agent: *\nDisallow: /private"), host="127.0.0.7")
    start = world.serve("/start", to(end))
    library.archive(library.article(start), policy=policy())
    assert verdict(library, start) == ("blocked", "robots")
    assert world.requests("/private") == []


def test_a_robots_txt_that_is_redirected_counts_where_it_leads(world: World, library: Library) -> None:
    rules = world.serve("/rules", page("User-agent: *\nDisallow: /private"), host="127.0.0.8")
    world.serve("/robots.txt", to(rules))
    refused = world.serve("/private", page())
    library.archive(library.article(refused), policy=policy())
    assert verdict(library, refused) == ("blocked", "robots")


def test_a_robots_txt_that_fails_refuses_all(world: World, library: Library) -> None:
    world.serve("/robots.txt", page("busy", "503 Busy"))
    url = world.serve("/it", page())
    library.archive(library.article(url), policy=policy())
    assert verdict(library, url) == ("blocked", "robots")


def test_robots_txt_is_not_asked_where_the_policy_ignores_it(world: World, library: Library) -> None:
    world.serve("/robots.txt", page("User-agent: *\nDisallow: /"))
    url = world.serve("/it", page())
    library.archive(library.article(url), policy=policy(defaults='robots: ignore, because: "a court order"'))
    assert verdict(library, url) == ("live", "ok")
    assert world.requests("/robots.txt") == []


def test_a_crawl_delay_past_all_patience_puts_the_rest_off(world: World, library: Library) -> None:
    world.serve("/robots.txt", page("User-agent: *\nCrawl-delay: 86400"))
    urls = [world.serve(f"/{n}", page()) for n in range(3)]
    summary = library.archive(library.article(*urls), policy=policy())
    assert summary.put_off == ("127.0.0.1",)
    assert len(world.requests()) <= 1


def test_a_failure_that_passes_is_tried_again(world: World, library: Library) -> None:
    answers = iter([page("busy", "503 Busy"), page()])
    url = world.serve("/it", lambda _: next(answers))
    library.archive(library.article(url), policy=policy(retries=2))
    assert verdict(library, url) == ("live", "ok")
    assert library.blocks("response", url) == [page("busy", "503 Busy"), page()]


def test_retry_after_is_never_cut_short(world: World, library: Library) -> None:
    answers = iter([page("busy", "429 Slow", "Retry-After: 2"), page()])
    url = world.serve("/it", lambda _: next(answers))
    library.archive(library.article(url), policy=policy(retries=1))
    first, second = world.requests("/it")
    assert second.began - first.sent >= 2


def test_private_addresses_are_not_connected_to_unless_allowed(world: World, library: Library) -> None:
    urls = [
        world.serve("/it", page()),
        f"http://localhost:{world.port()}/it",
        f"http://[::ffff:127.0.0.1]:{world.port()}/",
    ]
    strict = Policy.model_validate({})
    library.archive(library.article(*urls), policy=strict)
    assert [verdict(library, url.replace("[::ffff:127.0.0.1]", "[::ffff:7f00:1]")) for url in urls] == [
        ("excluded", "private-address")] * 3  # fmt: skip
    assert world.connections == 0


def test_a_rule_of_the_policy_leaves_a_target_out(world: World, library: Library) -> None:
    url = world.serve("/videos/it", page())
    rules = 'rules: [{match: "127.0.0.1/videos/*", capture: false, because: "too large"}]'
    library.archive(library.article(url), policy=policy(rest=rules))
    assert verdict(library, url) == ("excluded", "policy")
    assert world.exchanges == []


def test_links_that_nothing_can_fetch_have_verdicts_too(library: Library) -> None:
    targets = ["mailto:someone@library.test", "javascript:alert(1)", "tel:+4912345", "#", ""]
    library.archive(library.article(*targets), policy=policy())
    found = [(r["verdict"]["status"], r["verdict"]["reason"]) for r in library.rows() if r["citation"]["cited"]]
    assert found.count(("lost", "no-target")) == 2
    assert {r["verdict"]["status"] for r in library.rows()} <= {"lost", "excluded"}


@pytest.mark.parametrize("kind", [Certificate.EXPIRED, Certificate.OTHER_NAME, Certificate.UNKNOWN_AUTHORITY])
def test_a_page_behind_a_bad_certificate_is_kept_as_evidence_and_never_called_live(
    world: World, library: Library, authority: Authority, kind: Certificate
) -> None:
    url = world.serve("/it", page(), tls=authority.context(kind))
    library.archive(library.article(url), policy=policy(network=f'ca_file: "{authority.pem}"'))
    assert verdict(library, url) == ("suspect", "tls")


def test_a_good_certificate_is_recorded(world: World, library: Library, authority: Authority) -> None:
    url = world.serve("/it", page(), tls=authority.context())
    library.archive(library.article(url), policy=policy(network=f'ca_file: "{authority.pem}"'))
    assert verdict(library, url) == ("live", "ok")
    assert library.blocks("response", url) == [page()]


def test_every_byte_of_an_odd_web_is_recorded_as_the_server_sent_it(world: World, library: Library) -> None:
    odd = [o for o in ODD if o.name not in ("interim answers without end", "a head without end")]
    urls = [world.serve(f"/{n}", o.steps, host=f"127.0.1.{n + 1}") for n, o in enumerate(odd)]
    for n in range(len(odd)):
        world.serve("/robots.txt", page("", "404 None"), host=f"127.0.1.{n + 1}")
    library.archive(library.article(*urls), policy=policy())
    records = library.records()
    for url, o in zip(urls, odd, strict=True):
        said = next(e for e in world.exchanges if e.host == url.split("/")[2].split(":")[0] and e.path != "/robots.txt")
        kept = [r for r in records if r["WARC-Target-URI"] in (url, f"urn:evercite:interim:{url}")]
        block = b"".join(r.block for r in kept if r.type in ("metadata", "response"))
        assert block == said.response, o.name
        requests = [r.block for r in kept if r.type == "request"]
        assert requests == ([said.request] if said.response else []), o.name
    for path in library.store.glob("*.warc.gz"):
        assert complaints(path) == []


def test_a_manifest_row_points_at_the_bytes(world: World, library: Library) -> None:
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n14\r\n" + TEXT + b"\r\n0\r\n\r\n"
    url = world.serve("/it", chunked)
    library.archive(library.article(url), policy=policy())
    held = library.row(url)["capture"]
    with (library.store / held["warc"]["file"]).open("rb") as file:
        file.seek(held["warc"]["offset"])
        record = gzip.decompress(file.read(held["warc"]["length"]))
    head, _, block = record.partition(b"\r\n\r\n")
    assert held["warc"]["record_id"].encode() in head
    assert held["captured_at"].encode() in head
    assert block.removesuffix(b"\r\n\r\n") == chunked
    assert b"".join(dechunk(iter([block.partition(b"\r\n\r\n")[2]]))) == TEXT


def test_verdicts_are_recorded_beside_the_answers(world: World, library: Library) -> None:
    live, gone = world.serve("/it", page()), "http://nosuch.invalid/"
    library.archive(library.article(live, gone, "#"), policy=policy())
    said = {r["WARC-Target-URI"]: json.loads(r.block) for r in library.records() if r.type == "metadata"}
    for url in (live, gone):
        row = library.row(url)
        told = said[f"urn:evercite:citation:{row['citation']['id']}"]
        assert {name: told[name] for name in row} == row
    [article] = [value for name, value in said.items() if (name or "").startswith("urn:evercite:article:")]
    assert [line["citation"]["id"] for line in article] == [row["citation"]["id"] for row in library.rows()]
    assert said[f"urn:evercite:failure:{gone}"]["failure"] == "dns"


def test_an_article_on_the_web_is_fetched_read_and_recorded(world: World, library: Library) -> None:
    cited = world.serve("/it", page())
    text = f'<html><title>On the web</title><body><article><p>{"Words in a row. " * 30}<a href="/it">cited</a></p>'
    world.serve("/moved", to("/article"))
    source = world.serve("/article", page(text)).replace("/article", "/moved")
    summary = library.archive(source, policy=policy())
    [article] = summary.articles
    assert (article.source, article.title, article.citations) == (source, "On the web", 1)
    assert verdict(library, cited) == ("live", "ok")
    assert len(library.blocks("response", source.replace("/moved", "/article"))) == 1
    requests = len(world.exchanges)
    assert library.archive(source, policy=policy()).articles[0].id == article.id
    assert len(world.exchanges) == requests


def test_two_sources_that_lead_to_one_article_are_one(world: World, library: Library) -> None:
    cited = world.serve("/it", page())
    text = f'<html><title>Once</title><body><article><p>{"Words in a row. " * 30}<a href="/it">cited</a></p>'
    article = world.serve("/article", page(text))
    short = [world.serve(path, to("/article")) for path in ("/s1", "/s2")]
    summary = library.archive(*short, policy=policy())
    assert (len(summary.articles), summary.unreadable) == (1, ())
    assert len(world.requests("/article")) == len(world.requests("/it")) == 1
    assert verdict(library, cited) == ("live", "ok")
    assert library.rows()[0]["article"]["url"] == article


def test_an_article_on_a_port_of_another_protocol_is_not_asked_for(library: Library) -> None:
    summary = library.archive("http://127.0.0.1:22/article", policy=policy())
    assert "belongs to another protocol" in summary.unreadable[0].message


@pytest.mark.parametrize("scheme", ["http", "socks5"])
def test_a_run_goes_through_the_proxy_of_its_policy(world: World, library: Library, scheme: str) -> None:
    url = world.serve("/it", page())
    with Proxy() as proxy:
        library.archive(library.article(url), policy=policy(network=f'proxy: "{scheme}://127.0.0.1:{proxy.port}"'))
    assert verdict(library, url) == ("live", "ok")
    assert proxy.tunnels
    assert library.blocks("response", url) == [page()]


def test_a_proxy_that_is_down_ends_the_run_and_judges_nothing(world: World, library: Library) -> None:
    url = world.serve("/it", page())
    with pytest.raises(ProxyUnusable, match="cannot be reached"):
        library.archive(library.article(url), policy=policy(network='proxy: "http://127.0.0.1:9"'))
    assert library.rows() == []


def test_a_source_that_cannot_be_read_does_not_stop_the_others(world: World, library: Library, tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 10)
    gone, url = world.serve("/gone", page("", "404 Gone")), world.serve("/it", page())
    summary = library.archive(
        str(tmp_path / "missing.html"), str(tmp_path / "noise"), gone, library.article(url), policy=policy()
    )
    assert [u.source.rsplit("/", 1)[-1] for u in summary.unreadable] == ["missing.html", "noise", "gone"]
    assert all("\n" not in u.message for u in summary.unreadable)
    assert verdict(library, url) == ("live", "ok")


def test_the_same_command_again_fetches_nothing_and_says_the_same(world: World, library: Library) -> None:
    urls = [world.serve("/it", page()), world.serve("/gone", page("", "404 Gone")), "http://nosuch.invalid/"]
    article = library.article(*urls)
    library.archive(article, policy=policy())
    before, requests = library.rows(), len(world.exchanges)
    summary = library.archive(article, policy=policy())
    assert (summary.warcs, len(world.exchanges)) == ((), requests)
    assert [row["verdict"] for row in library.rows()] == [row["verdict"] for row in before]


def test_again_captures_anew_and_keeps_the_history(world: World, library: Library) -> None:
    answers = iter([page("x" * 2000), page("x" * 2000), page("", "404 Gone")])
    url = world.serve("/it", lambda _: next(answers))
    article = library.article(url)
    for again in (False, True, True):
        library.archive(article, policy=policy(), again=again)
    row = library.row(url)
    assert (row["verdict"]["status"], row["verdict"]["checks"]) == ("dead", 3)
    types = [r.type for r in library.records() if r["WARC-Target-URI"] == url and r.type != "request"]
    assert types == ["response", "revisit", "response"]


def test_an_interrupt_leaves_a_sound_store_and_the_same_command_goes_on(world: World, library: Library) -> None:
    urls = [world.serve(f"/{n}", page(str(n)), host=f"127.0.2.{n + 1}") for n in range(6)]
    slow = world.serve("/slow", (b"HTTP/1.1 200 OK\r\n\r\nhalf", Silence()), host="127.0.2.99")
    article = library.article(*urls, slow)
    library.heard.on_judged = lambda _: signal.raise_signal(signal.SIGINT) if len(library.heard.verdicts) == 3 else None
    summary = library.archive(article, policy=policy(delay="10ms"))
    assert summary.interrupted == signal.SIGINT
    assert not list(library.store.glob("*.open"))
    library.heard.on_judged = lambda _: None
    summary = library.archive(article, policy=policy(delay="10ms"))
    assert summary.interrupted is None
    assert {verdict(library, url) for url in urls} == {("live", "ok")}
    for url in urls:
        assert len(library.blocks("response", url)) == 1
    assert len(world.requests("/0")) == 1
