"""evercite keeps what an article cites: every cited page recorded, judged and mapped to its archived copy."""

__version__ = "0.1.0"
