import time

import tinycss2
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.requisites.requisite import Collector
from crawler.requisites.sheets import names_in
from crawler.requisites.styles import add_rules, add_sheet

PIECES = st.sampled_from([
    "a", ".b:not(.c)", "{", "}", "{}", "{color:red}", "{c:rgb(0,0,0)}", "u", "url(", "url(x.png)", "URL( 'y.png' )",
    "src(\"z.png\")", "-webkit-image-set('i.png' 1x)", "@import 'm.css';", "@import url(n.css);", "@import ",
    "@media x{", "@namespace ", "/* { */", "/*", "*/", "/", "'", '"', "\\", "\\{", "\\75rl(e.png)", ";", ":", "\n", " ",
    "[d='}']", "é", "<!--", "-->", "@font-face{src:url(f.woff)}", "@x", ".sm\\:flex{display:flex}", "url({p}.png)",
    "{f:'g h' 1/2 /* url(c) */}", '"i"', "[j=\"k\" i]", "[",
    "\\}", ")", "(", "]", "1image-set('k')", "#image-set('k')", "1url(o)", "#url(o)", "%url(o)", ".url(o)", "@url(o)",
    "url(a b)", "url(a\"b)", "\\9;", "{x:y\\9}", "\\9 ", "@imp\\6frt 'x';", "a\\ url(o)", "\\{", "image\\-set('a')",
    "image-set(url(x.png) 1x, 'v.png' 2x)", "url('a' 'b')", "src(", "@charset 'utf-8';", "@namespace url(ns);", "\r\n",
])  # fmt: skip


@settings(max_examples=400)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_sheet_needs_what_a_parser_finds_in_it(text: str) -> None:
    read, parsed = Collector("http://a.example/"), Collector("http://a.example/")
    add_sheet(read, text)
    add_rules(parsed, tinycss2.parse_stylesheet(text, skip_comments=True))
    assert read.found() == parsed.found()


def test_a_sheet_of_every_day_takes_no_parser() -> None:
    text = "<!--\n@import 'm.css';\n.a\\:b{c:d\\9}\n@media (x){.i{background:url(data:a) url( \"y.png\" )}}\n-->\n"
    assert [url for url, _ in names_in(text)] == ["m.css", "data:a", "y.png"]


def test_text_that_is_no_style_sheet_takes_no_longer_for_being_long() -> None:
    began = time.process_time()
    for piece in ("{", "a{", "(", "u", "\\", "'", "url(", "/*", "a" * 9 + "\n", "\\a()", "{}", "a(b", "@a;"):
        add_sheet(Collector("http://a.example/"), piece * 3_000)
    assert time.process_time() - began < 2
