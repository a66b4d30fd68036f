"""``evercite list`` and ``evercite show``: what a store holds."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crawler.cli import terminal
from crawler.cli.invocation import Invocation, command
from crawler.cli.outcomes import WrongUsage
from crawler.reporting import wording
from crawler.vocabulary import LANDING_EVIDENCE, Status

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from sqlalchemy import Connection

_READ_BYTES = 256 << 10

LIST_EXAMPLES = """\b
Examples:
  evercite list                       every article of the store
  evercite list 3f9a                  the citations of one, named by the start of its id, or by its source
  evercite list 3f9a --status dead    those of one status
  evercite list 3f9a --all            its other links too
"""
SHOW_EXAMPLES = """\b
Examples:
  evercite show 3f9a        an article: what it states of itself, and what became of its citations
  evercite show b07c41      a citation: its words, its verdicts over time, its copy and where that lies
  evercite show b07c41 --json | jq .citation.capture.warc
  evercite show b07c41 --record > one.warc.gz    its copy: one record, which is a WARC file by itself
"""


@command
def list_(
    invocation: Invocation,
    article: Annotated[
        str | None, typer.Argument(metavar="ARTICLE", help="The start of an article's id, or its source.")
    ] = None,
    status: Annotated[Status | None, typer.Option("--status", help="Only citations of this status.")] = None,
    every_link: Annotated[bool, typer.Option("--all", help="Links that are no citations too.")] = False,
) -> None:
    """List the articles of a store, or the citations of one article."""
    from crawler.cli import documents, tables
    from crawler.manifest import rows

    with invocation.open_store() as store, store.connect() as connection:
        if article is None and status is None:
            found = rows.summaries(connection)
            if invocation.as_json:
                terminal.emit_json({"articles": [documents.article(one) for one in found]})
            else:
                _render(tables.articles(found), "the store has no article yet; `evercite archive SOURCE` brings one")
            return
        id_ = None if article is None else article_named(connection, article)
        links = rows.rows(connection, article_id=id_, status=status, cited=None if every_link else True)
        if invocation.as_json:
            terminal.emit_json({"citations": list(links)})
        else:
            _render(tables.citations(links), "there is no such citation" if status else "the article cites nothing")


def _render(table: "Table", if_empty: str) -> None:
    """Write a table, and say of one without rows why it has none."""
    terminal.render(table)
    if not table.row_count:
        terminal.say(if_empty)


@command
def show(
    invocation: Invocation,
    id_: Annotated[str, typer.Argument(metavar="ID", help="The start of an article's or a citation's id.")],
    record: Annotated[
        bool, typer.Option("--record", help="Write the WARC record of a citation's copy to standard output instead.")
    ] = False,
) -> None:
    """Show all that the store knows of an article or a citation."""
    from crawler.cli import documents
    from crawler.manifest import rows

    if record:
        _write_record(invocation, id_)
        return
    with invocation.open_store() as store, store.connect() as connection:
        kind, whole = _named(connection, id_)
        if kind == "article":
            (summary,) = rows.summaries(connection, whole)
            every = list(rows.rows(connection, article_id=whole))
            links = [row for row in every if row["citation"]["cited"]]
            about = every[0]["article"] if every else None
            if invocation.as_json:
                terminal.emit_json({"article": documents.article(summary), "stated": about, "citations": links})
            else:
                terminal.render(*_article(documents.article(summary), about or {}, links))
        else:
            (row,) = rows.rows(connection, citation_id=whole)
            history = rows.history(connection, whole)
            if invocation.as_json:
                terminal.emit_json({"citation": row, "history": history})
            else:
                terminal.render(*_citation(row, history))


def _write_record(invocation: Invocation, id_: str) -> None:
    """Write the record that a citation's copy is in, as it lies in its file: a gzip member."""
    from crawler.manifest import rows
    from crawler.uploading.members import open_member

    with invocation.open_store() as store, store.connect() as connection:
        kind, whole = _named(connection, id_)
        if kind == "article":
            raise WrongUsage(f"{id_}: an article has a record for each citation; name one of its citations")
        (row,) = rows.rows(connection, citation_id=whole)
    if row["capture"] is None:
        raise WrongUsage(f"{id_}: the store has no copy of it")
    terminal.require_no_terminal("a WARC record")
    warc = row["capture"]["warc"]
    s3 = invocation.policy().storage.s3
    with open_member(invocation.store, warc["file"], warc["offset"], warc["length"], s3) as member:
        while data := member.read(_READ_BYTES):
            terminal.emit_bytes(data)


def article_named(connection: "Connection", name: str) -> str:
    """Return the id of the article that ``name`` means: the start of an id, or a source as it was given.

    :raises WrongUsage: when there is none, or more than one.
    """
    from crawler.manifest import articles, rows

    ids = [id_ for kind, id_ in rows.find(connection, name) if kind == "article"] if name else []
    if len(ids) == 1 or name in ids:
        return name if name in ids else ids[0]
    if ids:
        raise WrongUsage(f"{name}: more than one article has an id that begins so: {', '.join(ids)}")
    by_source = articles.known(connection, name)
    if by_source is None:
        raise WrongUsage(f"{name or repr(name)}: the store has no such article; `evercite list` shows what it has")
    return by_source


def named_or_source(connection: "Connection", name: str) -> tuple[str, str]:
    """Return what ``name`` means, as a pair of ``article`` or ``citation`` and the id: an id's start, or a source.

    :raises WrongUsage: when there is none, or more than one.
    """
    from crawler.manifest import articles

    by_source = articles.known(connection, name)
    return ("article", by_source) if by_source is not None else _named(connection, name)


def _named(connection: "Connection", prefix: str) -> tuple[str, str]:
    from crawler.manifest import rows

    found = rows.find(connection, prefix) if prefix else []
    whole = [pair for pair in found if pair[1] == prefix] or found
    if len(whole) == 1:
        return whole[0]
    if not whole:
        raise WrongUsage(f"{prefix or repr(prefix)}: nothing has an id that begins so; `evercite list` shows the ids")
    several = ", ".join(f"{kind} {id_}" for kind, id_ in whole[:8])
    raise WrongUsage(f"{prefix}: more than one id begins so: {several}{', …' if len(whole) > 8 else ''}")


def _article(
    summary: Mapping[str, Any], stated: Mapping[str, Any], links: list[dict[str, Any]]
) -> "Iterator[RenderableType]":
    from rich.text import Text

    from crawler.cli import tables

    yield tables.facts(
        [
            ("article", summary["id"]),
            ("title", summary["title"]),
            ("source", summary["source"]),
            ("url", stated.get("url")),
            ("authors", ", ".join(stated.get("authors") or ())),
            ("published", stated.get("published")),
            ("updated", stated.get("updated")),
            ("publisher", stated.get("publisher")),
            ("doi", stated.get("doi")),
            ("licence", stated.get("licence")),
            ("canonical url", stated.get("canonical_url")),
            ("language", stated.get("language")),
            ("citations", f"{summary['citations']}, {summary['captured']} of them captured"),
            ("by status", tables.counts(summary["by_status"])),
        ]
    )
    if links:
        yield Text()
        yield tables.citations(links)


def _citation(row: Mapping[str, Any], history: list[dict[str, Any]]) -> "Iterator[RenderableType]":
    from rich.text import Text

    from crawler.cli import tables

    citation, verdict, capture = row["citation"], row["verdict"], row["capture"]
    identifier = citation["identifier"]
    evidence = {name: said for name, said in verdict["evidence"].items() if name not in LANDING_EVIDENCE}
    yield tables.facts(
        [
            ("citation", citation["id"]),
            ("article", f"{row['article']['id']} {row['article']['title'] or row['article']['source']}"),
            ("role", citation["role"] if citation["cited"] else f"{citation['role']} (not cited)"),
            ("text", citation["text"]),
            ("context", f"{citation['prefix']}[{citation['text']}]{citation['suffix']}"),
            ("written", citation["href"]),
            ("target", citation["target"]),
            ("identifier", f"{identifier['scheme']}:{identifier['value']}" if identifier else None),
            ("state", tables.state(verdict)),
            ("checked", verdict["checked_at"] or "never"),
            ("checks", f"{verdict['checks']}; the link is known since {verdict['first_seen']}"),
            ("evidence", terminal.to_json(evidence) if evidence else None),
            ("drift", _drift(row["drift"])),
            *_landing(verdict["evidence"]),
        ]
    )
    if capture is not None:
        warc, requisites = capture["warc"], capture["requisites"]
        yield Text()
        yield tables.facts(
            [
                ("captured", capture["captured_at"]),
                ("from", capture["final_url"]),
                ("answer", f"{capture['http_status']} {capture['mime'] or ''}"),
                ("hops", " → ".join(f"{hop['http_status']} {hop['url']}" for hop in capture["hops"])),
                ("payload", capture["payload_digest"]),
                ("truncated", capture["truncated"]),
                ("restricted", "not for publication" if capture["restricted"] else None),
                ("requisites", f"{requisites['captured']} of {requisites['found']} captured"),
                ("WARC", f"{warc['file']} at {warc['offset']}, {warc['length']} bytes"),
                ("record", warc["record_id"]),
            ]
        )
    if row["mementos"]:
        yield Text()
        shown = tables.table("!copy elsewhere", "archive", "url")
        for one in row["mementos"]:
            when = f"{one['relation']}, {one['datetime'] or 'of unknown date'}"
            shown.add_row(when, tables.text(one["archive"]), tables.url(one["url"]))
        yield shown
    if row["withheld_from"]:
        yield Text()
        names = ", ".join(row["withheld_from"])
        yield tables.text(f"not told of it, for its host is not on the public internet: {names}", 1000)
    if history:
        yield Text()
        shown = tables.table("!checked", "!state", "#confidence", "drift", "hops")
        for past in history:
            hops = " → ".join(f"{hop['http_status'] or 'no answer'} {hop['url']}" for hop in past["hops"])
            drift = past["drift"]["kind"] if past["drift"] is not None else ""
            shown.add_row(past["checked_at"], tables.state(past), f"{past['confidence']:.2f}", drift, tables.url(hops))
        yield shown


_DRIFTS = {
    "same": "none: the words are those of {since}",
    "cosmetic": "none in its text since {since}; dates, counters, menus or the like differ",
    "changed": "changed: {share} of its text is as it was on {since}",
    "replaced": "replaced: it is about something else than on {since}, with {share} of the text",
}


def _drift(drift: Mapping[str, Any] | None) -> str | None:
    """Say how a page has moved since its first capture."""
    if drift is None:
        return None
    if drift["similarity"] is None:
        return f"changed: its bytes are not those of {drift['since']}"
    # Rounded down, so that nothing changed is called whole.
    return _DRIFTS[drift["kind"]].format(since=drift["since"], share=f"{int(100 * drift['similarity'])} %")


def _landing(evidence: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Say what was found in the page of what a citation points at and quotes."""
    part = evidence.get("fragment")
    if part is not None:
        yield "part", wording.part(part)
    quoted = [("quotation", one["quotation"], one) for one in evidence.get("quotations", ())]
    anchor = evidence.get("anchor")
    for name, words, one in [*quoted, *([("words", anchor["text"], anchor)] if anchor is not None else [])]:
        yield name, f"“{words}” {_found(one)}"


def _found(one: Mapping[str, Any]) -> str:
    if one["found"] is None:
        return "cannot be looked for: the page shows its text by scripts"
    if one["similarity"] == 1:
        return "is in the page, word for word"
    return (
        f"is {'' if one['found'] else 'not '}in the page; the nearest words are {int(100 * one['similarity'])} % alike"
    )
