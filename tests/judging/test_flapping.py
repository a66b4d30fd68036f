"""Ten simulated days over links that flap, each look judged with the looks before it."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from crawler.judging import judge
from crawler.judging.verdict import Check, Verdict
from crawler.policy import Confirm
from crawler.vocabulary import Reason, Status
from tests.data.verdicts.building import Answer, answer, failed
from tests.data.verdicts.judging import hop

URL = "https://www.harbour-club.example/minutes/2011"
BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)

Web = Callable[[float], Answer]
"""What the link answers so many days after the beginning."""

HERE = answer(URL, f"<title>Minutes of 2011</title><h1>Minutes of 2011</h1><p>{'The pier was mended. ' * 40}</p>")
BUSY = answer(URL, "busy", 503)
GONE = answer(URL, "gone", 404)
ASLEEP = answer(URL, "slow down", 429)
REFUSED = answer(URL, "no", 403)
NO_NAME, NO_TRUST, SILENT = failed(URL, "dns"), failed(URL, "tls"), failed(URL, "timeout")
SOLD = answer(
    URL, "<title>harbour-club.example is for sale</title><h1>This domain is for sale</h1><p>Make an offer.</p>"
)


def looks(web: Web, days: Sequence[float]) -> list[Verdict]:
    """Return the verdicts of looks on some days, later on each by a minute, so that three days apart are three."""
    history: list[Check] = []
    verdicts = []
    for number, day in enumerate(days):
        now = BEGIN + day * DAY + number * timedelta(minutes=1)
        met = hop(web(day))
        found = judge([met], history, max_redirects=20, confirm=Confirm(), now=now)
        history.append(Check(now, found.status, found.reason))
        verdicts.append(found)
    return verdicts


DAILY = [float(day) for day in range(11)]
TWICE = [half / 2 for half in range(21)]


@pytest.mark.parametrize(
    ("web", "days", "statuses", "last"),
    [
        pytest.param(
            lambda day: NO_NAME if 4 <= day < 6 else HERE, DAILY,
            ["live"] * 4 + ["suspect"] * 2 + ["live"] * 5, ("live", "ok"), id="down for two days",
        ),
        pytest.param(
            lambda day: BUSY if day % 1 else HERE, TWICE,
            ["live", "suspect"] * 10 + ["live"], ("live", "ok"), id="busy by night",
        ),
        pytest.param(
            lambda day: HERE if day < 2 else NO_NAME, DAILY,
            ["live"] * 2 + ["suspect"] * 6 + ["dead"] * 3, ("dead", "dns"), id="name gone for good",
        ),
        pytest.param(
            lambda day: GONE if 2 <= day < 5 else HERE, DAILY,
            ["live"] * 2 + ["dead"] * 3 + ["live"] * 6, ("live", "ok"), id="not found, and back",
        ),
        pytest.param(
            lambda day: NO_TRUST if 1 <= day < 8.5 else HERE, DAILY,
            ["live"] + ["suspect"] * 6 + ["dead"] * 2 + ["live"] * 2, ("live", "ok"),
            id="certificate expired, and renewed",
        ),
        pytest.param(lambda _: ASLEEP, DAILY, ["blocked"] * 11, ("blocked", "http-429"), id="too many requests always"),
        pytest.param(
            lambda day: (BUSY, SILENT, NO_NAME)[int(day) % 3], DAILY,
            ["suspect"] * 6 + ["dead"] * 5, ("dead", "timeout"), id="failing in another way each day",
        ),
        pytest.param(
            lambda day: REFUSED if day == 6 else BUSY, DAILY,
            ["suspect"] * 6 + ["blocked"] + ["suspect"] * 4, ("suspect", "http-5xx"),
            id="a refusal shows that the server is there",
        ),
        pytest.param(
            lambda day: GONE if day < 3 else BUSY, DAILY,
            ["dead"] * 11, ("dead", "http-404"), id="gone, and then its server down",
        ),
        pytest.param(
            lambda day: GONE if day < 3 else ASLEEP if day < 6 else BUSY, DAILY,
            ["dead"] * 3 + ["blocked"] * 3 + ["dead"] * 5, ("dead", "http-404"), id="gone, then blocked, then down",
        ),
    ],
)  # fmt: skip
def test_each_link_gets_its_due(web: Web, days: Sequence[float], statuses: list[str], last: tuple[str, str]) -> None:
    found = looks(web, days)
    assert [verdict.status.value for verdict in found] == statuses
    assert (found[-1].status.value, found[-1].reason.value) == last


def test_what_came_back_says_what_it_was() -> None:
    found = looks(lambda day: GONE if 2 <= day < 5 else HERE, DAILY)
    assert found[5].evidence["recovered_from"]["reason"] == "http-404"
    assert found[5].evidence["recovered_from"]["at"] == "2026-03-06T12:04:00Z"


def test_a_domain_that_was_lost_and_sold_is_parked() -> None:
    found = looks(lambda day: HERE if day < 1 else NO_NAME if day < 9 else SOLD, DAILY)
    assert (found[8].status, found[8].reason) == (Status.DEAD, Reason.DNS)
    assert (found[10].status, found[10].reason) == (Status.DEAD, Reason.PARKED)
