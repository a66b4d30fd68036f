"""What style sheets need: other sheets by ``@import``, pictures and fonts by ``url()`` and ``image-set()``."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any

import tinycss2

from crawler.requisites.requisite import Collector, Requisite, RequisiteKind

_NAMESPACES = frozenset({"namespace", "charset"})
"""At-rules whose URLs and strings name nothing that is fetched."""

_MAX_DEPTH = 60


def read_style_sheet(content: bytes, content_type: str | None, url: str) -> tuple[Requisite, ...]:
    """Return what a style sheet needs; ``content`` without its codings, ``content_type`` as its server named it."""
    charset = content_type.partition("charset=")[2].split(";")[0].strip("\"' ") if content_type else ""
    rules, _ = tinycss2.parse_stylesheet_bytes(content, protocol_encoding=charset or None, skip_comments=True)
    collector = Collector(url)
    add_rules(collector, rules)
    return collector.found()


def add_sheet(collector: Collector, text: str) -> None:
    """Add what the text of a ``<style>`` element needs."""
    add_rules(collector, tinycss2.parse_stylesheet(text, skip_comments=True))


def add_declarations(collector: Collector, text: str) -> None:
    """Add what the text of a ``style`` attribute needs."""
    if "(" in text:
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
