"""Proving: that a store holds what it says, and since when."""
