import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler.cli import check_formats, progress, tables, terminal
from crawler.manifest.summary import ArticleSummary

WORDS = st.text("ab é漢字かДяß.:/-", max_size=30).map(terminal.plain)
ROWS = st.lists(st.tuples(*[WORDS] * 5), min_size=1, max_size=5)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(ROWS)
def test_a_table_is_the_same_with_and_without_what_draws_it_on_a_terminal(capsys, rows):
    drawn = tables.table("!where", "!state", "text", "target", "why")
    for row in rows:
        drawn.add_row(*map(tables.text, row))
    terminal.render(drawn)
    written = "".join(check_formats._aligned([check_formats._COLUMNS, *rows]))
    assert written == capsys.readouterr().out


@pytest.mark.parametrize(("verdicts", "named"), [(False, 20), (True, 50)])
def test_of_a_folder_of_many_articles_a_log_names_only_the_first_unless_it_shall_name_all(capsys, verdicts, named):
    lines = progress.Lines(verdicts=verdicts)
    for number in range(50):
        lines.article_read(ArticleSummary(str(number), f"{number}.md", None, 1, 0, {}))
    lines.sum_up()
    said = capsys.readouterr().err.splitlines()
    assert sum(line.endswith(": 1 citation") for line in said) == named
    assert said[-1].startswith("0 of 0 targets in 50 articles judged; ")
