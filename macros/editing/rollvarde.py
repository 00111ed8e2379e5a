"""What somebody wrote in a cell of a role's sheet, as the value that a file has and as the text that the cell would show."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from macros.editing import rollform as form
from macros.editing.rollmarke import choices
from macros.editing.spreadsheet import fold
from macros.editing.verkstadsruta import TIDIGAST, Bladrad, plain
from macros.models.base import UNKNOWN
from macros.models.ord import varde_ord
from macros.problems import near, quote
from macros.registers.load import Registers

FLERA = re.compile(r"[,;/+]| och ")


class Varde(NamedTuple):
    """A value as a file has it, and as a cell shows it: '' for what is not known."""

    varde: Any
    text: str


def parsed(row: Bladrad, kolumn: form.Kolumn, registers: Registers, tidigast: date | None = None) -> Varde | None:
    """The value of a filled cell; None, and a fault, when it is none that the column takes."""
    name, text = kolumn.namn, plain(row.rutor.get(kolumn.namn))
    if text.lower() == UNKNOWN:
        return Varde(UNKNOWN, "")
    before = len(row.bok.fel)
    text = row.text(name)
    if len(row.bok.fel) > before or not text:
        return None
    if kolumn.sort is form.Sort.TEXT:
        return Varde(text, text)
    if kolumn.sort is form.Sort.DAG:
        day = row.day(name)
        return Varde(day.isoformat(), day.isoformat()) if day else None
    if kolumn.sort is form.Sort.TID:
        time = row.time(name, tidigast or TIDIGAST)
        return Varde(int(time) if time.isdigit() else time, time) if time else None
    return _chosen(row, kolumn, text, _known(kolumn, registers))


def words(kolumn: form.Kolumn, registers: Registers) -> list[str]:
    """What can be chosen in a column, as people read it."""
    return [text for _, text in _known(kolumn, registers)]


def _known(kolumn: form.Kolumn, registers: Registers) -> list[tuple[Any, str]]:
    """(value, what people read) of what can be chosen."""
    if isinstance(kolumn.val, str):
        return list(choices(kolumn.val, registers).items())
    if isinstance(kolumn.val, Mapping):
        return [(value, word) for word, value in kolumn.val.items()]
    return [(value.value, varde_ord(value)) for value in kolumn.val]


def _chosen(row: Bladrad, kolumn: form.Kolumn, text: str, known: Iterable[tuple[Any, str]]) -> Varde | None:
    """One of the known values, by its word or as the file has it; several where the column takes several."""
    values = {fold(value): (value, word) for value, word in known if not isinstance(value, bool)}
    values |= {fold(word): (value, word) for value, word in known}
    several = kolumn.sort is form.Sort.FLERA
    parts = [p.strip() for p in FLERA.split(text) if p.strip()] if several else [text]
    found = []
    for part in parts:
        if fold(part) not in values:
            options = [word for _, word in known]
            told = near(part, options) or f"; välj bland {', '.join(options[:12])}"
            row.fault(kolumn.namn, f"{quote(part)} går inte att välja{told}")
            return None
        found.append(values[fold(part)])
    if not several:
        return Varde(*found[0])
    found = list(dict(found).items())
    return Varde([value for value, _ in found], ", ".join(word for _, word in found))
