import asyncio
import threading
import time

import pytest

from crawler.listings import Listing, UnreadableListing
from crawler.watching.polling import _aside


def test_a_listing_that_takes_long_to_read_holds_up_no_end() -> None:
    ended = threading.Event()

    def read() -> Listing:
        ended.wait(20)
        return Listing(())

    async def wait_a_little() -> None:
        await asyncio.wait_for(_aside(read), 0.01)

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(wait_a_little())
    assert time.monotonic() - began < 10
    ended.set()


def test_what_is_wrong_with_a_listing_reaches_who_asked_for_it() -> None:
    def read() -> Listing:
        raise UnreadableListing("it is none")

    with pytest.raises(UnreadableListing, match="it is none"):
        asyncio.run(_aside(read))
