"""What an article cites by keys, in bibliographies and parts that stand beside it."""

import os
import time

import pytest

from crawler import sources
from crawler.citing import cite
from crawler.reading import beside, read

BIB = r"""
@article{quist2018, author={Quist, Mara}, title={T}, year=2018, doi={10.5555/1}, url={https://journal.example/tides_1}}
@misc{lund2021, author={Lund, S. and A, B and C, D}, title={P}, year=2021, eprint={2101.00001}, archiveprefix={arXiv}}
@book{silent, title={No link}, year={2020}}
@misc{listed, title={Only listed}, url={https://listed.example/}}
@misc{unused, title={Unused}, url={https://unused.example/}}
"""
BBL = r"\begin{thebibliography}{1}\bibitem{quist2018} Quist, \url{https://made.example/}.\end{thebibliography}"
BIBER = r"""
\entry{quist2018}{article}{}
  \name{author}{1}{}{%
    {{hash=x}{%
       family={Quist},
       given={Mara}}}%
  }
  \field{title}{Tides of the {N}orth}
  \field{year}{2018}
  \verb{doi}
  \verb 10.5555/1
  \endverb
\endentry
"""


def latex(body: str, preamble: str = "") -> str:
    return f"\\documentclass{{article}}{preamble}\\begin{{document}}{body}\\end{{document}}"


@pytest.fixture
def article(tmp_path):
    """Write files into a folder, and read the first of them."""

    def written(**files: str):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        return read(sources.load(str(tmp_path / next(iter(files)).replace("_", "."))))

    return written


def cited(document) -> list[tuple[str, str, str | None]]:
    return [(c.role.value, c.text, c.target) for c in cite(document, "a")]


def test_a_cited_entry_is_a_citation_at_its_place_by_each_of_its_links(article):
    document = article(
        paper_tex=latex(r"The gauge \cite[p.~3]{quist2018}.\footcite{lund2021} \nocite{listed}\bibliography{refs}"),
        refs_bib=BIB,
    )
    assert cited(document) == [
        ("inline", "Quist 2018", "https://journal.example/tides_1"),
        ("inline", "Quist 2018", "https://doi.org/10.5555/1"),
        ("footnote", "Lund et al. 2021", "https://arxiv.org/abs/2101.00001"),
        ("reference", "Only listed", "https://listed.example/"),
    ]
    assert "The gauge [Quist 2018]." in document.text
    assert document.warnings == (
        "entries of its bibliographies that it does not cite, and that are no citations of it: 2",
    )


def test_several_keys_of_one_command_and_of_many_are_cited(article):
    document = article(
        paper_tex=latex(
            r"One \parencite{quist2018,lund2021}, two \autocites[1]{QUIST2018}[2][3]{silent}.",
            "\\addbibresource[glob]{refs.bib}% \\addbibresource{more.bib}\n",
        ),
        refs_bib=BIB,
    )
    assert "One [Quist 2018; Lund et al. 2021], two [Quist 2018; No link]." in document.text
    assert len(document.links) == 5
    assert document.warnings[1:] == ("cited entries that name neither a URL nor an identifier: 1",)


@pytest.mark.parametrize("cite", [r"\cite<see>[p.~3]{quist2018}", r"\parencites(see)(and more)[1]{quist2018}"])
def test_words_around_keys_are_no_keys_in_the_ways_of_any_package(article, cite):
    document = article(paper_tex=latex(rf"One {cite}. \bibliography{{refs}}"), refs_bib=BIB)
    assert document.text.startswith("One [Quist 2018].")


def test_a_key_that_is_nowhere_and_a_bibliography_that_is_missing_are_told_in_one_line_each(article):
    text = latex(r"One \cite{gone,quist2018}. \bibliography{refs}")
    (missing,) = article(paper_tex=text).warnings
    assert missing == "a bibliography is not beside it, so that what is cited from there was not read: refs.bib"
    unknown = article(paper_tex=text, refs_bib=BIB).warnings[0]
    assert unknown == "cited, but in none of its bibliographies: gone"


@pytest.mark.parametrize("made", [BBL, BIBER])
def test_what_tex_made_of_a_bibliography_stands_in_for_it(article, made):
    document = article(paper_tex=latex(r"One \cite{quist2018}. \bibliography{refs}"), paper_bbl=made)
    assert {link.target for link in document.links} <= {"https://made.example/", "https://doi.org/10.5555/1"}
    assert len(document.links) == 1
    assert "what TeX made of it was read instead" in document.warnings[0]


def test_parts_in_files_of_their_own_stand_in_their_places_once(article):
    document = article(
        paper_tex=latex(
            r"One. \input{parts/two} \include{three}% \input{four}" + "\n\\input five\n \\input{parts/two}"
        ),
        parts__two_tex=r"Two \url{https://two.example/}. \input{parts/two}",
        three_tex=latex(r"Three \url{https://three.example/}."),
        four_tex="Four https://four.example/",
        five_tex=r"Five \cite{quist2018} \bibliography{refs}",
        refs_bib=BIB,
    )
    assert document.text.startswith("One. Two https://two.example/. Three https://three.example/.")
    assert [link.target for link in document.links] == [
        "https://two.example/",
        "https://three.example/",
        "https://journal.example/tides_1",
        "https://doi.org/10.5555/1",
    ]


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "~/secret", "C:/secret", "https://a.example/x", "link", "a\x1b"]
)
def test_nothing_outside_the_articles_folder_is_read(tmp_path, name):
    (tmp_path / "secret.tex").write_text("secret")
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "link.tex").symlink_to(tmp_path / "secret.tex")
    (folder / "a.tex").write_text(latex(rf"One. \input{{{name}}}\bibliography{{{name}}}"))
    source = sources.load(str(folder / "a.tex"))
    assert source.beside == {}
    assert "secret" not in read(source).text.replace(name, "")


def test_what_is_no_file_or_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(beside, "MAX_BYTES", 100)
    os.mkfifo(tmp_path / "pipe.tex")
    (tmp_path / "large.tex").write_text("x" * 101)
    (tmp_path / "small.tex").write_text("x" * 99)
    (tmp_path / "rest.tex").write_text("xx")
    (tmp_path / "a.tex").write_text(latex(r"\input{pipe}\input{large}\input{small}\input{rest}\input{.}"))
    assert list(sources.load(str(tmp_path / "a.tex")).beside) == ["small.tex"]


def test_parts_without_end_are_read_up_to_a_number(tmp_path, monkeypatch):
    monkeypatch.setattr(beside, "MAX_FILES", 3)
    for number in range(5):
        (tmp_path / f"{number}.tex").write_text(rf"{number} \input{{{number + 1}}}")
    (tmp_path / "a.tex").write_text(latex(r"\input{0}"))
    assert list(sources.load(str(tmp_path / "a.tex")).beside) == ["0.tex", "1.tex", "2.tex"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a_md",
            "---\nbibliography: refs.bib\n---\n\nOld [see @quist2018, p. 3; -@lund2021], not @nobody or a@b.example.",
        ),
        ("a_md", "---\nbibliography: [refs.bib, 'refs.json']\n---\n\nOld [see @{quist2018}]; *@lund2021*."),
        ("a_rst", "A\n=\n\nOld :cite:p:`quist2018, lund2021`.\n\n.. bibliography:: refs.bib\n"),
    ],
)
def test_keys_in_markdown_and_restructuredtext_are_cited_too(article, name, text):
    document = article(**{name: text}, refs_bib=BIB, refs_json="[]")
    assert [c.target for c in cite(document, "a") if c.role.cited] == [
        "https://journal.example/tides_1",
        "https://doi.org/10.5555/1",
        "https://arxiv.org/abs/2101.00001",
    ]
    assert document.warnings[0].startswith("entries of its bibliographies that it does not cite")


def test_an_article_with_parts_may_be_named_by_an_address_for_files(tmp_path):
    (tmp_path / "a.tex").write_text(latex(r"\input{b}"))
    (tmp_path / "b.tex").write_text("b")
    assert list(sources.load((tmp_path / "a.tex").as_uri()).beside) == ["b.tex"]


@pytest.mark.parametrize("piece", [r"\entry{a}{b}", r"\entry{a}{b}\endentry", r"\field{a}{", r"family={a", r"\verb{a}"])
def test_a_list_that_is_broken_takes_no_time(article, piece):
    before = time.process_time()
    document = article(paper_tex=latex(r"One \cite{a}. \bibliography{refs}"), paper_bbl=BIBER + piece * 50_000)
    assert time.process_time() - before < 3
    assert document.text.startswith("One")
