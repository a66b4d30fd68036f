from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.exchange import Failure, FailureKind
from crawler.fetching.framing import END_UNSURE
from crawler.judging import Check, Hop, Verdict, judge, next_url
from crawler.judging.page_signs import PageSigns
from crawler.judging.probing import probe_wanted
from crawler.judging.sketches import sketch
from crawler.policy import Confirm
from crawler.vocabulary import ALLOWED_REASONS, Reason, Status, Truncation

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAGE = "https://site.example/articles/2024/floods"


def judged(
    *hops: Hop, history: tuple[Check, ...] = (), max_redirects: int = 20, confirm: Confirm | None = None
) -> Verdict:
    return judge(hops, history, max_redirects=max_redirects, confirm=confirm or Confirm(), now=NOW)


def outcome(*hops: Hop) -> tuple[str, str]:
    verdict = judged(*hops)
    return verdict.status.value, verdict.reason.value


def failing(kind: FailureKind, **more: object) -> Hop:
    return Hop(PAGE, failure=Failure(kind, f"tried, and got {kind}"), **more)  # type: ignore[arg-type]


def chain(*urls: str) -> list[Hop]:
    """Redirects from each URL to the next, and a page at the last."""
    hops = [Hop(url, 302, following) for url, following in pairwise(urls)]
    return [*hops, Hop(urls[-1].partition("#")[0], 200)]


@pytest.mark.parametrize("status", [200, 201, 202, 203, 206, 226, 300])
def test_an_answer_of_success_is_live(status):
    assert outcome(Hop(PAGE, status)) == ("live", "ok")


def test_a_page_reached_by_a_redirect_is_redirected():
    hops = chain("http://site.example/a/b", "https://www.site.example/c/d")
    assert outcome(*hops) == ("live", "redirected")
    assert judged(*hops).evidence["final_url"] == "https://www.site.example/c/d"


@pytest.mark.parametrize(("status", "reason"), [(404, "http-404"), (410, "http-410")])
def test_a_page_that_is_gone_is_dead_at_once(status, reason):
    assert outcome(Hop(PAGE, status)) == ("dead", reason)


@pytest.mark.parametrize(
    ("status", "reason"), [(401, "http-401"), (402, "paywall"), (403, "http-403"), (429, "http-429"), (451, "http-451")]
)
def test_a_refusal_is_blocked_and_not_dead(status, reason):
    assert outcome(Hop(PAGE, status)) == ("blocked", reason)


@pytest.mark.parametrize("status", [400, 405, 406, 409, 412, 414, 423, 431, 497])
def test_another_client_error_is_dead(status):
    assert outcome(Hop(PAGE, status)) == ("dead", "http-4xx")


@pytest.mark.parametrize("status", [407, 408, 421, 425, 426, 444, 449, 460, 499])
def test_a_client_error_that_may_pass_is_suspect(status):
    assert outcome(Hop(PAGE, status)) == ("suspect", "http-4xx")


@pytest.mark.parametrize("status", [*range(500, 512), *range(520, 531), 598, 599, 600, 777])
def test_a_server_error_is_suspect(status):
    assert outcome(Hop(PAGE, status)) == ("suspect", "http-5xx")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (418, "challenge"),
        (420, "http-429"),
        (430, "challenge"),
        (440, "login"),
        (495, "http-403"),
        (496, "http-403"),
        (498, "http-401"),
        (999, "challenge"),
    ],
)
def test_a_refusal_by_a_status_of_ones_own_is_blocked(status, reason):
    assert outcome(Hop(PAGE, status)) == ("blocked", reason)


def test_a_304_that_nobody_asked_for_is_no_death():
    assert outcome(Hop(PAGE, 304)) == ("suspect", "malformed")


@pytest.mark.parametrize("status", [101, 199, 305, 306, 399])
def test_an_answer_that_means_nothing_here_is_malformed(status):
    assert outcome(Hop(PAGE, status)) == ("dead", "malformed")


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        (FailureKind.DNS, "dns"),
        (FailureKind.REFUSED, "refused"),
        (FailureKind.UNREACHABLE, "refused"),
        (FailureKind.RESET, "reset"),
        (FailureKind.TIMEOUT, "timeout"),
        (FailureKind.TLS, "tls"),
    ],
)
def test_a_failure_that_may_pass_is_suspect(kind, reason):
    assert outcome(failing(kind)) == ("suspect", reason)


def test_an_answer_that_cannot_be_understood_is_malformed():
    assert outcome(failing(FailureKind.MALFORMED)) == ("dead", "malformed")


def test_a_refusal_by_robots_txt_is_blocked():
    assert outcome(failing(FailureKind.ROBOTS)) == ("blocked", "robots")


def test_a_hop_that_the_policy_leaves_out_is_excluded():
    assert outcome(Hop(PAGE, 301, "https://videos.example/1"), failing(FailureKind.POLICY)) == ("excluded", "policy")


def test_a_private_address_is_excluded_also_behind_a_redirect():
    away = Hop("http://10.0.0.1/", failure=Failure(FailureKind.PRIVATE_ADDRESS, "10.0.0.1 is private"))
    assert outcome(away) == ("excluded", "private-address")
    assert outcome(Hop(PAGE, 302, "http://10.0.0.1/"), away) == ("excluded", "private-address")


def test_a_redirect_without_a_location_is_malformed():
    assert outcome(Hop(PAGE, 302)) == ("dead", "malformed")


def test_a_redirect_to_what_is_no_url_is_malformed():
    assert outcome(Hop(PAGE, 302, "http://[")) == ("dead", "malformed")


@pytest.mark.parametrize(
    "location", ["ftp://site.example/a", "file:///etc/passwd", "intent://x", "javascript:alert(1)"]
)
def test_a_redirect_to_a_scheme_that_is_not_fetched_is_excluded(location):
    assert outcome(Hop(PAGE, 302, location)) == ("excluded", "scheme")


def test_a_redirect_to_a_port_of_another_protocol_is_excluded():
    assert outcome(Hop(PAGE, 302, "http://site.example:25/")) == ("excluded", "policy")


def test_a_redirect_to_an_earlier_hop_is_a_loop():
    assert outcome(Hop(PAGE, 302, "/b"), Hop("https://site.example/b", 302, PAGE)) == ("dead", "redirect-loop")
    assert outcome(Hop(PAGE, 302, "#here")) == ("dead", "redirect-loop")


def test_one_redirect_too_many_is_a_loop_and_the_evidence_tells_the_limit():
    hops = [Hop(f"https://site.example/{n}", 302, f"/{n + 1}") for n in range(4)]
    verdict = judged(*hops, max_redirects=3)
    assert (verdict.status, verdict.reason) == (Status.DEAD, Reason.REDIRECT_LOOP)
    assert verdict.evidence["max_redirects"] == 3


def test_a_chain_that_goes_on_is_not_judged():
    with pytest.raises(ValueError, match="ended"):
        judged(Hop(PAGE, 302, "/elsewhere"))
    with pytest.raises(ValueError, match="ended"):
        judged()


@pytest.mark.parametrize("status", [200, 202, 403, 429, 503])
def test_a_bot_check_is_blocked_whatever_its_status(status):
    hop = Hop(PAGE, status, challenge="cf-mitigated: challenge")
    assert outcome(hop) == ("blocked", "challenge")
    assert judged(hop).evidence["challenge"] == "cf-mitigated: challenge"


def test_the_refresh_of_a_bot_check_is_part_of_it():
    hop = Hop(PAGE, 202, challenge="sg-captcha: challenge", refresh="/.well-known/captcha")
    assert next_url([hop], 20) is None
    assert outcome(hop) == ("blocked", "challenge")
    assert next_url([replace(hop, challenge=None)], 20) == "https://site.example/.well-known/captcha"


@pytest.mark.parametrize("oddity", sorted(END_UNSURE))
def test_a_page_whose_end_nobody_knows_is_live_with_less_confidence(oddity):
    verdict = judged(Hop(PAGE, 200, oddities=(oddity,)))
    assert (verdict.status, verdict.confidence) == (Status.LIVE, 0.6)
    assert verdict.evidence["oddities"] == [oddity]


def test_pages_that_send_their_reader_to_one_another_are_a_loop_unless_they_have_something_to_read():
    def hops(prose_words: int) -> list[Hop]:
        page = PageSigns(title="Wait", words=prose_words, prose_words=prose_words)
        return [Hop(PAGE, 200, refresh="/b", page=page), Hop("https://site.example/b", 200, refresh=PAGE, page=page)]

    assert next_url(hops(2), 20) is None
    assert outcome(*hops(2)) == ("dead", "redirect-loop")
    assert outcome(*hops(400))[0] != "dead"


@pytest.mark.parametrize("truncated", [Truncation.DISCONNECT, Truncation.TIME])
def test_a_cut_off_page_is_judged_by_what_came_with_less_confidence(truncated):
    cut = judged(Hop(PAGE, 200, truncated=truncated))
    assert cut.status is Status.LIVE
    assert cut.confidence < judged(Hop(PAGE, 200)).confidence
    assert cut.evidence["truncated"] == truncated.value


def test_a_reset_in_the_middle_of_a_page_does_not_undo_what_came():
    hop = failing(FailureKind.RESET, http_status=200, truncated=Truncation.DISCONNECT)
    assert judged(hop).status is Status.LIVE
    assert judged(failing(FailureKind.RESET, http_status=404)).reason is Reason.HTTP_404


def test_a_page_that_we_cut_at_the_size_limit_loses_no_confidence():
    assert judged(Hop(PAGE, 200, truncated=Truncation.LENGTH)).confidence == judged(Hop(PAGE, 200)).confidence


def test_a_page_behind_a_bad_certificate_is_never_live():
    assert outcome(failing(FailureKind.TLS, http_status=200)) == ("suspect", "tls")


def test_a_redirect_behind_a_bad_certificate_vouches_for_nothing():
    redirect = failing(FailureKind.TLS, http_status=302, location="https://elsewhere.example/")
    verdict = judged(redirect, Hop("https://elsewhere.example/", 200))
    assert (verdict.status, verdict.reason) == (Status.SUSPECT, Reason.TLS)
    assert "tried" in verdict.evidence["failure"]


@pytest.mark.parametrize(
    "home", ["/", "/index.html", "/en", "/en/", "/de-AT/", "/us/en/", "/?utm_source=x", "/?error=404"]
)
def test_a_deep_link_that_ends_at_its_sites_home_page_is_dead(home):
    assert outcome(*chain(PAGE, f"https://www.site.example{home}")) == ("dead", "redirected-home")


def test_a_deep_link_that_ends_at_the_home_page_of_the_site_it_moved_to_is_dead():
    hops = chain("http://old.example/a/b", "https://new.example/a/b", "https://new.example/")
    assert outcome(*hops) == ("dead", "redirected-home")


KEPT = {
    "https": ["http://site.example/", "https://site.example/"],
    "file name": ["https://site.example/index.php", "https://site.example/"],
    "language": ["https://site.example/de/", "https://site.example/en/"],
    "visit counter": ["https://site.example/?utm_source=feed", "https://site.example/"],
    "short link": ["https://short.example/x7", "http://site.example/", "https://site.example/"],
    "moved domain": ["https://old.example/about", "https://new.example/"],
    "own host": ["https://host.example/@alice", "https://alice.host.example/"],
    "place within": ["https://site.example/articles/1", "https://site.example/#/articles/1"],
    "other user": ["https://alice.github.io/notes", "https://bob.github.io/"],
    "other address": ["https://192.0.2.1/a/b", "https://192.0.2.2/"],
    "slash": ["https://site.example/articles/1", "https://site.example/articles/1/"],
    "query": ["https://site.example/articles/1", "https://site.example/?p=1"],
    "two letters": ["https://site.example/moved", "https://site.example/ok"],
}


@pytest.mark.parametrize("urls", KEPT.values(), ids=KEPT)
def test_a_redirect_that_may_have_kept_the_page_is_live(urls):
    assert outcome(*chain(*urls)) == ("live", "redirected")


def test_a_page_picked_by_a_query_can_be_redirected_home_too():
    assert outcome(*chain("https://site.example/?p=123", "https://site.example/")) == ("dead", "redirected-home")


@pytest.mark.parametrize("place", ["/404", "/404.html", "/errors/not-found", "/en/page-not-found.aspx"])
def test_a_redirect_to_an_error_page_is_a_soft_404(place):
    assert outcome(*chain(PAGE, f"https://site.example{place}")) == ("dead", "soft-404")


@pytest.mark.parametrize("place", ["/error?code=404", "/errors/410", "/sorry.html?reason=not_found"])
def test_a_redirect_to_a_page_for_any_error_is_a_soft_404_where_it_names_absence(place):
    assert outcome(*chain(PAGE, f"https://site.example{place}")) == ("dead", "soft-404")


def test_a_redirect_to_a_page_for_any_error_leaves_it_open_what_went_wrong():
    page = PageSigns(title="Something went wrong", words=80, prose_words=80)
    hops = chain(PAGE, "https://site.example/error")
    hops[-1] = replace(hops[-1], page=page)
    assert outcome(*hops) == ("suspect", "soft-404")
    assert outcome(Hop("https://site.example/error", 200, page=page)) == ("live", "ok")


def test_a_section_is_not_vouched_for_by_its_own_name():
    hops = chain("https://site.example/exhibitions/1998/salt", "https://site.example/exhibitions/")
    page = PageSigns(title="All exhibitions of the museum", words=80, prose_words=80, opening="See them all")
    verdict = judge([hops[0], replace(hops[1], page=page)], max_redirects=20, confirm=Confirm(), now=NOW,
                    cited_as="the exhibitions of the museum")  # fmt: skip
    assert verdict.status is not Status.DEAD
    sure = judge([hops[0], replace(hops[1], page=page)], max_redirects=20, confirm=Confirm(), now=NOW,
                 cited_as="Salt exhibitions")  # fmt: skip
    assert (sure.status, sure.reason) == (Status.SUSPECT, Reason.REDIRECTED_HOME)


def test_a_redirect_to_an_address_that_only_contains_such_a_word_is_live():
    assert outcome(*chain(PAGE, "https://site.example/notfoundation/404s")) == ("live", "redirected")


@pytest.mark.parametrize("place", ["https://site.example/login?next=/x", "https://id.other.example/signin/v2"])
def test_a_redirect_to_a_log_in_is_blocked(place):
    assert outcome(*chain(PAGE, place)) == ("blocked", "login")


def test_a_cited_log_in_page_is_what_was_cited():
    assert outcome(*chain("http://site.example/login", "https://site.example/login")) == ("live", "redirected")


HOSTS = st.sampled_from(["a.example", "www.a.example", "b.example", "10.0.0.1"])
PATHS = st.sampled_from(["/", "/a", "/a/b?c=d", "/404", "/login", "/en/"])
LOCATIONS = st.none() | st.text(max_size=20) | st.builds("http://{}{}".format, HOSTS, PATHS)
FAILURES = st.none() | st.builds(Failure, st.sampled_from(FailureKind), st.text(max_size=5), st.booleans())
HISTORIES = st.lists(
    st.sampled_from([(s, r) for s, reasons in ALLOWED_REASONS.items() for r in reasons]).flatmap(
        lambda pair: st.builds(
            lambda days: Check(NOW - timedelta(days=days), *pair), st.floats(min_value=-5, max_value=99)
        )
    ),
    max_size=6,
)


@st.composite
def ended_chains(draw):
    """Chains as a crawl makes them: redirects that were followed, and any last answer that ends them."""
    urls = draw(st.lists(st.builds("http://{}{}".format, HOSTS, PATHS), min_size=1, max_size=4, unique=True))
    hops = [Hop(url, 301, following) for url, following in pairwise(urls)]
    last = Hop(
        urls[-1],
        draw(st.none() | st.integers(100, 999)),
        draw(LOCATIONS),
        draw(FAILURES),
        draw(st.none() | st.sampled_from(Truncation)),
        challenge=draw(st.none() | st.just("cf-mitigated: challenge")),
    )
    return [*hops, last]


@given(ended_chains(), HISTORIES)
def test_every_chain_gets_a_verdict_that_the_table_of_link_states_knows(hops, history):
    max_redirects = len(hops) - 1  # so that a redirect at the end is one too many
    verdict = judge(hops, history, max_redirects=max_redirects, confirm=Confirm(), now=NOW)
    assert verdict.reason in ALLOWED_REASONS[verdict.status]
    assert verdict.status not in (Status.LOST, Status.PENDING)
    assert 0 < verdict.confidence <= 1


@pytest.mark.parametrize("status", range(100, 1000))
def test_every_status_gets_a_verdict(status):
    verdict = judge([Hop(PAGE, status)], max_redirects=0, confirm=Confirm(), now=NOW)
    assert verdict.reason in ALLOWED_REASONS[verdict.status]
    assert (verdict.status is Status.LIVE) == (200 <= status <= 300 and status not in (204, 205))


SIBLING = "https://site.example/articles/2024/qwrtzp"
NOTHING = [Hop(PAGE, 204), Hop(PAGE, 205), Hop(PAGE, 200, empty=True)]


@pytest.mark.parametrize("nothing", NOTHING, ids=["204", "205", "empty"])
def test_a_success_that_shows_nothing_is_told_by_what_a_sibling_meets(nothing):
    def told_by(*probe: Hop) -> str:
        return judge([nothing], max_redirects=20, confirm=Confirm(), now=NOW, probe=probe).status.value

    assert probe_wanted([nothing])
    assert outcome(nothing) == ("suspect", "soft-404")
    assert told_by(Hop(SIBLING, 404)) == "live"
    assert told_by(replace(nothing, url=SIBLING)) == "dead"
    assert told_by(Hop(SIBLING, 200, page=PageSigns(words=80, prose_words=80))) == "suspect"
    assert told_by(Hop(SIBLING, 403)) == "suspect"


def test_a_page_whose_sibling_is_answered_with_nothing_is_another():
    page = Hop(PAGE, 200, page=PageSigns(title="Floods in the valley", words=80, prose_words=80))
    verdict = judge([page], max_redirects=20, confirm=Confirm(), now=NOW, probe=[Hop(SIBLING, 204)])
    assert (verdict.status, verdict.evidence["probe"]["says"]) == (Status.LIVE, "other-page")


def test_nothing_is_asked_beside_an_empty_root():
    assert not probe_wanted([Hop("https://site.example/", 200, empty=True)])
    assert outcome(Hop("https://site.example/", 200, empty=True)) == ("suspect", "soft-404")


@pytest.mark.parametrize(("truncated", "reason"), [(Truncation.DISCONNECT, "reset"), (Truncation.TIME, "timeout")])
def test_a_head_whose_content_never_came_is_no_page(truncated, reason):
    assert outcome(Hop(PAGE, 200, truncated=truncated, empty=True)) == ("suspect", reason)


@given(ended_chains())
def test_a_hop_comes_back_from_json_as_it_was(hops):
    assert [Hop.from_json(hop.to_json()) for hop in hops] == hops


FEW_WORDS = PageSigns(
    title="Notes of Reed on eels", headings=("Notes",), words=25, prose_words=15, sketch=sketch("a b c " * 9)
)


@pytest.mark.parametrize(
    ("folder", "status"), [("https://site.example/reed", "dead"), ("https://site.example/questions/4711", "live")]
)
def test_few_words_that_all_neighbours_show_vouch_for_nothing_unless_a_number_above_picks_them(folder, status):
    page, probe = (Hop(f"{folder}/{name}", 200, page=FEW_WORDS) for name in ("notes-of-reed", "qwrtzplkjhgfdsayx"))
    assert judge([page], max_redirects=20, confirm=Confirm(), now=NOW, probe=[probe]).status.value == status


def test_a_redirect_that_a_random_sibling_meets_as_well_leads_to_no_page():
    hops = chain("http://site.example/a/b", "https://www.site.example/sorry/all")
    probe = chain("http://site.example/a/qwrtzplkjhgfdsayxcvbnm", "https://www.site.example/sorry/all")
    verdict = judge(hops, max_redirects=20, confirm=Confirm(), now=NOW, probe=probe)
    assert (verdict.status, verdict.reason) == (Status.DEAD, Reason.SOFT_404)
