"""The types of a policy's values: each reads the text of a YAML scalar, and says what is wrong with it.

Values that are already of the right type pass, so that a policy can be made in Python too.
"""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, InstanceOf, PlainSerializer, WithJsonSchema

from crawler.policy.patterns import Pattern, parse_pattern
from crawler.policy.problems import choose_from, shown
from crawler.policy.quantities import parse_duration, parse_size, spell_duration, spell_size

# The words of YAML 1.1, since people write them; the settings that take them can mean nothing else by them.
_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")


def read_flag(value: Any) -> bool:
    """Return what ``true``, ``yes``, ``on`` or their opposites say.

    :raises ValueError: for anything else.
    """
    if isinstance(value, bool):
        return value
    word = _text(value, "`true` or `false`")
    if word.lower() in _TRUE:
        return True
    if word.lower() in _FALSE:
        return False
    raise ValueError(f"{shown(word)} is neither true nor false; {choose_from(word, ('true', 'false'))}")


def read_count(least: int, most: int) -> Callable[[Any], int]:
    """Return a reader of whole numbers from ``least`` to ``most``."""

    def read(value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            number = value
        else:
            word = _text(value, f"a whole number from {least} to {most}")
            digits = word.removeprefix("-")
            if not (digits.isascii() and digits.isdigit() and len(digits) <= 18):
                raise ValueError(f"{shown(word)} is not a whole number from {least} to {most}")
            number = int(word)
            if str(number) != word:
                raise ValueError(f"{shown(word)} could be meant as octal; did you mean `{number}`?")
        if not least <= number <= most:
            raise ValueError(f"{number} is out of range; it is a whole number from {least} to {most}")
        return number

    return read


def read_duration(least: timedelta, most: timedelta) -> Callable[[Any], timedelta]:
    """Return a reader of durations from ``least`` to ``most``."""

    def read(value: Any) -> timedelta:
        if isinstance(value, timedelta):
            duration = value
        else:
            duration = parse_duration(_text(value, "a duration such as `1s`, `10m` or `3d`"))
        if not least <= duration <= most:
            limits = f"from {spell_duration(least)} to {spell_duration(most)}"
            raise ValueError(f"{shown(spell_duration(duration))} is out of range; it is a duration {limits}")
        return duration

    return read


def read_size(value: Any) -> int:
    """Return a size in bytes, at least one.

    :raises ValueError: when it is none.
    """
    size = value if isinstance(value, int) else parse_size(_text(value, "a size such as `250 MB` or `1GB`"))
    if size < 1:
        raise ValueError("0 is out of range; it is a size of at least `1 byte`")
    return size


def read_word(words: type[StrEnum]) -> Callable[[Any], StrEnum]:
    """Return a reader of one of an enum's words."""
    known = [member.value for member in words]

    def read(value: Any) -> StrEnum:
        word = _text(value, f"one of {', '.join(known)}")
        if word not in known:
            raise ValueError(f"{shown(word)} is not known here; {choose_from(word, known)}")
        return words(word)

    return read


def read_pattern(value: Any) -> Pattern:
    """Return a URL pattern.

    :raises ValueError: when it is none.
    """
    return value if isinstance(value, Pattern) else parse_pattern(_text(value, "a pattern such as `example.org/*`"))


def read_sentence(value: Any) -> str:
    """Return text for people: one line without control characters, not empty.

    :raises ValueError: for anything else.
    """
    # A folded YAML scalar (`>`) ends in a line feed, which is not meant as one.
    sentence = _text(value, "text").strip()
    if not sentence:
        raise ValueError("it is empty; write some text or leave the line out")
    if any(
        ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029" or "\ud800" <= c <= "\udfff" for c in sentence
    ):
        raise ValueError(f"{shown(sentence)} has line breaks or control characters; write it on one line")
    return sentence


def _text(value: Any, wanted: str) -> str:
    """Return the text of a scalar, or say what should be in its place."""
    if isinstance(value, str):
        return value
    if value is None:
        raise ValueError(f"it has no value; write {wanted}, or leave the line out")
    found = "a mapping" if isinstance(value, dict) else "a list" if isinstance(value, list) else shown(value)
    raise ValueError(f"expected {wanted}, found {found}")


def _schema(**said: Any) -> WithJsonSchema:
    return WithJsonSchema(said)


_DURATION_SCHEMA = _schema(type="string", examples=["1s", "500ms", "10m", "1h30m", "3d"])
_DURATION_SPELLING = PlainSerializer(spell_duration, return_type=str)

Flag = Annotated[bool, BeforeValidator(read_flag)]
Wait = Annotated[
    timedelta, BeforeValidator(read_duration(timedelta(), timedelta(days=1))), _DURATION_SPELLING, _DURATION_SCHEMA
]
"""A pause; nought is one."""
TimeOut = Annotated[
    timedelta,
    BeforeValidator(read_duration(timedelta(milliseconds=1), timedelta(days=7))),
    _DURATION_SPELLING,
    _DURATION_SCHEMA,
]
Interval = Annotated[
    timedelta, BeforeValidator(read_duration(timedelta(), timedelta(days=3653))), _DURATION_SPELLING, _DURATION_SCHEMA
]
"""Between checks of a link: up to ten years."""
Spacing = Annotated[
    timedelta,
    BeforeValidator(read_duration(timedelta(minutes=1), timedelta(days=3653))),
    _DURATION_SPELLING,
    _DURATION_SCHEMA,
]
"""Between looks at a link that are planned: at least a minute."""
Size = Annotated[
    int,
    BeforeValidator(read_size),
    PlainSerializer(spell_size, return_type=str),
    _schema(type="string", examples=["500kB", "250 MB", "1GB", "1GiB"]),
]
URLPattern = Annotated[
    InstanceOf[Pattern],
    BeforeValidator(read_pattern),
    PlainSerializer(str, return_type=str),
    _schema(type="string", examples=["example.org/videos/*", "*.example.org", "https://example.org:8443/a"]),
]
Sentence = Annotated[str, BeforeValidator(read_sentence)]
