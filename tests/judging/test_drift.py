import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.citing.readable import Passage, Readable, readable
from crawler.judging.drift import Drift, DriftKind, drift_between, title_likeness
from crawler.reading.document import BlockKind, Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse

TEXT = (
    "The ferry that ran between the two islands was built in the small yard behind the harbour, of local timber.",
    "It carried letters, sheep and schoolchildren for sixty years, and in that time it was late on four days only.",
    "When the bridge was opened it was given to the museum, where visitors may still walk its deck in summer.",
)
OTHER = (
    "Our casino offers the finest slots and roulette tables, with a welcome bonus for every player who registers.",
    "Spin the reels, collect free turns and win jackpots that are paid out within minutes to any wallet you choose.",
)


def page(*texts: str, title: str | None = "The island ferry", more: tuple[Passage, ...] = ()) -> Readable:
    return Readable(title, (*(Passage(text) for text in texts), *more))


def label(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Passage:
    return Passage(text, kind, is_prose=False)


def kind(first: Readable, now: Readable) -> str:
    return drift_between(first, now).kind


def test_equal_words_are_the_same_whatever_their_case_and_typography() -> None:
    now = page(*(text.replace("-", "‑").upper() for text in TEXT))
    assert drift_between(page(*TEXT), now) == drift_between(now, now)
    assert drift_between(now, now).similarity == 1.0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (label("10:31"), label("18:02")),
        (label("1,204 views"), label("23,910 views")),
        (label("Updated: 3 March 2024"), label("Updated: 17 April 2024")),
        (label("5 minutes ago"), label("yesterday, 3 hours ago")),
        (label("阅读 1204"), label("阅读 23910")),
        (Passage("This page has been viewed 1,204 times since 3 May."),
         Passage("This page has been viewed 23,910 times since 4 June.")),
        (Passage("Zuletzt aktualisiert am 3. März 2024."), Passage("Zuletzt aktualisiert am 17. April 2025.")),
        (Passage("First story Second story", linked=1.0), Passage("Third story Fourth story", linked=1.0)),
        (Passage("Buy our shoes, they are the best in town.", in_body=False),
         Passage("Insure your car today and save a fortune.", in_body=False)),
    ],
)  # fmt: skip
def test_what_furnishes_a_page_is_cosmetic(old: Passage, new: Passage) -> None:
    assert kind(page(*TEXT, more=(old,)), page(*TEXT, more=(new,))) == "cosmetic"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (Passage("Police said that 17 people were hurt."), Passage("Police said that 71 people were hurt.")),
        (label("17", BlockKind.TABLE_CELL), label("71", BlockKind.TABLE_CELL)),
        (label("The minister denies it"), label("The minister admits it")),
    ],
)  # fmt: skip
def test_what_says_something_is_a_change_be_it_a_number(old: Passage, new: Passage) -> None:
    assert kind(page(*TEXT, more=(old,)), page(*TEXT, more=(new,))) == "changed"


def test_similarity_falls_with_what_is_edited_and_is_the_same_both_ways() -> None:
    edits = [page(*TEXT[:count], *OTHER[: 3 - count]) for count in (2, 1)]
    found = [drift_between(page(*TEXT), edit) for edit in edits]
    assert [one.kind for one in found] == ["changed", "changed"]
    assert 1 > (found[0].similarity or 0) > (found[1].similarity or 0) > 0
    assert drift_between(edits[0], page(*TEXT)).similarity == found[0].similarity


def test_a_text_moved_out_of_the_body_by_another_template_is_still_there() -> None:
    moved = Readable("The island ferry", tuple(Passage(text, in_body=False) for text in TEXT))
    assert drift_between(page(*TEXT), Readable("The ferry", moved.passages)) == Drift(DriftKind.COSMETIC, 1.0)


def test_another_topic_under_another_title_is_a_replacement() -> None:
    assert kind(page(*TEXT), page(*OTHER, title="Best slots")) == "replaced"
    assert kind(page(*TEXT, title=None), page(*OTHER, title=None)) == "replaced"


def test_a_front_page_that_keeps_its_title_has_changed() -> None:
    assert kind(page(*TEXT, title="Daily News"), page(*OTHER, title="Daily News")) == "changed"


def test_a_page_that_was_emptied_has_changed_and_names_no_other_topic() -> None:
    assert kind(page(*TEXT), page("Sorry.", title="Oops")) == "changed"


def test_chinese_is_compared_by_its_characters() -> None:
    text = "渡船在两座岛屿之间航行了六十年，运送信件、绵羊和学童，只有四天迟到，港务长用红墨水记下了这件事。"
    other = "我们的赌场提供最好的老虎机和轮盘赌，每位新玩家注册后即可获得欢迎奖金，随时可以提取您的奖金。"
    edited = drift_between(page(text), page(text.replace("六十", "七十")))
    assert edited.kind is DriftKind.CHANGED
    assert (edited.similarity or 0) > 0.6
    assert kind(page(text, title="岛屿渡船"), page(other, title="在线赌场")) == "replaced"


def test_titles_are_compared_without_the_name_of_their_site() -> None:
    assert title_likeness("The island ferry | Harbour News", "Best slots | Harbour News") == 0
    assert title_likeness("The island ferry | Harbour News", "The island ferry | Harbour News") == pytest.approx(1)
    assert title_likeness("Harbour News", "Harbour News") == pytest.approx(1)
    assert title_likeness("Harbour News", None) is None


PASSAGES = st.lists(
    st.builds(Passage, st.text(max_size=60), st.sampled_from(BlockKind), st.booleans(), st.floats(0, 1), st.booleans()),
    max_size=5,
)
PAGES = st.builds(lambda title, passages: Readable(title, tuple(passages)), st.none() | st.text(max_size=20), PASSAGES)


@given(PAGES, PAGES)
def test_any_two_pages_can_be_compared(first: Readable, now: Readable) -> None:
    found = drift_between(first, now)
    assert found.similarity is not None
    assert 0 <= found.similarity <= 1
    assert drift_between(first, first).kind is DriftKind.SAME


def read(html: str) -> Readable:
    return readable(parse(Source("page", html.encode(), "https://site.example/"), Kind.HTML))


def test_the_readable_text_of_a_page_is_told_from_its_furniture() -> None:
    body = "".join(f"<p>{text}</p>" for text in TEXT * 2)
    found = read(
        "<html><head><title>T</title><style>p{}</style></head><body><nav><a href=/1>One</a> <a href=/2>Two</a></nav>"
        f"<article>{body}<div class=advert><p>Buy our shoes, they are the best in the whole town.</p></div></article>"
        "<aside><ul><li><a href=/3>Another story</a></li></ul></aside><script>x()</script></body></html>"
    )
    assert [p.text for p in found.passages if p.in_body] == list(TEXT * 2)
    assert "Buy our shoes" in found.text
    assert "x()" not in found.text


def test_a_page_whose_author_calls_all_of_it_an_advert_keeps_its_text() -> None:
    body = "".join(f"<p>{text}</p>" for text in TEXT * 2)
    found = read(f"<html><body><div class=advert>{body}</div></body></html>")
    assert [p.text for p in found.passages if p.in_body] == list(TEXT * 2)
