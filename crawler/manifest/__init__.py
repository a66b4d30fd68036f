"""The manifest: one SQLite database of articles, citations, targets, looks at them, and where each copy lies."""
