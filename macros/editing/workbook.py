"""The rows of a spreadsheet from somebody else, read in bounded time and memory: nothing in the file is believed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from macros.editing.apart import Filslag, read_apart

BLAD = Filslag(
    andelse=".xlsx",
    program="workbook_worker.py",
    annat="är inget kalkylblad av den sort som läses in; spara om den som .xlsx i Excel",
    olaslig="går inte att läsa som ett kalkylblad (.xlsx); öppna den i Excel och spara om den",
    igen="kopiera tabellen till ett nytt blad och spara det som .xlsx",
)

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
    told = read_apart(path, BLAD, *choice)
    if "for_stort" in told:
        raise BLAD.refused(path, told["for_stort"])
    return told


def _rows(told: list[Any]) -> list[Row]:
    return [(number, [_cell(c) for c in cells]) for number, cells in told]


def _cell(value: Any) -> Any:
    return date.fromisoformat(value["dag"]) if isinstance(value, dict) else value
