from hypothesis import given
from hypothesis import strategies as st

from crawler.judging.once import once_a_page
from crawler.judging.page_signs import PageSigns


def test_what_was_asked_last_is_not_read_again_and_anything_else_is() -> None:
    asked: list[tuple[str, str]] = []

    @once_a_page
    def reading(page: PageSigns, url: str) -> str:
        asked.append((page.title, url))
        return f"{page.title} at {url}"

    one, other = PageSigns(title="One"), PageSigns(title="Other")
    assert reading(one, "a") == reading(one, "a") == "One at a"
    assert reading(one, "b") == "One at b"
    assert reading(other, "b") == "Other at b"
    assert reading(one, "b") == "One at b"
    assert asked == [("One", "a"), ("One", "b"), ("Other", "b"), ("One", "b")]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2))))
def test_remembering_changes_no_answer(questions: list[tuple[int, int]]) -> None:
    pages = [PageSigns(title=str(number)) for number in range(3)]
    reading = once_a_page(lambda page, number: (page.title, number))
    assert [reading(pages[page], number) for page, number in questions] == [
        (str(page), number) for page, number in questions
    ]
