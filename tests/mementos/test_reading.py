import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler import urls
from crawler.mementos import Memento, availability, cdx
from crawler.mementos.memento import (
    by_distance,
    memento_url,
    newest_first,
    read_http_date,
    read_iso,
    read_timestamp,
    write_http_date,
    write_timestamp,
)
from crawler.mementos.timemap import UnreadableTimeMap, read_time_map

REPLAY = "https://archive.test/web/"
MARCH = datetime(2015, 3, 4, 5, 6, 7, tzinfo=UTC)

LINKS = """\
<http://page.test/a>; rel="original",
<https://archive.test/timemap/link/http://page.test/a>; rel="self"; type="application/link-format",
<https://archive.test/web/20150304050607/http://page.test/a>; rel="first memento"; \
datetime="Wed, 04 Mar 2015 05:06:07 GMT",
<javascript:alert(1)>; rel="memento"; datetime="Wed, 04 Mar 2015 05:06:07 GMT",
<https://archive.test/web/2/http://page.test/a>; rel="memento"; datetime="yesterday",
</web/20200102030405/http://page.test/a>; rel="last memento"; datetime="Thu, 02 Jan 2020 03:04:05 GMT"
"""

# MemGator's form, and that of the Memento Time Travel service before it.
AGGREGATED = {
    "original_uri": "http://page.test/a",
    "mementos": {
        "list": [
            {"datetime": "2015-03-04T05:06:07Z", "uri": "https://archive.test/web/20150304050607/http://page.test/a"},
            {"datetime": "2016-01-01T00:00:00Z", "uri": ["https://other.test/2016/http://page.test/a", "x"]},
            {"datetime": 5, "uri": None},
            "nothing",
        ],
        "last": {"datetime": "2016-01-01T00:00:00Z", "uri": "https://other.test/2016/http://page.test/a"},
    },
}

# pywb's form: an object a line.
LINES = "\n".join(
    json.dumps({"urlkey": "test,page)/a", "timestamp": stamp, "url": "http://page.test/a", "status": status})
    for stamp, status in (("20150304050607", "200"), ("20180101000000", "404"), ("20200102030405", "-"))
)

# The Wayback Machine's form: a table whose first row names the columns, and a resumption key behind an empty row.
TABLE = [
    ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"],
    ["test,page)/a", "20150304050607", "http://page.test:80/a", "text/html", "200", "X", "1"],
    ["test,page)/a", "2015030405060", "http://page.test/a", "text/html", "200", "X", "1"],
    ["short"],
    [],
    ["test%2Cpage%29%2Fa+20150304050608"],
]


def test_a_time_map_in_link_format_is_read_and_what_is_no_memento_left_out():
    found = read_time_map(LINKS, "https://archive.test/timemap/link/http://page.test/a")
    assert [one.url for one in found.mementos] == [
        "https://archive.test/web/20150304050607/http://page.test/a",
        "https://archive.test/web/20200102030405/http://page.test/a",
    ]
    assert found.mementos[0].at == MARCH
    assert found.pages == ()


def test_a_time_map_in_parts_names_them_and_how_far_each_is_from_a_moment():
    text = (
        '<https://archive.test/tm/1>; rel="timemap"; from="Thu, 01 Jan 2015 00:00:00 GMT"; '
        'until="Thu, 31 Dec 2015 00:00:00 GMT", <https://archive.test/tm/2>; rel="timemap"; '
        'from="Fri, 01 Jan 2016 00:00:00 GMT", <https://archive.test/tm>; rel="self timemap"'
    )
    pages = read_time_map(text, "https://archive.test/tm").pages
    assert [page.url[-1] for page in pages] == ["1", "2"]
    assert pages[0].distance_seconds(MARCH) == 0.0
    assert pages[1].distance_seconds(MARCH) > 86_400


def test_the_same_list_in_other_formats_is_no_part_of_a_time_map():
    more = (
        ', <https://archive.test/timemap/json/http://page.test/a>; rel="timemap"; type="application/json"'
        ', <https://archive.test/timemap/cdxj/http://page.test/a>; rel="timemap"; type="application/cdxj+ors"'
        ', <https://archive.test/timemap/all/http://page.test/a>; rel="timemap"; type="application/link-format"'
    )
    assert read_time_map(LINKS.rstrip() + more, "https://archive.test/timemap/link/http://page.test/a").pages == ()


def test_an_aggregators_json_is_read():
    found = read_time_map(json.dumps(AGGREGATED), "https://gator.test/timemap/json/http://page.test/a").mementos
    assert [urls.host(one.url) for one in found] == ["archive.test", "other.test"]


def test_captures_in_both_forms_get_the_urls_at_which_the_archive_shows_them():
    lines = cdx.read_captures(LINES, REPLAY)
    assert [(one.url, one.http_status) for one in lines.mementos] == [
        ("https://archive.test/web/20150304050607/http://page.test/a", 200),
        ("https://archive.test/web/20180101000000/http://page.test/a", 404),
        ("https://archive.test/web/20200102030405/http://page.test/a", None),
    ]
    table = cdx.read_captures(json.dumps(TABLE), REPLAY)
    assert [(one.url, one.at) for one in table.mementos] == [(lines.mementos[0].url, MARCH)]
    assert (lines.whole, table.whole) == (True, False)


@pytest.mark.parametrize("text", ["", "[]", "  \n"])
def test_an_empty_list_of_captures_is_no_error(text):
    assert cdx.read_captures(text, REPLAY) == cdx.Captures(())


@pytest.mark.parametrize("text", ["<html>", "no json", '[["a"]]', "[1]", '"x"', "[" * 100_000])
def test_what_is_no_list_of_captures_is_refused(text):
    with pytest.raises(ValueError, match=r"captures|nested|Expecting"):
        cdx.read_captures(text, REPLAY)


@pytest.mark.parametrize("text", ["Not Found", "{}", "[" * 100_000])
def test_what_is_no_time_map_is_refused(text):
    with pytest.raises(UnreadableTimeMap):
        read_time_map(text, "https://archive.test/")


def test_a_question_escapes_the_page_that_it_is_about():
    asked = cdx.question("https://a.test/coll/cdx", "http://page.test/a?b=c&limit=9", MARCH, 5)
    assert "url=http%3A%2F%2Fpage.test%2Fa%3Fb%3Dc%26limit%3D9&" in asked
    assert "closest=20150304050607" in asked


def test_the_availability_api_names_one_memento_or_none():
    said = {
        "archived_snapshots": {
            "closest": {
                "available": True, "url": "http://web.archive.org/web/20150304050607/http://page.test/a",
                "timestamp": "20150304050607", "status": "200",
            }
        }
    }  # fmt: skip
    found = availability.read_availability(json.dumps(said))
    assert found == Memento("http://web.archive.org/web/20150304050607/http://page.test/a", MARCH, 200)
    assert availability.read_availability('{"url": "x", "archived_snapshots": {}}') is None
    with pytest.raises(ValueError, match="availability"):
        availability.read_availability("[]")


def test_the_nearest_copy_of_no_error_page_is_chosen():
    found = [Memento("http://a/1", datetime(year, 1, 1, tzinfo=UTC), status) for year, status in
             ((2010, 200), (2014, 404), (2016, None), (2020, 302), (2021, 500))]  # fmt: skip
    assert [one.at.year for one in by_distance(found, MARCH)] == [2016, 2020, 2010]
    assert [one.at.year for one in newest_first(found)] == [2020, 2016, 2010]


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2015", datetime(2015, 7, 1, tzinfo=UTC)),
        ("2015-03", datetime(2015, 3, 15, tzinfo=UTC)),
        ("2015-03-04", datetime(2015, 3, 4, 12, tzinfo=UTC)),
        ("2015-03-04T05:06:07Z", MARCH),
        ("2015-03-04T07:06:07+02:00", MARCH),
        ("0000", None),
        ("9999-12-31T23:59:59-23:00", None),
        ("soon", None),
        (None, None),
    ],
)
def test_a_day_or_a_time_is_read_and_half_a_date_stands_for_its_middle(written, moment):
    assert read_iso(written) == moment


@given(st.datetimes(datetime(1900, 1, 1), datetime(9999, 1, 1)))  # noqa: DTZ001 - hypothesis wants them so
def test_both_forms_of_a_moment_are_read_back(moment):
    said = moment.replace(tzinfo=UTC, microsecond=0)
    assert read_timestamp(write_timestamp(said)) == said
    assert read_http_date(write_http_date(said)) == said


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["mementos", "list", "uri", "datetime", "timestamp", "url", "status", "archived_snapshots",
                         "closest", "available", "original_uri", "timemap_index", "first"]),
        inner, max_size=4,
    ),
    max_leaves=20,
)  # fmt: skip


@given(JSON.map(json.dumps) | st.text(alphabet='[]{}",:<>; =memento\n0123456789', max_size=200))
def test_whatever_an_archive_answers_is_read_or_refused(text):
    for read in (
        lambda: read_time_map(text, "https://archive.test/x", REPLAY).mementos,
        lambda: cdx.read_captures(text, REPLAY).mementos,
        lambda: filter(None, [availability.read_availability(text)]),
    ):
        try:
            found = list(read())
        except ValueError:
            continue
        for one in found:
            assert memento_url(one.url) == one.url
            assert one.at.tzinfo is not None


@given(st.text())
def test_a_mementos_url_is_an_http_url_without_credentials_or_control_characters(text):
    for written in (text, f"http://u:p@a.test/{text}"):
        url = memento_url(written, "https://archive.test/")
        if url is not None:
            assert url.startswith(("http://", "https://"))
            assert all(" " < c <= "~" for c in url)
            assert "@" not in url.partition("//")[2].partition("/")[0]
