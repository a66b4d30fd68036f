"""A page's layout as its author named it: which elements hold the text and the links, and what they are called."""

import re

from lxml import etree

from crawler.reading.document import Region

_NAMING = ("class", "id", "itemprop", "role")
_MAX_NAMES = 16
_MAX_NAME_CHARACTERS = 60
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Scripts show these when the page has loaded; until then many pages hide them against flicker.
_SHOWN_LATER = frozenset({"html", "body", "main", "article"})


class Regions:
    """Follows a walk over a tree and notes an element once it turns out to hold something."""

    def __init__(self) -> None:
        """Begin outside the tree."""
        self._stack: list[etree._Element] = []
        self._noted: list[int] = []
        """For the open elements, from the outermost on, which region each is; fewer than there are open elements."""
        self._regions: list[Region] = []

    def enter(self, element: etree._Element) -> None:
        """Go into an element."""
        self._stack.append(element)

    def leave(self) -> None:
        """Come out of the innermost open element."""
        self._stack.pop()
        del self._noted[len(self._stack) :]

    def here(self) -> int:
        """Return the region of the innermost open element; -1 outside the tree."""
        noted = self._noted
        for element in self._stack[len(noted) :]:
            parent = noted[-1] if noted else -1
            hidden = is_hidden(element) or (parent >= 0 and self._regions[parent].hidden)
            noted.append(len(self._regions))
            self._regions.append(_region(parent, element, hidden=hidden))
        return noted[-1] if noted else -1

    def regions(self) -> tuple[Region, ...]:
        """Return what was noted, each region after the one around it."""
        return tuple(self._regions)


def is_hidden(element: etree._Element) -> bool:
    """Whether an element says itself that it is not shown."""
    if element.tag in _SHOWN_LATER:
        return False
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _NOT_SHOWN.search(style) is not None


def _region(parent: int, element: etree._Element, *, hidden: bool) -> Region:
    attributes = dict(element.items())
    if not attributes:
        return Region(parent, str(element.tag), (), hidden)
    names: list[str] = []
    ends = [0] * len(_NAMING)
    for place, naming in enumerate(_NAMING):
        stated = attributes.get(naming)
        if stated:
            names += [name[:_MAX_NAME_CHARACTERS] for name in stated.lower().split(None, _MAX_NAMES)]
            del names[_MAX_NAMES:]
        ends[place] = len(names)
    unread = attributes.get("aria-hidden") == "true"
    return Region(parent, str(element.tag), tuple(names), hidden, ends[0], ends[1] - ends[0], unread)
