"""Runs in processes of their own, each of which can be traced, stopped and killed."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]
STRACE = shutil.which("strace")


@dataclass
class Run:
    """A run that was started and waits to be let go."""

    nursery: "Nursery"
    pid: int
    witness: Path
    _tracer: "subprocess.Popen[str] | None" = None

    def trace(self, *expressions: str, log: Path | None = None) -> Self:
        """Have strace follow the run, with ``-e`` expressions that say what it sees and what faults it puts in."""
        assert STRACE is not None
        command = [STRACE, "-f", "-y", "-p", str(self.pid), "-o", str(log or os.devnull)]
        for expression in expressions:
            command += ["-e", expression]
        self._tracer = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert self._tracer.stderr is not None
        said = self._tracer.stderr.readline()
        assert "attached" in said, said + self._tracer.stderr.read()
        return self

    def go(self) -> Self:
        """Let it begin its work."""
        self.nursery.ask(do="go", pid=self.pid)
        return self

    def kill(self) -> None:
        """Kill it with SIGKILL."""
        os.kill(self.pid, signal.SIGKILL)

    def stop(self) -> None:
        """Stop it, and return once none of its threads is within a system call that goes on."""
        os.kill(self.pid, signal.SIGSTOP)
        threads = Path(f"/proc/{self.pid}/task")
        while any(_state(thread) not in "TtZX" for thread in threads.iterdir()):
            time.sleep(0.001)

    def go_on(self) -> None:
        """Let it go on after a stop."""
        os.kill(self.pid, signal.SIGCONT)

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end and waits to be asked for it."""
        return _state(Path(f"/proc/{self.pid}")) in "ZX"

    def wait(self) -> int:
        """Return its exit status once it is over: a signal's number below zero."""
        status = int(self.nursery.ask(do="wait", pid=self.pid)["status"])
        if self._tracer is not None:
            self._tracer.communicate()
        return status

    def told(self) -> list[dict[str, Any]]:
        """Return what it has told so far, whole lines only."""
        text = self.witness.read_text() if self.witness.exists() else ""
        return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]

    def verdicts(self) -> dict[str, tuple[str, str]]:
        """Return the verdicts that it acknowledged, by URL."""
        return {said["url"]: (said["status"], said["reason"]) for said in self.told() if "url" in said}


def _state(process: Path) -> str:
    """Return the state of a process or thread as the kernel spells it: X when it is gone."""
    try:
        return (process / "stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "X"


class Nursery:
    """Starts runs, by a process that has everything imported."""

    def __init__(self, folder: Path) -> None:
        """Keep what the runs tell in a folder."""
        self._folder = folder
        self._started = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.nursery"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def start(self, store: Path, policy: Path, source: str, file_bytes: int | None = None) -> Run:
        """Start a run that waits to be let go; no file that it writes may grow beyond ``file_bytes``."""
        self._started += 1
        witness = self._folder / f"{self._started}.jsonl"
        said = self.ask(
            do="start", store=str(store), policy=str(policy), source=source, witness=str(witness), file_bytes=file_bytes
        )
        return Run(self, int(said["pid"]), witness)

    def ask(self, **said: Any) -> dict[str, Any]:
        """Send a command and return the answer."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@dataclass
class Calls:
    """The system calls of one run, from a log of strace: the fault points."""

    of_store: dict[str, list[int]] = field(default_factory=dict)
    """By name, which of a thread's calls are on files of the store: strace counts from one, each thread apart."""

    @classmethod
    def read(cls, log: Path, store: Path) -> Self:
        """Count the calls in a log."""
        made = cls()
        counts: Counter[tuple[str, str]] = Counter()
        for line in log.read_text(errors="replace").splitlines():
            thread, _, said = line.partition(" ")
            name, parenthesis, arguments = said.strip().partition("(")
            if not parenthesis or not name.isidentifier():
                continue  # the end of a call that another thread came between, a signal, an exit
            counts[thread, name] += 1
            if str(store) in arguments:
                made.of_store.setdefault(name, []).append(counts[thread, name])
        return made
