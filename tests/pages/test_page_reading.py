import json

from hypothesis import given
from hypothesis import strategies as st

from crawler.pages.reading import Reading, read

URL = "https://a.example/news/flood"
PIECES = st.lists(
    st.sampled_from([
        "<title>A page</title>", "<meta name=robots content='noarchive, x'>", "<link rel=canonical href=/b>",
        "<link rel=stylesheet href=a.css>", "<img srcset='a.png 1x, b.png 2x'>", "<h1>404 not found</h1>",
        "<meta http-equiv=refresh content='0; url=/next'>", "<p>Some words of a page.</p>", "<input type=password>",
        "<script>location='/x'</script>", '<script type=application/ld+json>{"isAccessibleForFree": false}</script>',
        "<iframe src=/frame></iframe>", "\ud800", "<html lang=de>",
    ])
    | st.text(max_size=20)
)  # fmt: skip


@given(PIECES)
def test_a_reading_comes_back_whole_from_its_json(pieces: list[str]) -> None:
    found = read(URL, "text/html", "".join(pieces).encode("utf-8", "surrogatepass"))
    again = Reading.from_json(found.to_json())
    assert again == found
    assert json.loads(again.to_json()) == json.loads(found.to_json())
