import pytest

from crawler.citing.quotations import MAX_CHARACTERS, MAX_QUOTATIONS, Quotations
from crawler.reading.document import Source
from crawler.reading.kinds import Kind
from crawler.reading.worker import parse


def quoted(text: str, number: int = 0) -> tuple[str, ...]:
    document = parse(Source("article.md", text.encode()), Kind.MARKDOWN)
    return Quotations(document).beside(document.links[number])


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("He said “the whole world is a stage” in [an essay](/1).", "the whole world is a stage"),
        ('He said "the whole world is a stage" in [an essay](/1).', "the whole world is a stage"),
        ("He said ‘the world isn’t a stage at all’ in [an essay](/1).", "the world isn’t a stage at all"),
        ("Er sagte: „Die ganze Welt ist Bühne“ ([Quelle](/1)).", "Die ganze Welt ist Bühne"),
        ("Er sagte: »Die ganze Welt ist Bühne« ([Quelle](/1)).", "Die ganze Welt ist Bühne"),
        ("Il dit : « le monde est un théâtre » ([source](/1)).", "le monde est un théâtre"),
        ("Han sade ”hela världen är en scen” ([källa](/1)).", "hela världen är en scen"),
        ("彼は「世界はすべて舞台である」と[書いた](/1)。", "世界はすべて舞台である"),
        ("他说：“世界是一个大舞台吗”（[来源](/1)）。", "世界是一个大舞台吗"),
        ("[“The whole world is a stage”](/1), he said.", "The whole world is a stage"),
        ("“The whole world [is a stage](/1) for us”, he said.", "The whole world is a stage for us"),
        ("“The whole world is a stage,” he wrote. [Source](/1)", "The whole world is a stage,"),
        ("As [one](/1) put it:\n\n> The whole world is a stage.\n", "The whole world is a stage."),
        ("> The whole world is a stage.\n\n[A book](/1) has it.\n", "The whole world is a stage."),
        ("> The whole world is a stage ([a book](/1)).\n", "The whole world is a stage (a book)."),
    ],
)
def test_a_quotation_beside_a_link_is_found_in_the_marks_of_many_languages(text: str, quotation: str) -> None:
    assert quoted(text) == (quotation,)


@pytest.mark.parametrize(
    "text",
    [
        "A “so-called fact” is [here](/1).",
        "It's the dogs' day, isn't it, said [the paper](/1) of 1920's and 30's.",
        "He is 6'2\" tall and she is 5'1\", says [the paper](/1) today.",
        "“The whole world is a stage,” he wrote. He also wrote much else in 1599, as [they say](/1).",
        "[They say](/1) much. Then “the whole world is a stage” is heard.",
        f"“The whole world is a stage” {'and so on ' * 30} [they say](/1).",
        "Nothing is quoted in [this](/1).",
    ],
)
def test_what_is_no_quotation_or_another_ones_is_left(text: str) -> None:
    assert quoted(text) == ()


def test_a_quotation_belongs_to_the_link_that_stands_beside_it() -> None:
    text = "He said “the whole world is a stage” in [one](/1) and “what a piece of work” in [two](/2) and [three](/3)."
    assert quoted(text, 0)[0] == "the whole world is a stage"
    assert quoted(text, 1) == ("what a piece of work",)
    assert quoted(text, 2) == ()


def test_a_paragraph_that_announces_a_quotation_keeps_it_from_the_next() -> None:
    text = "As [one](/1) put it:\n\n> The whole world is a stage.\n\n[Another](/2) disagrees.\n"
    assert quoted(text, 0) == ("The whole world is a stage.",)
    assert quoted(text, 1) == ()


def test_a_long_quotation_is_kept_by_its_beginning() -> None:
    (found,) = quoted(f"> {'the whole world is a stage ' * 200}([book](/1))\n")
    assert len(found) <= MAX_CHARACTERS


@pytest.mark.parametrize("text", ['"a ' * 40_000, "‘a " * 40_000, "“" * 100_000, '["a ](/1)' * 8_000])
def test_marks_without_end_take_no_long_time(text: str) -> None:
    document = parse(Source("article.md", f"{text}[x](/1)".encode()), Kind.MARKDOWN)
    quotations = Quotations(document)
    for link in document.links:
        assert len(quotations.beside(link)) <= MAX_QUOTATIONS


def test_of_many_quotations_in_one_paragraph_a_link_has_those_beside_it() -> None:
    text = "".join(f"They said “word {n} of the story” in [one](/{n}) and went on for a while. " for n in range(3_000))
    document = parse(Source("article.md", text.encode()), Kind.MARKDOWN)
    quotations = Quotations(document)
    assert [quotations.beside(link)[0] for link in document.links] == [f"word {n} of the story" for n in range(3_000)]
