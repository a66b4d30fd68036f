"""How a run reaches the web: clients by the policy's word on the network."""

from collections.abc import Callable
from datetime import datetime

from crawler.fetching.client import Client
from crawler.fetching.tunnel import Tunneller
from crawler.policy import Policy


async def client_of(
    policy: Policy, now: Callable[[], datetime] | None = None, *, allow_private: bool = False
) -> Client:
    """Return a client that reaches the web as the policy says, and private addresses too where that is asked for.

    ``now`` tells the time that exchanges are dated by, in UTC; without it the system does.

    :raises ProxyUnusable: when there is a proxy that does not answer.
    """
    network = policy.network
    tunneller = Tunneller(network.proxy, trusted=network.proxy_trusted) if network.proxy else None
    if tunneller is not None:
        await tunneller.check()
    return Client(
        allow_private=allow_private or network.allow_private, ca_file=network.ca_file, tunneller=tunneller, now=now
    )
