import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import __version__
from crawler.policy import Policy, PolicyError, parse, with_identity


def identity(text: str):
    return parse(f"identity: {{{text}}}".encode(), "p.yaml").identity


def test_the_header_names_the_software_and_the_contact():
    assert (
        identity("contact: archive@library.test").user_agent_header == f"evercite/{__version__} (+archive@library.test)"
    )


def test_without_a_contact_the_header_leads_to_the_softwares_page_and_the_user_is_told():
    built_in = Policy().identity
    assert built_in.user_agent_header == f"evercite/{__version__} (+https://pypi.org/project/evercite/)"
    assert not built_in.is_example
    assert "EVERCITE_CONTACT" in built_in.advice


def test_a_contact_of_ones_own_needs_no_advice():
    assert identity("contact: https://library.test/bot").advice is None
    assert identity("user_agent: 'bot/{version} (+https://library.test/bot)'").advice is None


@pytest.mark.parametrize(
    "text",
    [
        "contact: archive@example.org",
        "contact: me@mail.example.com",
        "contact: https://example.net/bot",
        "contact: https://library.example/",
        "user_agent: 'evercite/{version} (+https://example.org/bot)'",
    ],
)
def test_a_manuals_example_is_recognised_as_one(text):
    said = identity(text)
    assert said.is_example
    assert "reaches nobody" in said.advice


@pytest.mark.parametrize("contact", ["me@notexample.org", "https://example.org.library.test/", "ops@archive.test"])
def test_a_name_that_is_only_like_an_example_is_none(contact):
    assert not identity(f"contact: {contact}").is_example


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (r'contact: "a@b.test\r\nX: y"', "line breaks or control characters"),
        (r'contact: "a@b.test\0"', "line breaks or control characters"),
        ("contact: jürgen@library.test", "printable ASCII only"),
        ("contact: 'mailto:a@b.test'", "did you mean `a@b.test`?"),
        ("contact: my desk", "no contact"),
        ("contact: 'https://a.test/(x)'", "no contact"),
        ("contact: 'https://'", "no contact"),
        ("operator: ''", "empty"),
        (r'operator: "A\nLibrary"', "line breaks or control characters"),
        ("user_agent: ''", "empty"),
        ("user_agent: 'x {contct}'", "did you mean `contact`?"),
        ("user_agent: 'x {'", "brace"),
        ("user_agent: 'Bücher'", "printable ASCII only"),
        (f"user_agent: {'x' * 600}", "few hundred"),
        ("operator: Bücherei, user_agent: 'x {operator}'", "printable ASCII only"),
    ],
)
def test_what_cannot_stand_in_a_header_is_refused_when_the_policy_is_read(text, hint):
    with pytest.raises(PolicyError) as error:
        identity(text)
    assert hint in str(error.value)


def test_an_operator_may_have_any_name_where_the_header_does_not_carry_it():
    assert identity("operator: Bücherei München").operator == "Bücherei München"


def test_the_environment_goes_over_the_policy():
    policy = parse(b"identity: {operator: A, contact: a@library.test}\ndefaults: {delay: 2s}", "p.yaml")
    changed = with_identity(policy, contact="b@library.test")
    assert changed.identity.contact == "b@library.test"
    assert changed.identity.operator == "A"
    assert changed.settings_for("http://a.test/") == policy.settings_for("http://a.test/")
    assert changed.digest != policy.digest


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_an_empty_variable_changes_nothing(nothing):
    policy = Policy()
    assert with_identity(policy, operator=nothing, contact=nothing) is policy


def test_a_wrong_variable_is_named():
    with pytest.raises(PolicyError, match="EVERCITE_CONTACT or --contact: `nobody` is no contact"):
        with_identity(Policy(), contact="nobody")


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_given_the_header_is_printable_ascii_or_refused(operator, contact):
    try:
        header = with_identity(Policy(), operator, contact).identity.user_agent_header
    except PolicyError:
        return
    assert header.isascii()
    assert header.isprintable()
