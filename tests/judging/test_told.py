"""Messages that a page tells of, asks about or shows, as against those that are its own."""

import pytest

from crawler.judging.page_matter import MOSTLY
from crawler.judging.page_signs import WHOLE
from crawler.judging.wording import tidy, wording
from crawler.vocabulary import Reason, Status
from tests.data.verdicts.building import answer, case, moved
from tests.data.verdicts.cases import Case
from tests.data.verdicts.judging import verdict_on

URL = "https://www.harbour-club.example/minutes/2011"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("not-found", "Why your video is no longer available"), ("not-found", "How to fix page not found"),
        ("not-found", "Warum die Seite nicht gefunden wird"), ("not-found", "Почему страница не найдена"),
        ("not-found", "為什麼找不到頁面"), ("not-found", "ページが見つかりませんと表示される"),
        ("login", "Bei mir steht immer: Sie müssen angemeldet sein"), ("not-found", "It says page not found"),
        ("challenge", "I keep seeing checking your browser"),
    ],
)  # fmt: skip
def test_a_message_that_is_told_of_is_none(name: str, said: str) -> None:
    for found in (wording(name).find_in_title(tidy(said)), wording(name).find_in_text(tidy(said))):
        assert found is not None
        assert found[1] < WHOLE


@pytest.mark.parametrize(
    "said",
    [
        "How embarrassing! This page could not be found", "I'm sorry, the page could not be found",
        "What a pity. Page not found", "Come puoi vedere, pagina non trovata", "Jak widać, strona nie istnieje",
    ],
)  # fmt: skip
def test_words_of_regret_leave_a_message_what_it_is(said: str) -> None:
    found = wording("not-found").find_in_title(tidy(said))
    assert found is not None
    assert found[1] >= MOSTLY


def page(title: str, more: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{more}</body></html>"


def test_what_a_figure_shows_is_not_said_by_its_page() -> None:
    shown = page(
        "Room 2: HTTP Error 503",
        "<h1>Room 2</h1><figure><pre>HTTP Error 503. The service is unavailable.</pre></figure>",
    )
    made = case("a figure", URL, "live/ok", shown, probe=[answer(URL, "gone", 404)], cited_as="room 2")
    assert verdict_on(Case(**made)).status is Status.LIVE


@pytest.mark.parametrize("front", ["https://www.harbour-club.example/portal/", "https://www.bigger-club.example/"])
def test_a_front_page_that_all_is_sent_to_is_none_of_what_was_in_it(front: str) -> None:
    home = answer(front, page("Harbour club", "<h1>Boats</h1><p>News, boats, and the tide.</p>"))
    sibling = "https://www.harbour-club.example/minutes/qwxkzjpl"
    made = case(
        "a front page", URL, "dead/redirected-home", hops=[moved(URL, front), home],
        probe=[moved(sibling, front), home], cited_as="minutes of the flood",
    )  # fmt: skip
    found = verdict_on(Case(**made))
    assert (found.status, found.reason) == (Status.DEAD, Reason.REDIRECTED_HOME)


CASINO = page(
    "Best online casino bonuses", "<h1>Best online casino bonuses</h1><p>Play slots with 200 free spins today.</p>"
)


@pytest.mark.parametrize(
    ("cited_as", "status"),
    [("minutes of the flood year", Status.SUSPECT), ("the casino bonuses compared", Status.LIVE)],
)
def test_what_domains_are_taken_over_for_is_doubted_where_something_else_was_cited(
    cited_as: str, status: Status
) -> None:
    made = case("taken over", URL, "live/ok", CASINO, probe=[answer(URL, "gone", 404)], cited_as=cited_as)
    assert verdict_on(Case(**made)).status is status
