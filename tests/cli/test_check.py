import csv
import io
import json
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import etree
from markdown_it import MarkdownIt

from crawler.manifest.rows import rows
from crawler.manifest.store import Store
from tests.cli.conftest import COMMAND, FAST_POLICY, Ran, answer, article, environment, run_in
from tests.world import Silence, World
from tests.world.server import Close, Pause

HOSTILE = "\x1b red | 100%, \\<b\\>&amp;amp; @all \u202e::error::x"


def redirect(status: bytes, to: str) -> bytes:
    return b"HTTP/1.1 " + status + b"\r\nLocation: " + to.encode() + b"\r\nContent-Length: 0\r\n\r\n"


class Desk:
    """Articles to check, in a folder of their own."""

    def __init__(self, folder: Path, world: World) -> None:
        self.folder, self.world = folder, world
        self._reports: dict[tuple[str, ...], Ran] = {}
        (folder / "fast.yaml").write_text(FAST_POLICY)

    def note(self, *links: tuple[str, str], name: str = "note.md") -> str:
        """Write a Markdown article with one link a line, from its fourth on, and return its name."""
        cited = "".join(f"As was said in [{text}]({href}) at some length,\n" for text, href in links)
        (self.folder / name).write_text(f"# A note\n\nIt begins.\n{cited}and so it ends.\n", encoding="utf-8")
        return name

    def run(self, *arguments: str, command: str = "check", **more: Any) -> Ran:
        return run_in(self.folder, command, *arguments, "--policy", "fast.yaml", **more)

    def report(self, *arguments: str) -> Ran:
        """Check without a store, as :meth:`run` does; what was asked for before is not done again."""
        if arguments not in self._reports:
            self._reports[arguments] = self.run("note.md", "--no-store", *arguments)
        return self._reports[arguments]

    def links(self, *arguments: str) -> dict[str, Any]:
        """Check, and return what is said of each link, by its words."""
        ran = self.run(*arguments, "--json")
        return {link["text"]: link for one in ran.document["articles"] for link in one["links"]}

    def files(self) -> set[str]:
        return {path.name for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with World() as world:
        yield Desk(tmp_path, world)


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One article whose links fare in all manners, for the tests that only look at reports."""
    with World() as world:
        desk = Desk(Path(tmp_path_factory.mktemp("mixed")), world)
        live = world.serve("/live", answer(b"<title>Here</title>"))
        desk.note(
            ("here", live),
            ("moved", world.serve("/moved", redirect(b"301 Moved Permanently", live))),
            ("elsewhere", world.serve("/elsewhere", redirect(b"302 Found", live))),
            (HOSTILE, world.serve("/gone?a,b:c", answer(b"gone", b"410 Gone"))),
            ("=1+1", world.serve("/refused", answer(b"no", b"403 Forbidden"))),
            ("faulty", world.serve("/faulty", answer(b"oops", b"500 Oops"))),
            ("nowhere", ""),
            ("a file", "ftp://ftp.b.test/file"),
        )
        yield desk


def test_what_needs_attention_comes_first_with_its_line_and_the_reason_in_words(mixed: Desk) -> None:
    ran = mixed.report()
    assert ran.code == 0, ran.err
    lines = ran.out.splitlines()
    assert lines[0] == "note.md: A note"
    shown = [line for line in lines if line.startswith("line ")]
    states = [" ".join(line.split()[2:4]) for line in shown]
    assert states[:4] == ["dead http-410", "lost no-target", "suspect http-5xx", "blocked http-403"]
    assert set(states[4:]) == {"live ok", "live redirected"}
    assert [line.split()[1] for line in shown[:4]] == ["7", "10", "9", "8"]
    assert shown[0].endswith("410: the page was removed for good")
    assert "ftp:" not in ran.out
    assert "ftp:" in mixed.run("note.md", "--no-store", "-v").out
    assert (
        lines[-1] == "7 citations: 1 dead, 1 lost, 1 suspect, 1 blocked, 3 live; 2 to mend; 1 left out, shown with -v"
    )


def test_a_redirect_that_ends_at_no_page_of_the_web_is_shown_and_a_link_to_none_is_not(desk: Desk) -> None:
    source = desk.note(
        ("a", desk.world.serve("/a", redirect(b"302 Found", "javascript:alert(1)"))),
        ("b", desk.world.serve("/b", redirect(b"302 Found", "http://[::1/"))),
        ("c", desk.world.serve("/c", redirect(b"302 Found", "http://127.0.0.1:22/"))),
        ("d", "http://127.0.0.1:22/"),
        ("e", "other.md"),
    )
    why = {
        line.split()[4]: line.partition("  ")[2] for line in desk.run(source, "--no-store", "-v").out.splitlines()[2:7]
    }
    assert why["a"].endswith("it redirects to what is no page of the web: javascript:alert(1)")
    assert why["b"].endswith("302: it redirects to what is no URL: http://[::1/")
    assert why["c"].endswith("it redirects to a port that belongs to another protocol: http://127.0.0.1:22/")
    assert why["d"].endswith("no web server answers on port 22, which belongs to another protocol")
    assert why["e"].endswith("it is relative to a page whose address is not known")
    shown = [line.split()[4] for line in desk.run(source, "--no-store").out.splitlines() if line.startswith("line ")]
    assert shown == ["b", "a", "c"]


def test_only_what_moved_for_good_has_a_new_url(mixed: Desk) -> None:
    links = mixed.links("note.md", "--no-store")
    assert links["moved"]["moved_to"] == links["here"]["target"]
    assert links["elsewhere"]["moved_to"] is None
    assert links["elsewhere"]["final_url"] == links["here"]["target"]
    assert f"it moved for good to {links['here']['target']}" in mixed.report().out


def test_the_fragment_of_a_link_goes_along_where_its_page_moved(desk: Desk) -> None:
    live = desk.world.serve("/live", answer(b"<title>Here</title>"))
    desk.note(("moved", desk.world.serve("/moved", redirect(b"308 Permanent Redirect", live)) + "#part"))
    assert desk.links("note.md")["moved"]["moved_to"] == f"{live}#part"


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [
        ("dead", 1), ("http-410", 1), ("dead/http-410", 1), ("live,LOST", 1), ("redirected", 1), ("scheme", 1),
        ("pending", 0), ("dead/timeout", 0), ("parked,tls", 0), ("blocked/http-401", 0),
    ],
)  # fmt: skip
def test_the_exit_code_is_1_when_a_link_is_as_it_must_not_be(mixed: Desk, fail_on: str, code: int) -> None:
    ran = mixed.run("note.md", "--no-store", "-q", "--json", "--fail-on", fail_on)
    assert ran.code == code, ran.err
    assert (ran.document["failed"] > 0) == bool(code)


@pytest.mark.parametrize(
    ("fail_on", "said"),
    [
        ("ded", "did you mean `dead`?"), ("dead/http404", "did you mean `http-404`?"), (" , ", "name what to fail on"),
        ("live/http-404", "no link is live for http-404"), ("rot/http-404", "`rot` is unknown"),
    ],
)  # fmt: skip
def test_what_is_to_be_failed_on_must_be_known(mixed: Desk, fail_on: str, said: str) -> None:
    ran = mixed.run("note.md", "--no-store", "--fail-on", fail_on)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_source_that_cannot_be_read_weighs_more_than_what_was_found_in_the_others(mixed: Desk) -> None:
    ran = mixed.run("missing.md", "note.md", "--no-store", "--fail-on", "dead", "--json")
    assert ran.code == 3
    assert "missing.md: there is no such file" in ran.err
    assert ran.document["failed"] == 1
    assert [one["source"] for one in ran.document["unreadable"]] == ["missing.md"]


def test_a_folder_stands_for_the_articles_in_it(desk: Desk) -> None:
    for name in ("docs/b", "docs/a/c", "docs/.git", "docs/node_modules/d", "none"):
        (desk.folder / name).mkdir(parents=True)
    for name in (
        "docs/z.md",
        "docs/b/y.HTML",
        "docs/a/c/x.txt",
        "docs/.git/w.md",
        "docs/node_modules/d/v.md",
        "docs/u.png",
    ):
        (desk.folder / name).write_text("Nothing to see.")
    (desk.folder / "docs/empty.md").touch()
    ran = desk.run("docs", "none", "--no-store", "--json")
    assert [one["source"] for one in ran.document["articles"]] == ["docs/a/c/x.txt", "docs/b/y.HTML", "docs/z.md"]
    assert ran.code == 3
    assert "none: no article is in this folder" in ran.err


def test_what_was_not_asked_for_is_told_with_the_reason(desk: Desk) -> None:
    busy = b"HTTP/1.1 503 Busy\r\nRetry-After: 9000\r\nContent-Length: 0\r\n\r\n"
    source = desk.note(("a", desk.world.serve("/a", busy)), ("b", desk.world.serve("/b", answer(b"b"))))
    links = desk.links(source, "--no-store")
    assert (links["b"]["status"], links["b"]["why"]) == (
        "pending", "it was not asked: its site asks for more time than a check waits"
    )  # fmt: skip


def test_an_article_comes_from_standard_input(mixed: Desk) -> None:
    ran = mixed.run("-", "--no-store", "--fail-on", "lost", stdin=article(("nowhere", "#")))
    assert ran.code == 1
    assert "standard input" in ran.out


def test_a_reader_that_goes_away_ends_nothing(mixed: Desk) -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "note.md", "--no-store", "-q", "--policy", "fast.yaml", "--format", "jsonl"],
        cwd=mixed.folder, env=environment(mixed.folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# Formats


def test_json_lines_and_csv_say_the_same(mixed: Desk) -> None:
    objects = [json.loads(line) for line in mixed.report("--format", "jsonl").out.splitlines()]
    ran = mixed.report("--format", "csv")
    records = list(csv.DictReader(io.StringIO(ran.out, newline="")))
    assert [record["href"] for record in records] == [one["href"] for one in objects]
    assert [one["status"] for one in objects] == ["dead", "lost", "suspect", "blocked", *["live"] * 3, "excluded"]
    assert set(records[0]) == set(objects[0])
    formula = next(record for record in records if "1+1" in record["text"])
    assert formula["text"] == "'=1+1"
    assert "\x1b" not in ran.out


def test_no_format_lets_a_stranger_steer_the_terminal(mixed: Desk) -> None:
    for format_ in ("table", "json", "jsonl", "csv", "markdown", "junit", "github"):
        out = mixed.report("--format", format_).out
        assert "red" in out, format_
        assert not set("\x1b\u202e") & set(out), format_


def test_markdown_cells_are_words_and_nothing_more(mixed: Desk) -> None:
    out = mixed.report("--format", "markdown").out
    rows_of_table = [line for line in out.splitlines() if line.startswith("| line")]
    assert len(rows_of_table) == 7
    assert all(line.count("|") - line.count("\\|") == 6 for line in rows_of_table)
    hostile = next(line for line in rows_of_table if "red" in line)
    assert "\\<b\\>\\&" in hostile
    assert "\\@all" in hostile


def test_targets_can_be_clicked_in_markdown_as_they_are(mixed: Desk) -> None:
    out = mixed.report("--format", "markdown").out
    hrefs = ET.fromstring(f"<p>{MarkdownIt().enable('table').render(out)}</p>").iter("a")
    cited = [link["target"] for link in mixed.links("note.md", "--no-store").values() if link["status"] != "excluded"]
    assert sorted(link.get("href", "") for link in hrefs) == sorted(filter(None, cited))


def test_github_gets_a_command_a_link_with_file_and_line(mixed: Desk) -> None:
    lines = mixed.report("--format", "github").out.splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [line.partition(",title=")[0] for line in commands] == [
        "::error file=note.md,line=7", "::error file=note.md,line=10", "::warning file=note.md,line=9",
        "::notice file=note.md,line=8", "::notice file=note.md,line=5",
    ]  # fmt: skip
    assert "100%25, <b>" in commands[0]
    assert "title=dead http-410::" in commands[0]
    assert lines[-1].startswith("7 citations: ")


def test_github_hears_of_a_part_that_is_missing_and_of_a_source_that_cannot_be_read(desk: Desk) -> None:
    source = desk.note(("a", desk.world.serve("/a", answer(b"<h1 id=a>Here</h1>" + b"<p>All of it." * 99)) + "#part"))
    ran = desk.run(source, "gone.md", "--no-store", "--format", "github")
    assert ran.code == 3
    lines = ran.out.splitlines()
    assert lines[0].startswith("::warning file=note.md,line=4,title=live%2C but no such part::")
    assert lines[1].startswith("::error file=gone.md,title=unreadable::gone.md: ")


def test_github_escapes_what_would_end_a_property(desk: Desk) -> None:
    name = desk.note(("nowhere", ""), name="a,b: 100%.md")
    (line,) = [one for one in desk.run(name, "--format", "github").out.splitlines() if one.startswith("::")]
    assert line.startswith("::error file=a%2Cb%3A 100%25.md,line=4,title=lost no-target::")


def test_what_fails_is_an_error_and_the_rest_a_warning_when_the_caller_says_what_fails(mixed: Desk) -> None:
    ran = mixed.run("note.md", "--no-store", "--format", "github", "--fail-on", "blocked")
    levels = [line.split()[0] for line in ran.out.splitlines() if line.startswith("::")]
    assert levels == ["::warning", "::warning", "::warning", "::error", "::notice"]


JUNIT = etree.RelaxNG(
    etree.fromstring(b"""\
<element name="testsuites" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="name"/>
  <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
  <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
  <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
  <attribute name="time"><data type="decimal"/></attribute>
  <zeroOrMore><element name="testsuite">
    <attribute name="name"/>
    <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
    <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
    <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
    <attribute name="skipped"><data type="nonNegativeInteger"/></attribute>
    <zeroOrMore><element name="testcase">
      <attribute name="name"/>
      <attribute name="classname"/>
      <optional><choice>
        <element name="skipped"><attribute name="message"/></element>
        <element name="error"><attribute name="message"/><attribute name="type"/><text/></element>
        <element name="failure"><attribute name="message"/><attribute name="type"/><text/></element>
        <element name="system-out"><text/></element>
      </choice></optional>
    </element></zeroOrMore>
  </element></zeroOrMore>
</element>""")
)
"""What of junit-10.xsd of Jenkins' xUnit plugin is used."""


def test_junit_is_valid_and_its_counts_are_right(mixed: Desk) -> None:
    (mixed.folder / "control\x01.md").write_text("# Title \x02 \ufffe\n\n[a \x1b link]()\n", encoding="utf-8")
    ran = mixed.run("note.md", "missing.md", "control\x01.md", "--no-store", "--format", "junit")
    assert ran.code == 3
    JUNIT.assertValid(etree.fromstring(ran.out.encode(), etree.XMLParser(resolve_entities=False, recover=False)))
    root = ET.fromstring(ran.out)
    for element in (root, *root):
        assert int(element.get("tests", "")) == len(element.findall(".//testcase"))
        assert int(element.get("failures", "")) == len(element.findall(".//failure"))
        assert int(element.get("errors", "")) == len(element.findall(".//error"))
    assert {failure.get("type") for failure in root.iter("failure")} == {"dead/http-410", "lost/no-target"}
    assert len(list(root.iter("skipped"))) == 2


def test_json_and_another_format_exclude_each_other(mixed: Desk) -> None:
    assert mixed.run("note.md", "--json", "--format", "csv").code == 2


# What is kept, and what is not


def test_without_a_store_nothing_is_left_behind(desk: Desk) -> None:
    desk.note(("a page", desk.world.serve("/a", answer(b"a page"))))
    before = desk.files()
    temporary = desk.folder / "temporary"
    temporary.mkdir()
    ran = desk.run("note.md", "--no-store", env={"TMPDIR": str(temporary)})
    assert ran.code == 0, ran.err
    assert "live ok" in ran.out
    assert desk.files() == before
    assert not (desk.folder / "warcs").exists()
    assert not list(temporary.iterdir())


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_without_a_store_nothing_is_left_behind_by_one_that_is_killed(desk: Desk, number: int) -> None:
    asked = threading.Event()

    def hang(_: bytes) -> list[Any]:
        asked.set()
        return [Silence()]

    desk.note(("a page", desk.world.serve("/a", hang)))
    before = desk.files()
    with subprocess.Popen(
        [*COMMAND, "check", "note.md", "--no-store", "-q", "--policy", "fast.yaml", "--json"],
        cwd=desk.folder, env=environment(desk.folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert asked.wait(30)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    assert desk.files() == before
    if number == signal.SIGTERM:
        assert process.returncode == 143
        assert b"what was judged until then follows" in err
        assert json.loads(out)["by_status"] == {"pending": 1}


@pytest.mark.parametrize("options", [["--no-store"], []])
def test_what_waits_for_a_made_up_neighbour_is_judged_without_it_when_the_check_is_interrupted(
    desk: Desk, options: list[str]
) -> None:
    asked = threading.Event()

    def hang(_: bytes) -> list[Any]:
        asked.set()
        return [Silence()]

    url = desk.world.serve("/a", answer(b"<title>Other matters</title>" + b"<p>All of it is said at length." * 99))
    desk.world.serve("/robots.txt", answer(b"", b"404 Not Found"))
    desk.world.serve_all(hang, host="127.0.0.1")
    desk.note(("a page", url))
    with subprocess.Popen(
        [*COMMAND, "check", "note.md", *options, "-q", "--policy", "fast.yaml", "--json"],
        cwd=desk.folder, env=environment(desk.folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert asked.wait(30)
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=30)
    assert process.returncode == 130
    assert json.loads(out)["by_status"] == {"live": 1}


def test_a_store_gets_verdicts_with_their_history_and_no_copies(desk: Desk) -> None:
    desk.note(("a page", desk.world.serve("/a", answer(b"a page <img src='/picture.png'>"))))
    assert [desk.run("note.md").code, desk.run("note.md").code] == [0, 0]
    assert not [path for path in (desk.folder / "warcs").iterdir() if "warc" in path.name]
    with Store.open(desk.folder / "warcs") as store, store.connect() as connection:
        (row,) = rows(connection)
    assert (row["verdict"]["status"], row["verdict"]["checks"], row["capture"]) == ("live", 2, None)
    assert [len(desk.world.requests("/a")), desk.world.requests("/picture.png")] == [2, []]


def test_archiving_captures_what_was_only_checked(desk: Desk) -> None:
    desk.note(("a page", desk.world.serve("/a", answer(b"a page"))))
    desk.run("note.md")
    ran = desk.run("note.md", "--json", command="archive")
    assert ran.document["articles"][0]["captured"] == 1
    assert len(desk.world.requests("/a")) == 2


def test_a_check_takes_nothing_from_what_was_archived(desk: Desk) -> None:
    state = [b"200 OK"]
    desk.note(("a page", desk.world.serve("/a", lambda _: answer(b"a page", state[0]))))
    desk.run("note.md", command="archive")
    desk.run("note.md")
    assert desk.run("note.md", "--json", command="archive").document["articles"][0]["captured"] == 1
    assert len(desk.world.requests("/a")) == 2  # the second archiving asked nothing
    state[0] = b"404 Not Found"
    desk.run("note.md")
    with Store.open(desk.folder / "warcs") as store, store.connect() as connection:
        (row,) = rows(connection)
    assert (row["verdict"]["reason"], row["capture"]["http_status"]) == ("http-404", 200)
    desk.run("note.md", command="archive")
    assert len(desk.world.requests("/a")) == 4  # the link is in another state than was archived


def test_archiving_begins_anew_with_what_an_interrupted_check_has_followed_half_way(desk: Desk) -> None:
    asked = threading.Event()

    def hang(_: bytes) -> Any:
        if asked.is_set():
            return answer(b"<title>The end</title>")
        asked.set()
        return [Silence()]

    end = desk.world.serve("/end", hang)
    start = desk.world.serve("/start", redirect(b"302 Found", end))
    desk.note(("a page", start))
    with subprocess.Popen(
        [*COMMAND, "check", "note.md", "-q", "--policy", "fast.yaml"],
        cwd=desk.folder, env=environment(desk.folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        assert asked.wait(60)
        process.kill()
    desk.run("note.md", command="archive")
    with Store.open(desk.folder / "warcs") as store, store.connect() as connection:
        (row,) = rows(connection)
    assert [hop["url"] for hop in row["capture"]["hops"]] == [start, end]
    assert len(desk.world.requests("/start")) == 2


def test_a_verdict_that_is_young_enough_is_not_asked_for_again(desk: Desk) -> None:
    desk.note(("a page", desk.world.serve("/a", answer(b"a page"))))
    desk.run("note.md", command="archive")
    assert desk.links("note.md", "--max-age", "1h")["a page"]["status"] == "live"
    assert len(desk.world.requests("/a")) == 1
    assert desk.run("note.md", "--max-age", "1").code == 2


def test_an_article_on_the_web_is_read_anew(desk: Desk) -> None:
    pages = {"now": article(("first", desk.world.serve("/first", answer(b"one"))))}
    url = desk.world.serve("/article", lambda _: answer(pages["now"].encode()))
    assert set(desk.links(url)) == {"first"}
    pages["now"] = article(("second", desk.world.serve("/second", answer(b"two"))))
    assert set(desk.links(url)) == {"second"}


# How much is asked


PROSE = b"<!doctype html><title>Of harbours</title><p>" + b"Ships of all sizes come into the old harbour. " * 200


def test_an_answer_without_end_ends_soon_and_is_as_good_as_a_whole_one(desk: Desk) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    film = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 262144000\r\n\r\n"
    desk.note(
        ("whole", desk.world.serve("/whole", answer(PROSE * 8))),
        ("endless", desk.world.serve("/endless", [head, *[PROSE * 8] * 3500])),
        ("film", desk.world.serve("/film", [film, *[b"x" * 65536] * 4000])),
    )
    links = desk.links("note.md", "--no-store")
    assert {(link["status"], link["reason"]) for link in links.values()} == {("live", "ok")}
    assert links["endless"]["confidence"] == links["whole"]["confidence"]
    for path in ("/endless", "/film"):
        (exchange,) = desk.world.requests(path)
        assert exchange.over.wait(10)
        # What the kernel had taken from the server by then is counted too: some megabytes, as Linux has it.
        assert len(exchange.response) < 16_000_000


def test_a_body_that_broke_off_is_told_from_one_that_we_did_not_read_on(desk: Desk) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % (2 * len(PROSE))
    desk.note(("broken", desk.world.serve("/broken", [head, PROSE, Close()])))
    assert desk.links("note.md", "--no-store")["broken"]["confidence"] == 0.6


def test_a_head_request_is_never_sent(mixed: Desk) -> None:
    assert mixed.report().code == 0
    assert {exchange.request.split()[0] for exchange in mixed.world.exchanges} == {b"GET"}


def test_a_small_rest_is_read_so_that_the_connection_serves_the_next_link(desk: Desk) -> None:
    body = b"x" * 40_000
    head = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: %d\r\n\r\n" % len(body)
    urls = [
        desk.world.serve(path, [head, body[:10_000], Pause(0.05), body[10_000:]], keep=True) for path in ("/a", "/b")
    ]
    desk.note(*((url, url) for url in urls))
    desk.run("note.md", "--no-store")
    assert len({exchange.connection for path in ("/a", "/b") for exchange in desk.world.requests(path)}) == 1
