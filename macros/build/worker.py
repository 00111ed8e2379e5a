"""A worker process: reads a task a line from its input, answers a line on its output, and ends with its build.

Run as `python -m macros.build.worker [what to load first]`; `workers.py` starts it.
"""

import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of prctl(2)."""


def site(motor: str, settings: str, to_files: bool = False) -> Any:
    """Build a site; how often each of the theme's repairs was made."""
    from macros.engines.mkdocs import build_site

    return build_site(motor, Path(settings), to_files)


def pdf(motor: str, work: str, namn: str) -> Any:
    """Make the PDF of the job in a folder; its file."""
    from macros.outputs.pdf.make import run_job

    return str(run_job(Path(work), namn, motor))


TASKS: dict[str, Callable[..., Any]] = {"site": site, "pdf": pdf}


def load(what: str) -> None:
    """Load the tools of a kind of task with an engine before there is one: `site:mkdocs`, `pdf:mkdocs`."""
    kind, _, motor = what.partition(":")
    if not kind:
        return
    from macros.engines.mkdocs import load_engine

    load_engine(motor or "mkdocs")
    if kind == "pdf":
        from macros.outputs.pdf.make import load_tools

        load_tools()


def serve(read: TextIO, write: TextIO) -> None:
    """Do each task that comes, until there are no more."""
    for line in read:
        gor, arguments = json.loads(line)
        try:
            answer = {"gav": TASKS[gor](**arguments)}
        except Exception as error:
            answer = {"fel": getattr(error, "log", None) or f"{type(error).__name__}: {error}\n"}
        write.write(json.dumps(answer) + "\n")
        write.flush()


def main() -> None:
    """Nothing that a tool prints may stand among the answers: they have an output of their own."""
    parent = os.getppid()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        return
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    load(sys.argv[1] if len(sys.argv) > 1 else "")
    serve(sys.stdin, answers)


if __name__ == "__main__":
    main()
