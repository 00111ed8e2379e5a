"""The rows of a filled list that a person has marked as right: number, text and measure become keys."""

import re
from pathlib import Path
from typing import NamedTuple

from macros.editing.spreadsheet import fold
from macros.editing.workbook import read_sheets
from macros.problems import Felbruk, near, quote
from macros.requirements.columns import KNYT, NUMMER, TEXT, VARA
from macros.requirements.keys import fingerprint

MEASURE = re.compile(r"\b[A-Z]{2,4}-\d{2}\b")
MEASURES = VARA[3]


class Knuten(NamedTuple):
    """A requirement by number, the fingerprint of its text, and the measure that answers it."""

    nummer: str
    avtryck: str
    atgard: str


def read_ties(path: Path, known: set[str]) -> list[Knuten]:
    """What the marked rows tie. Raises `Felbruk` when no row is marked, or a marked one is not whole."""
    if not path.is_file():
        raise Felbruk(f"filen {path} finns inte")
    found: list[Knuten] = []
    for _, rows in read_sheets(path):
        head = next((at for at, (_, row) in enumerate(rows) if any(_is(cell, KNYT) for cell in row)), None)
        if head is not None:
            columns = _columns(path, rows[head][1])
            for number, row in rows[head + 1 :]:
                found += _of_row(path, number, {name: _cell(row, at) for name, at in columns.items()}, known)
    if not found:
        raise Felbruk(
            f"{path.name} har ingen rad med kryss i en kolumn som heter Knyt; lägg till kolumnen och kryssa de rader som stämmer"
        )
    return list(dict.fromkeys(found))


def _columns(path: Path, head: list) -> dict[str, int]:
    """Where the four columns stand. Raises `Felbruk` for one that is missing."""
    text = next((words for words in TEXT if any(_is(cell, words) for cell in head)), ())
    wanted = {"knyt": KNYT, "nummer": NUMMER, "text": text, "atgard": (fold(MEASURES),)}
    found = {name: next((n for n, cell in enumerate(head) if _is(cell, words)), None) for name, words in wanted.items()}
    names = {"nummer": "kravets nummer (Nr, Nummer, Id)", "text": "kravets text (Krav, Kravtext)", "atgard": MEASURES}
    if missing := [names[name] for name, at in found.items() if at is None]:
        raise Felbruk(
            f"{path.name} har ingen kolumn med {' och '.join(missing)}; knyt ur filen som lis krav --jamfor skrev"
        )
    return {name: at for name, at in found.items() if at is not None}


def _of_row(path: Path, number: int, cells: dict[str, str], known: set[str]) -> list[Knuten]:
    if not cells["knyt"]:
        return []
    measures = list(dict.fromkeys(MEASURE.findall(cells["atgard"])))
    place = f"{path.name}, rad {number}"
    if not (cells["nummer"] and cells["text"] and measures):
        raise Felbruk(
            f"{place}: en rad med kryss behöver nummer, text och åtgärdens nummer, till exempel LOG-01. Inget är knutet"
        )
    for measure in measures:
        if measure not in known:
            raise Felbruk(f"{place}: åtgärden {quote(measure)} finns inte{near(measure, known)}. Inget är knutet")
    return [Knuten(cells["nummer"], fingerprint(cells["text"]), measure) for measure in measures]


def _is(cell: object, words: tuple[str, ...]) -> bool:
    return isinstance(cell, str) and fold(cell) in words


def _cell(row: list, at: int) -> str:
    value = row[at] if at < len(row) else None
    return "" if value is None else " ".join(str(value).split())
