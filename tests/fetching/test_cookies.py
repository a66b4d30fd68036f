import pytest

from crawler.fetching.cookies import cookie_header

A = "http://www.a.example/dir/page"


@pytest.mark.parametrize(
    ("set_cookie", "url", "sent"),
    [
        ("a=1", A, "a=1"),
        ("a=1; Path=/", "http://www.a.example/else", "a=1"),
        ("a=1; Path=/dir", "http://www.a.example/else", ""),
        ("a=1; Path=/", "http://www.b.example/", ""),
        ("a=1; Path=/", "http://a.example/", ""),
        ("a=1; Path=/; Domain=a.example", "http://other.a.example/", "a=1"),
        ("a=1; Path=/; Domain=b.example", "http://b.example/", ""),
        ("a=1; Path=/; Domain=co.uk", "http://b.co.uk/", ""),
        ("a=1; Path=/; Secure", "http://www.a.example/", ""),
        ("a=1; Path=/; Secure", "https://www.a.example/", "a=1"),
        ("a=1; Max-Age=0; Path=/", A, ""),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/", A, ""),
        ("nonsense", A, "nonsense"),
        ("", A, ""),
    ],
)
def test_a_cookie_goes_where_its_rules_let_it(set_cookie: str, url: str, sent: str) -> None:
    assert cookie_header([(A, [set_cookie])], url) == sent


def test_later_hops_change_what_earlier_ones_set() -> None:
    chain = [(A, ["a=1; Path=/", "b=2; Path=/"]), (A, ["a=3; Path=/", "b=; Max-Age=0; Path=/"])]
    assert cookie_header(chain, A) == "a=3"


def test_a_cookie_that_would_break_the_request_is_not_sent() -> None:
    assert cookie_header([(A, ["a=\u00fc; Path=/"])], A) == ""
    assert cookie_header([(A, [f"a={'x' * 9000}; Path=/"])], A) == ""
