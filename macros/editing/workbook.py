"""The rows of a spreadsheet from somebody else, read in bounded time and memory: nothing in the file is believed."""

import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from datetime import date
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
WORKER = Path(__file__).with_name("workbook_worker.py")
COPY = "kopiera tabellen till ett nytt blad och spara det som .xlsx"

Row = tuple[int, list[Any]]


@dataclass(frozen=True)
class Blad:
    """A sheet as it is: rows are numbered from 1 as in Excel, columns from 0.

    `sammanslagna` are (first row, first column, last row, last column); `formler` the cells whose formula has no value.
    """

    namn: str
    rader: tuple[Row, ...]
    dolt: bool = False
    dolda_rader: frozenset[int] = frozenset()
    dolda_kolumner: frozenset[int] = frozenset()
    sammanslagna: tuple[tuple[int, int, int, int], ...] = ()
    formler: frozenset[tuple[int, int]] = frozenset()


def read_rows(path: Path) -> list[Row]:
    """(number, cells) of every row of the first sheet that has something in it. Raises `Felbruk`."""
    return _rows(_read(path)["rader"])


def read_sheets(path: Path) -> list[tuple[str, list[Row]]]:
    """The name and the rows of every sheet that is not hidden. Raises `Felbruk`."""
    return [(name, _rows(rows)) for name, rows in _read(path, "alla")["blad"]]


def read_lists(path: Path) -> list[Blad]:
    """Every sheet, hidden ones too, with what its cells do not say by themselves. Raises `Felbruk`."""
    return [
        Blad(
            told["namn"],
            tuple(_rows(told["rader"])),
            told["dolt"],
            frozenset(told["dolda_rader"]),
            frozenset(told["dolda_kolumner"]),
            tuple(map(tuple, told["sammanslagna"])),
            frozenset(map(tuple, told["formler"])),
        )
        for told in _read(path, "lista")["listor"]
    ]


def _read(path: Path, *choice: str) -> dict[str, Any]:
    """What the worker tells of a workbook."""
    if path.suffix.lower() != ".xlsx":
        raise Felbruk(f"{path.name} är inget kalkylblad av den sort som läses in; spara om den som .xlsx i Excel")
    _check_size(path)
    # A process of its own, which is stopped: the library that knows the format has no limits. -I: only installed code.
    command = [sys.executable, "-I", str(WORKER), str(path.resolve()), str(SECONDS), *choice]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS * BUSY, check=False)
    except subprocess.TimeoutExpired:
        raise _too_slow(path) from None
    if done.returncode == -TOO_SLOW:
        raise _too_slow(path)
    told = json.loads(done.stdout) if done.returncode == 0 else {}
    if "for_stort" in told:
        raise _too_big(path, told["for_stort"])
    if not told:
        raise _unreadable(path)
    return told


def _too_slow(path: Path) -> Felbruk:
    return Felbruk(f"{path.name} läses inte in: den tar mer än {SECONDS} sekunder att läsa; {COPY}")


def _rows(told: list[Any]) -> list[Row]:
    return [(number, [_cell(c) for c in cells]) for number, cells in told]


def _cell(value: Any) -> Any:
    return date.fromisoformat(value["dag"]) if isinstance(value, dict) else value


def _unreadable(path: Path) -> Felbruk:
    return Felbruk(f"{path.name} går inte att läsa som ett kalkylblad (.xlsx); öppna den i Excel och spara om den")


def _too_big(path: Path, why: str) -> Felbruk:
    return Felbruk(f"{path.name} läses inte in: {why}; {COPY}")


def _check_size(path: Path) -> None:
    """What the file says of its own size, before any of it is unpacked: Python's zip reads no more than is declared."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _too_big(path, f"filen är större än {LARGEST_FILE // MEGA} MB")
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        raise _unreadable(path) from None
    if len(parts) > MOST_PARTS:
        raise _too_big(path, f"filen har fler än {MOST_PARTS} delar")
    if sum(p.file_size for p in parts) > LARGEST_UNPACKED:
        raise _too_big(path, f"innehållet är större än {LARGEST_UNPACKED // MEGA} MB uppackat")
    for part in parts:
        if part.file_size > max(SMALL, LARGEST_RATIO * part.compress_size):
            raise _too_big(path, f"delen {quote(part.filename)} är packad mer än {LARGEST_RATIO} gånger")
