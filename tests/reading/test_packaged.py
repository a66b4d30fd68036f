"""Articles in zip files: Word, OpenDocument and EPUB."""

import io
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from crawler.citing import cite
from crawler.reading import BlockKind, Source, UnreadableSource, packages, read
from crawler.reading.kinds import Kind, kind_of
from crawler.reading.worker import parse

FORMATS = Path(__file__).parents[1] / "data" / "formats"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LONG = "https://long.example/2021/04/05/"
REST = "-headline-that-newspapers-like-to-have-in-their-addresses-because-search-engines-read-them"
CITED = {
    "https://survey.example/herring/2020?edition=2": "inline",
    "https://log.example/vessels": "inline",
    "https://doi.org/10.5555/herring.2019": "inline",
    "https://echo.example/soundings": "footnote",
    "https://harbour.example/minutes.html": "footnote",
    "https://tables.example/north": "inline",
    "https://doi.org/10.5555/12345678": "reference",
    "https://reports.example/2020/shoals.pdf": "reference",
}


def packed(members: dict[str, str | bytes], name: str = "a") -> Source:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in members.items():
            package.writestr(member, content)
    return Source(name, file.getvalue())


def docx(body: str, **more: str) -> Source:
    return packed({"word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>", **more})


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.odt", "pandoc.epub"])
def test_links_notes_tables_and_references_are_read(name):
    document = read(Source(name, (FORMATS / name).read_bytes()))
    roles = {c.target: c.role.value for c in cite(document, "a") if c.role.cited}
    assert roles == CITED
    assert document.links[0].text == "a survey of spawning grounds"
    assert document.warnings == ()
    metadata = document.metadata
    assert (metadata.title, metadata.authors) == ("Who counts the herring?", ("Ada Fisher",))
    assert (metadata.published, metadata.language) == ("2021-05-04", "en")


@pytest.mark.parametrize("name", ["libreoffice.docx", "libreoffice.odt"])
def test_links_are_read_wherever_they_stand_and_deleted_ones_are_not(name):
    links = read(Source(name, (FORMATS / name).read_bytes())).links
    assert sorted(link.target or link.href for link in links) == sorted([
        "https://harbour.example/office",
        "https://minutes.example/1841.html",
        "https://minutes.example/bare",
        "https://end.example/note",
        "https://inserted.example/",
        "https://box.example/in",
        "https://box.example/bare",
        "https://pictures.example/gauge",
        "https://shape.example/words",
        "#mark",
        "mailto:a@harbour.example",
        "../other.odt",
        "https://list.example/1",
        "https://list.example/2",
        "https://tables.example/north?x=1&y=2#z",
        LONG + "a-very-long" + REST + "-to-the-end.html?utm_source=feed&utm_medium=rss",
        LONG.replace("05", "06") + "another-very-long" + REST + ".html",
        "https://harbour.example/ar/%D9%85",
        "https://gauge.example/ar/1841",
        "https://harbour.example/ja/",
        "https://gauge.example/ja/1841",
        "https://placeholder.example/",
        "https://doi.org/10.5555/tide.2020.17",
        "https://doi.org/10.5555/tide.2020.18",
        "https://section.example/",
        "https://doi.org/10.5555/12345678",
    ])  # fmt: skip


@pytest.mark.parametrize("kind", [Kind.DOCX, Kind.ODT, Kind.EPUB])
def test_the_kind_is_told_by_content_whatever_the_name(kind):
    assert kind_of(Source("article.txt", (FORMATS / f"pandoc.{kind}").read_bytes())) is kind


def test_links_that_word_writes_as_fields_are_read_and_deleted_words_are_not():
    document = read(
        docx(
            "<w:p>"
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://a.example/1" \\l "x" '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            f'{run("one")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            f'<w:fldSimple w:instr="HYPERLINK https://a.example/2">{run("two")}</w:fldSimple>'
            f'<w:fldSimple w:instr="PAGE">{run(" 7 ")}</w:fldSimple>'
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        )
    )
    assert [(link.text, link.target) for link in document.links] == [
        ("one", "https://a.example/1#x"),
        ("two", "https://a.example/2"),
    ]
    assert "gone" not in document.text


def field(instruction: str, shown: str) -> str:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    parts = instruction if "<" in instruction else f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return f"{begin}{parts}{middle}{shown}{end}"


def test_a_field_within_the_words_of_a_link_ends_nothing_and_one_within_its_address_is_a_part_of_it():
    instruction = (
        '<w:r><w:instrText> HYPERLINK "https://a.</w:instrText></w:r>'
        f'{field("DOCPROPERTY site", run("example"))}<w:r><w:instrText>/1" </w:instrText></w:r>'
    )
    document = read(
        docx(
            f"<w:p>{field(instruction, run('page ') + field('PAGEREF _1', run('7')) + run(' of it'))}{run(' is')}</w:p>"
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>'
            f"<w:p>{run('The rest')}</w:p>"
        )
    )
    assert [(link.text, link.target) for link in document.links] == [("page 7 of it", "https://a.example/1")]
    assert document.text == "page 7 of it is\n\nThe rest"


def test_what_a_picture_says_to_those_who_do_not_see_it_is_the_words_of_its_link():
    more = {
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="r" TargetMode="External" '
        'Type="x/hyperlink" Target="https://a.example/"/></Relationships>'
    }
    drawing = "<w:drawing><docPr descr='A gauge'>{}</docPr></w:drawing>"
    around = f'<w:hyperlink r:id="r"><w:r>{drawing.format("")}</w:r></w:hyperlink>'
    inside = drawing.format('<hlinkClick r:id="r"/>')
    links = read(docx(f"<w:p>{around}</w:p><w:p>{inside}</w:p>", **more)).links
    assert [(link.text, link.target) for link in links] == [("A gauge", "https://a.example/")] * 2


def test_a_url_in_letters_for_code_is_no_link():
    styles = f'<w:styles {W}><w:style w:styleId="a"><w:name w:val="Verbatim Char"/></w:style></w:styles>'
    relations = '<Relationships><Relationship Id="1" Type="x/styles" Target="styles.xml"/></Relationships>'
    code = '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:t>https://a.example/code</w:t></w:r>'
    body = f"<w:p>{code}{run(' and https://a.example/1')}</w:p>"
    (link,) = read(docx(body, **{"word/styles.xml": styles, "word/_rels/document.xml.rels": relations})).links
    assert link.target == "https://a.example/1"


def test_a_picture_that_says_twice_where_it_leads_is_one_link_and_an_old_one_is_a_link_too():
    more = {
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="r" TargetMode="External" '
        'Type="x/hyperlink" Target="https://a.example/"/></Relationships>'
    }
    picture = '<w:drawing><hlinkClick r:id="r"/><hlinkClick r:id="r"/></w:drawing>'
    shape = '<w:pict><v:shape xmlns:v="urn:v" href="https://b.example/" alt="A gauge"/></w:pict>'
    links = read(docx(f"<w:p>{picture}{shape}{picture}</w:p>", **more)).links
    assert [link.target for link in links] == ["https://a.example/", "https://b.example/", "https://a.example/"]


def test_a_picture_in_a_link_that_leads_to_the_same_is_one_link():
    inner = '<a:hlinkClick xmlns:a="a" r:id="h"/>'
    picture = f'<w:drawing><wp:docPr xmlns:wp="w" descr="a drawing">{inner}</wp:docPr></w:drawing>'
    relations = (
        '<Relationships><Relationship Id="h" TargetMode="External" Target="https://a.example/"/></Relationships>'
    )
    body = f'<w:p><w:hyperlink r:id="h"><w:r>{picture}</w:r></w:hyperlink></w:p>'
    document = read(docx(body + f"<w:p>{run('Words.')}</w:p>", **{"word/_rels/document.xml.rels": relations}))
    assert [(link.href, link.text) for link in document.links] == [("https://a.example/", "a drawing")]


def test_an_address_in_a_field_may_stand_behind_a_switch():
    begun, separate, ended = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end"))
    instruction = '<w:r><w:instrText> HYPERLINK \\o "A tip" "https://a.example/" </w:instrText></w:r>'
    document = read(docx(f"<w:p>{begun}{instruction}{separate}{run('words')}{ended}{run(' behind')}</w:p>"))
    assert [(link.href, link.text) for link in document.links] == [("https://a.example/", "words")]


def test_a_link_in_word_that_lost_its_target_is_a_link_without_one():
    more = {
        "word/_rels/document.xml.rels": '<Relationships><Relationship Id="r" TargetMode="External" '
        'Type="x/hyperlink" Target=""/></Relationships>'
    }
    (link,) = read(docx(f'<w:p><w:hyperlink r:id="r">{run("lost")}</w:hyperlink></w:p>', **more)).links
    assert (link.text, link.target) == ("lost", None)


def test_words_split_over_runs_are_whole_and_a_url_typed_in_pieces_is_a_link():
    (link,) = read(docx(f"<w:p>{run('see https://a.exam')}{run('ple/x now')}</w:p>")).links
    assert link.target == "https://a.example/x"


def test_notes_that_nothing_refers_to_and_endnotes_are_read_too():
    relations = '<Relationships><Relationship Id="1" Type="x/endnotes" Target="endnotes.xml"/></Relationships>'
    notes = f'<w:endnotes {W}><w:endnote w:id="5"><w:p>{run("https://a.example/note")}</w:p></w:endnote></w:endnotes>'
    more = {"word/_rels/document.xml.rels": relations, "word/endnotes.xml": notes}
    document = read(docx(f"<w:p>{run('Text')}</w:p>", **more))
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]
    assert len(document.links) == 1


def test_what_word_does_not_show_is_not_read():
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not https://hidden.example/a</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>but https://shown.example/b</w:t></w:r>'
    within = f'<w:hyperlink r:id="h">{hidden}</w:hyperlink>'
    relations = (
        '<Relationships><Relationship Id="h" TargetMode="External" Target="https://within.example/"/></Relationships>'
    )
    document = read(
        docx(f"<w:p>{run('Seen. ')}{hidden}{within}{shown}</w:p>", **{"word/_rels/document.xml.rels": relations})
    )
    assert [link.href for link in document.links] == ["https://shown.example/b"]
    assert "hidden" not in document.text


def chunk(name: str, content: str) -> Source:
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
    relations = f'<Relationships><Relationship Id="c" Type="{related}" Target="{name}"/></Relationships>'
    body = f'<w:p>{run("Before.")}</w:p><w:altChunk r:id="c"/><w:p>{run("Behind.")}</w:p>'
    return docx(body, **{"word/_rels/document.xml.rels": relations, f"word/{name}": content})


PAGE = '<html><body><p>It holds <a href="https://chunk.example/">a link</a>.</p></body></html>'
HTML_PART = "Content-Type: text/html\n\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.htm", PAGE),
        ("a.mht", f"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n{HTML_PART}{PAGE}\n--b--\n"),
    ],
)
def test_a_page_that_stands_whole_in_a_word_document_is_read_in_its_place(name, content):
    document = read(chunk(name, content))
    assert [(link.target, link.text) for link in document.links] == [("https://chunk.example/", "a link")]
    assert document.text.split("\n\n") == ["Before.", "It holds a link.", "Behind."]
    assert document.warnings == ()


def test_of_a_document_of_another_kind_in_a_word_document_it_is_said_that_it_was_not_read():
    document = read(chunk("a.rtf", r"{\rtf1 See https://chunk.example/}"))
    assert document.links == ()
    assert document.warnings == ("a document of another kind that stands in it was not read",)


def odt(styles: str, body: str) -> Source:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
        ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
        ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"META-INF/manifest.xml": "<manifest/>", "content.xml": content})


def test_what_an_opendocument_text_does_not_show_is_not_read():
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    words = (
        '<text:p>Seen. <text:span text:style-name="T1">Not https://hidden.example/a</text:span> Seen again.</text:p>'
    )
    document = read(odt(style, words))
    assert document.text == "Seen. Seen again."
    assert document.links == ()


def test_a_paragraph_in_the_style_of_a_heading_is_a_heading():
    words = '<text:p text:style-name="Heading_20_2">The books</text:p><text:p>See https://a.example/.</text:p>'
    document = read(odt("", words))
    assert document.blocks[1].headings == ("The books",)


def test_an_opendocument_text_that_was_packed_anew_is_known_by_its_members():
    assert kind_of(odt("", "")) is Kind.ODT


def test_a_picture_in_an_opendocument_text_that_says_twice_where_it_leads_is_one_link():
    picture = (
        '<draw:a xlink:href="https://a.example/"><draw:frame><svg:title>a drawing</svg:title></draw:frame></draw:a>'
    )
    document = read(odt("", f'<text:p>See <text:a xlink:href="https://a.example/">{picture}</text:a> here.</text:p>'))
    assert [(link.href, link.text) for link in document.links] == [("https://a.example/", "a drawing")]


WORDS = "The harbour board counted the shoals twice in that year, once from the air and once from its own vessels. "


def book(chapters: dict[str, str], metadata: str = "") -> Source:
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    return packed({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>',
        "book.opf": f'<package xmlns:opf="http://www.idpf.org/2007/opf">{metadata}<manifest>{items}</manifest>'
        f"<spine>{spine}</spine></package>",
        **{name: f"<html><body>{body}</body></html>" for name, body in chapters.items()},
    })  # fmt: skip


def test_notes_of_a_chapter_are_notes_whatever_they_are_written_in():
    chapter = (
        f"<p>{WORDS} <a href='#f1'>1</a></p><p>{WORDS}</p><section class='footnotes'><ol><li id='f1'>"
        "<p>See <a href='https://note.example/'>the minutes</a> and https://bare.example/a.</p></li></ol></section>"
    )
    roles = {c.target: c.role.value for c in cite(read(book({"a.xhtml": chapter})), "a") if c.role.cited}
    assert roles == {"https://note.example/": "footnote", "https://bare.example/a": "footnote"}


def test_notes_in_a_chapter_of_their_own_are_notes():
    chapters = {
        "a.xhtml": f"<p>{WORDS}<a href='n.xhtml#n1'>1</a> {WORDS} <a href='https://a.example/'>A list</a>.</p>",
        "b.xhtml": f"<h2>Two</h2><p>{WORDS}<a href='n.xhtml#n2'>1</a></p>",
        "n.xhtml": "<p><a href='a.xhtml#r1'>1</a>. See <a href='https://note.example/1'>one</a>.</p>"
        "<p><a href='b.xhtml#r2'>1</a>. https://note.example/2</p>",
    }
    roles = {c.target: c.role.value for c in cite(read(book(chapters)), "a") if c.role.cited}
    assert roles == {
        "https://a.example/": "inline",
        "https://note.example/1": "footnote",
        "https://note.example/2": "footnote",
    }


def test_who_drew_or_translated_a_book_has_not_written_it():
    second = (
        '<metadata><creator opf:role="aut">Ada Fisher</creator><creator opf:role="ill">Bo Marsh</creator></metadata>'
    )
    third = (
        '<metadata><creator id="a">Ada Fisher</creator><creator id="b">Bo Marsh</creator>'
        '<meta refines="#b" property="role" scheme="marc:relators">trl</meta></metadata>'
    )
    only = '<metadata><creator opf:role="edt">Cy Elm</creator></metadata>'
    for metadata, authors in ((second, ("Ada Fisher",)), (third, ("Ada Fisher",)), (only, ("Cy Elm",))):
        assert read(book({"a.xhtml": f"<p>{WORDS}</p>"}, metadata)).metadata.authors == authors


def test_links_between_chapters_are_links_within_the_book():
    source = packed(
        {
            "META-INF/container.xml": '<container><rootfile full-path="o/book.opf"/></container>',
            "o/book.opf": '<package><manifest><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/></spine></package>',
            "o/a.xhtml": '<html><p>First, <a href="b.xhtml#n">the second</a></p></html>',
            "o/b.xhtml": '<html><p>Second <a href="https://a.example/">out</a></p></html>',
        }
    )
    document = read(source)
    assert document.text == "First, the second\n\nSecond out"
    assert [(c.href, c.role.value) for c in cite(document, "a")] == [
        ("#b.xhtml#n", "self"),
        ("https://a.example/", "inline"),
    ]


def test_encrypted_chapters_are_told():
    source = packed(
        {
            "META-INF/container.xml": '<container><rootfile full-path="book.opf"/></container>',
            "META-INF/encryption.xml": '<encryption><CipherReference URI="a.xhtml"/></encryption>',
            "book.opf": '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
            '</manifest><spine><itemref idref="a"/></spine></package>',
            "a.xhtml": b"\x8f\x13",
        }
    )
    with pytest.raises(UnreadableSource, match="chapters that are encrypted were not read"):
        read(source)


@pytest.mark.parametrize("size", [100 << 20, 20 << 20])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as member:
        for _ in range(size >> 20):
            member.write(bytes(1 << 20))
    tracemalloc.start()
    with pytest.raises(UnreadableSource, match=r"^bomb: what is packed in it is too large[^\n]*$"):
        parse(Source("bomb", file.getvalue()), Kind.DOCX)
    assert tracemalloc.get_traced_memory()[1] < 64 << 20
    tracemalloc.stop()


def test_more_members_than_any_document_has_are_refused(monkeypatch):
    monkeypatch.setattr(packages, "MAX_MEMBERS", 2)
    with pytest.raises(UnreadableSource, match="files are packed in it"):
        parse(docx("", a="", b=""), Kind.DOCX)


def test_entities_are_not_replaced_and_nothing_is_loaded(tmp_path):
    (tmp_path / "secret").write_text("secret")
    entities = f'<!DOCTYPE d [<!ENTITY s SYSTEM "file://{tmp_path}/secret"><!ENTITY t "laugh">]>'
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>a &s; b &t;</w:t></w:r></w:p></w:body></w:document>"
    assert read(packed({"word/document.xml": entities + body})).text == "a"


def test_xml_nested_deeper_than_any_document_is_read_as_far_as_it_goes():
    body = f"<w:p>{run('https://a.example/')}</w:p>" + "<w:tbl>" * 100_000
    document = read(docx(body))
    assert [link.target for link in document.links] == ["https://a.example/"]
    assert "nested too deep" in document.warnings[0]


@pytest.mark.parametrize("name", ["pandoc.docx", "pandoc.odt", "pandoc.epub"])
def test_of_a_file_cut_short_what_can_be_unpacked_is_read_and_the_loss_is_told(name):
    data = (FORMATS / name).read_bytes()
    whole = [link.target for link in read(Source("a", data)).links]
    document = read(Source("a", data[:-100]))
    assert [link.target for link in document.links] == whole
    assert "cut short; what could be unpacked" in document.warnings[-1]
    with pytest.raises(UnreadableSource, match=r"^a: [^\n]+$"):
        read(Source("a", data[:300]))


def test_of_a_member_that_ends_early_the_beginning_is_read():
    source = docx("".join(f"<w:p>{run(f'https://a.example/{number}')}</w:p>" for number in range(2000)))
    document = read(Source("a", source.data[: len(source.data) // 2]))
    found = [link.target for link in document.links]
    assert 500 < len(found) < 2000
    assert found[:-1] == [f"https://a.example/{number}" for number in range(len(found) - 1)]
    assert len(document.warnings) == 2


def test_a_bomb_without_a_list_of_members_is_refused_before_it_is_unpacked():
    bomb = packed({"word/document.xml": b"0" * (40 << 20)})
    with pytest.raises(UnreadableSource, match="too large"):
        read(Source("a", bomb.data[:-60]))
