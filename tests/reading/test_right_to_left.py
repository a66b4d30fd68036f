"""PDF files whose lines run from right to left: made by programs where these are here, and by hand."""

import shutil
import subprocess

import pytest

from crawler.reading import Source, read

URLS = [
    "https://harbour.example/reports/2020/herring/counting-the-shoals/from-the-air/final-version.html?edition=2&lang=all",
    "https://log.example/vessels/north-sea/2020/11/entries/the-long-way-home-from-the-fishing-grounds.html",
    "https://doi.org/10.5555/herring.2019.000123-a-very-long-suffix-of-a-registrant.with.dots",
    "http://www.register.example/records/all/ships/northern/harbours/1987-2020/complete_list.pdf",
]
WORDS = {
    "ar": "تقول هيئة الميناء إن عدد الأسماك قد انخفض كما جاء في التقرير {} وقد رد الصيادون بأرقام أخرى في {} كما هي."
    " ونشر الباحثون نتائجهم في {} وهي متاحة للجميع، وأما السجلات الكاملة للسفن فهي في {}.",
    "he": "רשות הנמל אומרת כי מספר הדגים ירד מאוד כפי שנכתב בדוח {} והדייגים השיבו במספרים אחרים באתר {} כפי שהם."
    " החוקרים פרסמו את תוצאותיהם בכתב העת {} והוא פתוח לכולם, והרשומות המלאות של הספינות נמצאות באתר {}.",
    "fa": "اداره بندر می گوید که شمار آنها بسیار کم شده است چنان که در گزارش {} آمده است و ارقام دیگر در {} است."
    " پژوهشگران نتایج خود را در {} منتشر کرده اند و فهرست کامل کشتی ها در {} است.",
}
FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="P" style:family="paragraph">
<style:paragraph-properties fo:text-align="start" style:writing-mode="rl-tb"/></style:style></office:automatic-styles>
<office:body><office:text><text:p text:style-name="P">{}</text:p></office:text></office:body></office:document>"""
TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def
1 begincodespacerange <00> <ff> endcodespacerange
2 beginbfrange <20> <7e> <0020> <c0> <da> <05d0> endbfrange
endcmap end end"""


def page(language: str, width: int) -> str:
    words = WORDS[language].format(*[url.replace("&", "&amp;") for url in URLS])
    return (
        f'<!doctype html><html lang="{language}" dir="rtl"><meta charset="utf-8"><title>-</title>'
        f'<body dir="rtl" style="width:{width}px;overflow-wrap:anywhere"><p dir="rtl">{words}</p></html>'
    )


def by_hand(*shown: str, links: str = "") -> bytes:
    """Return a PDF file with lines of letters as they are shown from left to right, flush with the right margin."""
    content = []
    for number, line in enumerate(shown):
        codes = "".join(f"{ord(letter) - 0x5D0 + 0xC0 if letter >= 'א' else ord(letter):02x}" for letter in line)
        left = 500 - 6 * len(line)
        content.append(f"BT /F 10 Tf {left} {700 - 14 * number} Td <{codes}> Tj ET")
    stream = "\n".join(content)
    widths = " ".join(["600"] * 256)
    return f"""%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [10 0 R] /Count 1>> endobj
3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 4 0 R /FirstChar 0 /LastChar 255
/Widths [{widths}]>> endobj
4 0 obj <</Length {len(TO_UNICODE)}>> stream
{TO_UNICODE}
endstream endobj
10 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 11 0 R /Annots [{links}]
/Resources <</Font <</F 3 0 R>>>>>> endobj
11 0 obj <</Length {len(stream)}>> stream
{stream}
endstream endobj
trailer <</Root 1 0 R>>
%%EOF""".encode("latin-1")


def read_by_hand(*shown: str, links: str = ""):
    return read(Source("a", by_hand(*shown, links=links)))


@pytest.mark.skipif(not shutil.which("chromium"), reason="needs Debian's chromium")
@pytest.mark.timeout(120)
@pytest.mark.parametrize("width", [300, 520])
@pytest.mark.parametrize("language", WORDS)
def test_urls_in_what_a_browser_has_printed_are_whole(language, width, tmp_path):
    (tmp_path / "a.html").write_text(page(language, width), encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile",
         "--no-pdf-header-footer", f"--print-to-pdf={tmp_path}/a.pdf", f"{tmp_path}/a.html"],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    document = read(Source("a.pdf", (tmp_path / "a.pdf").read_bytes()))
    assert [link.target for link in document.links] == URLS
    if language == "he":  # whose letters are all in any font that has one of them
        assert document.text == WORDS[language].format(*URLS)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs Debian's libreoffice-writer")
@pytest.mark.timeout(240)
def test_urls_in_what_an_office_program_has_printed_are_whole(tmp_path):
    names = []
    for language, words in WORDS.items():
        names.append(f"{tmp_path}/{language}.fodt")
        written = words.format(*[url.replace("&", "&amp;") for url in URLS])
        (tmp_path / f"{language}.fodt").write_text(FLAT.format(written), encoding="utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *names],
        check=True, capture_output=True, timeout=200,
    )  # fmt: skip
    for language in WORDS:
        document = read(Source("a.pdf", (tmp_path / f"{language}.pdf").read_bytes()))
        assert [link.target for link in document.links] == URLS, language


def test_a_url_that_is_broken_in_a_line_from_right_to_left_is_whole():
    document = read_by_hand(
        "https://a.example/counting-the- רתאב אובמה תא וארק",
        "הז לע דועו shoals/final.html?edition=2",
        ".רמול שי",
    )
    assert (
        document.text
        == "קראו את המבוא באתר https://a.example/counting-the-shoals/final.html?edition=2 ועוד על זה יש לומר."
    )
    assert [link.target for link in document.links] == ["https://a.example/counting-the-shoals/final.html?edition=2"]


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (["./https://a.example/one הז רתאב ואר"], "ראו באתר זה https://a.example/one/."),
        (["(https://a.example/one) רתאב ואר"], "ראו באתר (https://a.example/one)"),
        (["דוע (הז םג) ואר"], "ראו (גם זה) עוד"),
        (["דוע )הז םג( ואר"], "ראו (גם זה) עוד"),
        (["12-15 םידומע ,1987 תנשב"], "בשנת 1987, עמודים 12-15"),
        (["הז לע בתכנש המו", '"The Herring Report 2020" םשב חודב'],
         'ומה שנכתב על זה בדוח בשם "The Herring Report 2020"'),
        (["https://a.example/list/1987- רתאב רומאכ ואר", ".2020/complete.pdf"],
         "ראו כאמור באתר https://a.example/list/1987-2020/complete.pdf."),
        (["https://a.example/a/long/name רתאב ואר", "דועו .html"], "ראו באתר https://a.example/a/long/name.html ועוד"),
        (["תירבעב אלמ רואיתו תרצק תרתוכ וז", "These words are English, all of them."],
         "זו כותרת קצרת ותיאור מלא בעברית These words are English, all of them."),
    ],
)  # fmt: skip
def test_what_is_shown_from_right_to_left_is_read_in_its_order(shown, read):
    assert " ".join(read_by_hand(*shown).text.split()) == read


def test_a_link_is_the_words_under_it():
    # Under the first two words of the line, which are at its right.
    area = "<</Subtype /Link /Rect [440 697 500 710] /A <</S /URI /URI (https://a.example/)>>>>"
    document = read_by_hand("םיגדה לע הז חוד", "ףוסו", links=area)
    assert [(link.text, link.target) for link in document.links] == [("דוח זה על", "https://a.example/")]


def test_hebrew_in_an_english_page_changes_nothing_of_the_rest():
    document = read_by_hand(
        "The word \u05d2\u05d3 is fish, see https://a.example/fish-", "and-chips for more about it."
    )
    assert [link.target for link in document.links] == ["https://a.example/fish-and-chips"]
