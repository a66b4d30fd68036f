"""Durations and sizes as people write them: ``1s``, ``1h30m``, ``10 minutes``, ``250 MB``, ``1GiB``.

They are read from the text of the YAML scalar, never from what YAML makes of it: YAML 1.1 reads ``12:30:00`` as the
number 45000 and ``010`` as 8.
"""

import re
from datetime import timedelta
from decimal import Decimal

from crawler.policy.problems import nearest, shown

_MICROSECONDS = {"ms": 1_000, "s": 10**6, "m": 60 * 10**6, "h": 3600 * 10**6, "d": 86_400 * 10**6, "w": 604_800 * 10**6}

_DURATION_WORDS = {
    "ms": "ms", "msec": "ms", "msecs": "ms", "millisecond": "ms", "milliseconds": "ms",
    "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s",
    "m": "m", "min": "m", "mins": "m", "minute": "m", "minutes": "m",
    "h": "h", "hr": "h", "hrs": "h", "hour": "h", "hours": "h",
    "d": "d", "day": "d", "days": "d",
    "w": "w", "week": "w", "weeks": "w",
}  # fmt: skip

MAX_DURATION = timedelta(days=36_525)
"""A hundred years: what is longer is a slip of the keyboard."""

# Decimal prefixes as SI writes them, binary ones as IEC 80000-13 does.
_BYTES = {
    "B": 1,
    "kB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12,
    "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40,
}  # fmt: skip

_SIZE_WORDS = {
    "byte": "B", "bytes": "B",
    "kilobytes": "kB", "megabytes": "MB", "gigabytes": "GB", "terabytes": "TB",
    **{unit.lower(): unit for unit in _BYTES},
}  # fmt: skip

MAX_SIZE_BYTES = 2**60

# Bounded repeats keep both patterns linear and the numbers small enough to calculate with.
_NUMBER = r"\d{1,19}(?:\.\d{1,9})?"
_PART = re.compile(rf"({_NUMBER})\s{{0,9}}([A-Za-zµ]{{1,20}})\s{{0,9}}", re.ASCII)
_SIZE = re.compile(rf"({_NUMBER})\s{{0,9}}([A-Za-z]{{1,20}})", re.ASCII)
_BARE_NUMBER = re.compile(rf"[+-]?{_NUMBER}", re.ASCII)
_CLOCK = re.compile(r"(\d{1,9}):([0-5]?\d)(?::([0-5]?\d))?", re.ASCII)


def parse_duration(text: str) -> timedelta:
    """Return the duration that ``text`` spells: numbers with units, the largest unit first, each at most once.

    :raises ValueError: when it is none; the message says what is wrong and names the nearest right spelling.
    """
    bare = text.strip()
    if bare == "0":
        return timedelta()
    if _BARE_NUMBER.fullmatch(bare):
        number = bare.lstrip("+-")
        raise ValueError(f"{shown(bare)} has no unit; did you mean `{number}s`, `{number}m` or `{number}h`?")
    if clock := _CLOCK.fullmatch(bare):
        spelt = "".join(f"{int(n)}{unit}" for n, unit in zip(clock.groups(), "hms", strict=True) if n is not None)
        raise ValueError(f"{shown(bare)} is a time of day, not a duration; did you mean `{spelt}`?")
    total, at, last = Decimal(0), 0, max(_MICROSECONDS.values()) + 1
    while at < len(bare):
        part = _PART.match(bare, at)
        if part is None:
            raise ValueError(f"{shown(bare)} is not a duration; write it as `1s`, `10m`, `1h30m` or `3d`")
        microseconds = _MICROSECONDS[_duration_unit(part[1], part[2])]
        if microseconds >= last:
            raise ValueError(f"{shown(bare)} has its units out of order; write the largest first, as in `1h30m`")
        total, at, last = total + Decimal(part[1]) * microseconds, part.end(), microseconds
    if not bare:
        raise ValueError("a duration is missing; write it as `1s`, `10m`, `1h30m` or `3d`")
    if total > MAX_DURATION // timedelta(microseconds=1):
        raise ValueError(f"{shown(bare)} is longer than a hundred years")
    return timedelta(microseconds=int(total.to_integral_value()))


def spell_duration(duration: timedelta) -> str:
    """Return the shortest spelling that :func:`parse_duration` reads back as the same duration."""
    rest = duration // timedelta(microseconds=1)
    spelt = ""
    for unit in ("d", "h", "m", "s"):
        count, rest = divmod(rest, _MICROSECONDS[unit])
        spelt += f"{count}{unit}" if count else ""
    if rest:
        milliseconds = str(Decimal(rest) / 1000)
        spelt += f"{milliseconds}ms"
    return spelt or "0s"


def parse_size(text: str) -> int:
    """Return the number of bytes that ``text`` spells: ``1GB`` is 10⁹ bytes, ``1GiB`` 2³⁰.

    :raises ValueError: when it is none; the message says what is wrong and names the nearest right spelling.
    """
    bare = text.strip()
    if bare == "0":
        return 0
    if _BARE_NUMBER.fullmatch(bare):
        number = bare.lstrip("+-")
        raise ValueError(f"{shown(bare)} has no unit; did you mean `{number}MB`, `{number}GB` or `{number} bytes`?")
    match = _SIZE.fullmatch(bare)
    if match is None:
        raise ValueError(f"{shown(bare)} is not a size; write it as `500kB`, `250 MB`, `1GB` or `1GiB`")
    size = Decimal(match[1]) * _BYTES[_size_unit(match[1], match[2])]
    if size != size.to_integral_value():
        raise ValueError(f"{shown(bare)} is not a whole number of bytes")
    if size > MAX_SIZE_BYTES:
        raise ValueError(f"{shown(bare)} is more than any disk holds")
    return int(size)


def spell_size(size_bytes: int) -> str:
    """Return a spelling that :func:`parse_size` reads back as the same size, with the largest unit that divides it."""
    for unit in sorted(_BYTES, key=lambda unit: -_BYTES[unit]):
        if size_bytes and size_bytes % _BYTES[unit] == 0:
            return f"{size_bytes // _BYTES[unit]}{unit}"
    return "0B"


def _duration_unit(number: str, written: str) -> str:
    """Return the unit's short name; single letters are lower case only, for ``M`` could as well be a month."""
    if len(written) == 1 and written != written.lower():
        meant = written.lower() if written.lower() in _DURATION_WORDS else "s"
        raise ValueError(f"{shown(written)} is not a unit of time; did you mean `{number}{meant}`?")
    if unit := _DURATION_WORDS.get(written.lower()):
        return unit
    near = nearest(written, _DURATION_WORDS)
    hint = f"did you mean `{number}{_DURATION_WORDS[near]}`?" if near else "units are `ms`, `s`, `m`, `h`, `d` and `w`"
    raise ValueError(f"{shown(written)} is not a unit of time; {hint}")


def _size_unit(number: str, written: str) -> str:
    """Return the unit as :data:`_BYTES` spells it; ``Gb`` is refused, for it means bits as often as bytes."""
    bits = len(written) == 2 and written[0].isupper() and written[1] == "b"
    if not bits and (unit := _SIZE_WORDS.get(written.lower())):
        return unit
    near = _SIZE_WORDS.get(f"{written}b".lower()) or _SIZE_WORDS.get(written.lower())
    near = near or _SIZE_WORDS.get(nearest(written, _SIZE_WORDS) or "")
    hint = (
        f"did you mean `{number}{near}`?" if near else "units are `B`, `kB`, `MB`, `GB`, `TB`, `KiB`, `MiB` and `GiB`"
    )
    raise ValueError(f"{shown(written)} is not a unit of size; {hint}")
