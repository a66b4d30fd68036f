import time

import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from crawler.requisites.requisite import Collector
from crawler.requisites.styles import add_rules, add_sheet

PIECES = st.sampled_from([
    "a", ".b:not(.c)", "{", "}", "{}", "{color:red}", "{c:rgb(0,0,0)}", "u", "url(", "url(x.png)", "URL( 'y.png' )",
    "src(\"z.png\")", "-webkit-image-set('i.png' 1x)", "@import 'm.css';", "@import url(n.css);", "@import ",
    "@media x{", "@namespace ", "/* { */", "/*", "*/", "/", "'", '"', "\\", "\\{", "\\75rl(e.png)", ";", ":", "\n", " ",
    "[d='}']", "é", "<!--", "-->", "@font-face{src:url(f.woff)}", "@x", ".sm\\:flex{display:flex}", "url({p}.png)",
    "{f:'g h' 1/2 /* url(c) */}", '"i"', "[j=\"k\" i]", "[",
    "\\}",
])  # fmt: skip


def found(text: str, *, whole: bool) -> set[str]:
    collector = Collector("http://a.example/")
    if whole:
        add_rules(collector, tinycss2.parse_stylesheet(text, skip_comments=True))
    else:
        add_sheet(collector, text)
    return {requisite.url for requisite in collector.found()}


@given(st.lists(PIECES, max_size=14).map("".join))
def test_leaving_out_rules_that_name_nothing_loses_nothing_that_a_sheet_needs(text: str) -> None:
    assert found(text, whole=False) >= found(text, whole=True)


def test_text_that_is_no_style_sheet_takes_no_longer_for_being_long() -> None:
    began = time.process_time()
    for piece in ("{", "a{", "(", "u", "\\", "'", "url(", "/*", "a" * 9 + "\n"):
        add_sheet(Collector("http://a.example/"), piece * 3_000)
    assert time.process_time() - began < 2
