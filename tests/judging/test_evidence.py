import io
from datetime import UTC, datetime

import pytest

from crawler.fetching.exchange import Exchange, Head
from crawler.judging import hop_of


def answered(status: int, *headers: tuple[bytes, bytes]) -> Exchange:
    head = Head(b"HTTP/1.1", status, b"", headers)
    return Exchange("https://site.example/a", datetime.now(UTC), b"GET", io.BytesIO(), head=head)


@pytest.mark.parametrize(
    ("status", "name", "value"),
    [
        (403, b"CF-Mitigated", b"challenge"),
        (202, b"x-amzn-waf-action", b"challenge"),
        (405, b"x-amzn-waf-action", b"captcha"),
        (429, b"X-Vercel-Mitigated", b"challenge"),
        (202, b"SG-Captcha", b"challenge"),
        (403, b"X-DataDome", b"protected"),
        (403, b"Server", b"DataDome"),
    ],
)
def test_a_header_that_tells_a_bot_check_is_evidence(status, name, value):
    assert hop_of(answered(status, (name, value))).challenge == f"{name.decode()}: {value.decode()}".lower()


@pytest.mark.parametrize(
    ("status", "name", "value"),
    [(403, b"cf-mitigated", b"allow"), (200, b"x-datadome", b"protected"), (403, b"server", b"cloudflare")],
)
def test_a_header_that_any_page_may_have_is_not(status, name, value):
    assert hop_of(answered(status, (name, value))).challenge is None


def test_two_different_locations_lead_nowhere():
    hop = hop_of(answered(302, (b"Location", b"/a"), (b"location", b"/b")))
    assert hop.location is None
    assert hop.redirects_to is None


def test_a_location_in_latin_1_is_read_as_browsers_read_it():
    assert hop_of(answered(302, (b"Location", b"/caf\xe9"))).redirects_to == "https://site.example/caf%C3%A9"
