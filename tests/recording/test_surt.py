import string
from itertools import product

import pytest
import surt
from hypothesis import assume, given
from hypothesis import strategies as st

from crawler.recording.surt import key
from crawler.urls import InvalidURL, fetchable

SESSION = "0123456789abcdef0123456789ABCDEF"

HOSTS = ["example.org", "WWW2.Example.org", "www.com", "www-3.x.org", "bücher.example", "192.0.2.7", "[2001:db8::1]",
         "example.org.", "localhost", "www.", "1.2.3"]  # fmt: skip
PORTS = ["", ":80", ":443", ":8080"]
PATHS = ["", "/", "/a/", "//a//b", "/A/b/../c", "/a b", "/%7Euser", "/a%2Fb", "/a/%2e%2e/x", "/index.html",
         "/a;b=c", "/(S(abcdefghijklmnopqrstuvwx))/p.aspx", "/(abcdefghijklmnopqrstuvwx)/p.html", "/ü", "/a%", "/a%zz",
         "/a\\b", "/a|b", "/a'b", "/a%00b", "/a%2541", "/a%23b", "/x;jsessionid=" + SESSION]  # fmt: skip
QUERIES = ["", "?", "?b=2&A=1", "?a=1&a=0", "?&a=1&", "?a=1&&b", "?=x", "?a=%20+", "?a=b%26c", "?u=http%3A%2F%2Fx%2F",
           "??",
           "?a=ü", "?a=%C3%BC", "?a=%", "?a=b?c=d", "?PHPSESSID=" + SESSION, "?a=1&sid=" + SESSION, "?xsid=" + SESSION,
           "?sid=" + SESSION + "&b=2", "?ASPSESSIONIDABCDEFGH=ABCDEFGHIJKLMNOPQRSTUVWX&z=1", "?a=1&cfid=1&cftoken=2",
           "?cfid=1&a=1&cftoken=2", "?utm_source=x"]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_keys_are_those_by_which_others_search(host: str) -> None:
    for port, path, query in product(PORTS, PATHS, QUERIES):
        url = fetchable(f"http://{host}{port}{path}{query}")
        assert key(url) == surt.surt(url), url


@given(st.text(string.ascii_letters + string.digits + "/.;:,?&=%+-~!$'()*@[]|\\ ü€", max_size=40))
def test_keys_agree_whatever_follows_the_host(rest: str) -> None:
    try:
        url = fetchable(f"https://www.example.org/{rest}")
    except InvalidURL:
        assume(False)
    assert key(url) == surt.surt(url)


def test_a_key_never_breaks_the_line_it_stands_in() -> None:
    assert key("http://example.org/a%0Ab%20c%09d?e%0Df") == "org,example)/a%0ab%20c%09d?e%0df"
