"""A list of requirements as somebody exported it: its sheets, and the rows that are requirements."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.editing.spreadsheet import fold
from macros.editing.workbook import Row, read_sheets
from macros.problems import Felbruk
from macros.requirements.columns import TEXT, Kolumner, find_columns, headings

HEADWORDS = frozenset(word for group in TEXT for word in group)


@dataclass(frozen=True)
class Krav:
    """A requirement of a list: its row in the sheet (1-based), its number ('' for none), its headings and its text."""

    rad: int
    nummer: str
    rubrik: str
    text: str


@dataclass(frozen=True)
class Blad:
    """A sheet of the list: its name, every row that has something in it, and its columns; None when it holds no list."""

    namn: str
    rader: list[Row]
    kolumner: Kolumner | None

    def krav(self) -> Iterator[Krav]:
        """The rows under the head that have a text; the head itself may stand again on every page."""
        if (at := self.kolumner) is None:
            return
        for number, row in self.rader[at.huvud + 1 :]:
            text = at.cell(row, at.text)
            if text and fold(text) not in HEADWORDS:
                told = " › ".join(filter(None, (at.cell(row, n) for n in at.rubriker)))
                yield Krav(number, at.cell(row, at.nummer), told, text)

    @property
    def bredd(self) -> int:
        """How many columns the sheet's rows take."""
        return max((len(row) for _, row in self.rader), default=0)


def read_list(path: Path) -> list[Blad]:
    """The sheets of a workbook. Raises `Felbruk` when it cannot be read, or when no sheet is a list of requirements."""
    if not path.is_file():
        raise Felbruk(f"filen {path} finns inte")
    sheets = [
        Blad(name, rows, find_columns(_named(path, name), [row for _, row in rows])) for name, rows in read_sheets(path)
    ]
    if not any(sheet.kolumner for sheet in sheets):
        seen = ", ".join(word for sheet in sheets[:1] for word in headings([row for _, row in sheet.rader]))
        told = f" Första raden med flera ord säger: {seen}." if seen else " Bladen är tomma."
        raise Felbruk(
            f"{path.name} har ingen kolumn med kravens text; ge den rubriken Krav, Kravtext, Beskrivning eller Requirement.{told}"
        )
    if not any(True for sheet in sheets for _ in sheet.krav()):
        raise Felbruk(f"{path.name} har en rubrikrad men inget krav under den; exportera listan igen, med raderna")
    return sheets


def _named(path: Path, sheet: str) -> str:
    return f"{path.name}, bladet {sheet}"
