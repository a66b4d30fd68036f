import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.judging import phrase_tables
from crawler.judging.literals import literals_of
from crawler.judging.phrase_index import phrases_possible_in
from crawler.judging.phrase_tables import Phrase, PhraseKind, phrases
from crawler.judging.wording import tidy, wording

NAMES = sorted({phrase.wording for phrase in phrases()})


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("page not found", [{"page not found"}]),
        (r"p[aá]gina\w*(?: \S+){0,9} (?:no existe|inexist)", [{" no existe", " inexist"}, {"pagina", "página"}]),
        ("(?:web)?site (?:is )?gone", [{"site gone", "site is gone"}]),
        ("(?:not found|.+ lost)", [{"not found", " lost"}]),
        ("(?:page )+gone", [{"page "}, {"gone"}]),
        ("不存在|無法", [{"不存在", "無法"}]),
        ("(?:the|that) (?=404)x{2}y*", [{"the ", "that "}]),
        ("(?:a|.*)bcd", [{"bcd"}]),
        ("(?:a|.*)b", []),
        ("[^x]+", []),
    ],
)
def test_it_is_told_what_a_text_must_have_for_an_expression_to_match(pattern: str, told: list[set[str]]) -> None:
    assert sorted(map(sorted, literals_of(pattern))) == sorted(map(sorted, told))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_what_an_expression_matches_has_the_literals_that_it_must_have(data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(phrases()))
    text = data.draw(st.from_regex(re.compile(phrase.pattern), fullmatch=True))
    for literals in phrase.needed:
        assert any(literal in text for literal in literals)


def test_what_is_made_of_the_tables_is_written_down() -> None:
    folder = phrase_tables.FOLDER
    written = json.loads((folder / phrase_tables.MADE).read_text("utf-8"))
    assert written == json.loads(phrase_tables.written()), "run python -m crawler.judging.phrase_tables"


def test_tables_newer_than_what_was_made_of_them_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        phrase_tables, "_tables", lambda: {"gone": "# Gone\nall of it is (?:gone|lost)\n[bare]\nnothing"}
    )
    made = phrase_tables.phrases.__wrapped__()
    assert [(one.wording, one.kind, one.pattern) for one in made] == [
        ("gone", PhraseKind.LATIN, "all of it is (?:gone|lost)"), ("gone", PhraseKind.BARE, "nothing"),
    ]  # fmt: skip


def test_no_phrase_matches_nothing_at_all() -> None:
    assert [phrase.pattern for phrase in phrases() if phrase.expression.fullmatch("") is not None] == []


def as_one(name: str, kind: PhraseKind) -> re.Pattern[str]:
    sought = [f"(?:{phrase.pattern})" for phrase in phrases() if (phrase.wording, phrase.kind) == (name, kind)]
    boundary = r"\b" if kind is PhraseKind.LATIN else ""
    return re.compile(f"{boundary}(?:{'|'.join(sought) or '(?!)'})")


SAID = tuple(
    part
    for phrase in phrases()[::7]
    for part in (*(phrase.needed[0][:2] if phrase.needed else ()), *(phrase.needed[1][:1] if phrase.needed[1:] else ()))
)
WORDS = st.sampled_from((*SAID, "page ", "not ", "found", ". ", "the ", " 404", "é", "页面", "не ", "\ud800"))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_phrases_are_found_as_all_of_them_in_one_expression_would_be(name: str, parts: list[str]) -> None:
    text = tidy(" ".join(parts))
    latin, foreign = (as_one(name, kind) for kind in (PhraseKind.LATIN, PhraseKind.FOREIGN))
    found = [latin.search(text)] if re.search("[a-z]", text) else []
    found += [foreign.search(text)] if phrase_tables.FOREIGN.search(text) else []
    matches = [match for match in found if match is not None]
    assert wording(name).find(text) == (min(matches, key=re.Match.start)[0] if matches else None)
    assert wording(name).count(text) == sum(len([*one.finditer(text)]) for one in (latin, foreign))
    assert wording(name).without(text) == foreign.sub(" ", latin.sub(" ", text))


def test_hardly_any_phrase_is_possible_in_a_text() -> None:
    text = "the boat left the harbour at dawn, and nobody on the pier could say where it was going or when it is due"
    possible: list[Phrase] = [one for found in phrases_possible_in(text).values() for one in found]
    assert len([one for one in possible if one.wording != "advice"]) < 10
