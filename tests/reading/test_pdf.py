from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.citing import cite
from crawler.reading import BlockKind, LinkKind, Source, UnreadableSource, pdf, read
from crawler.reading.broken_lines import joint, unhyphenated
from crawler.reading.lines import lines_of

FORMATS = Path(__file__).parents[1] / "data" / "formats"
CITED = [
    "https://survey.example/herring/2020?edition=2",
    "https://harbour.example/minutes.html",
    "https://log.example/vessels/north-sea/2020/11/entries/the-long-way-home-from-the-fishing-grounds.html",
    "http://www.harbour.example/tides",
    "https://doi.org/10.5555/herring.2019.000123",
    "https://doi.org/10.5555/12345678-a-very-long-suffix-of-a-registrant.with.dots",
    "https://reports.example/2020/shoals/counting-from-the-air_final-version.pdf",
    "https://echo.example/soundings",
]


def printed(name: str = "chromium.pdf"):
    return read(Source(name, (FORMATS / name).read_bytes()))


def pdf_of(*pages: str, links: str = "", trailer: str = "") -> bytes:
    """Return a PDF file with a page for each content stream; it has no table of objects, which readers make anew."""
    kids = " ".join(f"{10 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj",
        f"2 0 obj <</Type /Pages /Kids [{kids}] /Count {len(pages)}>> endobj",
        "3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj",
    ]
    for n, content in enumerate(pages):
        objects.append(
            f"{10 + 2 * n} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {11 + 2 * n} 0 R"
            f" /Annots [{links}] /Resources <</Font <</F 3 0 R>>>>>> endobj"
        )
        objects.append(f"{11 + 2 * n} 0 obj <</Length {len(content)}>> stream\n{content}\nendstream endobj")
    return "\n".join(["%PDF-1.7", *objects, f"trailer <</Root 1 0 R {trailer}>>", "%%EOF"]).encode("latin-1")


def lines(*texts: str, top: int = 700, step: int = 14, left: int = 50) -> str:
    return " ".join(f"BT /F 12 Tf {left} {top - n * step} Td ({text}) Tj ET" for n, text in enumerate(texts))


def test_links_are_read_with_the_words_under_them_and_bare_ones_over_the_ends_of_lines():
    document = printed()
    assert [link.target for link in document.links] == CITED
    assert [link.text for link in document.links if link.kind is LinkKind.ANCHOR] == [
        "a survey of spawning grounds",
        "the minutes of the harbour board tell another story",
        "echo.example",
    ]
    for link in document.links:
        assert " ".join(document.text[link.start : link.end].split()) == link.text


def test_paragraphs_headings_and_notes_of_a_page_are_told_apart():
    document = printed()
    shown = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert shown[0] == (BlockKind.HEADING, "Who counts the herring?")
    assert shown[3][1].endswith("came to half as much. 1 Which one is right cannot be told from either.")
    assert [kind for kind, _ in shown] == [
        BlockKind.HEADING,
        *[BlockKind.PARAGRAPH] * 3,
        BlockKind.HEADING,
        *[BlockKind.PARAGRAPH] * 2,
        BlockKind.FOOTNOTE,
    ]
    assert {document.regions[block.region].names for block in document.blocks} == {("1",)}


def test_the_roles_follow_from_the_layout():
    roles = [citation.role.value for citation in cite(printed(), "a")]
    assert roles == [*["inline"] * 5, *["reference"] * 2, "footnote"]


def test_metadata_is_what_the_file_says_of_itself():
    metadata = printed().metadata
    assert (metadata.title, metadata.authors) == ("Who counts the herring?", ("Ada Fisher",))
    assert (metadata.published, metadata.language) == ("2021-05-04", "en")


@pytest.mark.parametrize("title", ["Microsoft Word - herring.docx", "untitled", "herring_final2.indd", "IMG_0001"])
def test_what_a_program_puts_for_a_title_is_none(title):
    document = read(Source("a", pdf_of(lines("Herring, counted"), trailer=f"/Info <</Title ({title})>>")))
    assert document.metadata.title == "Herring, counted"


def test_a_file_that_may_not_be_printed_is_read():
    assert [link.target for link in printed("no-printing.pdf").links] == CITED


def test_a_file_that_needs_a_password_says_so():
    with pytest.raises(UnreadableSource, match=r"^needs-password.pdf: .*encrypted and needs a password[^\n]*$"):
        printed("needs-password.pdf")


def test_of_a_file_cut_short_the_rest_is_read():
    whole = pdf_of(lines("See https://a.example/one"), lines("See https://a.example/two"))
    document = read(Source("a", whole[: whole.index(b"12 0 obj")]))
    assert [link.target for link in document.links] == ["https://a.example/one"]
    assert "cut short" in document.warnings[0]


def test_pages_that_cannot_be_read_are_named():
    data = pdf_of(lines("One https://a.example/1"), "", lines("Three")).replace(b"/Type /Page /", b"/Type /Lost /", 0)
    document = read(Source("a", data.replace(b"14 0 R] /Count 3", b"14 0 R 99 0 R 98 0 R] /Count 5")))
    assert [link.target for link in document.links] == ["https://a.example/1"]
    assert document.warnings == (
        "pages that are damaged and could not be read: 4–5",
        "pages without text, pictures perhaps: 2",
    )


def test_pages_that_are_pictures_are_refused_with_what_to_do():
    with pytest.raises(UnreadableSource, match=r"text recognition \(OCR\)"):
        read(Source("a", pdf_of("0 0 100 100 re f")))


def test_what_is_no_more_than_a_header_is_damaged():
    with pytest.raises(UnreadableSource, match="damaged"):
        read(Source("a", b"%PDF-1.7\n%\xe2\xe3"))


def test_pages_past_the_limits_are_left_out_with_a_warning(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    document = pdf.read_pdf(Source("a", pdf_of(lines("One"), lines("Two"), lines("Three"))))
    assert document.text == "One"
    assert document.warnings == ("only the first 1 of its 3 pages were read, for want of time",)


def test_a_link_of_a_file_that_is_no_text_stands_on_no_line():
    source = Source("a", pdf_of(lines("See https://a.example/one")))
    assert lines_of(source, read(source)) == {}


def test_a_running_head_is_read_once():
    pages = [
        lines(f"The Herring Gazette, page {n}", "see www.gazette.example", f"Text number {word}")
        for n, word in enumerate(("one", "two", "three"), 1)
    ]
    document = read(Source("a", pdf_of(*pages)))
    assert [link.target for link in document.links] == ["http://www.gazette.example/"]
    assert all(word in document.text for word in ("one", "two", "three"))


def test_addresses_at_the_edges_of_pages_that_differ_in_a_number_are_all_read():
    pages = [lines(f"https://a.example/page/{n}") for n in range(1, 5)]
    assert len(read(Source("a", pdf_of(*pages))).links) == 4


def test_links_to_pages_of_the_file_are_its_own_and_scripts_are_none():
    links = (
        "<</Subtype /Link /Rect [50 690 90 715] /Dest [10 0 R /Fit]>> "
        "<</Subtype /Link /Rect [50 640 90 660] /A <</S /JavaScript /JS (app.alert(1))>>>> "
        "<</Subtype /Link /Rect [50 600 90 610] /A <</S /Launch /F (calc.exe)>>>> "
        "<</Subtype /Link /Rect [300 300 310 310] /A <</S /URI /URI (https://a.example/no-words)>>>>"
    )
    document = read(Source("a", pdf_of(lines("Herring and cod"), links=links)))
    assert [(c.href, c.role.value) for c in cite(document, "a")] == [
        ("#page=1", "self"),
        ("https://a.example/no-words", "inline"),
    ]


def test_a_link_over_two_lines_is_one():
    links = "".join(
        f"<</Subtype /Link /Rect [50 {y} 400 {y + 12}] /A <</S /URI /URI (https://a.example/x)>>>> " for y in (698, 684)
    )
    document = read(Source("a", pdf_of(lines("Here begins a link that", "goes on."), links=links)))
    assert [link.text for link in document.links] == ["Here begins a link that goes on."]


@pytest.mark.parametrize(
    ("before", "after", "between"),
    [
        ("see https://a.example/one-", "two/three.html", ""),
        ("see https://a.example/one/", "two/three.html and", ""),
        ("see https://a.example/one/", "and others", " "),
        ("see https://a.example/one/", "report.", ""),
        ("see https://a.example/one", "/two", ""),
        ("see https://a.example/one.", "pdf", ""),
        ("see https://a.example/one.", "The next", " "),
        ("see https://a.example/one", "The next", " "),
        ("see https://a.example/one", "two_three.pdf", ""),
        ("see https://a.example/one,", "two_three.pdf", " "),
        ("see https://a.example/one", "https://a.example/two", " "),
        ("see https://a.example/one", "and/or another", " "),
        ("see https:", "//a.example/one", ""),
        ("see https://", "a.example/one", ""),
        ("doi:10.5555/j.herring.2019.", "05.012", ""),
        ("doi:10.5555/j.herring.2019", "2020. The", " "),
        ("https://doi.org/10.5555/0963", "8288.2019", ""),
        ("some words", "go on", " "),
    ],
)
def test_a_url_goes_on_in_the_next_line_where_its_parts_say_so(before, after, between):
    assert joint(before, after, is_full=True) == between


def test_a_url_that_ends_before_the_margin_ends_there():
    assert joint("see https://a.example/one", "two_three.pdf", is_full=False) == " "


def test_a_hyphen_at_the_end_of_a_line_stays_in_urls_and_numbers_only():
    assert unhyphenated("the her", "ring") == ""
    assert unhyphenated("see https://a.example/her", "ring") == "-"
    assert unhyphenated("1914", "1918") == "-"


@given(st.text(max_size=60), st.text(max_size=60), st.booleans())
def test_any_two_lines_can_be_joined(before, after, is_full):
    assert joint(before, after, is_full=is_full) in {"", " "}


def annotation(box: str, action: str) -> str:
    return f"<</Type /Annot /Subtype /Link /Rect [{box}] /A <<{action}>>>>"


def test_a_link_on_a_picture_is_one_for_all_of_its_areas_and_two_on_two_pictures():
    to = "/S /URI /URI (https://a.example/)"
    areas = annotation("50 300 90 340", to) + annotation("50 298 90 310", to) + annotation("200 300 240 340", to)
    document = read(Source("a", pdf_of(lines("Words."), links=areas)))
    assert [link.target for link in document.links] == ["https://a.example/"] * 2


def test_a_link_to_another_file_is_a_link():
    areas = annotation("50 695 90 712", "/S /GoToR /F (other/paper.pdf) /D [0 /Fit]")
    (link,) = read(Source("a", pdf_of(lines("One file"), links=areas), url="https://a.example/b/c.pdf")).links
    assert link.target == "https://a.example/b/other/paper.pdf"


def test_a_url_that_a_link_spells_is_whole_over_the_ends_of_lines_and_gaps_in_its_areas():
    areas = "".join(
        f"<</Subtype /Link /Rect [{left} {bottom} 400 {bottom + 12}] /A <</S /URI /URI (https://a.example/b-c.html)>>>>"
        for left, bottom in ((50, 697), (50, 683))
    )
    content = lines("See \\(https://a.", "example/b-c.html\\) and more of it")
    document = read(Source("a", pdf_of(content, links=areas.replace("[50 697", "[70 697"))))
    assert [(link.text, link.target) for link in document.links][:1] == [
        ("(https://a.example/b-c.html) and more of it", "https://a.example/b-c.html")
    ]


def test_words_that_a_program_has_broken_with_a_hyphen_of_its_own_are_whole():
    to_unicode = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7d> <0020> endbfrange"
    data = pdf_of(lines("The first words of a Donau~", "dampf of ~", "Donau")).replace(
        b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 4 0 R"
    )
    cmap = f"begincmap {to_unicode} 1 beginbfchar <7e> <2010> endbfchar endcmap"
    data = data.replace(
        b"3 0 obj", f"4 0 obj <</Length {len(cmap)}>> stream\n{cmap}\nendstream endobj\n3 0 obj".encode()
    )
    assert "Donaudampf of \u2010 Donau" in read(Source("a", data)).text


def test_ligatures_of_fonts_of_dots_are_spelled_out():
    document = read(Source("a", pdf_of(lines("An o\\036cial \\034le at https://\\035u\\033y.example/a\\033ix"))))
    assert document.text == "An official file at https://fluffy.example/affix"
    assert [link.target for link in document.links] == ["https://fluffy.example/affix"]


def test_an_entry_that_leads_back_to_its_mark_is_a_note():
    to_unicode = (
        "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 2 beginbfrange <20> <7d> <0020> endbfrange"
    )
    cmap = f"{to_unicode} 1 beginbfchar <7e> <21a9> endbfchar endcmap"
    data = pdf_of(lines("Words.", "1. See https://a.example/1 ~")).replace(
        b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 4 0 R"
    )
    data = data.replace(
        b"3 0 obj", f"4 0 obj <</Length {len(cmap)}>> stream\n{cmap}\nendstream endobj\n3 0 obj".encode()
    )
    assert [citation.role.value for citation in cite(read(Source("a", data)), "a")] == ["footnote"]


def test_notes_that_hold_more_than_the_text_are_notes():
    words = "the harbour board counted the shoals twice in that year, once from the air"
    text = lines(*["The board has said so in the spring of that year, and the fishermen have not"] * 5)
    notes = " ".join(
        f"BT /F 8 Tf 50 {300 - 10 * n} Td ({words if n else '1 Long note: ' + words} and once from the decks) Tj ET"
        for n in range(9)
    )
    document = read(Source("a", pdf_of(f"{text} {notes} BT /F 8 Tf 50 210 Td (of all, https://note.example/.) Tj ET")))
    assert [(c.target, c.role.value) for c in cite(document, "a")] == [("https://note.example/", "footnote")]
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.FOOTNOTE]


def test_a_note_that_leads_back_to_its_mark_is_one_whatever_its_size():
    shown = [
        *("BT /F 12 Tf 50 700 Td (The board has counted the shoals twice in that year and so have others.) Tj ET",),
        *("BT /F 12 Tf 520 700 Td (1) Tj ET", "BT /F 12 Tf 50 500 Td (1 See https://note.example/ for that.) Tj ET"),
    ]
    to = "/S /GoTo /D [10 0 R /XYZ 0 {} 0]"
    marks = annotation("518 698 530 712", to.format(510)) + annotation("48 498 58 512", to.format(710))
    document = read(Source("a", pdf_of(" ".join(shown), links=marks)))
    assert [(c.text, c.role.value) for c in cite(document, "a") if c.role.cited] == [
        ("https://note.example/", "footnote")
    ]


def test_names_and_day_below_a_title_are_no_headings():
    head = [(24, 740, "Counting the herring"), (16, 700, "Ada Fisher and Bo Marsh"), (16, 660, "May 4, 2021")]
    shown = " ".join(f"BT /F {size} Tf 50 {at} Td ({words}) Tj ET" for size, at, words in head)
    text = lines(*["The board has said so in the spring of that year, and the fishermen have not"] * 6, top=620)
    document = read(Source("a", pdf_of(f"{shown} {text}")))
    assert document.blocks[-1].headings == ("Counting the herring",)
    metadata = document.metadata
    assert (metadata.authors, metadata.published) == (("Ada Fisher", "Bo Marsh"), "2021-05-04")
