"""A role's own rows as a workbook to fill in and send back: choices, dates, an explanation of each column, and a mark a row."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from macros.editing import rollform as form
from macros.editing.rollmarke import choices
from macros.editing.rollvarde import words
from macros.models.base import Synlighet
from macros.models.dag import i_ord as dag_i_ord
from macros.models.ord import varde_ord
from macros.outputs.bladbok import LONGEST_LIST, Blad
from macros.outputs.rollrader import Avsandare, Rad, rows_of
from macros.outputs.workbook import new_book
from macros.registers.roles import existing_role
from macros.state.pahittat import mening

FIRST = 3
"""The rows above a table: its title, what to do, and what each column is for."""
OM = (
    "Fyll i de vita rutorna och skicka tillbaka filen. De grå visar vad registret vet och läses inte in.",
    "Det som redan står i en vit ruta är vad registret har. Rätta det som är fel. En ruta som du tömmer ändrar inget: "
    f"skriv {form.OKANT} om det inte längre är känt.",
    "Skriv roller, aldrig namn på personer, och inga telefonnummer eller e-postadresser.",
    "Kan det röra Sveriges säkerhet: skriv inget, stanna och ring säkerhetsfunktionen.",
    "Har en rad ändrats i registret sedan filen gjordes skrivs din ändring inte in. Då får du veta vad som står nu.",
)
DO = {
    form.SYSTEM: "Ett system per rad. Rätta det som är fel, och skriv dagen då du bekräftar raden.",
    form.TESTER: "Ett system per rad. Är något gjort sedan sist: skriv vad, vilken dag och med vilket underlag.",
    form.ARENDEN: "Ett ärende per rad. Har något hänt: skriv nytt läge, dag och vad som har hänt.",
    form.ARSHJUL: "En uppgift per rad. Är den gjord: skriv dagen och vad som gjordes.",
}
NONE = {
    form.SYSTEM: "Inga system är inskrivna på rollen",
    form.TESTER: "",
    form.ARENDEN: "Inga öppna ärenden är inskrivna på rollen",
    form.ARSHJUL: "Inga uppgifter i årshjulet är inskrivna på rollen",
}
EARLIEST = date(2000, 1, 1)


def role_xlsx(a: Avsandare, malgrupp: Synlighet, sida: str) -> bytes:
    """The workbook of a role; `sida` is the address of its page, '' where it is not known. The same content gives the same bytes."""
    made = io.BytesIO()
    role = existing_role(a.allt, a.roll)
    rows = {blad: rows_of(a, blad) for blad in form.KOLUMNER}
    book = new_book(made, f"Blad för {role.namn}, läget {dag_i_ord(a.s.dag)}", a.s.dag)
    looks = _looks(book)
    told = [f"{NONE[blad]}." for blad, found in rows.items() if not found and NONE[blad]]
    about = [
        (form.BLAD, form.SLAG),
        (form.ROLL, a.roll),
        (form.NAMN, role.namn),
        (form.DAG, a.s.dag.isoformat()),
        ("Till för", varde_ord(malgrupp)),
        (form.UTGAVA, form.NUMMER),
        *([("Din sida", sida)] if sida else []),
    ]
    _om(Blad(book, form.OM, (16, 110)), about, [*_invented(a), *OM, *told], looks)
    for blad, found in rows.items():
        if found:
            _sheet(Blad(book, blad, [k.bredd for k in form.KOLUMNER[blad]]), a, blad, found, looks)
    _choices(Blad(book, form.VAL, [40] * len(_lists())), a)
    book.close()
    return made.getvalue()


def _invented(a: Avsandare) -> list[str]:
    return [told] if (told := mening(a.allt)) else []


def _looks(book: Any) -> dict[str, Any]:
    """How cells look: what is locked is grey, what is filled in has a border and can be written in."""
    top = {"text_wrap": True, "valign": "top"}
    fill = {**top, "border": 1, "locked": False}
    grey = {**top, "bg_color": "#EEF0F3", "border": 1, "border_color": "#C5CCD6"}
    return {
        "rubrik": book.add_format({"bold": True, "font_size": 13}),
        "hjalp": book.add_format({**top, "italic": True, "font_size": 9, "font_color": "#434B57"}),
        "huvud": book.add_format({**top, "bold": True, "bottom": 2}),
        form.Sort.LAS: book.add_format(grey),
        "marke": book.add_format({**top, "font_size": 6, "font_color": "#8A919C", "bg_color": "#EEF0F3"}),
        form.Sort.DAG: book.add_format({**fill, "num_format": "yyyy-mm-dd", "align": "left"}),
        "text": book.add_format({**fill, "num_format": "@"}),
    }


def _om(blad: Blad, about: Sequence[tuple[str, str]], told: Sequence[str], looks: dict[str, Any]) -> None:
    for row, (label, text) in enumerate(about):
        blad.put(row, 0, label, blad.bold)
        blad.put(row, 1, text, blad.text)
    for row, text in enumerate(told, start=len(about) + 1):
        blad.sheet.merge_range(row, 0, row, 1, text, blad.text)
        blad.sheet.set_row(row, 32)
    blad.landscape(0)
    blad.sheet.protect("", {"format_columns": True})


def _sheet(blad: Blad, a: Avsandare, name: str, rows: Sequence[Rad], looks: dict[str, Any]) -> None:
    columns = form.KOLUMNER[name]
    blad.put(0, 0, f"{name}, {existing_role(a.allt, a.roll).namn}, läget {dag_i_ord(a.s.dag)}", looks["rubrik"])
    blad.put(1, 0, DO[name], blad.plain)
    for at, kolumn in enumerate(columns):
        blad.put(FIRST - 1, at, kolumn.hjalp, looks["hjalp"])
        blad.put(FIRST, at, kolumn.namn, looks["huvud"])
        _rule(blad, a, kolumn, at, FIRST + len(rows))
        for row, cells in enumerate(rows, start=FIRST + 1):
            blad.put(row, at, cells.get(kolumn.namn), _look(looks, kolumn))
    for row, cells in enumerate([{k.namn: k.hjalp for k in columns}, {k.namn: k.namn for k in columns}, *rows]):
        small = 1.3 if row == 0 else 1
        cell_texts = [(cells.get(k.namn, ""), round(k.bredd * small)) for k in columns if k.namn != form.MARKE]
        blad.height(FIRST - 1 + row, cell_texts)
    blad.sheet.freeze_panes(FIRST + 1, 2)
    blad.sheet.autofilter(FIRST, 0, FIRST + len(rows), len(columns) - 1)
    blad.sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
    blad.landscape(FIRST)


def _look(looks: dict[str, Any], kolumn: form.Kolumn) -> Any:
    if kolumn.namn == form.MARKE:
        return looks["marke"]
    return looks.get(kolumn.sort, looks["text"])


def _rule(blad: Blad, a: Avsandare, kolumn: form.Kolumn, at: int, last: int) -> None:
    """What the cells of a column take, and what is told beside them."""
    if kolumn.sort is form.Sort.LAS:
        return
    rule: dict[str, Any] = {}
    if kolumn.sort in (form.Sort.VAL, form.Sort.FLERA):
        rule = {"validate": "list", "source": _source(a, kolumn), "show_error": kolumn.sort is form.Sort.VAL}
    elif kolumn.sort is form.Sort.DAG:
        rule = {"validate": "date", "criteria": ">=", "value": EARLIEST}
    blad.help(FIRST + 1, last, at, kolumn.namn, kolumn.hjalp, **rule)


def _source(a: Avsandare, kolumn: form.Kolumn) -> Any:
    """The list that a column is chosen from: beside the cell, or the sheet of choices where it is long."""
    if isinstance(kolumn.val, str):
        at, count = _lists().index(kolumn.val), len(choices(kolumn.val, a.s.registers)) + 1
        letter = xl_col_to_name(at)
        return f"={form.VAL}!${letter}$2:${letter}${count + 1}"
    known = [*words(kolumn, a.s.registers), *([form.OKANT] if kolumn.falt else [])]
    if len(",".join(known)) > LONGEST_LIST:
        raise ValueError(f"the choices of {kolumn.namn} are too long for a cell")
    return known


def _lists() -> list[str]:
    """The registers that something is chosen from."""
    return list(dict.fromkeys(k.val for ks in form.KOLUMNER.values() for k in ks if isinstance(k.val, str)))


def _choices(blad: Blad, a: Avsandare) -> None:
    """The sheet of what can be chosen, a register a column."""
    for at, register in enumerate(_lists()):
        names = [*choices(register, a.s.registers).values(), form.OKANT]
        for row, text in enumerate([register.capitalize(), *names]):
            blad.put(row, at, text, blad.bold if row == 0 else blad.text)
    blad.sheet.protect("")
