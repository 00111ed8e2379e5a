"""A file from somebody else, read by a process of its own in bounded time and memory: nothing in the file is believed."""

import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.problems import Felbruk, quote

MEGA = 1_000_000
LARGEST_FILE = 20 * MEGA
LARGEST_UNPACKED = 50 * MEGA
LARGEST_RATIO = 200
SMALL = MEGA
"""A part of fewer bytes may be packed as tightly as it likes."""
MOST_PARTS = 1000
SECONDS = 8
"""Of processor time; a machine that is busy with other things may need `BUSY` times as long by the clock."""
BUSY = 4
TOO_SLOW = getattr(signal, "SIGXCPU", 24)


@dataclass(frozen=True)
class Filslag:
    """A kind of file: its ending, the program beside this file that reads it, and what its faults say."""

    andelse: str
    program: str
    annat: str
    """Said of a file with another ending."""
    olaslig: str
    """Said of a file that is none of the kind, with what to do."""
    igen: str
    """How to make a file that can be read."""

    def refused(self, path: Path, why: str) -> Felbruk:
        return Felbruk(f"{path.name} läses inte in: {why}; {self.igen}")

    def unreadable(self, path: Path) -> Felbruk:
        return Felbruk(f"{path.name} {self.olaslig}")


def read_apart(path: Path, slag: Filslag, *choice: str) -> dict[str, Any]:
    """What the program tells of the file. Raises `Felbruk` for another file, one too large and one that takes too long."""
    if path.suffix.lower() != slag.andelse:
        raise Felbruk(f"{path.name} {slag.annat}")
    _check_size(path, slag)
    # The libraries that know the formats have no limits. -I: only installed code.
    program = Path(__file__).with_name(slag.program)
    command = [sys.executable, "-I", str(program), str(path.resolve()), str(SECONDS), *choice]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS * BUSY, check=False)
    except subprocess.TimeoutExpired:
        raise _too_slow(path, slag) from None
    if done.returncode == -TOO_SLOW:
        raise _too_slow(path, slag)
    told = json.loads(done.stdout) if done.returncode == 0 else {}
    if not told:
        raise slag.unreadable(path)
    return told


def _too_slow(path: Path, slag: Filslag) -> Felbruk:
    return slag.refused(path, f"den tar mer än {SECONDS} sekunder att läsa")


def _check_size(path: Path, slag: Filslag) -> None:
    """What the file says of its own size, before any of it is unpacked: Python's zip reads no more than is declared."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise slag.refused(path, f"filen är större än {LARGEST_FILE // MEGA} MB")
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile) as fault:
        raise fault if isinstance(fault, Felbruk) else slag.unreadable(path) from None
    if len(parts) > MOST_PARTS:
        raise slag.refused(path, f"filen har fler än {MOST_PARTS} delar")
    if sum(p.file_size for p in parts) > LARGEST_UNPACKED:
        raise slag.refused(path, f"innehållet är större än {LARGEST_UNPACKED // MEGA} MB uppackat")
    for part in parts:
        if part.file_size > max(SMALL, LARGEST_RATIO * part.compress_size):
            raise slag.refused(path, f"delen {quote(part.filename)} är packad mer än {LARGEST_RATIO} gånger")
