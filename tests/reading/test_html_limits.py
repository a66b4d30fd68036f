import time

import pytest

from crawler.reading.document import Document, Source
from crawler.reading.kinds import Kind
from crawler.reading.link_scan import is_overloaded
from crawler.reading.worker import parse

HEAD = b"<!doctype html><p>One <a href=/first>first</a> word.</p>"
TAIL = b"<p>Then <a href=/last>last</a>.</p>"


def read(data: bytes) -> Document:
    return parse(Source("-", data, "https://site.test/"), Kind.HTML)


def many(join: bytes, attribute: bytes) -> bytes:
    return b"<div " + join.join(attribute % number for number in range(80_000)) + b">"


@pytest.mark.parametrize(
    "tag",
    [
        many(b" ", b"a%d=1"),
        many(b" ", b"a%d"),
        many(b"/", b"a%d"),
        many(b"\n", b"a%d='>'"),
        many(b"", b"a%d='<'"),
        many(b" ", b"<a%d"),
        many(b" ", b'a%d = "x y"'),
    ],
    ids=["values", "names", "slashes", "quoted ends", "no spaces", "tags in the tag", "spaced"],
)
def test_a_tag_of_eighty_thousand_attributes_takes_no_time_and_hides_nothing(tag):
    before = time.process_time()
    document = read(HEAD + tag + b"</div>" + TAIL)
    assert time.process_time() - before < 3
    assert [link.href for link in document.links] == ["/first", "/last"]
    assert "too many attributes" in document.warnings[0]


def test_an_overloaded_tag_is_seen_in_any_encoding():
    assert is_overloaded(Source("-", many(b" ", b"a%d").decode().encode("utf-16"), None))


@pytest.mark.parametrize(
    "harmless",
    [
        b"<script>" + b"if (a <b) " * 5000 + b"</script>",
        b"<!-- <a " + b"word " * 5000 + b"-->",
        b"<p>2 < 3 " + b"and so on " * 5000,
        b"<p title='" + b"a=b " * 5000 + b"'>",
        b"<p " + b" ".join(b"a%d" % number for number in range(1500)) + b">",
    ],
    ids=["script", "comment", "less than", "one long value", "many"],
)
def test_what_only_looks_overloaded_is_parsed(harmless):
    assert not is_overloaded(Source("-", HEAD + harmless, None))


@pytest.mark.parametrize("element", [b"<div>", b"<table><tr><td>", b"<blockquote>", b"<ul><li>", b"<b><i>"])
@pytest.mark.parametrize("depth", [300, 10_000])
def test_no_depth_hides_a_link_or_words(element, depth):
    document = read(HEAD + element * depth + b"deep <a href=/deep>inside</a>" + TAIL)
    assert [link.href for link in document.links] == ["/first", "/deep", "/last"]
    assert document.text.split() == ["One", "first", "word.", "deep", "inside", "Then", "last."]
    assert bool(document.warnings) == (depth == 10_000)


@pytest.mark.parametrize(
    "unit",
    [
        *(b"<a ", b"<a href='", b"<a href=\"x' ", b"<!", b"<!--", b"<?", b"</", b"</a ", b"<", b"&", b"&#", b"&a"),
        *(b"<script>", b"<script></scrip", b"<textarea>", b"<base ", b"\x00", b"<p>x", b"<li>x", b"<td>", b"]]>"),
        *(b"http://", b"a@b.", b"10.1234/a", b"<a href=/1>x", b"<sup><a href=#1>1</a></sup>", b"<img alt=y>"),
        *(b"<b><p>", b"<noscript><svg><a href=/1>", b"<div hidden><a href=/1>x<b>y</b>", b"<h1>x</h1><h6>y</h6>"),
        *(b"<div style='display :", b"<form><select><option>"),
    ],
)
def test_the_time_that_a_page_takes_grows_with_its_length_only(unit):
    def seconds(size: int) -> float:
        began = time.process_time()
        read(HEAD + unit * (size // len(unit)))
        return time.process_time() - began

    # Quadratic cost would be sixteen times as high; below a second a collection of garbage may weigh as much.
    longer = seconds(120_000)
    assert longer < 1 or longer < 12 * seconds(30_000)


def test_a_hundred_thousand_bytes_of_class_names_are_cut():
    document = read(b"<!doctype html><div class='" + b"name " * 100_000 + b"'><a href=/1>x</a></div>")
    assert all(len(region.names) <= 32 for region in document.regions)


@pytest.mark.parametrize(
    "body",
    [
        b"<div class=footer>" * 1000 + b"<a href=https://creativecommons.org/licenses/by/4.0/>x</a>" * 5000,
        b"<div>" * 1000 + b"<a rel=license href=https://a.test/>x</a>" * 5000,
        b"<div>Updated " * 500 + b"<p>Updated words and words. " * 5000,
        b"<div>Updated" + b"<i>Updated</i> 1 x 2000 " * 5000,
    ],
    ids=["licences below", "licences", "changes", "changes in a line"],
)
def test_what_a_page_states_ten_thousand_times_takes_no_time(body):
    before = time.process_time()
    document = read(b"<!doctype html><body>" + body)
    assert time.process_time() - before < 4
    assert document.metadata.updated is None
