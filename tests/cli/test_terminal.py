import json
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from crawler.cli import row_formats, terminal
from crawler.manifest.rows import ARTICLE_KEYS
from crawler.manifest.schema import STATED_KEYS

STEERING = {"Cc", "Cs", "Zl", "Zp"}
BIDIRECTIONAL = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def steers(text: str) -> bool:
    return any(unicodedata.category(c) in STEERING or c in BIDIRECTIONAL for c in text)


@given(st.text(alphabet=st.characters()) | st.text(alphabet="\x1b\x9b\x07\x00\n\r\t\u202e\u2066\u2028\ud800[]m1 a"))
@example("\x1b]8;;http://evil\x07text\x1b]8;;\x07")
def test_no_text_steers_a_terminal(text: str) -> None:
    assert not steers(terminal.plain(text))


@given(st.text(alphabet=st.characters(codec="utf-8")).filter(lambda text: not steers(text)))
def test_harmless_text_stays_as_it_is_but_for_white_space_and_invisible_tags(text: str) -> None:
    if not any(
        0xE0000 <= ord(c) <= 0xE007F or c in "\ufeff\ufff9\ufffa\ufffb\u206a\u206b\u206c\u206d\u206e\u206f"
        for c in text
    ):
        assert terminal.plain(text) == " ".join(text.split())


def test_a_long_text_is_cut_and_the_cut_is_seen() -> None:
    assert terminal.plain("a" * 500, 10) == "aaaaaaaaaa…"
    assert terminal.plain("a" * 10, 10) == "aaaaaaaaaa"


@given(
    st.recursive(
        st.none() | st.integers() | st.text(alphabet=st.characters()),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
    )
)
def test_json_for_a_terminal_means_the_same(document: object) -> None:
    for indent in (None, 2):
        written = terminal.to_json(document, indent)
        assert json.loads(written) == document
        assert not steers(written.replace("\n", ""))


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", " ="]), st.text())
def test_no_cell_of_csv_begins_as_a_formula_does(start: str, rest: str) -> None:
    row = dict.fromkeys(("article", "citation", "verdict", "capture", "drift", "mementos", "withheld_from"))
    row["article"] = dict.fromkeys((*ARTICLE_KEYS, *STATED_KEYS), start + rest)
    _, record = row_formats.csv_lines([row], raw=False)
    assert record.lstrip('"').startswith("'")
