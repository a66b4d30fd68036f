"""Mementos: what other archives hold of a cited page."""

from crawler.mementos.memento import Answer, Memento, Outcome
from crawler.mementos.uri import CitedMemento, cited_memento

__all__ = ["Answer", "CitedMemento", "Memento", "Outcome", "cited_memento"]
