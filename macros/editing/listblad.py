"""Which sheet of a workbook is the list, where its head is, and which of its columns and rows are read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.editing.listkolumner import ALLMAN, Falt, Som, falt_for, kanda, nyckel
from macros.editing.listpersoner import NIVA, Vakt, about_persons, holds_persons, tells_of_person
from macros.editing.numbering import SLUG
from macros.editing.spreadsheet import fold, shown
from macros.editing.workbook import Blad, Row
from macros.models.klassning import STOPP
from macros.problems import Felbruk, quote

DEEPEST = 40
"""So many rows of titles may stand above the head."""
OUR_ID = re.compile(rf"(?=.*[a-z]){SLUG}")
ASK = "lägg till --blad NAMN"
SUM = re.compile(r"(?:summa|delsumma|totalsumma|total|totalt|sum|antal(?: \w+)?)[: ]*\d*")
PERSONS = "har uppgifter om personer, som aldrig skrivs in"
COPIED = frozenset({Som.TEXT, Som.TEXTER, Som.RAD})
"""Kinds of columns whose own words are written, besides names: any other gives a number, a date, a known word or our id."""


class Oberaknad:
    """The value of a formula that no program has counted."""


OBERAKNAD = Oberaknad()


@dataclass
class Lista:
    """A list as it is read: its cells by row and field, and every column and row that is not."""

    register: str
    blad: str
    huvud: int
    falt: dict[int, Falt] = field(default_factory=dict)
    rubrik: dict[str, str] = field(default_factory=dict)
    rader: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    olasta_kolumner: list[tuple[str, str]] = field(default_factory=list)
    olasta_rader: list[tuple[int, str]] = field(default_factory=list)
    andra_blad: list[str] = field(default_factory=list)


def open_list(fil: str, sheets: Sequence[Blad], register: str, wanted: str | None, vakt: Vakt) -> Lista:
    """The list of a workbook. Raises `Felbruk` when none of its sheets, or more than one, has a head that is known."""
    known = kanda(register)
    chosen = _wanted(fil, sheets, wanted, vakt) if wanted else [b for b in sheets if not b.dolt]
    found = [(b, rows, at) for b in chosen if (at := _head(rows := filled(b), known)) is not None]
    if not found:
        words = dict.fromkeys(f for f in known.values() if f.som is Som.NAMN)
        told = ", ".join(next(iter(words)).rubriker[1:4])
        where = f"bladet {quote(shown(wanted))} i {fil}" if wanted else fil
        raise Felbruk(f"{where} har ingen rad med rubriker där en kolumn heter Namn, eller till exempel {told}")
    if len(found) > 1:
        names = ", ".join(_named(sheets, b, vakt) for b, *_ in found)
        raise Felbruk(f"{fil} har flera blad som går att läsa: {names}; {ASK} för det som ska läsas in")
    blad, rows, at = found[0]
    made = Lista(register, _named(sheets, blad, vakt), rows[at][0])
    made.andra_blad = [
        f"{_named(sheets, b, vakt)} {'är dolt' if b.dolt else 'valdes inte' if wanted else 'har inga rubriker som känns igen'}"
        for b in sheets
        if b is not blad
    ]
    made.olasta_rader += [(number, "står över rubrikerna") for number, _ in rows[:at]]
    _columns(fil, made, blad, rows, at, known, vakt)
    _rows(made, blad, rows[at:], vakt)
    return made


def _wanted(fil: str, sheets: Sequence[Blad], wanted: str, vakt: Vakt) -> list[Blad]:
    """The sheet of that name; a hidden one too, for it is asked for."""
    found = [b for b in sheets if b.namn == wanted] or [b for b in sheets if fold(b.namn) == fold(wanted)]
    if len(found) != 1:
        names = ", ".join(_named(sheets, b, vakt) for b in sheets if not b.dolt)
        raise Felbruk(f"bladet {quote(shown(wanted))} finns inte i {fil}; där finns {names}")
    return found


def _named(sheets: Sequence[Blad], blad: Blad, vakt: Vakt) -> str:
    """A sheet's name; only its place where the name may be somebody's."""
    name = shown(blad.namn)
    return f"blad {sheets.index(blad) + 1}" if vakt(name) else f"bladet {quote(name)}"


def filled(blad: Blad) -> list[Row]:
    """The rows, where the value of a cell that is merged downwards stands in each row that it covers."""
    rows = {number: list(cells) for number, cells in blad.rader}
    for top, left, bottom, _ in blad.sammanslagna:
        value = rows[top][left] if top in rows and left < len(rows[top]) else None
        for number in range(top + 1, min(bottom, max(rows, default=0)) + 1) if value not in (None, "") else ():
            if cells := rows.get(number):
                cells += [None] * (left + 1 - len(cells))
                cells[left] = value
    return list(rows.items())


def _head(rows: Sequence[Row], known: dict[str, Falt]) -> int | None:
    """Which row has the headings: the one where most are known, and where a title stands above them, the fuller one."""
    scores = []
    for at, (_, cells) in enumerate(rows[:DEEPEST]):
        found = {f.namn: f.som for c in cells if (f := falt_for(c, known))}
        if Som.NAMN in found.values():
            scores.append((len(found), sum(c not in (None, "") for c in cells), -at))
    return -max(scores)[2] if scores else None


def _columns(
    fil: str, made: Lista, blad: Blad, rows: Sequence[Row], at: int, known: dict[str, Falt], vakt: Vakt
) -> None:
    """Which column is which field, and why each of the others is not read."""
    head, below = rows[at][1], [row for row in rows[at + 1 :] if row[0] not in blad.dolda_rader]
    doubled = _named_otherwise(head, blad, known)
    for place in range(max((len(cells) for _, cells in rows[at:]), default=0)):
        heading = head[place] if place < len(head) else None
        values = [cells[place] for _, cells in below if place < len(cells) and cells[place] not in (None, "")]
        if heading in (None, "") and not values:
            continue
        label, falt = _label(place, heading, vakt), falt_for(heading, known)
        if why := _unread(place, heading, values, falt, blad, doubled, vakt):
            made.olasta_kolumner.append((label, why))
        elif falt is not None:
            _refuse(fil, made, label, falt, values, vakt)
            made.falt[place], made.rubrik[falt.namn] = falt, label


def _unread(
    place: int, heading: Any, values: list[Any], falt: Falt | None, blad: Blad, doubled: set[int], vakt: Vakt
) -> str | None:
    """Why a column is not read; None when it is."""
    if place in blad.dolda_kolumner:
        return "är dold i bladet"
    copied = falt is None or falt.som in COPIED
    if (falt is None and about_persons(heading)) or (copied and holds_persons(values, vakt)):
        return PERSONS
    if place in doubled:
        return "säger inte vems namn det är, och en annan kolumn har namnet"
    if falt is None:
        return "saknar rubrik" if heading in (None, "") else "känns inte igen"
    if falt.som is Som.ID and not all(OUR_ID.fullmatch(str(v)) for v in values):
        return "har inte våra id (små bokstäver, siffror och bindestreck); id görs av namnet"
    return None


def _named_otherwise(head: list[Any], blad: Blad, known: dict[str, Falt]) -> set[int]:
    """The columns that are headed Namn and no more, where another column says what is named."""
    names = [n for n, c in enumerate(head) if n not in blad.dolda_kolumner and _is_name(falt_for(c, known))]
    plain = {n for n in names if nyckel(head[n]) == ALLMAN}
    return plain if len(plain) < len(names) else set()


def _is_name(falt: Falt | None) -> bool:
    return falt is not None and falt.som is Som.NAMN


def _refuse(fil: str, made: Lista, label: str, falt: Falt, values: list[Any], vakt: Vakt) -> None:
    """Two columns for one field, or names of persons where the names of records should be: not for a program to mend."""
    if falt.namn in made.rubrik:
        raise Felbruk(
            f"{fil}: {made.rubrik[falt.namn]} och {label} är samma uppgift; "
            "ta bort alla utom en och läs in igen. Inget är inläst"
        )
    flagged = sum(tells_of_person(str(v), vakt) for v in values)
    if falt.som is Som.NAMN and flagged > 1 and holds_persons(values, vakt):
        raise Felbruk(f"{fil}: {label} ser ut att ha namn på personer; registret har aldrig personer. Inget är inläst")


def _label(place: int, heading: Any, vakt: Vakt) -> str:
    """A column as somebody finds it in Excel; without its heading where that may be somebody's name."""
    letters, rest = "", place + 1
    while rest:
        rest, sign = divmod(rest - 1, 26)
        letters = chr(65 + sign) + letters
    text = shown(heading) if heading is not None else ""
    return f"kolumn {letters} {quote(text)}" if text and not vakt(text) else f"kolumn {letters}"


def _rows(made: Lista, blad: Blad, rows: Sequence[Row], vakt: Vakt) -> None:
    """The rows below the head: the cells that are read, or why the row is not."""
    titles = {(top, left) for top, left, _, right in blad.sammanslagna if right > left}
    heading = {place: nyckel(rows[0][1][place]) for place in made.falt}
    for number, cells in rows[1:]:
        found = {
            falt.namn: OBERAKNAD if (number, place) in blad.formler else cells[place]
            for place, falt in made.falt.items()
            if (number, place) in blad.formler or (place < len(cells) and cells[place] not in (None, ""))
        }
        name_at = [place for place, falt in made.falt.items() if falt.som is Som.NAMN]
        if number in blad.dolda_rader:
            why = "är dold i bladet"
        elif any((said := vakt(cell)) and said.slag == NIVA for cell in cells if isinstance(cell, str)):
            why = STOPP
        elif not found:
            why = "har inget i de kolumner som läses"
        elif any((number, place) in titles for place in name_at):
            why = "är en mellanrubrik"
        elif len(found) > 1 and all(nyckel(cells[p]) == heading[p] for p in heading if p < len(cells)):
            why = "är rubrikerna en gång till"
        elif _is_sum([cells[p] for p in name_at if p < len(cells)], cells):
            why = "ser ut som en summarad"
        else:
            made.rader.append((number, found))
            continue
        made.olasta_rader.append((number, why))


def _is_sum(names: Iterable[Any], cells: Sequence[Any]) -> bool:
    """Whether a row sums up: its name or what stands first in it says so."""
    first = next((v for v in cells if v not in (None, "")), "")
    return any(SUM.fullmatch(fold(v)) for v in (*names, first) if v not in (None, ""))
