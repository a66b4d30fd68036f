"""What a page needs to be seen again: its style sheets, pictures, fonts, scripts, frames, and what these need."""

from crawler.requisites.page import Page, read_page
from crawler.requisites.requisite import Requisite, RequisiteKind
from crawler.requisites.within import READ_MEDIA_TYPES, needs_within

__all__ = ["READ_MEDIA_TYPES", "Page", "Requisite", "RequisiteKind", "needs_within", "read_page"]
