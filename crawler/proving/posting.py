"""A small POST to a service that the policy names: a time stamping authority, a signing service."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit

MAX_ANSWER_BYTES = 1 << 20
_TIMEOUT_SECONDS = 15.0


class Unanswered(Exception):
    """A service gave no answer that can be used; the message goes on from its name."""


def post(url: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """Send a POST and return the body of its answer, which must be 200 and no longer than a megabyte.

    No redirect is followed and no proxy of the environment used.

    :raises Unanswered: when there is none.
    """
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_TIMEOUT_SECONDS)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", target, body, dict(headers))
        answer = connection.getresponse()
        data = answer.read(MAX_ANSWER_BYTES + 1)
    except (OSError, http.client.HTTPException) as e:
        raise Unanswered(f"does not answer: {getattr(e, 'strerror', None) or e or type(e).__name__}") from e
    finally:
        connection.close()
    if answer.status != 200:
        raise Unanswered(f"answered {answer.status} {answer.reason}")
    if len(data) > MAX_ANSWER_BYTES:
        raise Unanswered("answered with more than a megabyte")
    return data
