import random
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.citing import Citation, cite
from crawler.reading.document import Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse
from crawler.recovering import SURE, Recovery, TooManyLinks, join, recover
from crawler.recovering.aligning import MAX_LINKS
from crawler.vocabulary import Role

HARBOUR = (
    ("The council voted on Tuesday to close the old harbour, according to ", "the minutes", "/minutes",
     " that were published the same evening."),
    ("Fishermen say that the decision came without a hearing; their union has written ", "an open letter", "/letter",
     " to the mayor, which four hundred people signed."),
    ("A study of the silt had found lead in each of the nine samples, ", "as the laboratory reported", "/study",
     " two years ago, and nobody acted on it."),
    ("The last ferry left in 1974, and photographs of that day are kept ", "here", "/ferry",
     " by the town's museum."),
    ("Those who want to speak at the next meeting can register ", "here", "/register",
     " until the end of the month."),
)  # fmt: skip
MEADOW = (
    ("Botanists counted orchids on the northern slope every June, and their tables ", "can be read", "/orchids",
     " in the county's yearbook."),
    ("Grazing stopped when the last shepherd retired, as ", "her grandson tells", "/shepherd",
     " in a recording of the local radio."),
)  # fmt: skip

Passage = tuple[str, str, str, str]


def links_of(passages: tuple[Passage, ...] | list[Passage], *, stripped: bool = False) -> list[Citation]:
    """Return the links of an article made of passages: words, an anchor, its target, words."""
    body = "\n\n".join(
        f"{before}[{text}]({'#' if stripped else f'https://example.org{target}'}){after}"
        for before, text, target, after in passages
    )
    document = parse(Source("a.md", f"# An article\n\n{body}\n".encode()), Kind.MARKDOWN)
    return list(cite(document, "0123456789abcdef"))


def found(passages: list[Passage] | tuple[Passage, ...], offered: list[Citation]) -> list[tuple[str, str, bool]]:
    lost = links_of(passages, stripped=True)
    return [
        (one.citation.text, one.target.removeprefix("https://example.org"), one.is_sure)
        for one in recover(lost, offered, "it")
    ]


def test_every_target_comes_back_from_a_rendition_with_the_same_words() -> None:
    assert found(HARBOUR, links_of(HARBOUR)) == [(text, target, True) for _, text, target, _ in HARBOUR]


def test_links_with_the_same_words_are_told_apart_by_what_is_around_them() -> None:
    without_the_ferry = [passage for passage in HARBOUR if passage[2] != "/ferry"]
    assert found(HARBOUR[3:4], links_of(without_the_ferry)) == []
    assert found(HARBOUR[4:5], links_of(HARBOUR)) == [("here", "/register", True)]


def test_a_link_of_the_same_words_elsewhere_is_no_target() -> None:
    elsewhere = [(before, "here", target, after) for before, _, target, after in MEADOW]
    assert found(HARBOUR[3:], links_of(elsewhere)) == []


def test_a_word_misspelt_here_and_there_does_no_harm() -> None:
    damaged = [
        (before.replace("the ", "teh ").replace("a ", ""), text.replace("tt", "t"), target, after.replace("i", "l", 1))
        for before, text, target, after in HARBOUR
    ]
    assert found(damaged, links_of(HARBOUR)) == [
        (text.replace("tt", "t"), target, True) for _, text, target, _ in HARBOUR
    ]


def test_furniture_around_the_article_does_not_matter() -> None:
    furniture = [("", word, f"/{word}", "") for word in ("Home", "News", "Sport", "Subscribe", "here")]
    offered = links_of([*furniture, *HARBOUR, *furniture])
    assert found(HARBOUR, offered) == [(text, target, True) for _, text, target, _ in HARBOUR]


def test_a_picture_that_stands_alone_is_told_by_the_words_around_it() -> None:
    pictures = [replace(link, text="") for link in links_of(HARBOUR)]
    lost = [replace(link, text="") for link in links_of(HARBOUR, stripped=True)]
    assert [one.target for one in recover(lost, pictures, "it") if one.is_sure] == [link.target for link in pictures]


def test_a_row_of_buttons_without_words_is_proposed_and_not_taken() -> None:
    row = [link(n, "share this article", "", "with your friends", f"https://example.org/{n}") for n in range(3)]
    lost = [replace(button, target=None, href="#") for button in row]
    for there in (row, row[1:]):
        recovered = recover(lost, there, "it")
        assert recovered
        assert not any(one.is_sure for one in recovered)


def test_links_that_have_their_targets_are_left_alone() -> None:
    assert recover(links_of(HARBOUR), links_of(HARBOUR), "it") == []


def test_a_rendition_that_lost_its_targets_too_gives_none() -> None:
    assert recover(links_of(HARBOUR, stripped=True), links_of(HARBOUR, stripped=True), "it") == []


def test_articles_in_scripts_without_spaces_are_aligned_too() -> None:
    passages = [
        ("市议会周二投票决定关闭旧港口，根据", "会议记录", "/minutes", "当晚公布的内容，共有九人赞成。"),
        ("渔民说这一决定没有经过听证，他们的工会写了", "公开信", "/letter", "给市长，四百人签名支持。"),
    ]
    assert found(passages, links_of(passages)) == [("会议记录", "/minutes", True), ("公开信", "/letter", True)]


PASSAGES = st.lists(st.sampled_from([*HARBOUR, *MEADOW]), max_size=8)


@settings(max_examples=40)
@given(PASSAGES, PASSAGES)
def test_order_is_kept_and_no_target_is_taken_from_another_passage(lost: list[Passage], there: list[Passage]) -> None:
    offered = [replace(link, target=f"https://example.org/{place}") for place, link in enumerate(links_of(there))]
    recovered = recover(links_of(lost, stripped=True), offered, "it")
    places = [int(one.target.rpartition("/")[2]) for one in recovered]
    ordinals = [one.citation.ordinal for one in recovered]
    assert places == sorted(set(places))
    assert ordinals == sorted(set(ordinals))
    for one, place in zip(recovered, places, strict=True):
        if one.is_sure:
            assert lost[one.citation.ordinal][:2] == there[place][:2]


WORDS = st.lists(st.text("abcdefghijklmnop", min_size=4, max_size=9), min_size=12, max_size=12, unique=True)


@settings(max_examples=40)
@given(WORDS, st.data())
def test_the_same_anchor_among_other_words_is_not_taken(words: list[str], data: st.DataObject) -> None:
    strange = data.draw(st.lists(st.text("qrstuvwxyz", min_size=4, max_size=9), min_size=12, max_size=12, unique=True))
    lost = [(" ".join(words[:6]) + " ", "the same report", "/x", " " + " ".join(words[6:]))]
    there = [(" ".join(strange[:6]) + " ", "the same report", "/x", " " + " ".join(strange[6:]))]
    assert not any(is_sure for _, _, is_sure in found(lost, links_of(there)))


def link(number: int, before: str, text: str, after: str, target: str | None) -> Citation:
    return Citation(str(number), number, Role.INLINE, text, before, after, target or "#", target, None)


def test_thousands_of_links_with_the_same_words_take_no_quadratic_time() -> None:
    lost = [link(n, "read all about it ", "here", " in the paper", None) for n in range(3000)]
    there = [link(n, "read all about it ", "here", " in the paper", f"https://example.org/{n}") for n in range(3000)]
    began = time.process_time()
    assert recover(lost, there, "it") == []
    assert time.process_time() - began < 8


def test_more_links_than_an_article_has_are_refused() -> None:
    with pytest.raises(TooManyLinks, match="10,000"):
        recover([link(n, "", "", "", None) for n in range(MAX_LINKS + 1)], [], "it")


def recovery(target: str, confidence: float, source: str, number: int = 0) -> Recovery:
    return Recovery(link(number, "", "it", "", None), target, confidence, "it", source)


def test_of_several_renditions_the_surest_counts() -> None:
    (best,) = join([recovery("https://a.example/", 0.4, "one"), recovery("https://b.example/", 0.95, "two")])
    assert (best.target, best.source, best.is_sure) == ("https://b.example/", "two", True)


def test_of_renditions_that_agree_the_first_is_named() -> None:
    (best,) = join([recovery("https://a.example/", 0.95, "one"), recovery("https://a.example/", 0.95, "two")])
    assert best.source == "one"


def test_where_two_sure_renditions_disagree_nothing_is_taken() -> None:
    (best,) = join([recovery("https://a.example/", 0.95, "one"), recovery("https://b.example/", 1.0, "two")])
    assert best.target == "https://b.example/"
    assert best.confidence < SURE


def test_what_was_joined_is_in_reading_order() -> None:
    numbers = list(range(20))
    random.Random(1).shuffle(numbers)
    joined = join(recovery("https://a.example/", 1.0, "one", number) for number in numbers)
    assert [one.citation.ordinal for one in joined] == sorted(numbers)
