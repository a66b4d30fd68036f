"""Lists of references: BibTeX, CSL-JSON and RIS."""

import json
from pathlib import Path

import pytest

from crawler.citing import cite
from crawler.reading import Source, UnreadableSource, read
from crawler.reading.kinds import Kind, kind_of

FORMATS = Path(__file__).parents[1] / "data" / "formats"


def cited(data: str | bytes, name: str = "a"):
    document = read(Source(name, data.encode() if isinstance(data, str) else data))
    return document, [(c.text, c.target) for c in cite(document, "a")]


def test_each_entry_of_bibtex_is_a_reference_by_its_url_or_its_doi():
    document, found = cited((FORMATS / "herring.bib").read_bytes())
    assert found == [
        ("Nets and Numbers", "https://doi.org/10.5555/12345678"),
        ("https://a.example/x_y", "https://a.example/x_y"),
        ("x", "https://b.example/a%20b#c_d"),
        ("y", "https://c.example/"),
    ]
    assert {c.role.value for c in cite(document, "a")} == {"reference"}
    assert document.text.startswith("Fisher, Ada, Müller, Bo (2019). Nets and Numbers. Journal of Small Harbours")
    assert document.warnings == ("mistakes in the bibliography: 1; its entries were read as far as they go",)


def test_a_url_in_tex_is_the_url_that_is_meant():
    _, found = cited(r"@online{a, title={T}, url={https://a.example/x\_y\%20z\#a\&b~c}}")
    assert found == [("T", "https://a.example/x_y%20z#a&b~c")]


def test_two_entries_of_one_key_are_both_read():
    _, found = cited("@misc{a, url={https://a.example/1}}\n@misc{a, url={https://a.example/2}}")
    assert [target for _, target in found] == ["https://a.example/1", "https://a.example/2"]


def test_a_doi_beside_another_url_is_a_reference_of_its_own_and_beside_its_own_is_none():
    _, found = cited((FORMATS / "herring-csl.json").read_bytes())
    assert found == [
        ("Nets and numbers", "https://doi.org/10.5555/12345678"),
        ("The counting of shoals", "https://reports.example/2020/shoals.pdf"),
        ("doi:10.5555/87654321", "https://doi.org/10.5555/87654321"),
    ]


def test_entries_of_ris_are_references_even_where_one_does_not_end():
    data = (FORMATS / "herring.ris").read_text() + "TY  - ELEC\nUR  - https://c.example/\nTY  - ELEC\nTI  - Nowhere\n"
    document, found = cited(data)
    assert found == [
        ("Nets and numbers", "https://doi.org/10.5555/12345678"),
        ("The counting of shoals", "https://reports.example/2020/shoals.pdf"),
        ("https://c.example/", "https://c.example/"),
    ]
    assert document.warnings == ("entries that name neither a URL nor an identifier: 1",)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ("% Encoding: UTF-8\n\n@Article{a,\n", Kind.BIBTEX),
        ("@string{a = {b}}\n@misc{c, url={https://a.example/}}", Kind.BIBTEX),
        ("@someone wrote to me", Kind.PLAINTEXT),
        ("\ufeffTY  - JOUR\nER  - \n", Kind.RIS),
        ('[{"id": "a", "type": "webpage"}]', Kind.CSL_JSON),
        ('{"cells": [], "metadata": {}, "nbformat": 4}', Kind.NOTEBOOK),
        ('{"type": "thing"}', Kind.PLAINTEXT),
    ],
)
def test_the_kind_is_told_by_how_it_begins(data, kind):
    assert kind_of(Source("a", data.encode())) is kind


@pytest.mark.parametrize("items", [[], [1, None], [{"type": "book", "author": 5, "issued": {"date-parts": 1}}]])
def test_json_of_odd_shape_is_read_or_refused(items):
    text = json.dumps([{"type": "book", "title": 7, "URL": "https://a.example/"}, *items])
    _, found = cited(text)
    assert found == [("7", "https://a.example/")]


@pytest.mark.parametrize("data", ['[{"type": "webpage"', "[" * 9_000 + '{"type": "webpage"'])
def test_damaged_json_is_refused_in_one_line(data):
    with pytest.raises(UnreadableSource, match=r"^a: this JSON is damaged[^\n]*$"):
        cited(data)


def test_a_field_of_ris_that_goes_on_for_ever_takes_no_time():
    document, found = cited("TY  - ELEC\nUR  - https://a.example/\nN1  - " + "a\n" * 2_000_000)
    assert found == [("https://a.example/", "https://a.example/")]
    assert document.warnings == ()
