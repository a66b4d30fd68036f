"""Notes that are told by the links between them and their marks."""

import pytest

from crawler.citing import cite
from crawler.citing.notes import notes_of
from crawler.reading.document import Source
from crawler.reading.html import read_html

WORDS = "The harbour board counted the shoals twice in that year, once from the air and once from its own vessels. "
SEE = 'See <a href="https://note.example/a">the minutes</a> and https://note.example/b.'


def roles(body: str, url: str | None = None) -> dict[str | None, str]:
    html = f"<html><body><h1>Herring</h1>{body}</body></html>"
    return {c.target: c.role.value for c in cite(read_html(Source("a.html", html.encode(), url)), "a") if c.role.cited}


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        # LibreOffice
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
            f'<div id="sdfootnote1"><p><a class="sdfootnotesym" name="s" href="#sdfootnote1anc">1</a>{SEE}</p></div>',
        ),
        # Word, saved as a filtered page
        (
            '<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a>',
            f'<div id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> {SEE}</p></div>',
        ),
        # Google Docs
        (
            '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
            f'<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;{SEE}</span></p></div>',
        ),
        # Older docutils, in a table
        (
            '<a href="#id2" id="id1">1</a>',
            f'<table><tr><td><a href="#id1">1</a></td><td>{SEE}</td></tr></table>',
        ),
        # By hand
        ('<a href="#a">*</a>', f'<p><a href="#b">*</a> {SEE}</p>'),
        ('<a href="#a">i</a>', f'<ul><li>{SEE} <a href="#b">↩\ufe0e</a></li></ul>'),
    ],
)  # fmt: skip
def test_what_begins_with_a_mark_that_leads_back_or_ends_with_an_arrow_is_a_note(mark, note):
    body = f'<p>{WORDS}{mark} {WORDS}</p><p>{WORDS} <a href="https://text.example/">A survey</a> says so.</p>{note}'
    expected = {
        "https://text.example/": "inline",
        "https://note.example/a": "footnote",
        "https://note.example/b": "footnote",
    }
    assert roles(body) == expected
    assert roles(body, "https://harbour.example/herring") == expected


def test_a_number_that_nothing_above_leads_to_is_no_mark():
    body = f'<p>{WORDS}</p><p><a href="#top">1</a> {SEE}</p><h2><a href="#a">1</a></h2><p>{WORDS}</p>'
    assert set(roles(body).values()) == {"inline"}


def test_notes_behind_a_list_of_references_are_none_of_it():
    entry = '<li>Marsh, B. <a href="https://entry.example/">Tides</a>. 2018.</li>'
    body = (
        f'<p>{WORDS} <a href="#n1">1</a></p><h2>References</h2><ol>{entry}</ol>'
        f'<div><p><a href="#r1">1</a> {SEE}</p></div>'
    )
    assert roles(body) == {
        "https://entry.example/": "reference",
        "https://note.example/a": "footnote",
        "https://note.example/b": "footnote",
    }


def test_marks_of_other_pages_make_no_notes():
    html = '<p>One <a href="https://b.example/#n">1</a></p><p><a href="https://b.example/#m">1</a> Two.</p>'
    assert notes_of(read_html(Source("a.html", html.encode(), "https://a.example/"))) == frozenset()


def test_the_name_of_a_column_announces_no_references():
    cells = "".join(f"<td><p>{name}</p></td>" for name in ("Year", "Source", "Count"))
    body = (
        f'<p>{WORDS}</p><table><tr>{cells}</tr><tr><td><p>2019</p></td><td><p><a href="https://cell.example/">survey'
        f'</a></p></td><td><p>12</p></td></tr></table><p>{WORDS} <a href="https://text.example/">A list</a>.</p>'
    )
    assert roles(body) == {"https://cell.example/": "inline", "https://text.example/": "inline"}
