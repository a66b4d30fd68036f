"""Cases put on the web: a host of its own for each, so that its part of the log is all about it."""

import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

from tests.conformance.cases import CASES, Case
from tests.world import Authority, World
from tests.world.server import Exchange, Step


@dataclass(frozen=True)
class Served:
    """A case and where it is."""

    case: Case
    host: str
    port: int
    url: str
    """As an article would cite it."""

    def exchanges(self, world: World) -> list[Exchange]:
        """Return what the server saw and sent of this case."""
        return [e for e in world.exchanges if (e.host, e.port) == (self.host, self.port) and e.path != "/robots.txt"]


def serve(world: World, authority: Authority, cases: Sequence[Case] = CASES) -> list[Served]:
    """Serve every case that this machine can serve, each on its own address."""
    return [_serve(world, authority, case, number) for number, case in enumerate(cases) if _can_be_served(case)]


def _serve(world: World, authority: Authority, case: Case, number: int) -> Served:
    host = case.host or f"127.0.{1 + number // 250}.{1 + number % 250}"
    tls: ssl.SSLContext | None = None
    if case.certificate is not None:
        tls = authority.context(case.certificate, host)
    port = world.port(host, tls)
    authority_of_url = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    origin = f"{'https' if tls else 'http'}://{authority_of_url}"
    for target, steps in {case.asked[0]: case.steps, **case.then}.items():
        world.serve(target, [_placed(step, authority_of_url, origin) for step in steps], host=host, tls=tls)
    return Served(case, host, port, origin + case.cited)


def _placed(step: Step, authority: str, origin: str) -> Step:
    if not isinstance(step, bytes):
        return step
    return step.replace(b"{authority}", authority.encode()).replace(b"{origin}", origin.encode())


def _can_be_served(case: Case) -> bool:
    if case.host is None:
        return True
    family = socket.AF_INET6 if ":" in case.host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((case.host, 0))
    except OSError:
        return False
    return True
