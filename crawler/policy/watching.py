"""What is watched for new articles: feeds, sitemaps, section pages and folders, and how often each is asked."""

import shlex
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from crawler import urls
from crawler.policy.problems import alternatives, shown
from crawler.policy.quantities import spell_duration
from crawler.policy.scalars import Flag, Interval, URLPattern, read_count, read_duration, read_sentence
from crawler.policy.section import Section, require_value

KINDS = ("feed", "sitemap", "page", "folder")
"""The kinds of what is watched, each the name of the key that says where it is."""

_Least = Annotated[timedelta, BeforeValidator(read_duration(timedelta(minutes=1), timedelta(days=365)))]


def _read_address(value: Any) -> str:
    address = read_sentence(value)
    try:
        place = urls.address(urls.fetchable(urls.resolve(address)))
    except urls.InvalidURL:
        raise ValueError(f"{shown(address)} is no http or https URL, written in full") from None
    if place.port in urls.BAD_PORTS:
        raise ValueError(f"{shown(address)} has the port of another protocol")
    return urls.fetchable(urls.resolve(address))


_Address = Annotated[str | None, BeforeValidator(_read_address)]


class Watched(Section):
    """One listing of articles: a feed, a sitemap, a section page, or a folder of files."""

    feed: _Address = None
    """RSS, Atom, RDF or JSON Feed."""
    sitemap: _Address = None
    """A sitemap, a news sitemap or an index of them."""
    page: _Address = None
    """A page that links to articles; ``links`` says which links are."""
    folder: Annotated[Path | None, BeforeValidator(read_sentence)] = None
    """A folder whose files are articles; relative to the policy's folder."""
    links: Annotated[tuple[URLPattern, ...], BeforeValidator(lambda v: (v,) if isinstance(v, str) else v)] = ()
    """Of a listing, only articles whose URLs match one of these."""
    files: Annotated[str, BeforeValidator(read_sentence)] = "*"
    """Of a folder, only files of such names."""
    every: _Least = timedelta(minutes=15)
    """It is asked at most so often …"""
    within: _Least = timedelta(hours=1)
    """… and at least so often, whatever it suggests itself: how soon after its publication an article is found."""
    backlog: Interval = timedelta(days=7)
    """Of what it lists when it is first seen, articles published so long ago at most are taken; undated ones of a feed
    or folder are, those of a sitemap or page are not."""
    reread: tuple[_Least, ...] = (timedelta(hours=6), timedelta(days=1), timedelta(days=7))
    """After its first reading an article is read again for edits at these ages."""
    at_once: Annotated[int, BeforeValidator(read_count(1, 10_000))] = 100
    """Articles taken in one round; the rest wait for the next."""

    _has_value = field_validator("every", "within", "backlog", "reread", "at_once", "links", "files", mode="before")(
        require_value
    )

    @field_validator("folder")
    @classmethod
    def _beside_the_policy(cls, value: Path | None, info: ValidationInfo) -> Path | None:
        folder: Path = (info.context or {}).get("folder", Path())
        return value and folder / value.expanduser()

    @field_validator("within")
    @classmethod
    def _not_below_every(cls, value: timedelta, info: ValidationInfo) -> timedelta:
        # `every` is absent from the data when it is itself at fault, which is reported by then.
        least = info.data.get("every")
        if least is not None and value < least:
            raise ValueError(f"`{spell_duration(value)}` is less than `every`, which is `{spell_duration(least)}`")
        return value

    @model_validator(mode="before")
    @classmethod
    def _is_of_one_kind(cls, said: Any) -> Any:
        if not isinstance(said, dict):
            return said
        kinds = [kind for kind in KINDS if said.get(kind) is not None]
        if len(kinds) > 1:
            raise PydanticCustomError("kinds", "one entry watches one thing; keep " + alternatives(kinds))
        if not kinds and not set(said) - set(cls.model_fields):
            raise PydanticCustomError("kinds", "it does not say what is watched; add " + alternatives(KINDS))
        return said

    @model_validator(mode="after")
    def _knows_its_links(self) -> Self:
        if self.page is not None and not self.links:
            raise PydanticCustomError(
                "links", "which links of the page are articles? add `links:`, such as `links: [example.org/news/*]`"
            )
        return self

    @property
    def kind(self) -> str:
        """One of :data:`KINDS`."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def address(self) -> str:
        """Its URL, or the path of its folder: what it is known by."""
        return str(getattr(self, self.kind))


def _read_command(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    try:
        words = shlex.split(read_sentence(value)) if isinstance(value, str) else [read_sentence(word) for word in value]
    except TypeError:
        raise ValueError("expected a command, as text or as a list of words") from None
    if not words:
        raise ValueError("it is empty; write a command or leave the line out")
    return tuple(words)


class Tell(Section):
    """Who is told what became of cited links after a round of `evercite watch`."""

    feed: Flag = True
    """Keep an Atom feed of changes in the store, ``changes.atom``."""
    hook: Annotated[tuple[str, ...], BeforeValidator(_read_command)] = ()
    """A command that gets the news as JSON on its standard input; it is run without a shell."""
