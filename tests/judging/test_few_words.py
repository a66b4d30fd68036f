"""Pages of few words: what a neighbour's answer, an address and a heading make of them."""

import pytest

from crawler.judging import Verdict
from crawler.vocabulary import Reason, Status
from tests.data.verdicts.building import Answer, answer, case, moved
from tests.data.verdicts.cases import Case
from tests.data.verdicts.judging import verdict_on

URL = "https://www.harbour-club.example/minutes/2011"
SIBLING = "https://www.harbour-club.example/minutes/qwxkzjpl"


def page(title: str, heading: str, text: str, more: str = "") -> str:
    return f"<html><head><title>{title}</title></head><body><h1>{heading}</h1><p>{text}</p>{more}</body></html>"


def verdict(hops: list[Answer], neighbour: Answer, cited_as: str | None = None) -> Verdict:
    made = case("few words", hops[0].url, "live/ok", hops=hops, probe=[neighbour], cited_as=cited_as)
    return verdict_on(Case(**made), asked=True)


def hard() -> Answer:
    return answer(SIBLING, "Not Found", 404)


OFFER = page("The old boathouse", "The old boathouse", "The domain around the boathouse is for sale by auction in May.")


def test_words_of_a_sale_are_no_parked_domain_where_other_paths_are_not_found() -> None:
    assert verdict([answer(URL, OFFER)], hard()).status is Status.LIVE


def test_what_every_path_is_shown_is_no_page_and_a_parked_domain_where_it_is_offered() -> None:
    assert verdict([answer(URL, OFFER)], answer(SIBLING, OFFER)).status is Status.DEAD
    sale = page("harbour-club.example is for sale", "This domain is for sale", "Make an offer for this domain.")
    found = verdict([answer(URL, sale)], answer(SIBLING, sale))
    assert (found.status, found.reason) == (Status.DEAD, Reason.PARKED)


def test_a_short_text_that_every_path_shows_is_in_doubt() -> None:
    def text(url: str) -> Answer:
        return answer(url, "Membership has lapsed.", content_type="text/plain")

    assert verdict([text(URL)], text(SIBLING)).status is Status.SUSPECT
    assert verdict([text(URL)], hard()).status is Status.LIVE


def test_a_frame_of_scripts_is_in_doubt_only_where_it_has_a_heading_that_every_path_shows() -> None:
    script = "<script src=app.js></script>"
    said = page("Harbour", "Minutes unavailable", "They were taken down.", script)
    frame = f"<html><head><title>Harbour</title></head><body><div id=root></div>{script}</body></html>"
    assert verdict([answer(URL, said)], answer(SIBLING, said)).status is Status.SUSPECT
    assert verdict([answer(URL, frame)], answer(SIBLING, frame)).status is Status.LIVE


REGION = page("Minutes", "Minutes", "Sorry, this film is not available in your country.")


def test_a_notice_to_people_of_a_country_stands_below_the_title_of_what_it_withholds() -> None:
    found = verdict([answer(URL, REGION)], hard(), cited_as="the minutes of 2011")
    assert (found.status, found.reason) == (Status.BLOCKED, Reason.HTTP_451)


@pytest.mark.parametrize(
    "place", ["/consent-management/?targetUrl=https%3A%2F%2Fx", "/cookie-consent", "/accept-cookies"]
)
def test_a_redirect_to_where_readers_agree_is_a_wall(place: str) -> None:
    wall = page("Harbour club", "Welcome", "Use our offer with cookies, or without for a fee.")
    there = f"https://www.harbour-club.example{place}"
    found = verdict([moved(URL, there), answer(there, wall)], hard())
    assert found.status is Status.BLOCKED


def test_a_log_in_that_names_the_page_behind_it_was_not_cited_for_itself() -> None:
    form = "<form><input name=user><input name=pass type=password></form>"
    log_in = page("Library login", "Library login", "Enter your card number.", form)
    behind = "https://proxy.library.example/login?url=https://www.press.example/a/9"
    assert verdict([answer(behind, log_in)], answer(behind, "gone", 404)).reason is Reason.LOGIN
    itself = "https://proxy.library.example/login"
    assert verdict([answer(itself, log_in)], answer(itself, "gone", 404)).status is Status.LIVE


def test_who_must_log_in_to_see_replies_has_the_post_before_them() -> None:
    post = page(
        'The club: "Counted nine boats"', "The club", "Counted nine boats through the new gate. Best year so far!",
        "<div>Log in or sign up to see replies</div>",
    )  # fmt: skip
    assert verdict([answer(URL, post)], hard(), cited_as="the club's post").status is Status.LIVE


def test_one_message_above_other_things_to_read_is_no_page_of_its_own() -> None:
    def missing(name: str) -> str:
        teasers = "".join(
            f"<p>{name} {n}: what the {name} said to the council of the harbour, part {n}</p>" for n in range(9)
        )
        return page("Harbour club", "That page was not found", "You may like these.", teasers)

    said = verdict([answer(URL, missing("Mayor"))], answer(SIBLING, missing("Pilot")))
    assert said.status in (Status.DEAD, Status.SUSPECT)
