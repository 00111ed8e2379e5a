"""Something computed in a copy of the process, while the process itself goes on with what does not need it.

A copy shares what has been loaded and costs nothing to start. Where the system has no such copies (Windows), the same is
computed when it is asked for.
"""

import os
import pickle
import signal
import traceback
from collections.abc import Callable
from typing import Generic, TypeVar

from macros.build.workers import BuildFault

T = TypeVar("T")


class Beside(Generic[T]):
    """One result, computed beside. Use as a context: the copy is gone at its end, whatever happened."""

    def __init__(self, make: Callable[[], T], vad: str):
        self._make, self._vad, self._process, self._answer = make, vad, 0, -1
        if hasattr(os, "fork"):
            self._answer, writes = os.pipe()
            self._process = os.fork()
            if not self._process:
                os.close(self._answer)
                _compute(make, writes)
            os.close(writes)

    def __enter__(self) -> "Beside[T]":
        return self

    def __exit__(self, *_: object) -> None:
        if self._process:
            os.close(self._answer)
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)

    def result(self) -> T:
        """What was computed. Raises `BuildFault` when the computation failed or the copy was killed."""
        if not self._process:
            return self._make()
        with os.fdopen(os.dup(self._answer), "rb") as pipe:
            data = pipe.read()
        if not data:
            raise BuildFault(self._vad, "processen dog innan den var klar\n")
        made, log = pickle.loads(data)
        if log:
            raise BuildFault(self._vad, log)
        return made


def _compute(make: Callable[[], object], writes: int) -> None:
    """In the copy: compute, answer, and end without anything that the original will do at its own end."""
    status = 1
    try:
        try:
            answer = (make(), "")
        except Exception:
            answer = (None, traceback.format_exc())
        with os.fdopen(writes, "wb") as pipe:
            pipe.write(pickle.dumps(answer))
        status = 0
    finally:
        os._exit(status)
