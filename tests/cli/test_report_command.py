from tests.cli.conftest import Kept


def test_a_report_of_the_store_or_of_one_article_is_written_where_it_is_told(kept: Kept, tmp_path) -> None:
    said = kept.run("report", "-o", str(tmp_path / "report"))
    assert said.out == f"{tmp_path}/report/index.html: 1 article, 3 citations\n"
    assert (tmp_path / "report" / "index.html").is_file()
    (id_,) = (article["id"] for article in kept.run("list", "--json").document["articles"])
    one = kept.run("report", id_[:6], "-o", str(tmp_path / "report"), "--json").document
    assert one == {"folder": str(tmp_path / "report"), "articles": 1, "citations": 3}


def test_a_report_never_replaces_what_is_none_and_knows_what_it_is_asked_for(kept: Kept, tmp_path) -> None:
    (tmp_path / "novel.txt").write_text("mine")
    refused = kept.run("report", "-o", str(tmp_path))
    assert (refused.code, refused.out) == (2, "")
    assert "what is there stays, for it has no evercite-report.txt in it" in refused.err
    assert kept.run("report", "nothing", "-o", str(tmp_path / "report")).code == 2
    assert kept.run("report").code == 2
    assert kept.run("report", "-o", "x", "--store", "none").code == 2
