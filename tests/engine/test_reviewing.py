"""What became of a page is told by its captures, and by nothing that is lost with the database."""

import gzip
from collections.abc import Callable
from typing import Any

from crawler.manifest.rows import history
from crawler.manifest.store import Store
from tests.engine.conftest import Library, policy
from tests.engine.test_archiving import to
from tests.engine.test_rebuilding import same_after_rebuild
from tests.world import World

FIRST = (
    (
        "The ferry that ran between the two islands was built in the small yard behind the harbour, and its timbers "
        "came from the forest that belonged to the monastery. "
    ),
    (
        "It carried letters, sheep and schoolchildren for sixty years, and in that time it was late on four days only, "
        "which the harbour master noted in red ink. "
    ),
    (
        "When the bridge was opened the ferry was given to the museum, where visitors may still walk its deck in "
        "summer and hear the bell that called the passengers. "
    ),
)
SECOND = (
    (
        "Our casino offers the finest slots and roulette tables of the net, with a welcome bonus for each new player "
        "who registers and deposits today. "
    ),
    (
        "Spin the reels, collect free turns and win jackpots that are paid out within minutes to any wallet that you "
        "choose, at any hour, without limits. "
    ),
)


def html(*paragraphs: str, title: str = "The island ferry", more: str = "", kind: str = "text/html") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return answer(f"<html><head><title>{title}</title></head><body><main>{body}</main>{more}</body></html>", kind)


def answer(content: str | bytes, kind: str = "text/html", *more: str) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    head = "".join(f"{line}\r\n" for line in ("HTTP/1.1 200 OK", f"Content-Type: {kind}", *more))
    return f"{head}Content-Length: {len(data)}\r\n\r\n".encode() + data


def captured(world: World, library: Library, *answers: bytes | Callable[[bytes], bytes]) -> dict[str, Any]:
    """Archive a page once for each of its answers and return its manifest row."""
    for number, given in enumerate(answers):
        url = world.serve("/page", given)
        library.archive(library.article(url), policy=policy(), again=number > 0)
    return library.row(url)


def test_what_was_captured_once_has_not_moved(world: World, library: Library) -> None:
    assert captured(world, library, html(*FIRST))["drift"] is None


def test_a_page_that_stays_is_the_same_and_is_told_without_reading(world: World, library: Library) -> None:
    page = html(*FIRST, *FIRST)
    row = captured(world, library, page, page)
    told = library.blocks("metadata", f"urn:evercite:citation:{row['citation']['id']}")
    assert len(told) == 2  # with the verdict, and not once more after a reading
    drift = row["drift"]
    assert (drift["similarity"], drift["kind"]) == (1.0, "same")
    assert drift["since"] < row["capture"]["captured_at"]


def test_other_markup_around_the_same_words_is_no_change(world: World, library: Library) -> None:
    row = captured(world, library, html(*FIRST), html(*FIRST, more="<script>let nonce = 17</script>"))
    assert (row["drift"]["similarity"], row["drift"]["kind"]) == (1.0, "same")


def test_a_clock_and_a_menu_are_cosmetic(world: World, library: Library) -> None:
    menus = ["<nav><ul><li><a href=/1>First news</a></ul></nav><div>10:31</div>",
             "<nav><ul><li><a href=/2>Other stories</a></ul></nav><div>18:02</div>"]  # fmt: skip
    row = captured(world, library, *(html(*FIRST, more=menu) for menu in menus))
    assert row["drift"]["kind"] == "cosmetic"


def test_an_edit_is_a_change_and_editing_back_makes_the_page_the_same(world: World, library: Library) -> None:
    edited = (FIRST[0], FIRST[1].replace("four days", "forty days"), FIRST[2])
    row = captured(world, library, html(*FIRST), html(*edited))
    assert row["drift"]["kind"] == "changed"
    assert 0.8 < row["drift"]["similarity"] < 1
    row = captured(world, library, html(*FIRST), html(*edited), html(*FIRST))
    assert (row["drift"]["similarity"], row["drift"]["kind"]) == (1.0, "same")
    with Store.open(library.store) as store, store.connect() as connection:
        told = history(connection, row["citation"]["id"])
    assert [past["drift"] and past["drift"]["kind"] for past in told] == [None, "changed", "changed", "same"]


def test_another_topic_under_another_title_replaced_the_page(world: World, library: Library) -> None:
    row = captured(world, library, html(*FIRST), html(*SECOND, title="The lucky wheel"))
    assert row["drift"]["kind"] == "replaced"
    assert row["drift"]["similarity"] < 0.05
    assert row["verdict"]["status"] == "live"


def test_the_first_capture_is_found_behind_a_revisit_and_codings(world: World, library: Library) -> None:
    text = " ".join(f"word{n * n * 7919 % 10007}" for n in range(1000))
    packed = answer(gzip.compress(text.encode(), mtime=0), "text/plain", "Content-Encoding: gzip")
    twin = world.serve("/twin", packed)
    library.archive(library.article(twin, name="twin.md"), policy=policy())
    row = captured(world, library, packed, answer(f"{text}\n\nMuch was added here.", "text/plain"))
    assert [r.type for r in library.records() if r["WARC-Target-URI"] == row["citation"]["target"]].count(
        "revisit"
    ) == 1
    assert row["drift"]["kind"] == "changed"
    assert row["drift"]["similarity"] > 0.9


def test_chunked_answers_are_compared_too(world: World, library: Library) -> None:
    def chunked(text: str) -> bytes:
        data = f"<p>{text}</p>".encode()
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        return head + f"{len(data):x}\r\n".encode() + data + b"\r\n0\r\n\r\n"

    row = captured(world, library, chunked(FIRST[0]), chunked(FIRST[0]))
    assert (row["drift"]["similarity"], row["drift"]["kind"]) == (1.0, "same")
    row = captured(world, library, chunked(FIRST[0] + FIRST[1]))
    row = captured(world, library, chunked(FIRST[0]), chunked(FIRST[0] + FIRST[1]))
    assert row["drift"]["kind"] == "changed"


def test_files_without_text_are_the_same_or_changed(world: World, library: Library) -> None:
    row = captured(
        world, library, answer(b"\x89PNG" + bytes(2000), "image/png"), answer(b"\x89PNG" + b"\1" * 2000, "image/png")
    )
    assert row["drift"] == {"similarity": None, "since": row["drift"]["since"], "kind": "changed"}


def test_an_answer_that_is_no_page_is_compared_to_nothing(world: World, library: Library) -> None:
    row = captured(world, library, html(*FIRST), b"HTTP/1.1 404 Gone\r\nContent-Length: 0\r\n\r\n")
    assert row["drift"] is None
    row = captured(world, library, html(*FIRST), html(*FIRST))
    assert row["drift"]["kind"] == "same"


def test_where_the_first_copy_is_gone_nothing_is_claimed(world: World, library: Library, caplog: Any) -> None:
    captured(world, library, html(*FIRST))
    for file in library.store.glob("*.warc.gz"):
        file.unlink()
    row = captured(world, library, html(*FIRST), html(*SECOND))
    assert row["drift"] is None
    assert "first capture could not be read" in caplog.text


def test_a_page_that_needs_scripts_for_its_words_is_not_judged_by_its_bytes(world: World, library: Library) -> None:
    shells = [answer(f"<html><body><div id=app></div><script>start({n})</script></body></html>") for n in range(2)]
    assert captured(world, library, *shells)["drift"] is None


def said(library: Library, world: World, sentence: str, name: str = "quoting.md") -> dict[str, Any]:
    path = library.folder / name
    path.write_text(f"# An article that quotes\n\n{sentence}\n")
    library.archive(str(path), policy=policy())
    return next(row for row in library.rows() if row["article"]["source"] == str(path))


def test_a_part_of_a_page_is_looked_for(world: World, library: Library) -> None:
    page = html(*FIRST, more='<h2 id="Geschichte_der_F%C3%A4hre">x</h2><a name=old></a><h2 id="Größe">y</h2>')
    url = world.serve("/page", page)
    parts = {
        "old": True, "Gr%C3%B6%C3%9Fe": True, "top": True, "nowhere": False, "OLD": False, "/route/1": None,
        ":~:text=letters,-and": False, ":~:text=letters%2C%20sheep,sixty%20years": True,
    }  # fmt: skip
    library.archive(library.article(*(f"{url}#{part}" for part in parts)), policy=policy())
    found = {row["verdict"]["evidence"]["fragment"]["part"]: row["verdict"]["evidence"]["fragment"]["found"]
             for row in library.rows()}  # fmt: skip
    assert found == parts
    assert {row["verdict"]["status"] for row in library.rows()} == {"live"}


def test_a_redirect_that_names_a_part_sends_its_reader_there(world: World, library: Library) -> None:
    end = world.serve("/end", html(*FIRST, more="<h2 id=here>x</h2>"))
    url = world.serve("/start", to(f"{end}#here"))
    library.archive(library.article(f"{url}#there"), policy=policy())
    assert library.rows()[0]["verdict"]["evidence"]["fragment"] == {"part": "here", "found": True}


def test_quoted_words_are_looked_for_in_the_page(world: World, library: Library) -> None:
    url = world.serve("/page", html(*FIRST))
    row = said(library, world, f"It “carried letters, sheep, and … for 60 years” [as the museum says]({url}).")
    (quoted,) = row["verdict"]["evidence"]["quotations"]
    assert quoted["quotation"] == "carried letters, sheep, and … for 60 years"
    assert not quoted["found"]
    row = said(library, world, f"It “carried letters … for sixty years” [it says]({url}).", "second.md")
    assert row["verdict"]["evidence"]["quotations"] == [
        {"quotation": "carried letters … for sixty years", "found": True, "similarity": 1.0}
    ]


def test_a_quotation_that_the_page_lost_is_told_by_the_next_check(world: World, library: Library) -> None:
    url = world.serve("/page", html(*FIRST))
    sentence = f"It was “late on four days only” [they say]({url})."
    assert said(library, world, sentence)["verdict"]["evidence"]["quotations"][0]["found"]
    world.serve("/page", html(FIRST[0], FIRST[2]))
    library.archive(str(library.folder / "quoting.md"), policy=policy(), again=True)
    (row,) = library.rows()
    assert not row["verdict"]["evidence"]["quotations"][0]["found"]
    assert row["drift"]["kind"] == "changed"


def test_a_rebuilt_manifest_tells_drift_parts_and_quotations_as_before(world: World, library: Library) -> None:
    url = world.serve("/page", html(*FIRST, more="<h2 id=here>x</h2>"))
    articles = [library.folder / name for name in ("one.md", "two.md")]
    articles[0].write_text(f"# One\n\nIt was “late on four days only” [they say]({url}#here), and [so]({url}#there).\n")
    articles[1].write_text(f"# Two\n\nIt “carried letters, sheep and schoolchildren” [they say]({url}).\n")
    names = [str(article) for article in articles]
    library.archive(*names, policy=policy())
    world.serve("/page", html(FIRST[0], FIRST[1].replace("four", "five")))
    library.archive(*names, policy=policy(), again=True)
    world.serve("/page", html(*SECOND, title="The lucky wheel"))
    library.archive(*names, policy=policy(), again=True)
    rows = library.rows()
    assert {row["drift"]["kind"] for row in rows} == {"replaced"}
    assert sum("fragment" in row["verdict"]["evidence"] for row in rows) == 2
    assert sum("quotations" in row["verdict"]["evidence"] for row in rows) == 2
    assert same_after_rebuild(library).notices == []
    library.archive(*names, policy=policy(), again=True)
    assert {row["drift"]["kind"] for row in library.rows()} == {"replaced"}
