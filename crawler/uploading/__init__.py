"""Copying a store to an S3-compatible object store, and proving that it arrived."""
