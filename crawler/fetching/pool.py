"""Connections that are kept for the next request to their server, neither too many of them nor too long."""

import time
from collections import OrderedDict, defaultdict
from typing import NamedTuple

from crawler.fetching.wire import Wire

MAX_IDLE_CONNECTIONS = 1_000
"""Kept at a time, of all servers together, where that is no more than half of the descriptors that a process may have.
It is the number of hosts that are visited at a time: with fewer, each visit finds its connection closed for another's,
and every request is a connection and a handshake more."""

IDLE_CONNECTION_SECONDS = 60.0
"""A connection is kept this long; servers close theirs after 5 (Apache) to 75 (nginx)."""


class Key(NamedTuple):
    """What two requests must share to go over one connection."""

    scheme: str
    host: str
    port: int
    verify: bool


class Pool:
    """The connections that are open and idle."""

    def __init__(self) -> None:
        """Begin with none."""
        self._room = min(MAX_IDLE_CONNECTIONS, _descriptors() // 2)
        self._keys: OrderedDict[Wire, Key] = OrderedDict()  # the one that is idle for the longest time comes first
        self._wires: defaultdict[Key, list[Wire]] = defaultdict(list)

    def __len__(self) -> int:
        """Return how many connections are kept."""
        return len(self._keys)

    def take(self, key: Key) -> Wire | None:
        """Return a connection that can carry another request, the last used first; it is the caller's from then on."""
        while wires := self._wires.get(key):
            wire = wires[-1]
            self._forget(wire)
            if wire.reusable and time.monotonic() - wire.idle_since < IDLE_CONNECTION_SECONDS:
                return wire
            wire.close()
        return None

    def give(self, key: Key, wire: Wire) -> None:
        """Keep a connection, and close those that have been idle for too long or are too many."""
        wire.idle_since = now = time.monotonic()
        self._keys[wire] = key
        self._wires[key].append(wire)
        while self._keys:
            oldest = next(iter(self._keys))
            if len(self._keys) <= self._room and now - oldest.idle_since < IDLE_CONNECTION_SECONDS:
                break
            self._forget(oldest)
            oldest.close()

    def close(self) -> None:
        """Close every connection."""
        for wire in self._keys:
            wire.close()
        self._keys.clear()
        self._wires.clear()

    def _forget(self, wire: Wire) -> None:
        key = self._keys.pop(wire)
        wires = self._wires[key]
        wires.remove(wire)
        if not wires:
            del self._wires[key]


def _descriptors() -> int:
    """Return how many files and connections this process may have open: 256 or 1,024, as a rule."""
    try:
        import resource
    except ImportError:  # as on Windows, whose sockets are no files
        return 2 * MAX_IDLE_CONNECTIONS
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return most if most != resource.RLIM_INFINITY else 2 * MAX_IDLE_CONNECTIONS
