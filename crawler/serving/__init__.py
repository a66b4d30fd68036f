"""Serving a store: its articles and the copies of what they cite, replayed, and found by the Memento protocol."""

from crawler.serving.server import Served, is_loopback, serve

__all__ = ["Served", "is_loopback", "serve"]
