"""The HTTP client: one request out, every byte of its answer kept as it crossed the wire."""
