"""What articles that are no web pages state of themselves."""

import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.reading import Source, read, stating, xmp
from crawler.reading.document import Metadata

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
 <rdf:Description prism:doi="10.5555/AB" prism:publicationDate="2020-02-03" pdf:Producer="x">
 <dc:creator><rdf:Seq><rdf:li>Ann Example</rdf:li><rdf:li>Jo Example</rdf:li></rdf:Seq></dc:creator>
 <dc:title><rdf:Alt><rdf:li xml:lang="x-default">A  title</rdf:li></rdf:Alt></dc:title>
 <dc:publisher>The House</dc:publisher>
 <xmpRights:WebStatement>https://creativecommons.org/licenses/by/4.0/</xmpRights:WebStatement>
 </rdf:Description></rdf:RDF></x:xmpmeta>"""
STATED = Metadata(
    title="A title",
    authors=("Ann Example", "Jo Example"),
    published="2020-02-03",
    publisher="The House",
    doi="10.5555/ab",
    licence="https://creativecommons.org/licenses/by/4.0/",
)


def packed(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/").replace("_", "."), content)
    return file.getvalue()


def test_a_pdf_file_states_it_in_xmp_of_which_that_of_a_picture_is_none():
    picture = (
        XMP.replace("10.5555/AB", "10.5555/picture").replace("prismstandard", "x").replace("ns.adobe.com/pdf/", "y")
    )
    assert xmp.metadata_of(b"%PDF-1.7" + XMP.encode() + b"stream" + picture.encode()) == STATED


@pytest.mark.parametrize(
    "broken", [XMP[:300], XMP.replace("</rdf:Seq>", ""), XMP.replace("<dc:title>", "<dc:title>&x;"), "<x:xmpmeta"]
)
def test_xmp_that_is_broken_states_what_can_be_read_of_it(broken):
    assert xmp.metadata_of(broken.encode()).licence in {None, STATED.licence}


def test_front_matter_states_it_under_names_of_many_tools():
    text = (
        "---\ntitle: A\nlastmod: 2020-02-03\npublisher: {name: The House}\ndoi: https://doi.org/10.5555/AB\n"
        "license: {text: 'under CC BY 4.0'}\n---\n\nWords."
    )
    found = read(Source("a.md", text.encode())).metadata
    assert (found.updated, found.publisher, found.doi, found.licence) == (
        "2020-02-03", "The House", "10.5555/ab", "CC BY 4.0",
    )  # fmt: skip


def test_a_word_file_and_an_opendocument_file_state_when_they_were_saved():
    body = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:body></w:document>'
    relations = '<Relationships><Relationship Type="x/core-properties" Target="docProps/core.xml"/></Relationships>'
    core = "<c><identifier>doi:10.5555/AB</identifier><modified>2020-02-03T04:05:06Z</modified></c>"
    members = {"word__document_xml": body, "_rels/.rels": relations, "docProps__core_xml": core}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in members.items():
            package.writestr(name if "rels" in name else name.replace("__", "/").replace("_", "."), content)
    found = read(Source("a", file.getvalue())).metadata
    assert (found.published, found.updated, found.doi) == (None, "2020-02-03T04:05:06+00:00", "10.5555/ab")
    meta = "<m><meta><date>2020-02-03T04:05:06</date><publisher>The House</publisher></meta></m>"
    odt = packed(
        mimetype="application/vnd.oasis.opendocument.text",
        content_xml="<d><body><p>Words</p></body></d>",
        meta_xml=meta,
    )
    found = read(Source("a", odt)).metadata
    assert (found.published, found.updated, found.publisher) == (None, "2020-02-03T04:05:06", "The House")


def test_a_book_a_notebook_and_latex_state_it_too():
    book = (
        "<package><metadata><publisher>The House</publisher><rights>CC0</rights><identifier>doi:10.5555/AB</identifier>"
        '<meta property="dcterms:modified">2020-02-03T04:05:06Z</meta></metadata><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    container = '<container><rootfile full-path="b.opf"/></container>'
    data = packed(**{"META-INF/container_xml": container, "b_opf": book, "a_xhtml": "<p>Words</p>"})
    found = read(Source("a", data)).metadata
    assert (found.publisher, found.licence, found.doi) == ("The House", "CC0", "10.5555/ab")
    assert found.updated == "2020-02-03T04:05:06+00:00"
    stated = {"date": "2020-02-03", "doi": "10.5555/AB", "license": "CC-BY-4.0"}
    cells = [{"cell_type": "markdown", "source": "Words"}]
    found = read(Source("a", json.dumps({"nbformat": 4, "metadata": stated, "cells": cells}).encode())).metadata
    assert (found.published, found.doi, found.licence) == ("2020-02-03", "10.5555/ab", "CC BY 4.0")
    found = read(Source("a", rb"\documentclass{x}\acmDOI{10.5555/AB}\begin{document}Words\end{document}")).metadata
    assert found.doi == "10.5555/ab"


@given(st.text(max_size=60) | st.from_regex(r"(doi:|https://doi.org/)?10\.\d{4}/.{1,20}", fullmatch=True))
def test_whatever_is_stated_a_doi_is_one_and_a_moment_is_iso_8601(text):
    doi, moment, licence = stating.doi([text]), stating.moment(text), stating.licence([text])
    assert doi is None or (doi.startswith("10.") and doi == doi.lower() and " " not in doi)
    assert moment is None or moment[4] == "-"
    assert licence is None or licence.startswith(("http", "CC"))


def test_a_day_in_front_matter_is_one_however_it_is_written():
    for written in ("2021-05-04 10:00:00 +0000", "May 4, 2021", "2021-05-04"):
        text = f"---\ntitle: Herring\ndate: {written}\n---\n\nSeen on 2020-01-01.\n"
        assert (read(Source("a.md", text.encode())).metadata.published or "").startswith("2021-05-04")


def test_what_a_library_states_for_an_author_is_none():
    text = "---\ntitle: Herring\nauthor: Un-named\n---\n\nWords.\n"
    assert read(Source("a.md", text.encode())).metadata.authors == ()
