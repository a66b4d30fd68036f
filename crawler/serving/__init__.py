"""Serving a store: its articles and the copies of what they cite, replayed, and found by the Memento protocol."""

from crawler.serving.listening import Served, is_loopback
from crawler.serving.server import serve

__all__ = ["Served", "is_loopback", "serve"]
