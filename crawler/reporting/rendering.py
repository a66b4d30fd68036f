"""Templates of pages for people: all that they say is escaped, and steers nothing that shows it."""

import json
from functools import cache
from typing import TYPE_CHECKING

from crawler.plain_text import plain
from crawler.reporting.figures import interval, rot_of
from crawler.vocabulary import Status

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_TEXT = 300
_URL = 1_000
_HOSTS = 20


@cache
def environment(package: str) -> "Environment":
    """Return what renders the templates in a package's folder ``templates``."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        text=lambda said: plain(said or "", _TEXT),
        url=lambda said: plain(said or "", _URL),
        day=lambda moment: (moment or "")[:10],
        minute=lambda moment: f"{moment[:16].replace('T', ' ')} UTC" if moment else "",
        digits=lambda moment: "".join(character for character in moment if character.isdigit()),
        json=lambda said: json.dumps(said, ensure_ascii=False),
        percent=lambda share: f"{100 * share:.1f} %",
    )
    made.globals.update(interval=interval, rot_of=rot_of, statuses=[status.value for status in Status], hosts=_HOSTS)
    made.tests["web"] = lambda url: isinstance(url, str) and url.lower().startswith(("http://", "https://"))
    return made


def template(name: str) -> "Template":
    """Return a template of reports."""
    return environment("crawler.reporting").get_template(name)


def _harmless(said: object) -> object:
    """Return what an expression of a template said without characters that steer what shows them."""
    return plain(said) if type(said) is str else "" if said is None else said
