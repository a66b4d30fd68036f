"""RO-Crate 1.2: articles and their copies as a research object, described in JSON-LD for repositories.

https://w3id.org/ro/crate/1.2
"""

import json
import tempfile
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection

from crawler import __version__, urls
from crawler.exporting import selecting
from crawler.exporting.targets import Target
from crawler.exporting.wacz import Exported, write_wacz

METADATA = "ro-crate-metadata.json"
PACKAGE = "articles.wacz"
MANIFEST = "manifest.jsonl"
PREVIEW = "ro-crate-preview.html"

_READ_BYTES = 1 << 20
_ABOUT: Mapping[str, Mapping[str, Any]] = {
    PACKAGE: {
        "name": "Articles and the copies of what they cite",
        "encodingFormat": ["application/wacz", {"@id": "https://specs.webrecorder.net/wacz/1.1.1/"}],
    },
    MANIFEST: {
        "name": "A row for each link: its words, the state of its target, its copy",
        "encodingFormat": "application/jsonl",
    },
}
_SOFTWARE = "https://pypi.org/project/evercite/"


def write_ro_crate(
    target: Target,
    connection: Connection,
    folder: Path,
    article_ids: Collection[str] | None,
    *,
    restricted: bool = False,
    license_url: str | None = None,
) -> Exported:
    """Write articles of the store in ``folder``, or with None all of it, as a crate around a WACZ file.

    Of everything in the crate the same store gives the same bytes. The description is made in memory.

    :raises NothingToExport: when there is no copy to export.
    :raises StoreError: when the store cannot be read.
    """
    with tempfile.TemporaryFile() as package:
        made = write_wacz(package, connection, folder, article_ids, restricted=restricted)
        package.seek(0)
        _copy(package, target, PACKAGE)
        with zipfile.ZipFile(package) as opened:
            for name, path in (("evercite/manifest.jsonl", MANIFEST), ("evercite/report.html", PREVIEW)):
                with opened.open(name) as file:
                    _copy(file, target, path)
            with opened.open("evercite/manifest.jsonl") as file:
                entities = _entities(json.loads(line) for line in file)
    created = selecting.newest(connection)
    document = {
        "@context": "https://w3id.org/ro/crate/1.2/context",
        "@graph": [*_crate(target, created, license_url, made, list(entities)), *entities.values()],
    }
    with target.entry(METADATA, deflated=True) as entry:
        entry.write(f"{json.dumps(document, indent=2)}\n".encode())
    return made


def _crate(
    target: Target, created: str, license_url: str | None, made: Exported, entities: list[str]
) -> Iterator[dict[str, Any]]:
    """Yield the entities that every crate has: descriptor, root, files, and how they came to be."""
    files = [resource for resource in target.resources if resource.path != PREVIEW]
    yield {
        "@id": METADATA,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.2"},
    }
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"Copies of what {made.articles} article{'' if made.articles == 1 else 's'} cite",
        "description": "Articles, archived copies of the pages that they cite, and the state of each link.",
        "datePublished": created[:10],
        "hasPart": [{"@id": resource.path} for resource in files],
        "mentions": [{"@id": id_} for id_ in entities if id_.startswith("#article-")],
    }
    yield root | ({"license": {"@id": license_url}} if license_url else {})
    for resource in files:
        yield {
            "@id": resource.path,
            "@type": "File",
            **_ABOUT[resource.path],
            "contentSize": str(resource.bytes),
            "sha256": resource.digest.removeprefix("sha256:"),
        }
    yield {
        "@id": "#export",
        "@type": "CreateAction",
        "name": "Export from a store of web archives",
        "endTime": created,
        "instrument": {"@id": _SOFTWARE},
        "result": [{"@id": resource.path} for resource in files],
    }
    yield {"@id": _SOFTWARE, "@type": "SoftwareApplication", "name": "evercite", "version": __version__}
    if license_url:
        yield {"@id": license_url, "@type": "CreativeWork", "name": license_url}


def _entities(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return articles and cited pages by their ids, each once."""
    entities: dict[str, dict[str, Any]] = {}
    for row in rows:
        article, citation = row["article"], row["citation"]
        id_ = f"#article-{article['id']}"
        entity = entities.setdefault(id_, _article(id_, article))
        target = citation["target"]
        if not citation["cited"] or target is None or urls.scheme(target) not in urls.FETCHED_SCHEMES:
            continue
        if {"@id": target} not in entity["citation"]:
            entity["citation"].append({"@id": target})
        capture = row["capture"]
        page = {
            "@id": target,
            "@type": "WebPage",
            "name": citation["text"] or target,
            "description": f"{row['verdict']['status']} {row['verdict']['reason']}",
        }
        if capture is not None and capture["warc"] is not None:
            page |= {"dateModified": capture["captured_at"], "isPartOf": {"@id": PACKAGE}}
        entities.setdefault(target, page)
    return entities


def _article(id_: str, article: Mapping[str, Any]) -> dict[str, Any]:
    said = {
        "@id": id_,
        "@type": "Article",
        "identifier": article["id"],
        "name": article["title"] or article["source"],
        "url": article["url"],
        "author": article["authors"],
        "datePublished": article["published"],
        "dateModified": article["updated"],
        "publisher": article["publisher"],
        "sameAs": f"https://doi.org/{article['doi']}" if article["doi"] else None,
        "license": article["licence"],
        "inLanguage": article["language"],
    }
    return {name: value for name, value in said.items() if value} | {"citation": []}


def _copy(file: IO[bytes], target: Target, path: str) -> None:
    with target.entry(path, deflated=not path.endswith(".wacz")) as entry:
        while data := file.read(_READ_BYTES):
            entry.write(data)
