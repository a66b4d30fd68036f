"""The server that shows a store to its reader: articles, their citations, and the copies.

What was captured is a stranger's and may be hostile. No script of it ever runs: every copy is sent with a policy that
forbids scripts, forms and plug-ins and lets the browser ask nobody but this server, and in a sandbox. Only GET and HEAD
are answered.
"""

from crawler.errors import EverciteError
from crawler.serving.listening import Served, Server
from crawler.serving.routes import Handler


class CannotServe(EverciteError):
    """There is no serving at this address; name another one by ``--port`` or ``--host``."""

    exit_code = 2


def serve(served: Served, host: str, port: int) -> Server:
    """Return a server that listens at an address; call its ``serve_forever``. Port 0 is any that is free.

    :raises CannotServe: when the address cannot be listened at.
    :raises StoreError: when there is no store.
    """
    try:
        return Server(served, host, port, Handler)
    except (OSError, OverflowError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CannotServe(f"{host}:{port}: cannot be listened at: {said}") from error
