import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.cases import CASES, payload_digest
from tests.conformance.comparing import Outcome, compare, read_records
from tests.conformance.serving import Served, serve
from tests.conformance.table import Column, page
from tests.conformance.tools import run_evercite, run_wget, verdicts, version_of
from tests.world import Authority, World


@dataclass(frozen=True)
class Archived:
    """The odd web, and what evercite made of it."""

    world: World
    served: list[Served]
    folder: Path
    rows: dict[str, dict[str, Any]]

    @property
    def warcs(self) -> list[Path]:
        return sorted((self.folder / "store").glob("*.warc.gz"))


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> Iterator[Archived]:
    folder = tmp_path_factory.mktemp("conformance")
    with World() as world:
        served = serve(world, authority)
        run_evercite([one.url for one in served], folder, authority.pem)
        yield Archived(world, served, folder, dict(verdicts(folder)))


def test_the_odd_web_has_cases_enough_and_each_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 60
    assert len({(case.group, case.name) for case in CASES}) == len(CASES)


def test_every_request_and_answer_is_recorded_byte_for_byte(archived: Archived) -> None:
    outcomes = compare(archived.served, archived.world, read_records(archived.warcs))
    short = {
        f"{one.case.group}: {one.case.name}": outcome.value
        for one, outcome in zip(archived.served, outcomes, strict=True)
        if outcome is not Outcome.EXACT
    }
    assert short == {}


def test_every_verdict_is_the_one_that_is_due(archived: Archived) -> None:
    wrong = {}
    for one in archived.served:
        said = archived.rows[one.url]["verdict"]
        if (found := (said["status"], said["reason"])) != one.case.verdict:
            wrong[f"{one.case.group}: {one.case.name}"] = (found, "due:", one.case.verdict)
    assert wrong == {}


def test_a_payload_is_digested_without_its_transfer_coding_and_with_its_content_coding(archived: Archived) -> None:
    for one in archived.served:
        if one.case.payload is not None:
            held = archived.rows[one.url]["capture"]
            assert held["payload_digest"] == payload_digest(one.case.payload), one.case.name


def test_what_never_ends_is_marked_as_cut(archived: Archived) -> None:
    for one in archived.served:
        held = archived.rows[one.url]["capture"]
        if one.case.endless and held is not None:
            assert held["truncated"] in ("time", "length"), one.case.name


def test_the_judges_of_warc_files_find_nothing_wrong(archived: Archived) -> None:
    # warcio's own `check` falls over every page in br where Google's brotli module is installed, so it goes without.
    warcio = "import sys; sys.modules['brotli'] = None; from warcio.cli import main; main()"
    for path in archived.warcs:
        for command in (["-c", warcio, "check"], ["-m", "fastwarc.cli", "check"], ["-m", "cdxj_indexer.main"]):
            done = subprocess.run([sys.executable, *command, path], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr


def test_a_changed_byte_and_a_missing_record_are_seen(archived: Archived) -> None:
    records = list(read_records(archived.warcs))
    [served] = [one for one in archived.served if one.case.name == "duplicate headers"]
    [number] = [n for n, r in enumerate(records) if r.type == "response" and r.uri == served.url]
    changed, lost = list(records), list(records)
    changed[number] = replace(records[number], block=records[number].block.replace(b"Set-Cookie: b=2\r\n", b""))
    del lost[number]
    found = [compare([served], archived.world, some) for some in (records, changed, lost)]
    assert found == [[Outcome.EXACT], [Outcome.CHANGED], [Outcome.LOST]]


@pytest.mark.skipif(shutil.which("wget") is None, reason="wget, which evercite is compared with, is not installed")
def test_the_table_tells_tools_apart(world: World, tmp_path: Path, authority: Authority) -> None:
    told = {"length": Outcome.EXACT, "early hints": Outcome.CHANGED, "no content": Outcome.LOST}
    served = serve(world, authority, [case for case in CASES if case.name in told])
    run_wget([one.url for one in served], tmp_path, authority.pem)
    outcomes = compare(served, world, read_records(tmp_path.glob("*.warc.gz")))
    assert {one.case.name: outcome for one, outcome in zip(served, outcomes, strict=True)} == told
    column = Column("wget", version_of("wget"), {one.case: o for one, o in zip(served, outcomes, strict=True)})
    assert f"| wget {column.version} | 1 | 1 | 1 |" in page([column])
