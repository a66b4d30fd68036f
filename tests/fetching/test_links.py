import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.links import WebLink, read_links


def first(text: str) -> WebLink:
    return next(read_links(text))


def test_the_links_of_a_header_are_read_in_order():
    text = '<https://a.test/x>; rel="cite-as", <b>;rel=item;type="application/pdf", <c>; rel="license  Describedby"'
    assert [(link.target, link.rels) for link in read_links(text)] == [
        ("https://a.test/x", ("cite-as",)),
        ("b", ("item",)),
        ("c", ("license", "describedby")),
    ]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ('<a>; title="a, b; <c> \\"d\\\\"', "title", 'a, b; <c> "d\\'),
        ("<a>; TITLE = x ; rel=y", "title", "x"),
        ("<a>; rel=y; rel=z", "rel", "y"),
        ('<a>; title="never ends', "title", "never ends"),
        ("<a>; flag; rel=y", "flag", ""),
        ('<a>;\n  datetime="Wed, 04 Mar 2015 05:06:07 GMT"', "datetime", "Wed, 04 Mar 2015 05:06:07 GMT"),
    ],
)
def test_a_parameter_is_read_as_it_is_written(text, name, value):
    assert first(text).attributes[name] == value


@pytest.mark.parametrize("text", ["", "a; rel=b", "<a", "rel=<", ";;;,,,"])
def test_what_is_no_link_is_passed_over(text):
    assert list(read_links(text)) == []


def test_a_link_after_rubbish_is_still_found():
    assert first('a, b="c", <d>; rel=e').target == "d"


@given(st.text(alphabet='<>;=,"\\ \nabrel\x00é', max_size=200))
def test_nothing_breaks_the_reader(text):
    for link in read_links(text):
        assert ">" not in link.target
        assert all(rel == rel.lower() for rel in link.rels)


@given(
    st.lists(
        st.tuples(st.text(alphabet="abc/:?,; ", max_size=20), st.text(alphabet='ab",;<>\\ ', max_size=20)), max_size=6
    )
)
def test_what_is_written_by_the_rules_is_read_back(links):
    def quoted(value: str) -> str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

    text = ", ".join(f"<{target}>; rel=x; title={quoted(title)}" for target, title in links)
    assert [(link.target, link.attributes["title"]) for link in read_links(text)] == [
        (target.strip(), title) for target, title in links
    ]
