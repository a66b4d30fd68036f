from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetching.retry_after import MAX_SECONDS, seconds

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (b"0", 0.0),
        (b" 120 ", 120.0),
        (b"Thu, 01 Jan 2026 00:02:00 GMT", 120.0),
        (b"Thursday, 01-Jan-26 00:02:00 GMT", 120.0),
        (b"Thu Jan  1 00:02:00 2026", 120.0),
        (b"Wed, 31 Dec 2025 23:00:00 GMT", 0.0),
        (b"99999999999999", MAX_SECONDS),
        (b"Fri, 01 Jan 9999 00:00:00 GMT", MAX_SECONDS),
        (b"-5", None),
        (b"1.5", None),
        (b"soon", None),
        (b"", None),
    ],
)
def test_a_wait_is_read_as_seconds_or_as_a_date(value: bytes, wait: float | None) -> None:
    assert seconds(value, NOW) == wait


@given(st.binary(max_size=60))
def test_no_bytes_at_all_break_it(value: bytes) -> None:
    found = seconds(value, NOW)
    assert found is None or 0 <= found <= MAX_SECONDS
