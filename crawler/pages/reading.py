"""What is read of one page, and its form between processes."""

import json
from dataclasses import dataclass
from typing import Any, Self

from crawler.fetching.links import WebLink
from crawler.judging.page_reader import PageReader
from crawler.judging.page_signs import PageSigns, signs_of_page
from crawler.requisites import Page, Requisite, read_page
from crawler.requisites.requisite import RequisiteKind


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page needs and what it says of itself."""

    page: Page
    signs: PageSigns

    def to_json(self) -> bytes:
        """Return the reading as JSON."""
        page = self.page
        said = {
            "requisites": [[needed.url, needed.kind.value] for needed in page.requisites],
            "refresh": page.refresh,
            "robots": page.robots,
            "links": [[link.target, link.rels, dict(link.attributes)] for link in page.links],
            "signs": self.signs.to_json(),
        }
        return json.dumps(said).encode("ascii")

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Return the reading that :meth:`to_json` wrote."""
        said: dict[str, Any] = json.loads(text)
        page = Page(
            tuple(Requisite(url, RequisiteKind(kind)) for url, kind in said["requisites"]),
            said["refresh"],
            tuple(said["robots"]),
            tuple(WebLink(target, tuple(rels), attributes) for target, rels, attributes in said["links"]),
        )
        return cls(page, PageSigns.from_json(said["signs"]))


def read(url: str, content_type: str, data: bytes) -> Reading:
    """Read a page at one go, without its codings, for what it needs and what it says of itself."""
    reader = PageReader()
    page = read_page(data, content_type, url, listener=reader)
    reader.robots.extend(page.robots)
    return Reading(page, signs_of_page(reader, url))
