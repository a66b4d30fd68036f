"""What an answer asks of archives, in ``X-Robots-Tag`` headers and ``<meta name="robots">``."""

from collections.abc import Sequence

from crawler.fetching.robots import PRODUCT_TOKEN

_NO_COPIES = frozenset({"noarchive", f"{PRODUCT_TOKEN}: noarchive", f"{PRODUCT_TOKEN}:noarchive"})


def asks_not_to_archive(directives: Sequence[str]) -> bool:
    """Whether an answer asks that no copies be shown: of all, or of us by name; what it asks of others is theirs.

    ``directives`` are in lower case, as :class:`crawler.judging.Hop` has them.
    """
    return not _NO_COPIES.isdisjoint(directives)
