"""Which payloads are written once and referred to ever after."""

from crawler.fetching.exchange import Exchange
from crawler.recording.digests import Digested

DEDUPLICATED_FROM_BYTES = 1024
"""Payloads shorter than this are always written: a revisit record is hardly shorter."""


def may_deduplicate(exchange: Exchange, digested: Digested) -> bool:
    """Whether an exchange's payload may stand for later ones, and be replaced by an earlier one.

    Never short or empty bodies, error pages, bodies that were cut, or answers of which a head alone would lose
    something: interim answers, bytes after the end, a certificate at fault. Nor payloads that tools digest in
    different ways (chunked ones): whoever indexes the files anew must still find what a revisit refers to.
    """
    status = exchange.status
    return (
        digested.payload_bytes >= DEDUPLICATED_FROM_BYTES
        and digested.payload_agreed
        and not exchange.interim_bytes
        and exchange.truncated is None
        and exchange.failure is None
        and status is not None
        and 200 <= status < 300
    )
