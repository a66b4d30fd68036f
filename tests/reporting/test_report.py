"""The pages that ``evercite report`` writes, read as a browser would."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from crawler.placing import PlaceTaken, PlaceUnusable
from crawler.reporting import site
from crawler.reporting.site import MARK, write_report
from tests.cli.conftest import answer
from tests.engine.conftest import Library, policy
from tests.world import World

NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)

HOSTILE = (
    "<script>window.X=1</script>", "<img src=x onerror=window.X=1>", "\"><svg onload=window.X=1>", "{{ 7*7 }}",
    "javascript:window.X=1", "\u202eover", "\x1b[31mred", "</title><style>*{display:none}",
)  # fmt: skip


def row(number: int = 1, status: str = "live", reason: str = "ok", article: str = "a1", **more: Any) -> dict[str, Any]:
    said = more.pop("said", "what it says")
    return {
        "article": {"id": article, "source": f"{article}.md", "url": None, "title": said, "authors": [said],
                    "published": "2020-01-02"},
        "citation": {"id": f"c{number}", "role": "inline", "text": said, "prefix": said + " ", "suffix": " " + said,
                     "href": said, "target": more.pop("target", "http://a.test/x")},
        "verdict": {"status": status, "reason": reason, "checked_at": "2026-11-20T10:11:12Z", "checks": 2,
                    "confidence": 0.9, "evidence": {"title": said, "redirects": 1}},
        "capture": None,
        "drift": None,
        "mementos": [],
        **more,
    }  # fmt: skip


def page(path: Path) -> Any:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def test_a_report_tells_each_citation_its_state_why_and_where_its_copy_is(world: World, tmp_path: Path) -> None:
    library = Library(tmp_path)
    found, gone = world.serve("/a", answer(b"<p>Found.")), world.serve("/b", b"HTTP/1.1 410 Gone\r\n\r\n")
    library.archive(library.article(found, gone), policy=policy())
    rows = [library.row(found), library.row(gone)]
    written = write_report(tmp_path / "report", rows, now=NOW)
    assert (written.articles, written.citations, written.pages) == (1, 2, 2)
    article = page(tmp_path / "report" / "articles" / f"{rows[0]['article']['id']}.html")
    sections = {section.get("id"): section.text_content() for section in article.findall(".//section")}
    assert set(sections) == {f"c-{row['citation']['id']}" for row in rows}
    record = rows[0]["capture"]["warc"]
    assert f"{record['file']} at {record['offset']}" in sections[f"c-{rows[0]['citation']['id']}"]
    assert "410: the page was removed for good" in sections[f"c-{rows[1]['citation']['id']}"]
    index = page(tmp_path / "report" / "index.html")
    links = [link.get("href") for link in index.iter("a")]
    assert links == [
        f"articles/{rows[0]['article']['id']}.html",
        f"articles/{rows[0]['article']['id']}.html#c-{rows[1]['citation']['id']}",
    ]


@pytest.mark.parametrize("said", HOSTILE)
def test_strangers_words_are_words_and_nothing_leads_to_the_live_page(tmp_path: Path, said: str) -> None:
    memento = {"archive": said, "url": said, "datetime": None}
    hostile = row(said=said, target=said, status="dead", reason="http-404", mementos=[memento])
    write_report(tmp_path / "report", [hostile], now=NOW)
    for path in (tmp_path / "report").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        tree = page(path)
        assert not tree.xpath("//script | //img | //*[starts-with(name(@*), 'on')] | //svg[@onload]")
        assert len(tree.findall(".//style")) == 1
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        assert all(
            re.match(r"(?:\.\./)?(?:articles/a1\.html|index\.html)", link.get("href")) for link in tree.iter("a")
        )
        if said == "{{ 7*7 }}":
            assert said in tree.text_content()
        assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]


def test_copies_in_archives_are_linked(tmp_path: Path) -> None:
    copy = {
        "archive": "Elsewhere",
        "url": "https://archive.test/2019/http://a.test/x",
        "datetime": "2019-01-01T00:00:00Z",
    }
    write_report(tmp_path / "report", [row(mementos=[copy])], now=NOW)
    links = [link.get("href") for link in page(tmp_path / "report" / "articles" / "a1.html").iter("a")]
    assert copy["url"] in links


def test_what_needs_attention_comes_worst_first_and_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "MOST_ATTENTION", 3)
    states = [("suspect", "dns"), ("lost", "no-target"), ("dead", "http-404"), ("live", "ok"), ("dead", "parked")]
    rows = [row(number, status, reason) for number, (status, reason) in enumerate(states)]
    write_report(tmp_path / "report", rows, now=NOW)
    index = page(tmp_path / "report" / "index.html")
    listed = [link.get("href").partition("#")[2] for link in index.iter("a") if "#" in link.get("href")]
    assert listed == ["c-c2", "c-c4", "c-c1"]
    assert "And 1 more" in index.text_content()


def test_a_report_replaces_an_older_one_as_a_whole_and_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    write_report(folder, [row(article="old")], now=NOW)
    write_report(folder, [row(article="new")], now=NOW)
    assert sorted(path.name for path in folder.rglob("*.html")) == ["index.html", "new.html"]
    (folder / MARK).unlink()
    with pytest.raises(PlaceTaken, match="what is there stays"):
        write_report(folder, [row()], now=NOW)
    assert (folder / "articles" / "new.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_a_report_is_replaced_where_a_link_leads(tmp_path: Path) -> None:
    write_report(tmp_path / "report", [row(article="old")], now=NOW)
    (tmp_path / "link").symlink_to("report")
    write_report(tmp_path / "link", [row(article="new")], now=NOW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "report" / "articles" / "new.html").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"link", "report"}


def test_a_report_of_nothing_says_so(tmp_path: Path) -> None:
    write_report(tmp_path / "report", [], now=NOW)
    said = " ".join(page(tmp_path / "report" / "index.html").text_content().split())
    assert "0 articles, 0 citations, 0 captured." in said


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PlaceUnusable, match="cannot be written"):
        write_report(tmp_path / "file" / "report", [row()], now=NOW)


def test_a_failure_in_the_middle_leaves_the_older_report(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    write_report(folder, [row(article="old")], now=NOW)

    def rows():
        yield row(article="new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_report(folder, rows(), now=NOW)
    assert (folder / "articles" / "old.html").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["report"]
