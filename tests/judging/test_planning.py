import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import urls
from crawler.judging import plan_verdict
from crawler.policy import Policy, parse
from crawler.vocabulary import ALLOWED_REASONS, Role, Status

CITED = [role for role in Role if role.cited]
UNCITED = [role for role in Role if not role.cited]
POLICY = Policy()


def planned(target, role=Role.INLINE, href=None, policy=POLICY):
    verdict = plan_verdict(target, role, policy, href)
    return verdict and (verdict.status.value, verdict.reason.value)


@pytest.mark.parametrize("role", CITED)
def test_a_cited_page_of_the_web_is_to_be_fetched(role):
    assert planned("https://site.example/a", role) is None


@pytest.mark.parametrize("href", ["", "#", "#0", "  ", "javascript:void(0)", None])
@pytest.mark.parametrize("role", CITED)
def test_a_cited_link_whose_target_was_stripped_is_lost(role, href):
    assert planned(None, role, href) == ("lost", "no-target")


@pytest.mark.parametrize("role", UNCITED)
def test_a_link_that_is_not_cited_is_not_lost_but_left_out(role):
    verdict = plan_verdict(None, role, POLICY, "#")
    assert (verdict.status.value, verdict.reason.value) == ("excluded", "policy")
    assert verdict.evidence == {"role": role.value}


@pytest.mark.parametrize("role", UNCITED)
def test_a_page_that_is_linked_but_not_cited_is_left_out(role):
    assert planned("https://site.example/a", role) == ("excluded", "policy")


@pytest.mark.parametrize(
    "target", ["mailto:a@b.example", "tel:+1", "javascript:alert(1)", "data:,x", "file:///a", "ftp://a/b"]
)
@pytest.mark.parametrize("role", [Role.INLINE, Role.CONTACT])
def test_what_no_web_archive_fetches_is_excluded_whatever_its_role(target, role):
    assert planned(target, role) == ("excluded", "scheme")


@pytest.mark.parametrize("href", ["http://[", "https://a b/", "http://site.example:99999/", "chapter2.md"])
def test_a_cited_link_that_is_no_url_is_invalid(href):
    assert planned(None, Role.REFERENCE, href) == ("excluded", "invalid-url")


@pytest.mark.parametrize("port", [22, 25, 6667, 10080])
def test_ports_of_other_protocols_are_left_out(port):
    assert planned(f"http://site.example:{port}/") == ("excluded", "policy")


def test_a_rule_that_leaves_a_target_out_is_named_with_its_reason():
    policy = parse(b"rules:\n  - match: site.example/videos/*\n    capture: no\n    because: too large\n", "p.yaml")
    assert planned("https://site.example/a", policy=policy) is None
    verdict = plan_verdict("https://site.example/videos/1", Role.EMBED, policy)
    assert (verdict.status.value, verdict.reason.value) == ("excluded", "policy")
    assert verdict.evidence == {"rule": "site.example/videos/*", "where": "p.yaml:3", "because": "too large"}


@given(st.text(max_size=40), st.sampled_from(Role))
def test_every_link_has_a_plan_that_the_table_of_link_states_knows(href, role):
    try:
        target = urls.resolve(href)
    except urls.InvalidURL:
        target = None
    verdict = plan_verdict(target, role, POLICY, href)
    if verdict is None:
        assert role.cited
        assert urls.scheme(target) in urls.FETCHED_SCHEMES
    else:
        assert verdict.reason in ALLOWED_REASONS[verdict.status]
        assert verdict.status in (Status.LOST, Status.EXCLUDED)
