"""What people are told after a round: links that died, came back or changed, and listings that were lost."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.manifest.mementos import Relation
from crawler.manifest.store import FEED
from crawler.rechecking.target import Look
from crawler.recording.files import write_whole
from crawler.times import stamp
from crawler.vocabulary import Status
from crawler.watching.changes import Change, ChangeKind

HOOK_SECONDS = 60.0
"""A hook that takes longer is ended, lest it hold up the next round."""

TOLD = (ChangeKind.DEAD, ChangeKind.RECOVERED, ChangeKind.CHANGED, ChangeKind.FAILING, ChangeKind.BLOCKED)
"""Changes that people are told of; that a new citation was looked at for the first time is none."""

_ATOM = "http://www.w3.org/2005/Atom"

_WORDS = {
    ChangeKind.DEAD: "is dead",
    ChangeKind.RECOVERED: "is back from the dead",
    ChangeKind.CHANGED: "says something else",
    ChangeKind.FAILING: "fails, which may pass",
    ChangeKind.BLOCKED: "lets us in no more",
}


@dataclass(frozen=True, slots=True)
class Story:
    """One change of a link, as people are told of it."""

    change: Change
    replacement: str | None
    """A copy of the page in another archive, to cite in its place."""

    def document(self) -> dict[str, Any]:
        """Return it as JSON values."""
        return {
            "kind": self.change.kind.value,
            "target": self.change.target.url,
            "citations": list(self.change.target.citations),
            "articles": list(self.change.target.articles),
            "before": _look(self.change.before),
            "after": _look(self.change.after),
            "replacement": self.replacement,
        }


@dataclass(frozen=True, slots=True)
class News:
    """What a round has to tell."""

    at: datetime | None = None
    stories: tuple[Story, ...] = ()
    lost: Mapping[str, str] | None = None
    """Listings that could not be read for some time now, and why."""
    found_again: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.stories or self.lost or self.found_again)

    def document(self) -> dict[str, Any]:
        """Return it as JSON values: what a hook gets on its standard input."""
        return {
            "at": stamp(self.at) if self.at is not None else None,
            "links": [story.document() for story in self.stories],
            "lost_listings": [{"listing": address, "error": error} for address, error in (self.lost or {}).items()],
            "found_listings": list(self.found_again),
        }


NO_NEWS = News()


def news_of(
    changes: Sequence[Change],
    copies: Mapping[str, Sequence[Any]],
    lost: Mapping[str, str],
    found_again: Sequence[str],
    now: datetime,
) -> News:
    """Return what is worth telling; ``copies`` are mementos in other archives by the keys of their targets."""
    stories = [
        Story(change, _replacement(change, copies.get(change.target.key, ())))
        for change in changes
        if change.kind in TOLD or (change.before is None and change.after.status is Status.DEAD)
    ]
    return News(now, tuple(stories), dict(lost), tuple(found_again))


def _replacement(change: Change, copies: Sequence[Any]) -> str | None:
    """Return the copy of a page that is gone which is nearest to its article's day, else the newest there is."""
    if change.after.status is not Status.DEAD or not copies:
        return None
    return str(max(copies, key=lambda copy: (copy.relation == Relation.CLOSEST, copy.datetime)).url)


def _look(look: Look | None) -> dict[str, Any] | None:
    if look is None:
        return None
    return {"status": look.status.value, "reason": look.reason.value, "checked_at": stamp(look.at)}


def sentences(document: Mapping[str, Any]) -> list[str]:
    """Return the news of a round as lines for people."""
    lines = []
    for link in document["links"]:
        kind = ChangeKind(link["kind"])
        said = _WORDS.get(kind, "is dead" if link["after"]["status"] == "dead" else kind.value)
        instead = f"; a copy is at {link['replacement']}" if link["replacement"] else ""
        lines.append(f"{link['target']} {said} ({link['after']['reason']}){instead}")
    lines += [f"{lost['listing']} cannot be read: {lost['error']}" for lost in document["lost_listings"]]
    return lines + [f"{address} can be read again" for address in document["found_listings"]]


def write_feed(folder: Path, newest: Sequence[tuple[int, str, Mapping[str, Any]]]) -> None:
    """Write the store's Atom feed of changes: an entry a round, the newest first.

    :raises StoreError: when it cannot be written.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed")
    identity = f"urn:evercite:changes:{folder.absolute().name}"
    _add(root, "id", identity)
    _add(root, "title", "What became of cited links")
    _add(root, "updated", newest[0][1])
    _add(_add(root, "author"), "name", "evercite")
    for number, at, document in newest:
        lines = sentences(document)
        entry = _add(root, "entry")
        _add(entry, "id", f"{identity}:{number}")
        _add(entry, "title", lines[0] if len(lines) == 1 else f"{len(lines)} changes")
        _add(entry, "updated", at)
        _add(entry, "content", "\n".join(lines)).set("type", "text")
    write_whole(folder / FEED, ET.tostring(root, "utf-8", xml_declaration=True))


def _add(parent: ET.Element, name: str, text: str | None = None) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}")
    # What XML 1.0 §2.2 does not allow cannot be written at all.
    element.text = "".join(c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or c >= "\ue000") if text else None
    return element


def run_hook(command: Sequence[str], document: bytes) -> str | None:
    """Give news to a command on its standard input, without a shell, and return what went wrong in one line."""
    try:
        done = subprocess.run(  # noqa: S603 - it is the operator's own command, from the policy
            list(command), input=document, capture_output=True, timeout=HOOK_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"the hook {command[0]} took longer than {HOOK_SECONDS:g} s and was ended"
    except OSError as error:
        return f"the hook {command[0]} cannot be run: {error.strerror or error}"
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1][:300]
        return f"the hook {command[0]} ended with {done.returncode}{f': {said}' if said else ''}"
    return None
