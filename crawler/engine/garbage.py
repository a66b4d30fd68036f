"""How often Python looks for garbage while a run works."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

CONTAINERS_BEFORE_A_LOOK = 50_000
"""A URL leaves hardly a cycle behind: looking after 700 containers, as Python does, took 8 to 16 % of the CPU."""


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Have cycles of garbage looked for more seldom, and not at all among what was there before."""
    youngest, *older = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(max(youngest, CONTAINERS_BEFORE_A_LOOK), *older)
    try:
        yield
    finally:
        gc.set_threshold(youngest, *older)
        gc.unfreeze()
