"""Which rule decides each setting of a URL.

Every rule with a pattern that matches the URL counts. A setting is taken from the most specific of them that sets it
(see :mod:`crawler.policy.patterns` for the order; a rule is as specific as the best of its matching patterns), else
from the policy's defaults, else it is built in. So a rule changes only what it names, and a narrow rule that caps the
size of videos keeps the delay that a broader rule asks of their host.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from crawler import urls
from crawler.fetching.exchange import Limits
from crawler.policy.patterns import Pattern, folded
from crawler.policy.settings import Settings
from crawler.urls import Address

# Settings as a policy spells them, to their values.
Choices = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that speaks of a URL, by the most specific of its patterns that match."""

    pattern: Pattern
    rule: int


def built_in() -> dict[str, Any]:
    """Return every setting with the value that holds where a policy says nothing, in the order they are explained."""
    return flat(Settings())


def flat(settings: Settings) -> dict[str, Any]:
    """Return settings under the names that a policy gives them."""
    return {
        "capture": settings.capture,
        "robots": settings.robots,
        "delay": settings.delay,
        "concurrency_per_host": settings.concurrency_per_host,
        "timeout.connect": settings.limits.connect,
        "timeout.idle": settings.limits.idle,
        "timeout.total": settings.limits.total,
        "max_bytes": settings.limits.max_bytes,
        "max_redirects": settings.max_redirects,
        "retries": settings.retries,
        "tls_unverified_retry": settings.tls_unverified_retry,
        "requisites": settings.requisites,
        "signposting_items": settings.signposting_items,
        "noarchive": settings.noarchive,
        "browser": settings.browser,
    }


def settings_of(values: Choices) -> Settings:
    """Return the settings of a complete mapping: the reverse of :func:`flat`."""
    plain = dict(values)
    limits = Limits(
        connect=plain.pop("timeout.connect"),
        idle=plain.pop("timeout.idle"),
        total=plain.pop("timeout.total"),
        max_bytes=plain.pop("max_bytes"),
    )
    return Settings(limits=limits, **plain)


class Precedence:
    """The rules of one policy, indexed by host: a look-up costs about as much as parsing the URL."""

    def __init__(self, defaults: Choices, rules: Sequence[tuple[Sequence[Pattern], Choices]]) -> None:
        """Take what the defaults and each rule set, rules in the file's order."""
        self._defaults = defaults
        self._choices = [choices for _, choices in rules]
        self._by_host: dict[str, list[Match]] = {}
        for number, (patterns, _) in enumerate(rules):
            for pattern in patterns:
                self._by_host.setdefault(pattern.host, []).append(Match(pattern, number))
        # A crawl asks for the same origins and the same sets of rules again and again.
        self._of_origin: Callable[[str, str, int], tuple[Match, ...]] = lru_cache(4096)(self._find_of_origin)
        self._of_url: Callable[[str], Settings] = lru_cache(4096)(self._find_settings)
        self._settings: Callable[[tuple[int, ...]], Settings] = lru_cache(1024)(self._make_settings)

    def settings_for(self, url: str) -> Settings:
        """Return the settings of an http or https URL; equal ones are one object.

        :raises InvalidURL: when ``url`` is none.
        """
        return self._of_url(url)

    def deciding(self, url: str) -> dict[str, Match | None]:
        """Return for each setting the rule that decides it, None where it is a default.

        :raises InvalidURL: when ``url`` is no http or https URL.
        """
        matches = list(self._matches(urls.address(url)))
        return {
            name: next((match for match in matches if name in self._choices[match.rule]), None) for name in built_in()
        }

    def _matches(self, place: Address) -> Iterator[Match]:
        """Yield the rules that speak of a URL, the most specific first, each once."""
        target = folded(place.request_target)
        seen: set[int] = set()
        for match in self._of_origin(place.scheme, place.host, place.port):
            if match.rule not in seen and match.pattern.matches_path(target):
                seen.add(match.rule)
                yield match

    def _find_of_origin(self, scheme: str, host: str, port: int) -> tuple[Match, ...]:
        place = Address(scheme, host, port, "/")
        name = host.rstrip(".")
        labels = name.split(".")
        keys = [".".join(labels[i:]) for i in range(len(labels))] + [""]
        found = [m for key in keys for m in self._by_host.get(key, ()) if m.pattern.matches_origin(place)]
        return tuple(sorted(found, key=lambda match: (match.pattern.specificity, match.rule), reverse=True))

    def _find_settings(self, url: str) -> Settings:
        return self._settings(tuple(match.rule for match in self._matches(urls.address(url))))

    def _make_settings(self, rules: tuple[int, ...]) -> Settings:
        values = built_in() | dict(self._defaults)
        for rule in reversed(rules):
            values |= self._choices[rule]
        return settings_of(values)
