"""Which row of a sheet is its head, and which columns hold a requirement's number, text and headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.editing.spreadsheet import fold
from macros.problems import Felbruk, quote

NUMMER = (
    "nr",
    "nummer",
    "kravnummer",
    "kravnr",
    "krav nr",
    "kravid",
    "krav id",
    "id",
    "ref",
    "referens",
    "number",
    "no",
)
NUMMER += ("requirement id", "requirement number", "requirement no", "req id", "control id", "#")
TEXT = (
    ("kravtext", "krav text", "kravets text", "kravbeskrivning", "requirement text", "requirement description"),
    ("krav", "sakerhetskrav", "kravformulering", "requirement", "requirements", "security requirement"),
    ("text", "beskrivning", "formulering", "description"),
)
"""The headings of the column with the text, the surest first: *Beskrivning* is it only where there is no *Krav*."""
RUBRIK = ("rubrik", "kravrubrik", "omrade", "kravomrade", "avsnitt", "kategori", "delomrade", "kapitel")
RUBRIK += ("title", "heading", "area", "section", "category", "domain")
KNYT = ("knyt", "stammer")
"""The heading of a column that a person adds to say which rows are right."""
HEAD_WITHIN = 60
"""The head stands in one of the first so many rows."""
VARA = ("Förslag till svar", "Vad som visar det", "Kvar för kontoret", "Åtgärd", "Likhet", "Så valdes det")
"""The columns that the copy adds."""


@dataclass(frozen=True)
class Kolumner:
    """Where the columns stand, from 0; `huvud` is the position of the head among the sheet's rows."""

    huvud: int
    text: int
    nummer: int | None
    rubriker: tuple[int, ...]
    namn: dict[int, str]

    def cell(self, row: Sequence[Any], at: int | None) -> str:
        """A cell's text on one line; '' where there is none."""
        value = row[at] if at is not None and at < len(row) else None
        return "" if value is None else " ".join(str(value).split())


def find_columns(name: str, rows: Sequence[Sequence[Any]]) -> Kolumner | None:
    """The columns of a sheet; None when no row is the head of a list. Raises `Felbruk` for two columns of one meaning."""
    heads = [(_known(row), -at) for at, row in enumerate(rows[:HEAD_WITHIN]) if _text_columns(row)]
    if not heads:
        return None
    at = -max(heads)[1]
    row = rows[at]
    text, number = _text_columns(row), [n for n, cell in enumerate(row) if _fold(cell) in NUMMER]
    for found, told in ((text, "kravets text"), (number, "kravets nummer")):
        if len(found) > 1:
            raise Felbruk(f"{name}: kolumnerna {_quoted(row, found)} är samma uppgift ({told}); {ONE}")
    if own := [n for n, cell in enumerate(row) if _fold(cell) in map(fold, VARA)]:
        raise Felbruk(f"{name} har redan kolumnen {quote(row[own[0]])}; ge listan som den såg ut när den exporterades")
    headings = tuple(n for n, cell in enumerate(row) if _fold(cell) in RUBRIK)
    names = {n: str(cell) for n, cell in enumerate(row) if cell not in (None, "")}
    return Kolumner(at, text[0], number[0] if number else None, headings, names)


ONE = "ta bort alla utom en och kör igen. Inget är skrivet"


def _fold(cell: Any) -> str:
    return fold(cell) if isinstance(cell, str) else ""


def _text_columns(row: Sequence[Any]) -> list[int]:
    """The columns whose heading is the surest one for a text that there is."""
    return next((found for words in TEXT if (found := [n for n, c in enumerate(row) if _fold(c) in words])), [])


def _known(row: Sequence[Any]) -> int:
    """How many cells are a heading that is known: a title above the head is one, the head has several."""
    words = {*NUMMER, *RUBRIK, *(w for group in TEXT for w in group)}
    return sum(_fold(cell) in words for cell in row)


def _quoted(row: Sequence[Any], found: Sequence[int]) -> str:
    return " och ".join(quote(row[n]) for n in found)


def headings(rows: Sequence[Sequence[Any]]) -> Iterator[str]:
    """What the first row with at least two texts says: told when no head is found."""
    row = next((r for r in rows[:HEAD_WITHIN] if sum(isinstance(c, str) and bool(c.strip()) for c in r) > 1), ())
    yield from (quote(cell, 30) for cell in row if isinstance(cell, str) and cell.strip())
