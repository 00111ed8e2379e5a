"""Between `lis` and what it writes to: any locale, a full disk, a reader that has gone. Never a traceback."""

import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130
GONE = 141
"""The exit status of a program whose reader has gone, as shells count it."""

WHY = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.EACCES: "du har inte rätt till det",
    errno.EPERM: "du har inte rätt till det",
    errno.EROFS: "disken går bara att läsa",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.ENOTDIR: "en mapp på vägen är en fil",
    errno.EISDIR: "det är en mapp, ingen fil",
    errno.EEXIST: "det finns redan något där",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EMFILE: "för många filer är öppna",
    errno.EBADF: "utmatningen är stängd",
    errno.EIO: "disken svarar inte",
}


Main = Callable[[Sequence[str] | None], int]


def run(main: Main, arguments: Sequence[str] | None = None) -> int:
    """Run a command's `main`; its exit status, or 1 with a Swedish line when what it writes has nowhere to go."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115 (it is there for the rest of the process)
    if sys.stdout is None:
        print("lis: utmatningen är stängd; kör kommandot i ett fönster, eller låt den gå till en fil", file=sys.stderr)
        return WRONG_USAGE
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _flushed(main, arguments)
    except BrokenPipeError:
        _give_up_output()
        return GONE
    except OSError as fault:
        _give_up_output()
        return _told(fault)
    except MemoryError:
        return _say("lis: minnet räcker inte. Inget mer har gjorts.", FAILED)
    except KeyboardInterrupt:
        return _say("lis: avbrutet", INTERRUPTED)


def _flushed(main: Main, arguments: Sequence[str] | None) -> int:
    """What `main` returns, or ends with, once all that it wrote has come out."""
    try:
        status = main(arguments)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else FAILED if end.code else 0
    sys.stdout.flush()
    return status


def _give_up_output() -> None:
    """Let nothing more be written when the program ends: it would fail once more, in English."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _told(fault: OSError) -> int:
    where = f" {fault.filename}" if fault.filename else ""
    why = WHY.get(fault.errno, f"datorn svarade med fel nummer {fault.errno}")
    return _say(f"lis: det gick inte att läsa eller skriva{where}: {why}. Inget mer har gjorts.", FAILED)


def _say(text: str, status: int) -> int:
    """Tell on stderr when anybody listens there; the status."""
    with suppress(OSError):
        print(text, file=sys.stderr, flush=True)
    return status
