"""The process that reads pages. It answers on the socket that is its standard input, until that is closed.

Before anything else it sends one byte: it is ready. A request is two lengths (32 bits, big-endian), a JSON head and the
page; an answer is a length and what :meth:`crawler.pages.reading.Reading.to_json` writes, of length 0 where a page
could not be read.
"""

import json
import logging
import socket
import struct
from typing import BinaryIO

from crawler.confining import confine, limit_cpu
from crawler.pages.reading import read

REQUEST = struct.Struct(">II")
ANSWER = struct.Struct(">I")
READY = b"!"


def serve(memory_bytes: int) -> None:
    """Read one page after another, never using more than ``memory_bytes`` of address space."""
    confine(memory_bytes)
    with socket.socket(fileno=0) as connection, connection.makefile("rb") as requests:
        connection.sendall(READY)
        while len(sizes := requests.read(REQUEST.size)) == REQUEST.size:
            answer = _answer(requests, *REQUEST.unpack(sizes))
            connection.sendall(ANSWER.pack(len(answer)) + answer)


def _answer(requests: BinaryIO, head_bytes: int, page_bytes: int) -> bytes:
    head, page = json.loads(requests.read(head_bytes)), requests.read(page_bytes)
    limit_cpu(head["cpu_seconds"])
    try:
        return read(head["url"], head["content_type"], page).to_json()
    except Exception:  # whatever a parser throws at hostile input, the next page is read all the same
        logging.getLogger(__name__).exception("a page could not be read")
        return b""
