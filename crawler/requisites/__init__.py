"""What a page needs to be seen again: its style sheets, pictures, fonts, scripts, frames, and what these need."""

from crawler.requisites.page import Page, read_page
from crawler.requisites.requisite import Requisite, RequisiteKind
from crawler.requisites.styles import read_style_sheet

__all__ = ["Page", "Requisite", "RequisiteKind", "read_page", "read_style_sheet"]
