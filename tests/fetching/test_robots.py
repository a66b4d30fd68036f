import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.robots import PARSED_BYTES, Availability, Rules

PAGE = "https://a.example/private/page"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 499, 301])
def test_a_robots_txt_that_is_unavailable_allows_all(status: int) -> None:
    assert Rules.from_answer(status, b"User-agent: *\nDisallow: /").allows(PAGE)


@pytest.mark.parametrize("status", [500, 502, 503, 599, None])
def test_a_robots_txt_that_is_unreachable_refuses_all(status: int | None) -> None:
    rules = Rules.from_answer(status, b"")
    assert not rules.allows(PAGE)
    assert rules.availability is Availability.UNREACHABLE


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        (b"", True),
        (b"User-agent: *\nDisallow: /private/", False),
        (b"\xef\xbb\xbfUser-agent: *\nDisallow: /private/", False),
        (b"User-agent: *\rDisallow: /private/", False),
        (b"User-agent: *\nDisallow: /private/\nAllow: /private/page", True),
        (b"User-agent: evercite\nDisallow:\n\nUser-agent: *\nDisallow: /", True),
        (b"User-agent: EverCite\nDisallow: /private\n\nUser-agent: *\nAllow: /", False),
        (b"User-agent: otherbot\nDisallow: /", True),
        (b"User-agent: bot\nDisallow: /", True),
        (b"User-agent: *\nDisallow: /*/page$", False),
        (b"<!doctype html><title>Not found</title>", True),
    ],
)
def test_rules_are_read_for_the_bare_product_token(text: bytes, allowed: bool) -> None:
    assert Rules.from_answer(200, text).allows(PAGE) is allowed


def test_what_is_beyond_500_kib_is_not_read() -> None:
    padding = b"# padding\n" * (PARSED_BYTES // 10)
    assert Rules.from_answer(200, padding + b"User-agent: *\nDisallow: /").allows(PAGE)


def test_a_rule_that_the_limit_cuts_through_is_not_read() -> None:
    rule = b"User-agent: *\nDisallow: /private-only"
    body = b"#" * (PARSED_BYTES - len(rule) - 1 + len(b"private-only")) + b"\n" + rule
    assert body[:PARSED_BYTES].endswith(b"Disallow: /")
    assert Rules.from_answer(200, body).allows(PAGE)


def test_robots_txt_itself_is_always_allowed() -> None:
    for rules in (Rules.from_answer(200, b"User-agent: *\nDisallow: /"), Rules.from_answer(503, b"")):
        assert rules.allows("https://a.example/robots.txt")
        assert not rules.allows("https://a.example/robots.txt/more")


@pytest.mark.parametrize(("said", "seconds"), [(b"2", 2.0), (b"0.5", 0.5), (b"86400", 86400.0), (b"soon", None)])
def test_a_crawl_delay_is_known(said: bytes, seconds: float | None) -> None:
    assert Rules.from_answer(200, b"User-agent: *\nCrawl-delay: " + said).crawl_delay_seconds == seconds


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_parser_and_rules_survive_the_store(body: bytes) -> None:
    rules = Rules.from_answer(200, body)
    assert Rules.from_text(rules.to_text()).allows(PAGE) == rules.allows(PAGE)
