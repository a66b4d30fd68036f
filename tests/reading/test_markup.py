"""Articles in wikitext, LaTeX, reStructuredText and notebooks."""

from pathlib import Path

import pytest

from crawler.citing import cite
from crawler.reading import BlockKind, Source, UnreadableSource, read
from crawler.reading.kinds import Kind, kind_of

FORMATS = Path(__file__).parents[1] / "data" / "formats"


def text_of(data: str, name: str):
    return read(Source(name, data.encode()))


def roles(document) -> dict[str | None, str]:
    return {c.target: c.role.value for c in cite(document, "a") if c.role.cited}


@pytest.mark.parametrize("name", ["pandoc.wiki", "pandoc.tex", "pandoc.rst", "pandoc.ipynb"])
def test_links_notes_tables_and_references_are_read(name):
    found = roles(read(Source("a", (FORMATS / name).read_bytes())))
    assert next(iter(found)) == "https://survey.example/herring/2020?edition=2"
    assert set(found) == {
        "https://survey.example/herring/2020?edition=2",
        "https://log.example/vessels",
        "https://doi.org/10.5555/herring.2019",
        "https://echo.example/soundings",
        "https://harbour.example/minutes.html",
        "https://tables.example/north",
        "https://doi.org/10.5555/12345678",
        "https://reports.example/2020/shoals.pdf",
    }
    assert found["https://doi.org/10.5555/12345678"] == "reference"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("pandoc.wiki", Kind.WIKITEXT),
        ("herring.wiki", Kind.WIKITEXT),
        ("pandoc.tex", Kind.LATEX),
        ("pandoc.rst", Kind.RST),
        ("pandoc.ipynb", Kind.NOTEBOOK),
    ],
)
def test_the_kind_is_told_by_content_or_name(name, kind):
    assert kind_of(Source(name, (FORMATS / name).read_bytes())) is kind
    if name != "pandoc.wiki":  # it has no mark that is wikitext's own
        assert kind_of(Source("a", (FORMATS / name).read_bytes())) is kind


def test_markdown_that_speaks_of_wikitext_stays_markdown():
    text = (
        "# Citing\n\nOne writes `{{cite web}}` in a `<ref>`, see [a](https://a.example/) and [b](https://b.example/)."
    )
    assert kind_of(Source("a", text.encode())) is Kind.MARKDOWN


def test_templates_that_cite_give_the_page_and_its_archived_copy():
    document = read(Source("a", (FORMATS / "herring.wiki").read_bytes()))
    found = roles(document)
    assert found["https://echo.example/soundings"] == "footnote"
    assert found["https://web.archive.org/web/20200102030405/https://echo.example/soundings"] == "footnote"
    assert "Ada Fisher (2020). Soundings. Original: dead. Archived 2020-01-02" in document.text
    assert found["https://doi.org/10.5555/12345678"] == "inline"
    assert "https://official.example/" in found
    assert "Category" not in document.text


def test_a_note_stands_behind_its_paragraph():
    document = text_of("One.<ref>https://a.example/</ref>\n\nTwo.", "a.wiki")
    assert [(block.kind, document.text[block.start : block.end]) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, "One."),
        (BlockKind.FOOTNOTE, "https://a.example/"),
        (BlockKind.PARAGRAPH, "Two."),
    ]


@pytest.mark.parametrize("opens", ["{{a|", "<ref>", "[[a|", "{{", "[", "''", "{|\n|"])
def test_wikitext_nested_deeper_than_anything_hides_no_url(opens):
    document = text_of("See https://a.example/ first. " + opens * 300 + " https://b.example/", "a.wiki")
    assert "https://a.example/" in {link.target for link in document.links}


def test_urls_in_latex_are_those_that_are_meant():
    document = text_of(
        r"\documentclass{article}\begin{document}See \url{https://a.example/x%20y_z#n}, \href{https://b.example/\%41\#x}"
        r"{the \emph{second} one} % not https://c.example/"
        "\n"
        r"and \doi{10.5555/1234}.\footnote{M\"uller at \url{https://d.example/}}"
        r"\begin{verbatim}\url{https://e.example/}\end{verbatim}"
        r"\begin{thebibliography}{9}\bibitem{a} Work, \url{https://f.example/}.\end{thebibliography}\end{document}",
        "a",
    )
    assert [(c.text, c.target, c.role.value) for c in cite(document, "a")] == [
        ("https://a.example/x%20y_z#n", "https://a.example/x%20y_z#n", "inline"),
        ("the second one", "https://b.example/%41#x", "inline"),
        ("https://doi.org/10.5555/1234", "https://doi.org/10.5555/1234", "inline"),
        ("https://d.example/", "https://d.example/", "footnote"),
        ("https://f.example/", "https://f.example/", "reference"),
    ]
    assert "Müller" in document.text


def test_a_link_in_the_words_of_another_is_words_and_an_empty_one_is_a_link_without_target():
    document = text_of(
        r"\documentclass{article}\begin{document}\href{mailto:a@b.example}{\nolinkurl{a@b.example}} \href{}{nothing} "
        r"\protect\hyperlink{beta}{below}\end{document}",
        "a",
    )
    assert [(link.href, link.text, link.target) for link in document.links] == [
        ("mailto:a@b.example", "a@b.example", "mailto:a@b.example"),
        ("", "nothing", None),
        ("#beta", "below", None),
    ]


@pytest.mark.parametrize("piece", ["{", r"\footnote{", r"\begin{quote}", r"\href{", "$", r"\url{x"])
def test_latex_without_ends_is_read(piece):
    document = text_of("\\documentclass{article}\\begin{document}\\url{https://a.example/} " + piece * 5000, "a")
    assert document.links[0].target == "https://a.example/"


def test_a_text_in_rst_reads_no_file_and_runs_nothing(tmp_path):
    (tmp_path / "secret.rst").write_text("secret")
    document = text_of(
        f".. include:: {tmp_path}/secret.rst\n\n.. raw:: html\n   :file: {tmp_path}/secret.rst\n\n"
        f".. csv-table:: t\n   :file: {tmp_path}/secret.rst\n\n.. literalinclude:: {tmp_path}/secret.rst\n\n"
        ".. raw:: html\n   :url: https://raw.example/\n\n.. raw:: html\n\n   <script>go('https://b.example/')</script>\n\n"
        "Text, `a link <https://a.example/>`_.\n",
        "a.rst",
    )
    assert not any(line.strip() == "secret" for line in document.text.split("\n"))
    assert [link.target for link in document.links] == ["https://a.example/"]


def test_directives_and_roles_of_sphinx_are_read_for_their_words():
    document = text_of(
        "Title\n=====\n\n.. note::\n\n   See `one <https://a.example/>`_.\n\n.. versionadded:: 3\n\n"
        "   Or `two <https://b.example/>`__, :doc:`three <other>`.\n",
        "a.rst",
    )
    assert [link.target for link in document.links] == ["https://a.example/", "https://b.example/"]
    assert "three" in document.text


def test_links_in_arguments_roles_and_raw_html_of_rst_are_links():
    document = text_of(
        "A\n=\n\n.. seealso:: `One <https://a.example/>`__\n\nA :download:`file <https://b.example/f.zip>`.\n\n"
        '.. raw:: html\n\n   <p>And <a href="https://c.example/">three</a>.</p>\n\n'
        ".. raw:: latex\n\n   \\url{https://d.example/}\n",
        "a.rst",
    )
    assert [(link.text, link.target) for link in document.links] == [
        ("One", "https://a.example/"),
        ("file", "https://b.example/f.zip"),
        ("three", "https://c.example/"),
    ]


def test_sections_of_rst_stand_below_its_title():
    document = text_of("Title\n=====\n\nOne\n---\n\nA.\n\nTwo\n---\n\nSub\n~~~\n\nSee https://a.example/.\n", "a.rst")
    assert document.blocks[document.links[0].block].headings == ("Title", "Two", "Sub")


def test_rst_nested_deeper_than_docutils_follows_is_read_without_structure():
    text = "".join(" " * n + "* x\n\n" for n in range(0, 1200, 2)) + "\nhttps://a.example/\n"
    document = text_of(text, "a.rst")
    assert "https://a.example/" in {link.target for link in document.links}


def test_a_notebook_of_code_alone_is_refused():
    with pytest.raises(UnreadableSource, match="only code"):
        text_of('{"cells": [{"cell_type": "code", "source": "x"}, 5, {"source": 3}], "nbformat": 4}', "a")


def test_a_url_in_wikitext_ends_where_the_sentence_goes_on():
    text = "== 記録 ==\n<ref>x</ref>（https://a.example/1841）。詳しく https://b.example/c_(d), “https://c.example/”"
    links = text_of(text, "a.wiki").links
    assert [link.target for link in links] == [
        "https://a.example/1841",
        "https://b.example/c_(d)",
        "https://c.example/",
    ]


def test_a_url_between_two_pairs_of_brackets_ends_at_the_bar():
    (link,) = text_of("== A ==\n[[https://a.example/é|two words]] <ref>b</ref>", "a.wiki").links
    assert (link.target, link.text) == ("https://a.example/%C3%A9", "two words")


def test_of_a_picture_in_wikitext_only_the_caption_is_text():
    document = text_of("[[File:g.png|thumb|alt=A gauge|Seen [https://b.example/ here] ]]<ref>x</ref>", "a.wiki")
    assert document.text.startswith("Seen here")
    assert [link.target for link in document.links] == ["https://b.example/"]


def test_a_bracket_that_a_url_in_rst_has_opened_is_closed_in_it():
    (link,) = text_of("A\n=\n\nSee https://a.example/b_(c) and go.", "a.rst").links
    assert link.target == "https://a.example/b_(c)"


def test_a_field_in_rst_that_cannot_be_understood_costs_nothing_else():
    document = text_of(
        "=====\nTitle\n=====\n\n:Author: Ann\n:Date:   ====\nyear where\n==== =====\n\nSee https://a.example/.", "a.rst"
    )
    assert [link.target for link in document.links] == ["https://a.example/"]
    assert document.warnings == ()


def test_a_picture_in_wikitext_that_leads_elsewhere_is_a_link():
    document = text_of(
        "== A ==\n[[File:g.png|thumb|link=https://b.example/|alt=A gauge]]\n[[Datei:h.png|mini|links]]"
        " Words.<ref>x</ref>",
        "a.wiki",
    )
    assert [(link.target, link.text) for link in document.links] == [("https://b.example/", "A gauge")]
    assert "mini" not in document.text


def test_a_bare_url_in_wikitext_ends_at_a_bracket_written_as_an_entity():
    (link,) = text_of("== A ==\nSee &lt;https://a.example/b&gt;, and<ref>x</ref>", "a.wiki").links
    assert link.target == "https://a.example/b"


def test_of_a_notebook_cut_short_the_whole_cells_are_read_and_the_loss_is_told():
    cells = ",\n".join(
        f'{{"cell_type": "markdown", "metadata": {{}}, "source": ["See <https://a.example/{number}>"]}}'
        for number in range(3)
    )
    document = text_of(f'{{"cells": [\n{cells}'[:-10], "a.ipynb")
    assert [link.target for link in document.links] == ["https://a.example/0", "https://a.example/1"]
    assert document.warnings == ("the notebook is damaged or cut short; what could be read of it was",)
    document = text_of(
        '{"cells": [{"cell_type": "markdown", "source": ["<https://a.example/>\\n", "and <https', "a.ipynb"
    )
    assert [link.target for link in document.links] == ["https://a.example/"]


def test_templates_of_other_wikis_and_parts_of_works_give_their_links():
    document = text_of(
        "== A ==\n{{Literatur |Autor=B |Titel=Vier |Online=https://a.example/4 |Datum=2018}}"
        " {{URL|https://a.example/5|five}}"
        "<ref>{{Cita web |url=https://a.example/7 |título=Siete |urlarchivo=https://b.example/7}}</ref>"
        "<ref>{{cite book |title=Ten |url=https://a.example/10 |chapter=Nine |chapter-url=https://a.example/9}}</ref>"
        " [[doi:10.5555/six]]",
        "a.wiki",
    )
    assert [(link.target, link.text) for link in document.links] == [
        ("https://a.example/4", "Vier"),
        ("https://a.example/5", "five"),
        ("https://doi.org/10.5555/six", "doi:10.5555/six"),
        ("https://a.example/7", "Siete"),
        ("https://b.example/7", "Archived"),
        ("https://a.example/10", "Ten"),
        ("https://a.example/9", "Nine"),
    ]
