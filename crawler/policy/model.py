"""The policy file as a model: what is fetched, how, by whom, and when a failure counts.

Every key does something in this version, or is refused with a sentence that says so.
"""

import hashlib
import json
import ssl
from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, Self, cast

from pydantic import BeforeValidator, PrivateAttr, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from crawler import urls
from crawler.fetching.tunnel import Tunneller
from crawler.policy.archives import WAYBACK_MACHINE, Archive, Mementos
from crawler.policy.identity import Identity
from crawler.policy.precedence import Precedence, built_in, flat
from crawler.policy.problems import shown
from crawler.policy.proof import Proof
from crawler.policy.quantities import spell_duration, spell_size
from crawler.policy.scalars import (
    Flag,
    Interval,
    Sentence,
    Size,
    Spacing,
    TimeOut,
    URLPattern,
    Wait,
    read_count,
    read_sentence,
    read_word,
)
from crawler.policy.section import Section, or_empty, require_value
from crawler.policy.settings import BrowserUse, Explanation, NoarchiveUse, RobotsUse, Settings
from crawler.policy.storage import Storage
from crawler.policy.watching import Tell, Watched

VERSION = 1

MAX_CONCURRENCY_PER_HOST = 16
"""More than any site's operator would call polite; browsers open six connections."""


def _require_certificates(path: Path) -> None:
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except ssl.SSLError:
        raise ValueError(f"{shown(path)} holds no certificates in PEM form") from None
    except OSError as e:
        raise ValueError(f"{shown(path)} cannot be read: {e.strerror}") from None


def _read_canaries(value: Any) -> tuple[str, ...]:
    given = () if value is None else (value,) if isinstance(value, str) else tuple(value)
    for canary in given:
        try:
            urls.address(read_sentence(canary))
        except urls.InvalidURL:
            raise ValueError(f"{shown(canary)} is no http or https URL") from None
    return given


class Network(Section):
    """How the machine reaches the web."""

    allow_private: Flag = False
    """Let requests go to loopback, private and other addresses that are not on the public internet."""
    ca_file: Annotated[Path | None, BeforeValidator(lambda v: None if v is None else read_sentence(v))] = None
    """PEM file of certificate authorities to trust beside the system's own; relative to the policy's folder."""
    proxy: Annotated[str | None, BeforeValidator(lambda v: None if v is None else read_sentence(v))] = None
    """``http``, ``socks4`` or ``socks5`` URL of a proxy that every connection is tunnelled through; none from the
    environment is ever used, since it would go round the guard on private addresses."""
    proxy_trusted: Flag = False
    """The proxy looks names up and refuses private addresses itself; otherwise both are done here."""
    canary: Annotated[tuple[str, ...], BeforeValidator(_read_canaries)] = (
        "https://example.com/",
        "https://www.iana.org/",
        "https://www.wikipedia.org/",
    )
    """Pages that are asked when nothing else answers, to tell our own outage from theirs; none where it is empty."""

    @field_validator("ca_file")
    @classmethod
    def _beside_the_policy(cls, value: Path | None, info: ValidationInfo) -> Path | None:
        folder: Path = (info.context or {}).get("folder", Path())
        path = value and folder / value.expanduser()
        if path is not None:
            _require_certificates(path)
        return path

    @field_validator("proxy")
    @classmethod
    def _names_a_proxy(cls, value: str | None) -> str | None:
        if value is not None:
            Tunneller(value)
        return value


def _require_value(value: Any, info: ValidationInfo) -> Any:
    """Refuse a key that stands alone, other than that of a mapping."""
    return value if info.field_name == "timeout" else require_value(value)


class TimeOuts(Section):
    """How long one exchange may take."""

    connect: TimeOut | None = None
    """For looking up the name, connecting and the TLS handshake, each address tried."""
    idle: TimeOut | None = None
    """Without a byte received."""
    total: TimeOut | None = None
    """For the whole exchange."""

    _has_value = field_validator("*", mode="before")(_require_value)


def _read_timeout(value: Any) -> Any:
    if not isinstance(value, str):
        return or_empty(value)
    raise ValueError(f"it has three parts; did you mean {shown(f'timeout: {{total: {value.strip()}}}')}?")


class Choice(Section):
    """Settings that a rule or the defaults choose; what is left out is decided elsewhere."""

    because: Sentence | None = None
    """Why, for those who come later."""
    capture: Flag | None = None
    robots: Annotated[RobotsUse | None, BeforeValidator(read_word(RobotsUse))] = None
    delay: Wait | None = None
    concurrency_per_host: Annotated[int | None, BeforeValidator(read_count(1, MAX_CONCURRENCY_PER_HOST))] = None
    timeout: Annotated[TimeOuts, BeforeValidator(_read_timeout)] = TimeOuts()
    max_bytes: Size | None = None
    max_redirects: Annotated[int | None, BeforeValidator(read_count(0, 100))] = None
    retries: Annotated[int | None, BeforeValidator(read_count(0, 10))] = None
    tls_unverified_retry: Flag | None = None
    requisites: Flag | None = None
    signposting_items: Flag | None = None
    noarchive: Annotated[NoarchiveUse | None, BeforeValidator(read_word(NoarchiveUse))] = None
    browser: Annotated[BrowserUse | None, BeforeValidator(read_word(BrowserUse))] = None

    _has_value = field_validator("*", mode="before")(_require_value)

    @field_validator("robots")
    @classmethod
    def _ignore_says_why(cls, value: RobotsUse | None, info: ValidationInfo) -> RobotsUse | None:
        # `because` is absent from the data when it is itself at fault, which is reported by then.
        if value is RobotsUse.IGNORE and info.data.get("because", "") is None:
            raise ValueError('`robots: ignore` needs a reason beside it; add `because: "…"`')
        return value

    @field_validator("browser")
    @classmethod
    def _no_browser(cls, value: BrowserUse | None) -> BrowserUse | None:
        if value not in (None, BrowserUse.NEVER):
            raise ValueError("this version of evercite opens no browser; write `browser: never` or leave it out")
        return value

    def chosen(self) -> dict[str, Any]:
        """Return what is set, by the names of :func:`crawler.policy.precedence.built_in`."""
        values = {name: getattr(self, name, None) for name in built_in() if "." not in name}
        values |= {f"timeout.{part}": getattr(self.timeout, part) for part in TimeOuts.model_fields}
        return {name: value for name, value in values.items() if value is not None}


class Rule(Choice):
    """Settings for the URLs that match any of its patterns."""

    match: Annotated[tuple[URLPattern, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)]

    @field_validator("match")
    @classmethod
    def _speaks_of_something(cls, patterns: tuple[URLPattern, ...], info: ValidationInfo) -> tuple[URLPattern, ...]:
        if not patterns:
            raise ValueError("the list is empty; write at least one pattern, such as `example.org/videos/*`")
        narrow = next((pattern for pattern in patterns if not pattern.whole_host), None)
        if narrow is not None and info.data.get("concurrency_per_host") is not None:
            raise ValueError(f"`concurrency_per_host` is counted by host, and `{narrow}` is not a whole host")
        return patterns

    @model_validator(mode="after")
    def _sets_something(self) -> Self:
        if not self.chosen():
            raise PydanticCustomError("no_setting", "this rule sets nothing; add a setting, such as `capture: false`")
        return self


class Confirm(Section):
    """When a failure that may pass counts as the link's death (InternetArchiveBot's practice)."""

    checks: Annotated[int, BeforeValidator(read_count(1, 100))] = 3
    """Failed checks in a row."""
    apart: Interval = timedelta(days=3)
    """At least, from one of them to the next."""


class Recheck(Section):
    """When links are looked at again, and how they are judged over time (:mod:`crawler.rechecking.due`)."""

    first: tuple[Spacing, ...] = (
        timedelta(hours=1),
        timedelta(hours=6),
        timedelta(days=1),
        timedelta(days=3),
        timedelta(days=7),
    )
    """The first looks, counted from the first capture."""
    min: Spacing = timedelta(days=1)
    """The shortest interval after those, of a page that changes at every look …"""
    max: Spacing = timedelta(days=90)
    """… and the longest, of one that never does."""
    dead: Spacing = timedelta(days=90)
    """The longest interval of a dead link, which may come back."""
    blocked: Spacing = timedelta(days=30)
    """The longest interval of a link that we may not look at."""
    yearly: Annotated[int, BeforeValidator(read_count(1, 10_000))] = 40
    """Looks at one target within a year."""
    confirm: Annotated[Confirm, BeforeValidator(or_empty)] = Confirm()

    _has_value = field_validator("first", "min", "max", "dead", "blocked", "yearly", mode="before")(_require_value)

    @field_validator("first")
    @classmethod
    def _one_after_the_other(cls, value: tuple[timedelta, ...]) -> tuple[timedelta, ...]:
        for sooner, later in pairwise(value):
            if later <= sooner:
                told = f"`{spell_duration(later)}` comes after `{spell_duration(sooner)}`"
                raise ValueError(f"{told}; write the first looks in the order they are taken")
        return value

    @field_validator("max")
    @classmethod
    def _not_below_min(cls, value: timedelta, info: ValidationInfo) -> timedelta:
        # `min` is absent from the data when it is itself at fault, which is reported by then.
        least = info.data.get("min")
        if least is not None and value < least:
            raise ValueError(f"`{spell_duration(value)}` is less than `min`, which is `{spell_duration(least)}`")
        return value


class DayBudget(Section):
    """What all runs of one store on one day (of UTC) may cost together."""

    requests: Annotated[int | None, BeforeValidator(read_count(1, 10**9))] = None
    bytes: Size | None = None
    """Received on the wire."""

    _has_value = field_validator("*", mode="before")(_require_value)


class ArticleBudget(Section):
    """What the citations of one article may cost in a run, so that one article cannot use up what all have."""

    bytes: Size | None = None
    """Received on the wire, for what the article is the first to want."""
    time: TimeOut | None = None
    """From the first request for it."""

    _has_value = field_validator("*", mode="before")(_require_value)

    @property
    def is_limited(self) -> bool:
        """Whether there is any limit."""
        return self.bytes is not None or self.time is not None


class Budget(Section):
    """What a run may cost; when it is reached, the rest is left to the same command run again."""

    bytes: Size | None = None
    """Received on the wire."""
    time: TimeOut | None = None
    """From the beginning of the run."""
    per_day: Annotated[DayBudget, BeforeValidator(or_empty)] = DayBudget()
    article: Annotated[ArticleBudget, BeforeValidator(or_empty)] = ArticleBudget()

    _has_value = field_validator("bytes", "time", mode="before")(_require_value)


def _read_version(value: Any) -> Any:
    if str(value) != str(VERSION):
        raise ValueError(f"this version of evercite reads policies of `version: {VERSION}`")
    return VERSION


class Policy(Section):
    """A whole policy. ``Policy()`` is what is built in; :func:`crawler.policy.load` reads a file."""

    version: Annotated[Literal[1], BeforeValidator(_read_version)] = 1
    identity: Annotated[Identity, BeforeValidator(or_empty)] = Identity()
    network: Annotated[Network, BeforeValidator(or_empty)] = Network()
    defaults: Annotated[Choice, BeforeValidator(or_empty)] = Choice()
    rules: Annotated[tuple[Rule, ...], BeforeValidator(lambda value: () if value is None else value)] = ()
    watch: Annotated[tuple[Watched, ...], BeforeValidator(lambda value: () if value is None else value)] = ()
    """Listings of articles that `evercite watch` follows."""
    tell: Annotated[Tell, BeforeValidator(or_empty)] = Tell()
    storage: Annotated[Storage, BeforeValidator(or_empty)] = Storage()
    proof: Annotated[Proof, BeforeValidator(or_empty)] = Proof()
    recheck: Annotated[Recheck, BeforeValidator(or_empty)] = Recheck()
    budget: Annotated[Budget, BeforeValidator(or_empty)] = Budget()
    mementos: Annotated[Mementos, BeforeValidator(or_empty)] = Mementos()
    archives: Annotated[tuple[Archive, ...], BeforeValidator(lambda v: (WAYBACK_MACHINE,) if v is None else v)] = (
        WAYBACK_MACHINE,
    )

    _file: str | None = PrivateAttr(default=None)
    _lines: Mapping[tuple[str | int, ...], int] = PrivateAttr(default_factory=dict)
    _precedence: Precedence = PrivateAttr()

    @field_validator("archives")
    @classmethod
    def _told_apart(cls, archives: tuple[Archive, ...]) -> tuple[Archive, ...]:
        names = [archive.name for archive in archives]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two archives are called {shown(twice)}; give each a name of its own")
        return archives

    @field_validator("watch")
    @classmethod
    def _watched_once(cls, watch: tuple[Watched, ...]) -> tuple[Watched, ...]:
        addresses = [watched.address for watched in watch]
        twice = next((address for address in addresses if addresses.count(address) > 1), None)
        if twice is not None:
            raise ValueError(f"{shown(twice)} is watched twice; keep one")
        return watch

    def model_post_init(self, context: Any, /) -> None:
        """Index the rules, and keep where in the file they were written."""
        if context:
            self._file, self._lines = context["file"], context["lines"]
        rules = [(rule.match, rule.chosen()) for rule in self.rules]
        self._precedence = Precedence(self.defaults.chosen(), rules)

    @property
    def file(self) -> str | None:
        """The file it was read from, as the user named it."""
        return self._file

    def settings_for(self, url: str) -> Settings:
        """Return how an http or https URL is to be treated.

        A setting comes from the most specific matching rule that sets it, else from the defaults, else it is built in;
        :mod:`crawler.policy.patterns` says what is more specific.

        :raises InvalidURL: when ``url`` is no http or https URL.
        """
        return self._precedence.settings_for(url)

    def concurrency_for(self, host: str) -> int:
        """Return how many requests a host takes at a time; no rule can make that depend on more than the host."""
        return self.settings_for(f"http://{host}/").concurrency_per_host

    def explain(self, url: str) -> tuple[Explanation, ...]:
        """Return where each setting of a URL comes from.

        :raises InvalidURL: when ``url`` is no http or https URL.
        """
        values = flat(self.settings_for(url))
        explanations = []
        for name, match in self._precedence.deciding(url).items():
            chooser = self.rules[match.rule] if match else self.defaults
            section: tuple[str | int, ...] = ("rules", match.rule) if match else ("defaults",)
            is_set = name in chooser.chosen()
            where = self._where((*section, *name.split("."))) if is_set else "built in"
            rule, because = (str(match.pattern) if match else None), (chooser.because if is_set else None)
            explanations.append(Explanation(name, _spell(name, values[name]), where, rule, because))
        return tuple(explanations)

    def canonical(self) -> str:
        """Return all that decides a run as JSON: defaults filled in, keys sorted, no white space, no comments."""
        said = self.model_dump(
            mode="json",
            exclude_none=True,
            include={"version", "identity", "network", "recheck", "budget", "mementos", "archives"},
        )
        said["defaults"] = _spell_all(built_in() | self.defaults.chosen())
        said["rules"] = [
            {"match": [str(pattern) for pattern in rule.match], "because": rule.because, **_spell_all(rule.chosen())}
            for rule in self.rules
        ]
        if self.storage.s3 is not None:
            said["storage"] = {"s3": self.storage.s3.said()}
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @property
    def digest(self) -> str:
        """``sha256:`` and the hex SHA-256 of :meth:`canonical` in UTF-8: equal policies have equal digests."""
        return f"sha256:{hashlib.sha256(self.canonical().encode()).hexdigest()}"

    def _where(self, path: tuple[str | int, ...]) -> str:
        line = self._lines.get(path)
        if self._file is None or line is None:
            return ".".join(map(str, path))
        return f"{self._file}:{line}"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of policy files, for editors that complete and check YAML."""
    return Policy.model_json_schema()


def _spell_all(values: Mapping[str, Any]) -> dict[str, bool | int | str]:
    return {name: _spell(name, value) for name, value in values.items()}


def _spell(name: str, value: Any) -> bool | int | str:
    if isinstance(value, timedelta):
        return spell_duration(value)
    if isinstance(value, StrEnum):
        return value.value
    return spell_size(value) if name == "max_bytes" else cast("bool | int", value)
