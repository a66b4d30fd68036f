import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.absence_marks import mark_of_absence, message_of_json, message_of_xml


@pytest.mark.parametrize(
    ("markup", "sure"),
    [
        ('<body class="error404 wp-theme">', 1.0),
        ('<html id="page-not-found">', 1.0),
        ('<div class="noarticletext mw-content-ltr">', 1.0),
        ('<script>{"page":"/404","query":{}}</script>', 1.0),
        ('<meta name="prerender-status-code" content="404">', 1.0),
        ('<div class="box error-404 hidden">', 0.5),
    ],
)
def test_what_software_marks_its_error_pages_with_is_known(markup: str, sure: float) -> None:
    found = mark_of_absence(markup)
    assert found is not None
    assert found[1] == sure


@pytest.mark.parametrize(
    "markup",
    [
        "<style>.error404 .title { color: red }</style><body class=single-post>",
        "<p>the class error404 stands in the body of such pages</p>",
        '<meta name="prerender-status-code" content="200">',
        '<script>{"page":"/articles/[id]"}</script>',
        "",
    ],
)
def test_the_names_of_such_marks_are_none_where_nothing_is_marked(markup: str) -> None:
    assert mark_of_absence(markup) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"code": 404, "message": "Article not found", "data": null}',
        '{"errors": [{"status": "404", "title": "No such article"}]}',
        '{"errors": [{"message": "nothing", "extensions": {"code": "NOT_FOUND"}}], "data": {"article": null}}',
        '{"error": {"errors": [{"reason": "notFound"}], "code": 404}}',
        '{"type": "https://api.test/problems/not-found", "title": "Gone missing", "status": 400}',
        '[{"errorCode": "NoSuchItem"}]',
    ],
)
def test_json_that_names_an_absence_says_that_nothing_was_found(text: str) -> None:
    assert message_of_json(text) == "404 not found"


def test_json_of_another_error_says_its_message() -> None:
    assert message_of_json('{"error": {"message": "Slow down", "code": 429}}') == "Slow down"


@pytest.mark.parametrize(
    "text",
    [
        '{"id": 404, "name": "Moss"}',
        '{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"status":"not found"}',
        "[404, 404]",
        '{"status": true}',
        "{",
        "[" * 100_000,
    ],
)
def test_json_that_is_no_error_says_nothing(text: str) -> None:
    assert message_of_json(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>",
        '<OAI-PMH><request verb="GetRecord">x</request><error code="idDoesNotExist">none</error></OAI-PMH>',
        "<?xml version='1.0'?><ns:error xmlns:ns='x'><ns:message>Record not found</ns:message></ns:error>",
        "<ows:Exception exceptionCode='NotFound'/>",
    ],
)
def test_xml_errors_of_absence_say_that_nothing_was_found(text: str) -> None:
    assert message_of_xml(text) == "404 not found"


@pytest.mark.parametrize(
    "text",
    [
        "<Error><Code>AccessDenied</Code></Error>",
        '<OAI-PMH><error code="badVerb">none</error></OAI-PMH>',
        "<rss><channel><title>Not found</title></channel></rss>",
        "<errors-and-omissions>404</errors-and-omissions>",
    ],
)
def test_other_xml_says_nothing(text: str) -> None:
    assert message_of_xml(text) == ""


@given(st.text(max_size=400))
def test_no_text_at_all_breaks_the_readers_of_marks(text: str) -> None:
    for begin in ("", "<error ", '{"errors": '):
        assert message_of_xml(begin + text) in ("", "404 not found")
        assert isinstance(message_of_json(begin + text), str)
        mark_of_absence((begin + text).lower())


def test_hostile_markup_is_searched_in_bounded_time() -> None:
    began = time.process_time()
    for hostile in ("<body " + "class " * 30_000, "<a class='" + "error404x " * 20_000, "<error code='x'>" * 10_000):
        mark_of_absence(hostile[:150_000])
        message_of_xml(hostile)
    assert time.process_time() - began < 10
