"""Limits for processes that parse what strangers wrote: parsers have none of their own."""

import json
import math
import os
import signal
import sys

try:
    import resource
except ImportError:  # Windows, where only the time is limited, by whoever waits
    resource = None  # type: ignore[assignment]


def command(program: str, *arguments: str) -> list[str]:
    """Return how another Python is started with a short program that imports what this one would.

    The program has ``json`` and ``sys``, and its arguments begin at ``sys.argv[2]``.
    """
    # The path as this process has it, so that the same packages are found; -I keeps the working folder off it.
    path = json.dumps([entry or os.getcwd() for entry in sys.path])  # noqa: PTH109
    prelude = "import json, sys; sys.path[:] = json.loads(sys.argv[1])\n"
    return [sys.executable, "-I", "-c", prelude + program, path, *arguments]


def confine(memory_bytes: int) -> None:
    """Keep this process to ``memory_bytes`` of address space, and deaf to Ctrl-C, which goes to the whole group."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if resource is not None:
        # Whoever started evercite may have set a lower one, above which nobody may set another.
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_cpu(seconds: float) -> None:
    """Let this process use so much more processor time: past it the system ends it, even when the parent is gone."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = math.ceil(used.ru_utime + used.ru_stime + seconds)
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))
