"""Gives links whose targets were stripped their targets back, out of other renditions of the same article."""

from crawler.recovering.aligning import SURE, Recovery, TooManyLinks, is_lost, recover
from crawler.recovering.joining import join

__all__ = ["SURE", "Recovery", "TooManyLinks", "is_lost", "join", "recover"]
