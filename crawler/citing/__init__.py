"""Tells what each link of an article is for, and which of them are citations."""

from crawler.citing.citation import Citation, Identifier, citation_id
from crawler.citing.finding import article_id, cite, with_target

__all__ = ["Citation", "Identifier", "article_id", "citation_id", "cite", "with_target"]
