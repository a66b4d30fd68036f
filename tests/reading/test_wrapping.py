"""Addresses that services wrap in their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.document import Source
from crawler.reading.html import read_html
from crawler.reading.wrapping import unwrapped

INNER = "https://harbour.example/a-b_c.html?x=1&y=2#z"
ESCAPED = "https%3A%2F%2Fharbour.example%2Fa-b_c.html%3Fx%3D1%26y%3D2%23z"


@pytest.mark.parametrize(
    "url",
    [
        f"https://www.google.com/url?q={ESCAPED}&sa=D&source=editors&ust=1732543200000000&usg=AOvVaw0abcdef",
        f"https://www.google.co.uk/url?sa=t&url={ESCAPED}&usg=x",
        f"https://eur01.safelinks.protection.outlook.com/?url={ESCAPED}&data=05%7C02%7Ca%40b.example&sdata=x%3D&reserved=0",
        f"https://l.facebook.com/l.php?u={ESCAPED}&h=x",
        f"https://www.youtube.com/redirect?event=video_description&q={ESCAPED}",
        f"https://vk.com/away.php?to={ESCAPED}",
        (
            "https://urldefense.proofpoint.com/v2/url"
            "?u=https-3A__harbour.example_a-2Db-5Fc.html-3Fx-3D1-26y-3D2-23z&d=DwMF&c=x"
        ),
        f"https://urldefense.com/v3/__{INNER}__;!!AbC!xyz$",
        f"https://urldefense.us/v3/__{INNER.replace('//', '/')}__;!!AbC!xyz$",
        (
            "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D"
            "https%253A%252F%252Fharbour.example%252Fa-b_c.html%253Fx%253D1%2526y%253D2%2523z"
        ),
    ],
)
def test_the_inner_address_is_what_is_cited(url):
    assert unwrapped(url) == INNER


@pytest.mark.parametrize(
    "url",
    [
        INNER,
        f"https://notgoogle.com/url?q={ESCAPED}",
        f"https://google.com.evil.example/url?q={ESCAPED}",
        f"https://www.google.com/search?q={ESCAPED}",
        "https://www.google.com/url?q=/relative",
        "https://www.google.com/url?q=javascript:alert(1)",
        "https://www.google.com/url?sa=t",
        f"https://www.facebook.com/sharer.php?u={ESCAPED}",
        "https://urldefense.com/v3/__https://harbour.example/a*b__;Lw!!AbC!xyz$",
        "https://www.google.com/url?" + "q&" * 100,
    ],
)
def test_any_other_address_stays_what_it_is(url):
    assert unwrapped(url) == url


@given(st.text(max_size=200))
def test_whatever_is_wrapped_is_no_error_and_an_address(text):
    assert unwrapped(f"https://www.google.com/url?q={text}").startswith(("http://", "https://"))


def test_the_link_keeps_what_was_written():
    wrapped = f"https://www.google.com/url?q={ESCAPED}&sa=D"
    html = f'<p>The board has published <a href="{wrapped.replace("&", "&amp;")}">its minutes</a> at last.</p>'
    link = read_html(Source("a.html", html.encode())).links[0]
    assert (link.href, link.target) == (wrapped, INNER)
