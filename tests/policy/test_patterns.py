import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.patterns import parse_pattern
from crawler.urls import InvalidURL


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("example.org", "https://example.org/a/b?c"),
        ("example.org", "http://example.org:8080/"),
        ("EXAMPLE.org", "http://example.ORG/"),
        ("example.org", "http://example.org./"),
        ("*.example.org", "http://example.org/"),
        ("*.example.org", "http://a.b.example.org/"),
        ("*", "http://[::1]:8080/x"),
        ("example.org/", "http://example.org"),
        ("example.org/videos/*", "https://example.org/videos/2024/1.mp4?hd=1"),
        ("example.org/watch", "https://example.org/watch?v=1"),
        ("example.org/watch?v=*", "https://example.org/watch?v=1"),
        ("*/*.pdf", "https://a.example/b/c.pdf?download"),
        ("https://example.org", "https://example.org/"),
        ("http://*.example.org:8080/*/print", "http://www.example.org:8080/a/b/print"),
        ("münchen.de", "https://xn--mnchen-3ya.de/"),
        ("xn--mnchen-3ya.de", "https://MÜNCHEN.de/"),
        ("example.org/видео/*", "https://example.org/%D0%B2%D0%B8%D0%B4%D0%B5%D0%BE/1"),
        ("example.org/caf%c3%a9", "https://example.org/caf%C3%A9"),
        ("example.org/a/../b", "https://example.org/b"),
        ("[::1]:8080", "http://[0:0:0:0:0:0:0:1]:8080/"),
        ("127.0.0.1", "http://0x7f.1/"),
        ("example.org:*/x", "http://example.org:81/x"),
        ("*://example.org/x", "http://example.org/x"),
    ],
)
def test_a_pattern_means_a_url(pattern, url):
    assert parse_pattern(pattern).matches(url)


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("example.org", "https://www.example.org/"),
        ("*.example.org", "https://badexample.org/"),
        ("example.org/", "https://example.org/a"),
        ("example.org/videos/*", "https://example.org/videos"),
        ("example.org/videos/*", "https://example.org/Videos/1"),
        ("example.org/*.pdf", "https://example.org/a.pdf.html"),
        ("example.org/a?b=1", "https://example.org/a"),
        ("http://example.org", "https://example.org/"),
        ("example.org:8080", "http://example.org/"),
        ("example.org:443", "http://example.org/"),
        ("example.org/a*a", "https://example.org/a"),
    ],
)
def test_a_pattern_does_not_mean_another_url(pattern, url):
    assert not parse_pattern(pattern).matches(url)


def refusal(text: str) -> str | None:
    try:
        parse_pattern(text)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("pattern", "hint"),
    [
        ("", "write `*`"),
        ("/videos/*", "`*/videos/*`"),
        ("*.pdf", "`*/*.pdf`"),
        ("cdn*.example.org", "`*.example.org`"),
        ("10.*", "in full"),
        ("*.10.1", "in full"),
        ("ftp://example.org", "only `http://`"),
        ("me@example.org", "user name"),
        ("example.org:http", "not a port"),
        ("example.org:65536", "not a port"),
        ("example.org/#top", "fragment"),
        ("exa mple.org", "not a host"),
        ("x" * 3000, "longer"),
        ("http://", "names no host"),
    ],
)
def test_a_wrong_pattern_is_refused_with_what_to_write(pattern, hint):
    assert hint in (refusal(pattern) or "")


def test_what_is_no_url_of_the_web_matches_nothing():
    with pytest.raises(InvalidURL):
        parse_pattern("*").matches("mailto:a@b.example")


# Each says more than the one before it.
LADDER = [
    "*",
    "https://*",
    "*/a*",
    "*/a*b",
    "*/ab*",
    "*/ab",
    "*:8080",
    "*.org",
    "*.example.org",
    "*.www.example.org",
    "www.example.org",
    "https://www.example.org",
    "www.example.org/*",
    "www.example.org/a/*",
    "www.example.org/a/*.pdf",
    "www.example.org/a/b.pdf",
    "https://www.example.org/a/b.pdf",
    "www.example.org:8080",
]


def test_of_two_patterns_the_one_that_says_more_of_host_port_path_and_scheme_is_more_specific():
    ranks = [parse_pattern(text).specificity for text in LADDER]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)


PIECES = st.lists(st.sampled_from(["a", "b", "/", "*", "ab", "**", "?"]), max_size=12).map("".join)


def _matches_slowly(pattern: str, text: str) -> bool:
    """Dynamic programming over all ways to place the stars: slow and plain."""
    ways = {0}
    for char in pattern:
        if char == "*":
            ways = {n for start in ways for n in range(start, len(text) + 1)}
        else:
            ways = {n + 1 for n in ways if text[n : n + 1] == char}
    return len(text) in ways


@given(PIECES, PIECES.map(lambda text: text.replace("*", "")))
def test_stars_stand_for_any_run_of_characters(pattern, path):
    parsed = parse_pattern(f"a.example/{pattern}")
    url = f"http://a.example/{path}"
    target = f"/{path}"
    expected = _matches_slowly(parsed.path, target) or _matches_slowly(parsed.path, target.partition("?")[0])
    assert parsed.matches(url) == expected


def test_matching_takes_time_in_proportion_to_the_url():
    pattern = parse_pattern("a.example/" + "a*" * 900 + "b")
    url = "http://a.example/" + "a" * 1_000_000
    started = time.perf_counter()
    assert not pattern.matches(url)
    middle = parse_pattern("a.example/*" + "a" * 900 + "b*" + "a" * 900 + "c*")
    assert not middle.matches(url)
    assert time.perf_counter() - started < 5


@given(st.text(max_size=50))
def test_any_text_is_a_pattern_or_refused_on_one_line(text):
    message = refusal(text)
    if message is None:
        parse_pattern(text).matches("https://www.example.org/a?b")
    else:
        assert message.isprintable()
