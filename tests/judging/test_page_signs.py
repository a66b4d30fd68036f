import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.page_reader import PageReader
from crawler.judging.page_signs import WHOLE, PageSigns, Place, SignKind, count_words, signs_of_page, signs_of_text
from crawler.judging.wording import tidy, wording
from crawler.requisites import read_page

URL = "https://site.example/a/b"
KINDS = ("not-found", "for-sale", "no-site", "challenge", "refused", "login", "paywall", "consent")


def read(html: str) -> PageSigns:
    reader = PageReader()
    read_page(html.encode("utf-8", "surrogatepass"), "text/html; charset=utf-8", URL, listener=reader)
    return signs_of_page(reader, URL)


def test_title_headings_and_prose_are_told_apart_from_what_stands_around_them() -> None:
    page = read(
        '<html lang=de><head><title>One &amp; two</title><meta property="og:title" content="Og">'
        "<link rel=canonical href=/c></head><body><nav><a href=/>Home</a> menu</nav><h1>4<span>0</span>4</h1>"
        "<p>Three words here <a href=/x>a link</a></p><footer><h2>Foot</h2>small print</footer></body>"
    )
    assert (page.title, page.og_title, page.canonical, page.language) == ("One & two", "Og", "/c", "de")
    assert page.headings == ("404",)
    assert (page.prose_words, page.opening) == (3, "Three words here")
    assert page.words == 11


def test_what_is_not_shown_does_not_count() -> None:
    page = read(
        "<p>Seen</p><p hidden>a</p><div style='display: none'>b <p>c</p></div>"
        "<script>d e</script><svg><title>f</title></svg>"
    )
    assert (page.words, page.title) == (1, "")


def test_words_of_scripts_without_spaces_are_guessed() -> None:
    assert count_words("牧草地は雁のものである") == 6
    assert count_words("two words") == 2


def test_a_paywall_s_marks_are_read_from_json_ld() -> None:
    page = read('<script type="application/ld+json">{"isAccessibleForFree": "False", "wordCount": "1200"}</script>')
    assert (page.free, page.stated_words) == (False, 1200)
    assert PageSigns.from_json(page.to_json()).free is False


def test_where_a_part_is_paid_for_the_page_is_what_it_says_of_itself() -> None:
    def free(stated: str) -> bool | None:
        return read(f'<script type="application/ld+json">{stated}</script>').free

    part = '"hasPart": {"isAccessibleForFree": false, "cssSelector": ".offers"}'
    parts = '"hasPart": [{"isAccessibleForFree": true}, {"isAccessibleForFree": false}]'
    assert free(f'{{"isAccessibleForFree": true, {part}}}') is True
    assert free(f'{{"@graph": [{{"isAccessibleForFree": true, {part}}}]}}') is True
    assert free(f'[{{"isAccessibleForFree": "False", {parts}}}]') is False
    assert free(f"{{{parts}}}") is False
    assert free(f'{{"isAccessibleForFree": true, {part}') is False  # it is broken


def test_an_answer_in_json_may_ask_for_a_log_in() -> None:
    asks = signs_of_text('{"error": {"message": "Authentication credentials were not provided."}}', URL)
    tells = signs_of_text("Authentication credentials were not provided, it said, and we went home.", URL)
    assert [bool(page.having(SignKind.LOGIN)) for page in (asks, tells)] == [True, False]


@pytest.mark.parametrize(
    ("script", "leads"),
    [
        ("setTimeout(function(){window.location.href='/'},5000)", "/"),
        ('location.replace("/x")', "/x"),
        ("if (!user) { location.href = '/' }", None),
        ("button.addEventListener('click', () => { location.href = '/' })", None),
        ("var location_of_shop = '/'", None),
    ],
)
def test_a_script_that_sends_its_reader_away_whatever_happens_is_noted(script: str, leads: str | None) -> None:
    assert read(f"<script>{script}</script><p>Moved</p>").moves_to == leads


@given(st.text(max_size=300))
def test_any_page_is_read_and_its_signs_survive_json(text: str) -> None:
    page = read(f"<title>{text}</title><h1>{text}</h1><p>{text}<input type=password>")
    assert PageSigns.from_json(json.loads(json.dumps(page.to_json()))) == page


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    page = signs_of_text(text, URL)
    assert PageSigns.from_json(json.loads(json.dumps(page.to_json()))) == page


@pytest.mark.parametrize(
    "said", ['{"error": {"code": 404}}', '[{"message": "Resource not found"}]', '{"detail":"Not found."}']
)
def test_an_error_s_message_is_found_in_json(said: str) -> None:
    assert [sign.kind for sign in signs_of_text(said, URL).signs] == [SignKind.NOT_FOUND]


@pytest.mark.parametrize("said", ['{"id": 1, "error": null}', '{"results": []}', "[1, 2]", "{", '["not found", "b"]'])
def test_other_json_says_nothing(said: str) -> None:
    assert signs_of_text(said, URL).signs == ()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "hostile", ["page " * 800, "/" * 4_000, "not found page was " * 200, "e" * 4_000, "页" * 4_000, "domain a.b " * 350]
)
def test_hostile_texts_are_searched_in_no_time(kind: str, hostile: str) -> None:
    tidied = tidy(hostile)[:4_000]
    wording(kind).find("x é 页")
    began = time.process_time()
    wording(kind).find(tidied)
    wording(kind).find_in_title(tidied[:300])
    assert time.process_time() - began < 1.0


def test_a_phrase_is_told_from_the_name_of_the_site_and_from_a_headline() -> None:
    not_found = wording("not-found")
    assert not_found.find_in_title(tidy("Page not found - The Valley Herald")) == ("page not found", 1.0)
    found = not_found.find_in_title(tidy("Why page not found errors cost shops so much money"))
    assert found is not None
    assert found[1] < WHOLE
    assert not_found.find_in_title(tidy("Swimmer not found after three days")) is None


def test_where_a_sign_stands_is_said() -> None:
    page = read("<title>Page not found</title><h1>Oops</h1><p>The page you asked for could not be found.</p>")
    assert {(sign.kind, sign.place) for sign in page.signs} >= {
        (SignKind.NOT_FOUND, Place.TITLE),
        (SignKind.NOT_FOUND, Place.TEXT),
    }


def test_what_a_text_quotes_it_does_not_say() -> None:
    told = "<title>Walls</title><p>«\u00a0Cet article est réservé aux abonnés\u00a0» : elle a sauvé des rédactions.</p>"
    said = "<title>Walls</title><p>Cet article est réservé aux abonnés. Le «\u00a0Courrier\u00a0» a besoin de vous.</p>"
    assert read(told).having(SignKind.PAYWALL) == []
    assert len(read(said).having(SignKind.PAYWALL)) == 1
