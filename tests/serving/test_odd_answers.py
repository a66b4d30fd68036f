"""Answers whose framing is broken, as readers get them from our own server and from pywb."""

import urllib.request
from pathlib import Path

import pytest

from crawler.serving import Served, serve
from tests.engine.conftest import Library, policy
from tests.fetching.odd_answers import ODD, Odd
from tests.serving.conftest import running
from tests.world import World
from tests.world.pywb import needs_pywb, served

FRAMED = [
    odd for odd in ODD
    if odd.failure is None and odd.status not in (None, 101, 204, 304) and odd.name != "64 KB of headers"
]  # fmt: skip
"""All with a body; Python's own client takes no more than a hundred headers."""

READ_BY_PYWB = {
    "equal lengths twice", "lengths that differ", "lengths that differ, of which one is none",
    "lengths that differ, and chunks", "a length that is no number", "too short a length",
    "labelled chunked and is none", "chunked with a length", "no last chunk", "cut in a chunk",
    "bytes after the body", "bytes after the last chunk",
}  # fmt: skip

Shelf = tuple[Library, dict[Odd, str]]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    library = Library(tmp_path_factory.mktemp("odd"))
    with World() as world:
        cited = {odd: world.serve(f"/{number}", odd.steps) for number, odd in enumerate(FRAMED)}
        library.archive(library.article(*cited.values()), policy=policy())
    return library, cited


def test_odd_answers_are_shown_as_they_were_understood(shelf: Shelf) -> None:
    library, cited = shelf
    with running(serve(Served(library.store), "127.0.0.1", 0)) as reader:
        shown = {odd.name: reader.copy_of(url, "id_") for odd, url in cited.items()}
    wrong = {odd.name: shown[odd.name].body for odd in cited if shown[odd.name].body != odd.body}
    assert wrong == {}
    # 205 has no body, and what is no status at all is not sent as one.
    told = {odd.name: (odd.status, shown[odd.name].status) for odd in cited if shown[odd.name].status != odd.status}
    assert told == {"status 999": (999, 200), "status 042": (42, 200), "reset content with a body": (205, 200)}


def test_an_answer_is_called_cut_only_where_something_is_known_to_be_missing(shelf: Shelf) -> None:
    library, cited = shelf
    rows = library.rows()
    cut = {row["citation"]["target"]: row["capture"]["truncated"] for row in rows if row["capture"] is not None}
    assert {odd.name: cut[url] for odd, url in cited.items()} == {
        odd.name: odd.truncated.value if odd.truncated else None for odd in cited
    }


@needs_pywb
def test_pywb_shows_answers_of_two_lengths_and_of_broken_chunks(shelf: Shelf, tmp_path: Path) -> None:
    library, cited = shelf
    asked = {odd: url for odd, url in cited.items() if odd.name in READ_BY_PYWB}
    assert {odd.name for odd in asked} == READ_BY_PYWB
    with served(tmp_path, list(library.store.glob("*.warc.gz")), next(iter(asked.values()))) as collection:
        shown = {}
        for odd, url in asked.items():
            with urllib.request.urlopen(f"{collection}id_/{url}", timeout=20) as copy:
                shown[odd.name] = copy.read()
    assert shown == {odd.name: odd.body for odd in asked}
