from hypothesis import given
from hypothesis import strategies as st

from crawler.reading.admonitions import unindented
from crawler.reading.document import BlockKind, Document, LinkKind, Source
from crawler.reading.markdown import read_markdown


def read(text: str, url: str | None = "https://site.test/a/") -> Document:
    return read_markdown(Source("a.md", text.encode(), url))


def targets(text: str) -> list[str | None]:
    return [link.target for link in read(text).links]


def test_links_of_every_syntax_come_in_reading_order():
    text = (
        "[one](b) then [two][r], [three], <https://three.test/>, https://four.test/x. "
        '<a href="five">5</a>\n\n[r]: /two "title"\n[three]: <../three>\n'
    )
    assert targets(text) == [
        "https://site.test/a/b", "https://site.test/two", "https://site.test/three", "https://three.test/",
        "https://four.test/x", "https://site.test/a/five",
    ]  # fmt: skip


def test_links_without_a_target_are_kept():
    links = read("a [b](#), [c](), [d](javascript:void(0))").links
    assert [(link.text, link.href, link.target) for link in links] == [
        ("b", "#", None), ("c", "", None), ("d", "javascript:void(0)", None),
    ]  # fmt: skip


def test_an_href_is_kept_as_written_with_its_entities_decoded():
    (link,) = read("[x](https://a.test/ü?a=1&amp;b=%zz#Über)").links
    assert link.href == "https://a.test/ü?a=1&b=%zz#Über"
    assert link.target == "https://a.test/%C3%BC?a=1&b=%zz#%C3%9Cber"


def test_an_images_alt_text_names_a_link_that_holds_nothing_else():
    (link,) = read("text [![The dam](dam.png)](https://a.test/)").links
    assert (link.text, link.start == link.end) == ("The dam", True)


def test_footnotes_are_kept_even_when_nothing_refers_to_them():
    document = read(
        "x[^1] and y^[inline https://c.test/z]\n\n[^1]: See [a](https://a.test)\n\n[^2]: See [b](https://b.test)"
    )
    assert [document.blocks[link.block].kind for link in document.links] == [BlockKind.FOOTNOTE] * 3
    assert {link.target for link in document.links} == {"https://a.test/", "https://b.test/", "https://c.test/z"}


def test_urls_in_code_are_no_links():
    assert targets("`https://a.test/` and\n\n```\nhttps://b.test/\n```\n\n    https://c.test/\n") == []


def test_raw_html_gives_links_frames_and_blocks():
    document = read(
        '<div>\n<iframe src="//video.test/1"></iframe>\n<p>One <a href="x">two\n<b>three</b></a></p>\n</div>'
    )
    assert [(link.kind, link.target, link.text) for link in document.links] == [
        (LinkKind.FRAME, "https://video.test/1", ""),
        (LinkKind.ANCHOR, "https://site.test/a/x", "two three"),
    ]


def test_scripts_and_styles_say_nothing():
    assert read("<script>\nvar a = '<a href=x>y</a>';\n</script>\n\nword\n\n<style>\np {}\n</style>\n").text == "word"


def test_blocks_tell_what_they_are_and_what_stands_above_them():
    document = read("# A\n\np\n\n## B\n\n- item\n\n> quote\n\n| h |\n|---|\n| c |\n")
    assert [(block.kind.value, block.headings) for block in document.blocks] == [
        ("heading", ()), ("paragraph", ("A",)), ("heading", ("A",)), ("list-item", ("A", "B")), ("quote", ("A", "B")),
        ("table-cell", ("A", "B")), ("table-cell", ("A", "B")),
    ]  # fmt: skip


def test_front_matter_states_the_metadata_and_where_the_article_stands():
    document = read(
        "---\ntitle: The Dam\nauthors: [Ana Costa, {name: Jo Doe}]\ndate: 2024-03-05\nlang: pt\n"
        "source: https://news.test/dam\n---\n[x](/y)",
        url=None,
    )
    metadata = document.metadata
    assert (metadata.title, metadata.authors, metadata.published, metadata.language) == (
        "The Dam",
        ("Ana Costa", "Jo Doe"),
        "2024-03-05",
        "pt",
    )
    assert metadata.canonical_url == "https://news.test/dam"
    assert document.links[0].target == "https://news.test/y"


def test_toml_front_matter_is_read_too():
    assert read('+++\ntitle = "T"\ndate = 2024-01-02\n+++\nx').metadata.published == "2024-01-02"


def test_broken_front_matter_states_nothing():
    assert read("---\n: [\n---\n# T\n").metadata.title == "T"


def test_without_front_matter_the_first_lines_state_title_author_and_date():
    metadata = read("# The Dam\n\nBy [Ana Costa](#) and Jo Doe\n\nThe Valley Times, April 2, 2022\n\nText.").metadata
    assert (metadata.title, metadata.authors, metadata.published) == ("The Dam", ("Ana Costa", "Jo Doe"), "2022-04-02")


def test_a_relative_link_in_a_file_without_a_url_has_no_target():
    assert read("[x](y.html) [z](//a.test/b)", url=None).links[0].target is None
    assert read("[z](//a.test/b)", url=None).links[0].target == "https://a.test/b"


def test_deep_nesting_loses_no_text_below_the_limit():
    assert targets("> " * 40 + "[x](https://a.test/)") == ["https://a.test/"]


_PIECES = st.sampled_from(
    [
        "[a](b)",
        "[",
        "](",
        ")",
        "\n",
        "\n\n",
        "> ",
        "- ",
        "#",
        "`",
        "<a href=x>",
        "</a>",
        "<div>",
        "![i](j)",
        "[^1]",
        "[^1]: ",
        "|",
        "---\n",
        "https://a.test/",
        "word ",
        "*",
        "_",
        "<!--",
        "-->",
        "<script>",
        "\x00",
        "\u00a0",
        "^[",
        "]",
        "&#xD800;",
        "é",
    ]
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_offsets_agree_with_the_text_whatever_is_written(text):
    document = read(text)
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(document.text)
    for ordinal, link in enumerate(document.links):
        assert link.ordinal == ordinal
        assert 0 <= link.block < len(document.blocks)
        shown = " ".join(document.text[link.start : link.end].split())
        assert link.start == link.end or shown == link.text
    document.text.encode()


@given(st.lists(st.sampled_from(["word", "[t%d](https://t%d.test/)", "\n\n", "\n- ", "*e*", ". "]), max_size=30))
def test_no_planted_link_is_lost(pieces):
    planted = [f"https://t{i}.test/" for i, piece in enumerate(pieces) if "%d" in piece]
    text = " ".join(piece % (i, i) if "%d" in piece else piece for i, piece in enumerate(pieces))
    assert targets(text) == planted


def test_a_link_in_the_caption_of_a_picture_is_a_link():
    (link,) = read_markdown(Source("a.md", b"![A gauge, by [the office](https://a.example/)](gauge.png)")).links
    assert (link.target, link.text) == ("https://a.example/", "the office")


def test_directives_of_myst_are_read_for_their_words_and_code_stays_code():
    text = (
        "```{admonition} A [title](https://title.test/)\n:class: tip\n\nIt is [told](https://box.test/) here.\n```\n\n"
        "````{note}\n```{tip}\nThe [inner](https://inner.test/).\n```\n````\n\n"
        "```{figure} a.png\n:target: https://figure.test/\n:alt: a drawing\n\nFrom [a yearbook](https://caption.test/).\n```\n\n"
        "```{code-block} python\nx = 'https://code.test/'\n```\n\n```{r}\ny = 'https://r.test/'\n```\n"
    )
    document = read(text)
    assert [(link.text, link.href) for link in document.links] == [
        ("title", "https://title.test/"),
        ("told", "https://box.test/"),
        ("inner", "https://inner.test/"),
        ("a drawing", "https://figure.test/"),
        ("a yearbook", "https://caption.test/"),
    ]
    assert ":class:" not in document.text
    assert document.blocks[document.links[-1].block].kind is BlockKind.CAPTION


def test_directives_in_directives_are_code_below_the_limit():
    depth = 40
    text = "\n".join("`" * (3 + depth - n) + "{note}" for n in range(depth)) + "\nSee https://a.test/.\n"
    assert read(text).links == ()


def test_roles_of_myst_that_are_links_are_links():
    document = read("See {doi}`10.5555/a`, {download}`a file <https://b.test/f.zip>` and {ref}`label`.")
    assert [(link.text, link.target) for link in document.links] == [
        ("10.5555/a", "https://doi.org/10.5555/a"),
        ("a file", "https://b.test/f.zip"),
    ]
    assert document.text == "See 10.5555/a, a file and {ref}label."


def test_what_mkdocs_indents_below_an_admonition_or_a_tab_is_text():
    text = (
        'Setext\n===\n\n!!! note\n    First [a](https://a.test/).\n\n    ??? tip "Inner"\n        Inner [b](https://b.test/).\n\n'
        "    Back [c](https://c.test/).\n\nOut.\n\n    code https://code.test/\n\n"
        '=== "Tab"\n    ```python\n    x = "https://fence.test/"\n    ```\n    After [d](https://d.test/).\n\n'
        "```\n!!! note\n    Shown https://shown.test/\n```\n"
    )
    document = read(text)
    assert [link.href for link in document.links] == [f"https://{name}.test/" for name in "abcd"]
    assert "    Shown" in document.text


@given(st.text(alphabet='!?="` an\n', max_size=200))
def test_admonitions_move_no_lines(text):
    moved = unindented(text)
    assert [line.strip(" ") for line in moved.split("\n")] == [line.strip(" ") for line in text.split("\n")]


def test_videos_and_posts_of_hugos_shortcodes_are_shown_in_their_places():
    document = read(
        'See {{< youtube w7Ft2ymGmfc >}} and {{< x user="gohugoio" id="123" >}}, not {{< youtube id="a/b?c" >}} or '
        '{{< ref "a" >}}.'
    )
    assert [(link.kind, link.target) for link in document.links] == [
        (LinkKind.FRAME, "https://www.youtube.com/watch?v=w7Ft2ymGmfc"),
        (LinkKind.FRAME, "https://x.com/gohugoio/status/123"),
    ]


def test_components_of_mdx_that_lead_somewhere_are_links():
    text = (
        'See <Link to="https://a.test/">a page</Link> and <Link to="/docs/b">another</Link>.\n\n'
        '<Card title="C" href="https://c.test/">\n\nWords\n\n</Card>\n\nBehind <card href="https://d.test/">it</card>.\n\n'
        '<LinkCard title="Five" href="https://e.test/" />\n'
    )
    assert [(link.text, link.href) for link in read(text).links] == [
        ("a page", "https://a.test/"),
        ("Words", "https://c.test/"),
        ("Five", "https://e.test/"),
    ]
