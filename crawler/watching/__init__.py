"""Watching: when each citation is looked at again, and what has changed between two moments."""
