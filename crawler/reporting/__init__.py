"""Reports for people: what a store's articles cite, in what state each link is, and what was kept of it."""

from crawler.reporting.figures import Figures
from crawler.reporting.site import Written, write_report

__all__ = ["Figures", "Written", "write_report"]
