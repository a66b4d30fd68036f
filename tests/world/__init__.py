"""A small web on loopback whose every byte is scripted, and whose log is the truth.

    with World() as world:
        url = world.serve("/page", b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nhi")
        ...
        assert world.exchanges[-1].response == ...

A script is a sequence of steps: bytes to send, :class:`Pause`, :class:`Reset`, :class:`Close`, :class:`Silence`; an
answer is bytes, a script, or a callable that is given the request and returns either. A drip is bytes and pauses in
turn. After its steps the connection is closed unless ``keep`` is set; a server that closes says so by closing, as real
ones do. Hosts are 127.0.0.x addresses, each of which may be used; with ``tls=authority.context(Certificate.EXPIRED)``
a host speaks TLS. :meth:`World.serve_all` answers for a whole host, :meth:`World.greet` for what is no HTTP server,
and :meth:`World.requests` looks paths up in the log.
"""

from tests.world.server import Close, Exchange, Pause, Reset, Silence, World
from tests.world.tls import Authority, Certificate

__all__ = ["Authority", "Certificate", "Close", "Exchange", "Pause", "Reset", "Silence", "World"]
