"""What style sheets need: other sheets by ``@import``, pictures and fonts by ``url()`` and ``image-set()``."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2
from tinycss2.bytes import decode_stylesheet_bytes, lookup

from crawler.reading.encodings import codec_of
from crawler.requisites.requisite import Collector, Requisite, RequisiteKind
from crawler.requisites.sheets import TooOdd, names_in

_NAMESPACES = frozenset({"namespace", "charset"})
"""At-rules whose URLs and strings name nothing that is fetched."""

_MAX_DEPTH = 60

_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
"""The label in a Content-Type, as the Encoding standard has them."""

_NAMING = re.compile(r"(?:url|src|image-set)\(", re.IGNORECASE)
"""The functions that name URLs, vendors' names for image-set among them; escapes may hide their names."""

_NAMING_ANY = ("url(", "src(", "image-set(", "@import")


def read_style_sheet(content: bytes, content_type: str | None, url: str) -> tuple[Requisite, ...]:
    """Return what a style sheet needs; ``content`` without its codings, ``content_type`` as its server named it."""
    named = _CHARSET.search(content_type) if content_type else None
    # A sheet that names no encoding is in that of its page, which one may not know: it is as if it were the page.
    own = lookup(codec_of(content))
    text, _ = decode_stylesheet_bytes(content, protocol_encoding=named and named[1], environment_encoding=own)
    collector = Collector(url)
    add_sheet(collector, text)
    return collector.found()


def add_sheet(collector: Collector, text: str) -> None:
    """Add what the text of a ``<style>`` element needs."""
    if "\\" not in text and not any(map(text.lower().__contains__, _NAMING_ANY)):
        return  # as four in five of those that stand within pages
    try:
        named = names_in(text)
    except TooOdd:
        add_rules(collector, tinycss2.parse_stylesheet(text, skip_comments=True))
        return
    for url, kind in named:
        collector.add(url, kind)


def add_declarations(collector: Collector, text: str) -> None:
    """Add what the text of a ``style`` attribute needs."""
    if "(" in text and ("\\" in text or _NAMING.search(text)):
        _add_values(collector, tinycss2.parse_component_value_list(text, skip_comments=True))


def add_rules(collector: Collector, rules: Iterable[Any]) -> None:
    """Add what parsed rules need."""
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            _add_import(collector, rule.prelude)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NAMESPACES:
            continue
        elif rule.type in ("at-rule", "qualified-rule"):
            _add_values(collector, rule.prelude)
            _add_values(collector, rule.content or ())


def _add_import(collector: Collector, prelude: Iterable[Any]) -> None:
    for token in prelude:
        if token.type in ("string", "url"):
            collector.add(token.value, RequisiteKind.STYLE)
            return
        if token.type == "function" and token.lower_name == "url":
            collector.add(_string(token.arguments), RequisiteKind.STYLE)
            return


def _add_values(collector: Collector, tokens: Iterable[Any]) -> None:
    """Add every URL among component values, however nested."""
    for token in _flat(tokens):
        if token.type == "url":
            collector.add(token.value)
        elif token.type == "function" and token.lower_name in ("url", "src"):
            collector.add(_string(token.arguments))
        elif token.type == "function" and token.lower_name.endswith("image-set"):
            for argument in token.arguments:
                if argument.type == "string":
                    collector.add(argument.value)


def _flat(tokens: Iterable[Any]) -> Iterator[Any]:
    """Yield tokens and those within them, without recursion and down to a depth that no honest sheet has."""
    stack = [iter(tokens)]
    while stack:
        token = next(stack[-1], None)
        if token is None:
            stack.pop()
            continue
        yield token
        inner = getattr(token, "content", None) or getattr(token, "arguments", None)
        if inner and len(stack) < _MAX_DEPTH:
            stack.append(iter(inner))


def _string(tokens: Iterable[Any]) -> str | None:
    return next((str(token.value) for token in itertools.islice(tokens, 8) if token.type == "string"), None)
