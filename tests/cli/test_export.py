import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, FAST_POLICY, Kept, Run, environment


def test_a_store_is_written_to_one_file(kept: Kept, tmp_path: Path) -> None:
    ran = kept.run("export", "wacz", "--all", "-o", str(tmp_path / "all.wacz"))
    assert ran.code == 0
    assert "1 article, 3 pages" in ran.out
    with zipfile.ZipFile(tmp_path / "all.wacz") as package:
        assert package.testzip() is None


def test_what_was_written_is_told_as_json(kept: Kept, tmp_path: Path) -> None:
    ran = kept.run("export", "wacz", "article.html", "-o", str(tmp_path / "one.wacz"), "--json", "--no-text")
    size = (tmp_path / "one.wacz").stat().st_size
    assert ran.document == {
        "file": str(tmp_path / "one.wacz"), "bytes": size, "articles": 1, "pages": 3, "records": 3, "left_out": 0,
        "notices": [],
    }  # fmt: skip


def test_what_is_there_is_replaced_only_where_that_is_asked_for(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "mine.wacz"
    place.write_text("mine")
    ran = kept.run("export", "wacz", "--all", "-o", str(place))
    assert (ran.code, place.read_text()) == (2, "mine")
    assert "--force" in ran.err
    assert kept.run("export", "wacz", "--all", "-o", str(place), "--force").code == 0
    assert zipfile.is_zipfile(place)


def test_standard_output_gets_the_same_bytes(kept: Kept, tmp_path: Path) -> None:
    kept.run("export", "wacz", "--all", "-o", str(tmp_path / "all.wacz"))
    words = [*COMMAND, "export", "wacz", "--all", "-o", "-"]
    done = subprocess.run(words, cwd=kept.folder, env=environment(kept.folder), capture_output=True, check=True)
    assert done.stdout == (tmp_path / "all.wacz").read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--all"),
        (("--all", "article.html"), "--all is everything"),
        (("nothing-like-it",), "no such article"),
        (("--all", "-o", "/nowhere/at/all.wacz"), "no folder"),
    ],
)
def test_what_cannot_be_exported_is_refused_in_a_line(kept: Kept, tmp_path: Path, words: tuple[str], said: str) -> None:
    ran = kept.run("export", "wacz", "-o", str(tmp_path / "x.wacz"), *words)
    assert ran.code == 2
    assert said in ran.err
    assert list(tmp_path.iterdir()) == []


def test_without_a_store_nothing_is_made(run: Run, tmp_path: Path) -> None:
    assert run("export", "wacz", "--all", "-o", "x.wacz").code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_article_is_written_with_robust_links(kept: Kept, tmp_path: Path) -> None:
    ran = kept.run("export", "robustlinks", "article.html", "--replay-prefix", "https://archive.example/web")
    assert ran.code == 0
    assert ran.out.count("data-originalurl") == 2
    assert ran.out.count('data-versionurl="https://archive.example/web/') == 1
    told = kept.run("export", "robustlinks", "article.html", "-o", str(tmp_path / "robust.html"), "--json").document
    assert (told["links"], told["without_copy"]) == (2, 2)


@pytest.mark.parametrize(
    ("form", "said"), [("wikitext", "{{cite web"), ("bibtex", "@online{evercite-"), ("csl", '"type": "webpage"')]
)
def test_what_is_cited_is_written_as_bibliographies_have_it(kept: Kept, tmp_path: Path, form: str, said: str) -> None:
    ran = kept.run("export", form, "--all")
    assert ran.code == 0
    assert ran.out.count(said) == 2
    place = tmp_path / "cited"
    told = kept.run("export", form, "article.html", "-o", str(place), "--json").document
    assert (told["references"], told["with_copy"]) == (2, 0)
    assert place.read_text() == ran.out


def test_a_replay_prefix_is_a_url(kept: Kept) -> None:
    ran = kept.run("export", "csl", "--all", "--replay-prefix", "web")
    assert ran.code == 2
    assert "replay prefix" in ran.err


def test_only_html_has_robust_links(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Title\n\nA word [lost](#) here.\n")
    (tmp_path / "fast.yaml").write_text(FAST_POLICY)
    run("archive", "a.md", "--policy", "fast.yaml")
    ran = run("export", "robustlinks", "a.md")
    assert ran.code == 2
    assert "only HTML articles" in ran.err


@pytest.mark.parametrize(
    ("form", "words", "counted"), [("ro-crate", ("--all",), ("articles", 1)), ("bagit", (), ("files", 3))]
)
@pytest.mark.parametrize("name", ["package", "package.zip"])
def test_a_package_is_a_new_folder_or_a_zip_file(
    kept: Kept, tmp_path: Path, form: str, words: tuple[str, ...], counted: tuple[str, int], name: str
) -> None:
    told = kept.run("export", form, *words, "-o", str(tmp_path / name), "--json").document
    assert told[counted[0]] == counted[1]
    assert [path.name for path in tmp_path.iterdir()] == [name]
    again = kept.run("export", form, *words, "-o", str(tmp_path / name))
    assert again.code == 2
    assert "exists already" in again.err


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_the_manifest_is_written_to_a_file_as_it_is_printed(kept: Kept, tmp_path: Path, form: str) -> None:
    place = tmp_path / "links"
    assert kept.run("manifest", "--format", form, "-o", str(place)).code == 0
    assert place.read_bytes().decode() == kept.run("manifest", "--format", form).out
    ran = kept.run("manifest", "--format", form, "-o", str(place))
    assert (ran.code, "--force" in ran.err) == (2, True)
    assert kept.run("manifest", "--format", form, "-o", str(place), "--force").code == 0


def test_the_manifest_is_written_as_parquet(kept: Kept, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    assert kept.run("manifest", "--format", "parquet", "-o", str(tmp_path / "links.parquet"), "--cited").code == 0
    assert parquet.read_table(tmp_path / "links.parquet").num_rows == 3
