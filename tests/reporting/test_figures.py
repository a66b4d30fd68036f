import pytest

from crawler.reporting.figures import Figures, counted, interval


def row(status="live", reason="ok", *, article="a1", target="http://a.test/x", published=None, role="inline"):
    return {
        "article": {"id": article, "published": published},
        "citation": {"role": role, "target": target},
        "verdict": {"status": status, "reason": reason, "checked_at": f"2026-01-0{len(status) % 9 + 1}T00:00:00Z"},
        "capture": {} if status == "live" else None,
    }


def figures_of(rows):
    figures = Figures()
    assert list(counted(figures, rows)) == rows
    return figures


def test_rot_is_told_as_what_is_dead_and_what_may_be_of_what_was_asked_for() -> None:
    others = [row("suspect", "dns"), row("blocked", "login"), row("lost", "no-target", target=None)]
    unasked = [row("excluded", "scheme"), row("pending", "not-tried")]
    figures = figures_of([row()] * 6 + [row("dead", "http-404")] * 2 + others + unasked)
    assert (figures.articles, figures.citations, figures.captured, figures.judged) == (1, 13, 6, 10)
    assert figures.rot == (0.2, 0.3)
    assert figures.failing_hosts == {"a.test": 3}


def test_there_is_no_rate_of_nothing() -> None:
    assert Figures().rot is None
    assert figures_of([row("lost", "no-target")]).rot is None


def published(*moments: str | None) -> tuple[str, dict[str, dict[str, int]]]:
    figures = figures_of([row(article=f"a{number}", published=moment) for number, moment in enumerate(moments)])
    unit, counts = figures.by_publication
    return unit, {when: dict(of_it) for when, of_it in counts.items()}


def test_articles_are_parted_by_the_year_they_were_published_in() -> None:
    assert published("2021", "2019-03-04", None, "2019-11-04T10:00:00Z") == (
        "year", {"2019": {"live": 2}, "2021": {"live": 1}, "unknown": {"live": 1}})  # fmt: skip
    assert published("some time") == ("year", {"unknown": {"live": 1}})
    assert published(None) == ("year", {"unknown": {"live": 1}})
    assert published() == ("year", {})


def test_articles_of_two_years_are_parted_by_month() -> None:
    assert published("2025-02-01", "2024-03-31", None, "2025-02-28") == (
        "month", {"2024-03": {"live": 1}, "2025-02": {"live": 2}, "unknown": {"live": 1}})  # fmt: skip
    assert published("2024-03-31", "2026-02-01")[0] == "month"
    assert published("2024-03-31", "2026-03-01")[0] == "year"
    assert published("2024-03-31", "2025")[0] == "month"
    assert published("2024-03-31", "2026")[0] == "year"
    assert published("2024", "2025-12-01")[0] == "month"
    assert published("2024", "2026-01-01")[0] == "year"


@pytest.mark.parametrize(
    ("share", "of", "low", "high"),
    # Checked against the values of R's binom::binom.wilson for 2 of 16, 0 of 10 and 50 of 100.
    [(0.125, 16, 0.0350, 0.3602), (0.0, 10, 0.0, 0.2775), (0.5, 100, 0.4038, 0.5962), (0.0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(share: float, of: int, low: float, high: float) -> None:
    assert interval(share, of) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))
