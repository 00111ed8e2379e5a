"""Processes that make sites and PDFs of what is on disk, beside each other and beside the build that started them.

A worker starts when the build does, so that its tools are loaded by the time there is something to make. It knows nothing
but its task, always has the same environment, and dies with the build.
"""

import json
import os
import selectors
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from macros.files import OURS


class BuildFault(Exception):
    """The tools failed on content that passed every check; `log` holds what they printed."""

    def __init__(self, vad: str, log: str):
        super().__init__(vad)
        self.log = log


@dataclass(frozen=True)
class Task:
    """A thing to make: what the worker is asked to do, its arguments, and what it is called in a fault."""

    gor: str
    vad: str
    arguments: Mapping[str, Any]


class Workers:
    """A few worker processes. Use as a context: they are gone at its end, whatever happened."""

    def __init__(self, count: int, dag: date, first: Sequence[str] = ()):
        command = [sys.executable, "-m", "macros.build.worker"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self._waiting: list[Task] = []
        self._doing: dict[subprocess.Popen, Task] = {}
        self._done: list[tuple[Task, dict[str, Any]]] = []
        loads = [*first, *[""] * count][:count]
        self._processes = [
            subprocess.Popen([*command, load], cwd=OURS, env=environment(dag), **pipes) for load in loads
        ]

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.kill()
        for process in self._processes:
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()

    def add(self, *tasks: Task) -> None:
        """Give each task to a worker that has none, or let it wait for one."""
        for task in tasks:
            idle = next((process for process in self._processes if process not in self._doing), None)
            self._waiting.append(task)
            if idle:
                self._give(idle)

    def tend(self) -> None:
        """Hand what waits to those who are done by now, and wait for nobody: who makes something else calls this in between."""
        self._read(0)

    def results(self, gor: str = "") -> Iterator[tuple[Task, Any]]:
        """Each task with what it gave, as they are done; until nothing is left, or nothing of the kind `gor`.

        Raises `BuildFault` at the first that fails.
        """
        while True:
            while self._done:
                task, answer = self._done.pop(0)
                if "fel" in answer:
                    raise BuildFault(task.vad, answer["fel"])
                yield task, answer["gav"]
            left = [task for task in (*self._doing.values(), *self._waiting) if task.gor == (gor or task.gor)]
            if not (left and self._doing):
                return
            self._read(None)

    def _read(self, seconds: float | None) -> None:
        """Take the answers that come within so many seconds; None waits for one."""
        with selectors.DefaultSelector() as waiting:
            for process in self._doing:
                waiting.register(process.stdout, selectors.EVENT_READ, process)
            for key, _ in waiting.select(seconds) if self._doing else ():
                process = key.data
                task, line = self._doing.pop(process), process.stdout.readline()
                self._done.append((task, json.loads(line) if line else {"fel": "processen dog innan den var klar\n"}))
                if line:
                    self._give(process)

    def _give(self, process: subprocess.Popen) -> None:
        if not self._waiting:
            return
        task = self._waiting.pop(0)
        self._doing[process] = task
        with suppress(BrokenPipeError):  # a dead worker is told of when its answer is read
            process.stdin.write(json.dumps([task.gor, task.arguments]) + "\n")
            process.stdin.flush()


def environment(dag: date) -> dict[str, str]:
    """The tools' environment: our as-of date, midnight of it as their clock, and the same order of every set."""
    midnight = datetime(dag.year, dag.month, dag.day, tzinfo=UTC)
    fixed = {
        "LIS_DAG": dag.isoformat(),
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    return os.environ | fixed
