"""Exits from a store: WACZ, citations with their copies in other formats, packages for repositories."""
