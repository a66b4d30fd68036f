import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select

from crawler.exporting import bibtex, csl, wikitext
from crawler.exporting.references import Copy, Reference, references
from crawler.exporting.robust_links import decorate
from crawler.manifest.schema import memento, url
from crawler.manifest.store import Store
from crawler.vocabulary import Reason, Status
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import page
from tests.world import World

COPY = Copy("https://archive.example/web/20260301000000/https://a.example/x", "2026-03-01T00:00:00Z", "archive.example")
PAGE = Reference(
    citation_id="0123456789abcdef", href="https://a.example/x", url="https://a.example/x", title="A title",
    authors=("Ann Author", "The Desk"), published="2026-02-03T10:00:00Z", language="en", status=Status.LIVE,
    reason=Reason.OK, checked_at="2026-03-02T09:00:00.000000Z", linked_on="2026-02-28", replaced=False, copy=COPY,
)  # fmt: skip
PREFIX = "https://archive.example/web"
ANY_TEXT = st.text(max_size=60) | st.from_regex(r"[{}|\[\]<>'~_=&\\$#%^a :/]{0,30}", fullmatch=True)


def found(library: Library, replay_prefix: str | None = PREFIX) -> list[Reference]:
    with Store.open(library.store) as store, store.connect() as connection:
        return list(references(connection, library.store, None, replay_prefix=replay_prefix))


def test_a_cited_page_is_told_of_once_by_what_it_says_of_itself(world: World, library: Library) -> None:
    said = (
        '<html lang=en><title>Its title</title><meta name=author content="Ann Author"><p>Words enough to read.'
        '<meta name=citation_doi content="10.5555/ABC"><meta property=og:site_name content="The Paper">'
    )
    live, dead = world.serve("/live", page(said)), world.serve("/dead", page("no", "404 Not Found"))
    library.archive(library.article(live, dead, live, "mailto:a@b.example"), policy=policy())
    first, second = found(library)
    assert (first.title, first.authors, first.language, first.url) == ("Its title", ("Ann Author",), "en", live)
    assert (first.publisher, first.doi, second.doi) == ("The Paper", "10.5555/abc", None)
    captured = library.row(live)["capture"]["captured_at"]
    assert first.copy is not None
    assert first.copy.at == captured
    digits = datetime.fromisoformat(captured).astimezone(UTC).strftime("%Y%m%d%H%M%S")
    assert first.copy.url == f"{PREFIX}/{digits}/{live}"
    assert (second.url, second.title, second.copy) == (dead, "source number 1", None)


def test_a_page_that_is_gone_by_now_has_the_copy_from_when_it_was_there(world: World, library: Library) -> None:
    url_ = world.serve("/it", page("<title>While it was there</title><p>Words."))
    library.archive(library.article(url_), policy=policy())
    captured = library.row(url_)["capture"]["captured_at"]
    world.serve("/it", page("gone", "404 Not Found"))
    library.archive(library.article(url_), policy=policy(), again=True)
    (reference,) = found(library)
    assert (reference.status, reference.title) == (Status.DEAD, "While it was there")
    assert reference.copy is not None
    assert reference.copy.at == captured


def test_a_page_that_was_replaced_has_the_copy_from_before(world: World, library: Library) -> None:
    before = "<title>Lenses</title><p>" + " ".join(f"lens {n} of the first order" for n in range(60))
    after = "<title>Casino</title><p>" + " ".join(f"bonus {n} for new players" for n in range(60))
    url_ = world.serve("/it", page(before))
    library.archive(library.article(url_), policy=policy())
    captured = library.row(url_)["capture"]["captured_at"]
    world.serve("/it", page(after))
    library.archive(library.article(url_), policy=policy(), again=True)
    (reference,) = found(library)
    assert (reference.status, reference.replaced, reference.title) == (Status.LIVE, True, "Lenses")
    assert reference.copy is not None
    assert reference.copy.at == captured


def test_a_restricted_copy_is_never_named(world: World, library: Library) -> None:
    url_ = world.serve("/it", page("<title>Hidden</title><p>Words.", "200 OK", "X-Robots-Tag: noarchive"))
    library.archive(library.article(url_), policy=policy(defaults="noarchive: restrict"))
    (reference,) = found(library)
    assert (reference.copy, reference.title) == (None, "source number 0")


def test_where_the_store_is_not_replayed_a_copy_in_another_archive_is_named(world: World, library: Library) -> None:
    url_ = world.serve("/it", page("gone", "404 Not Found"))
    library.archive(library.article(url_), policy=policy())
    with Store.open(library.store, write=True) as store, store.connect() as connection:
        key = connection.scalar(select(url.c.key).where(url.c.url == url_))
        for relation, day in (("newest", "2026-05-05"), ("closest", "2026-03-03")):
            row = {
                "url_key": key, "archive": "other.example", "url": f"https://other.example/{relation}",
                "datetime": f"{day}T00:00:00Z", "relation": relation, "wanted": "", "asked": "other.example",
                "found_at": "2026-06-01T00:00:00.000000Z",
            }  # fmt: skip
            connection.execute(insert(memento).values(row))
    (reference,) = found(library, None)
    assert reference.copy == Copy("https://other.example/closest", "2026-03-03T00:00:00Z", "other.example")


def test_a_template_says_all_that_is_known() -> None:
    assert wikitext.citation(PAGE) == (
        "{{cite web |url=https://a.example/x |title=A title |author1=Ann Author |author2=The Desk |date=2026-02-03 "
        "|website=a.example |language=en |access-date=2026-03-02 |archive-url=https://archive.example/web/20260301000000/"
        "https://a.example/x |archive-date=2026-03-01 |url-status=live}}"
    )


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"status": Status.DEAD, "reason": Reason.HTTP_404}, "dead"),
        ({"status": Status.DEAD, "reason": Reason.PARKED}, "usurped"),
        ({"replaced": True}, "deviated"),
        ({"status": Status.SUSPECT, "reason": Reason.TIMEOUT}, "live"),
        ({"status": Status.BLOCKED, "reason": Reason.ROBOTS}, "live"),
    ],
)
def test_a_template_has_the_states_of_citation_style_1(more: dict[str, Any], expected: str) -> None:
    assert f"|url-status={expected}}}}}" in wikitext.citation(replace(PAGE, **more))
    assert "url-status" not in wikitext.citation(replace(PAGE, **more, copy=None))


def test_a_dead_link_without_a_copy_is_marked() -> None:
    said = wikitext.citation(replace(PAGE, status=Status.DEAD, reason=Reason.HTTP_410, copy=None))
    assert said.endswith("}} {{dead link|date=March 2026}}")


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2026", "|date=2026 "), ("2026-02", "|date=February 2026 "), ("2026-02-03T00:00Z", "|date=2026-02-03 ")],
)
def test_a_date_is_written_as_citation_style_1_takes_it(published: str, expected: str) -> None:
    assert expected in wikitext.citation(replace(PAGE, published=published))


@given(ANY_TEXT, ANY_TEXT)
def test_nothing_in_a_title_or_url_breaks_out_of_its_template(title: str, path: str) -> None:
    said = wikitext.citation(replace(PAGE, title=title, url=f"https://a.example/{path}"))
    assert (said.count("{{"), said.count("}}"), said.count("|")) == (1, 1, 11)
    inside = said[2:-2]
    assert not re.search(r"[{}\[\]<>\n]|''|~~~|__\w+__", inside)


@given(ANY_TEXT, ANY_TEXT)
def test_nothing_in_a_title_or_url_breaks_an_entry(title: str, path: str) -> None:
    copy = Copy(f"https://b.example/{path}", "2026-03-01T00:00:00Z", "b.example")
    said = bibtex.entry(replace(PAGE, title=title, url=f"https://a.example/{path}", copy=copy))
    bare = re.sub(r"\\[{}]", "", said)
    depth, lowest = 0, 1
    for character in bare[bare.index("{") :].strip():
        depth += (character == "{") - (character == "}")
        lowest = min(lowest, depth)
    assert depth == 0
    assert said.isascii() or not title.isascii()
    assert said.count("\n  title = ") <= 1


def test_an_entry_says_where_the_copy_is() -> None:
    copy = replace(COPY, url="https://b.example/a%20b#c")
    said = bibtex.entry(replace(PAGE, title=r"50 % of {x} & \y_z", copy=copy))
    assert r"title = {{50 \% of \{x\} \& \textbackslash{}y\_z}}" in said
    assert r"note = {Archived 2026-03-01 at \url{https://b.example/a\%20b\#c}}" in said
    assert "author = {{Ann Author} and {The Desk}}" in said


def test_an_item_of_csl_has_the_copy_as_its_archive() -> None:
    assert json.loads("".join(csl.lines([PAGE]))) == [
        {
            "id": "0123456789abcdef", "type": "webpage", "title": "A title",
            "author": [{"literal": "Ann Author"}, {"literal": "The Desk"}], "container-title": "a.example",
            "issued": {"date-parts": [[2026, 2, 3]]}, "language": "en", "URL": "https://a.example/x",
            "accessed": {"date-parts": [[2026, 3, 2]]}, "archive": "archive.example", "archive_location": COPY.url,
            "note": "live ok",
        }
    ]  # fmt: skip
    assert json.loads("".join(csl.lines([]))) == []


ADDED = (
    b' data-originalurl="https://a.example/x" data-versionurl="%s" data-versiondate="2026-03-01"' % COPY.url.encode()
)


@pytest.mark.parametrize(
    "html",
    [
        b"<p><a%s href=https://a.example/x>x</a> <a href=https://a.example/y>y</a>",
        b"<A%s\n\tclass='b'\r\nHREF = ' https&#58;//a.example/x '>x</A>\x00\xff\r\n",
        b"\xef\xbb\xbf<title><a href=https://a.example/x></title><a%s href=https://a.example/x>",
        b"<!-- <a href=https://a.example/x> --><script>'<a href=https://a.example/x>'</script><a%s href=https://a.example/x>",
        b"<![if x]><meta charset=shift_jis>\x83\x65\x5c<a%s href=https://a.example/x>\x80",
        b"<a href=https://a.example/x data-originalurl=there><a%s/href=https://a.example/x>",
    ],
)
def test_links_get_attributes_and_no_other_byte_changes(html: bytes) -> None:
    made = decorate(html.replace(b"%s", b""), None, {PAGE.href: PAGE})
    assert made.html == html.replace(b"%s", ADDED)
    assert made.links == 1


@given(
    st.binary(max_size=200) | st.from_regex(rb"(?:<a href=[xy'\"]{0,3}|<!--|-->|<title>|</title>|\n|[<>\xe9 ]){0,12}")
)
def test_without_the_attributes_an_article_is_what_it_was(html: bytes) -> None:
    made = decorate(html, None, {"x": PAGE, "y": replace(PAGE, copy=None)})
    with_copy = made.html.replace(ADDED, b"")
    bare = b' data-originalurl="https://a.example/x" data-versiondate="2026-02-28"'
    assert with_copy.replace(bare, b"") == html


def test_a_hostile_url_stays_within_its_attribute() -> None:
    copy = replace(COPY, url='https://b.example/"><script>&\u2028')
    made = decorate(b"<a href=https://a.example/x>", None, {PAGE.href: replace(PAGE, copy=copy)})
    assert b'data-versionurl="https://b.example/&quot;&gt;&lt;script&gt;&amp;&#8232;"' in made.html
