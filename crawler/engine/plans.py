"""What is to be done about each link of an article, before anything is fetched or kept."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crawler import urls
from crawler.citing import Citation, article_id, cite, with_target
from crawler.judging import Verdict, plan_verdict
from crawler.policy import Policy
from crawler.reading import Document, Source


@dataclass(frozen=True, slots=True)
class PlannedCitation:
    """One link and what is to be done about it: its target fetched, or the verdict that it has without that."""

    citation: Citation
    verdict: Verdict | None

    @property
    def target(self) -> str | None:
        """The URL to fetch; None where there is a verdict already."""
        return urls.fetchable(self.citation.target) if self.verdict is None and self.citation.target else None

    def said(self, at: datetime) -> dict[str, Any] | None:
        """Return the verdict as the manifest has it, with the time that it was found at; None without one."""
        return self.verdict.to_json(at) if self.verdict is not None else None


@dataclass(frozen=True, slots=True)
class PlannedArticle:
    """An article as read, with a plan for each of its links in reading order."""

    id: str
    source: str
    url: str | None
    document: Document
    digest: str
    """SHA-256 of the article's bytes, in hexadecimal digits."""
    citations: tuple[PlannedCitation, ...]

    @property
    def title(self) -> str | None:
        """The article's title, as far as it states one."""
        return self.document.metadata.title


def plan_article(source: Source, document: Document, policy: Policy) -> PlannedArticle:
    """Find the citations of an article and plan each by the policy."""
    id_ = article_id(source, document)
    planned = [
        PlannedCitation(citation, plan_verdict(citation.target, citation.role, policy, citation.href))
        for citation in cite(document, id_)
    ]
    digest = hashlib.sha256(source.data).hexdigest()
    return PlannedArticle(id_, source.name, source.url, document, digest, tuple(planned))


def with_recovered(item: PlannedCitation, recovered: Mapping[str, str], policy: Policy) -> PlannedCitation:
    """Return a planned citation with the target that was recovered for it, where its article still has none."""
    target = recovered.get(item.citation.id)
    if target is None or item.citation.target is not None:
        return item
    citation = with_target(item.citation, target)
    return PlannedCitation(citation, plan_verdict(target, citation.role, policy, citation.href))
