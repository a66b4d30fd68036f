from importlib.resources import files

import pytest

from crawler.judging.wording import wording

NAMES = sorted(path.name[:-4] for path in files("crawler.judging").joinpath("wordings").iterdir())
PIECES = (
    "a ", "the page you are looking for ", "the page you ", "this item you asked ", "no ", "not ", "this ", "page ",
    " ", ".", "die seite ", "la page ", "the post has ", "this video is ", "have ", "been ", "ne ", "страница ", "頁面",
)  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", NAMES)
def test_no_text_makes_a_wording_take_long(name: str) -> None:
    for piece in PIECES:
        text = (piece * 2_500)[:2_500]
        found = wording(name).find(text)
        assert found is None or found in text
