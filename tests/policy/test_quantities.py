from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.policy.quantities import (
    MAX_DURATION,
    MAX_SIZE_BYTES,
    parse_duration,
    parse_size,
    spell_duration,
    spell_size,
)


def refusal(parse: Callable[[str], object], text: str) -> str | None:
    try:
        parse(text)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1),
        ("500ms", 0.5),
        ("10m", 600),
        ("2h", 7200),
        ("3d", 259_200),
        ("1w", 604_800),
        ("1h30m", 5400),
        ("1h 30m", 5400),
        ("10 minutes", 600),
        ("1 day", 86_400),
        ("1.5h", 5400),
        ("90 Seconds", 90),
        ("0", 0),
        ("0s", 0),
    ],
)
def test_durations_are_read_as_people_write_them(text, seconds):
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1", "`1s`"),
        ("-5", "`5s`"),
        ("1.5", "`1.5s`"),
        ("12:30:00", "`12h30m0s`"),
        ("10M", "`10m`"),
        ("5S", "`5s`"),
        ("3 dyas", "`3d`"),
        ("2 fortnights", "units are"),
        ("30m1h", "largest first"),
        ("1h1h", "largest first"),
        ("", "missing"),
        ("soon", "write it as"),
        ("-1s", "write it as"),
        ("1e3s", "units are"),
        ("9999999999d", "hundred"),
        ("１s", "write it as"),
    ],
)
def test_a_wrong_duration_is_refused_with_the_nearest_right_spelling(text, hint):
    assert hint in (refusal(parse_duration, text) or "")


@given(st.timedeltas(min_value=timedelta(), max_value=MAX_DURATION))
def test_a_duration_that_is_spelt_out_reads_back_the_same(duration):
    assert parse_duration(spell_duration(duration)) == duration


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("1GB", 10**9),
        ("250 MB", 250 * 10**6),
        ("1GiB", 2**30),
        ("500kB", 500_000),
        ("1.5 MB", 1_500_000),
        ("1gb", 10**9),
        ("64 KiB", 65_536),
        ("12 bytes", 12),
        ("1TB", 10**12),
        ("0", 0),
    ],
)
def test_sizes_are_read_as_people_write_them(text, size):
    assert parse_size(text) == size


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1000000", "`1000000 bytes`"),
        ("1G", "`1GB`"),
        ("1Gb", "`1GB`"),
        ("5 megabyts", "`5MB`"),
        ("1 parsec", "units are"),
        ("big", "write it as"),
        ("1.5 bytes", "whole number"),
        ("99999999TB", "any disk"),
        ("-1GB", "write it as"),
        ("", "write it as"),
    ],
)
def test_a_wrong_size_is_refused_with_the_nearest_right_spelling(text, hint):
    assert hint in (refusal(parse_size, text) or "")


@given(st.integers(min_value=0, max_value=MAX_SIZE_BYTES))
def test_a_size_that_is_spelt_out_reads_back_the_same(size):
    assert parse_size(spell_size(size)) == size


@given(st.text(max_size=60) | st.from_regex(r"[0-9.: -]{0,30}[a-zA-Z]{0,12}", fullmatch=True))
def test_any_text_is_a_quantity_or_refused_on_one_line(text):
    for parse in (parse_duration, parse_size):
        message = refusal(parse, text)
        assert message is None or (message and message.isprintable())
