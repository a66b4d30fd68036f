"""Readings of a page that are asked for twice: whether a probe is wanted, and then what the verdict is."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from crawler.judging.page_signs import PageSigns

P = ParamSpec("P")
T = TypeVar("T")


def once_a_page(read: Callable[Concatenate[PageSigns, P], T]) -> Callable[Concatenate[PageSigns, P], T]:
    """Have a pure function of a page, and of what can be compared, not work again for what it was asked last.

    It is the very same page that counts, not an equal one: to compare all that pages say would cost as much.
    """
    last: tuple[PageSigns, object, object, T] | None = None

    @wraps(read)
    def reading(page: PageSigns, /, *args: P.args, **kwargs: P.kwargs) -> T:
        nonlocal last
        if (known := last) is not None and known[0] is page and known[1] == args and known[2] == kwargs:
            return known[3]
        found = read(page, *args, **kwargs)
        last = (page, args, kwargs, found)  # in one step, whichever thread looks
        return found

    return reading
