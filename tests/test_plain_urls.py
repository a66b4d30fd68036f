"""What is said of a plain URL is what a parser says of it."""

import ada_url
import pytest
import surt
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler import urls
from crawler.recording.surt import key

LABELS = st.from_regex(r"[a-zA-Z0-9_-]{1,5}", fullmatch=True) | st.sampled_from(["www", "xn--a", "0x7f", "1", "com"])
PATHS = st.text("aB1_.~!$*+,=:@-/();%", max_size=12)
URLS = st.builds(
    lambda scheme, host, path, query: f"{scheme}://{'.'.join(host)}/{path}{query}",
    st.sampled_from(["http", "https", "ftp"]),
    st.lists(LABELS, min_size=1, max_size=3),
    PATHS,
    st.just("") | st.builds("?{}".format, st.text("aB1_.&=/@-%#'", max_size=12)),
)


@settings(max_examples=300)
@given(URLS)
@example("http://www.example.org/A/b.html?B=2&a=1")
@example("https://example.org/?phpsessid=0123456789abcdef0123456789abcdef&a=1")
@example("http://example.org/a/")
def test_a_plain_url_is_its_own_serialization(url: str) -> None:
    plain = urls.plain(url)
    if plain is None:
        return
    parsed = ada_url.URL(url)
    assert parsed.href == url
    assert plain == (parsed.protocol.removesuffix(":"), parsed.hostname, parsed.pathname, parsed.search)
    assert (plain.host, plain.origin) == (urls.address(url).host, urls.address(url).origin)
    assert urls.fetchable(url) == url
    assert key(url) == surt.surt(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org", "http://example.org:8080/", "http://Example.org/", "http://xn--a.example/",
        "http://127.0.0.1/", "http://example.org/a/../b", "http://example.org/a#b", "http://user@example.org/",
        "http://example.org/a%41", "http://example.org//a", "http://example.org/?", "http://0x7f/\n",
    ],
)  # fmt: skip
def test_what_a_parser_may_change_is_not_plain(url: str) -> None:
    assert urls.plain(url) is None


def test_a_plain_url_is_known_by_its_parts() -> None:
    assert urls.plain("https://www.example.org/a/B.html?c=d") == ("https", "www.example.org", "/a/B.html", "?c=d")
