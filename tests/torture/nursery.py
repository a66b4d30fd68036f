"""A process that forks a run whenever it is asked to, so that a run costs no start of the interpreter.

It takes a line of JSON a command on standard input and answers with one: ``start`` a run, which waits to be let ``go``,
and ``wait`` for its end. A run appends what it acknowledges to a witness file, a line at a time.
"""

import ctypes
import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any

from crawler.archiving import Options, archive
from crawler.engine.options import Silent
from crawler.errors import EverciteError
from crawler.policy import load
from crawler.vocabulary import Reason, Status

_PR_SET_PTRACER = 0x59616D61
_ANY = ctypes.c_ulong(-1)


class Witness(Silent):
    """A listener that writes down what it is told, by a call of its own that no fault is put into."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def judged(self, url: str, status: Status, reason: Reason, done: int, total: int) -> None:
        self.tell(url=url, status=status.value, reason=reason.value)

    def notice(self, message: str) -> None:
        self.tell(notice=message)

    def tell(self, **said: Any) -> None:
        os.writev(self._file, [json.dumps(said).encode(), b"\n"])


def run(said: dict[str, Any], gate: int) -> int:
    """Wait at the gate, archive, and return the exit status."""
    # Whoever traces this process is not its parent.
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANY, 0, 0, 0)
    # uvloop tells its loop of other threads' work by write(2), which is where faults are put in; asyncio by send(2).
    sys.modules["uvloop"] = None  # type: ignore[assignment]
    if (limit := said.get("file_bytes")) is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    witness = Witness(Path(said["witness"]))
    os.read(gate, 1)
    try:
        archive(Options(Path(said["store"]), load(Path(said["policy"])), (said["source"],)), witness)
    except EverciteError as error:
        witness.tell(error=type(error).__name__, message=str(error))
        return error.exit_code
    except BaseException:  # noqa: BLE001 - the test shows it
        witness.tell(fault=traceback.format_exc())
        return EverciteError.exit_code
    return 0


def main() -> None:
    """Serve commands until standard input ends."""
    gates: dict[int, int] = {}
    for line in sys.stdin:
        said = json.loads(line)
        answer: dict[str, Any] = {}
        match said["do"]:
            case "start":
                gate, opener = os.pipe()
                pid = os.fork()
                if pid == 0:
                    os.close(opener)
                    _turn_away(Path(said["witness"]).with_suffix(".log"))
                    os._exit(run(said, gate))
                os.close(gate)
                gates[pid] = opener
                answer = {"pid": pid}
            case "go":
                os.close(gates.pop(said["pid"]))
            case "wait":
                _, status = os.waitpid(said["pid"], 0)
                answer = {"status": os.waitstatus_to_exitcode(status)}
        print(json.dumps(answer), flush=True)


def _turn_away(log: Path) -> None:
    """Leave the commands and answers to the parent, and what is logged to a file."""
    nothing, errors = os.open(os.devnull, os.O_RDWR), os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream, file in enumerate((nothing, nothing, errors)):
        os.dup2(file, stream)


if __name__ == "__main__":
    main()
