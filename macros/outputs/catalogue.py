"""A catalogue of requirements as a file: a workbook with a sheet an area, or JSON, for what somebody has chosen."""

import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

import xlsxwriter

from macros.models.dag import i_ord as dag_i_ord
from macros.models.ord import varde_ord
from macros.models.system import Driftform
from macros.outputs.catalogue_changes import kept
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers
from macros.state.day import Dagslage
from macros.state.handlingsplan import Handlingsplan, Kravlage, Planrad, action_plan, asked_at
from macros.state.svarslage import Kravrad, Svar, Svarslage, catalogue
from macros.views.columns import i_ord
from macros.views.kartotek import NIVAER, niva_i_ord
from macros.views.katalog import LAGEN, TITLAR, granskas_i_ord

HEAD = (
    "Nummer",
    "Krav",
    "Bindning",
    "Gäller från",
    "Gör",
    "Driftform",
    "Hur",
    "Vad som visar det",
    "Kvar för kontoret",
    "Fråga till leverantören",
    "Svarets läge",
    "Prövat av",
    "Prövat",
    "Granskas",
    "Kontroll",
    "I vårt system",
)
WIDTHS = (9, 44, 9, 14, 18, 16, 50, 36, 40, 36, 14, 18, 12, 30, 40, 40)
INHERITED = "Ärvt, inte prövat i detta system"
"""What stands in the last column until somebody writes there: an answer of a catalogue is never proof of a system."""
ABOUT = (
    "Svaren är förslag tills en roll har prövat dem. De säger vad som brukar gälla, inte vad ett avtal innehåller.",
    "Kolumnen I vårt system är er: skriv vad som gäller, och stryk det som inte stämmer.",
)


@dataclass(frozen=True)
class Val:
    """What a catalogue is chosen for: forms of operation, the system's levels (0–3) by letter, and one role."""

    former: Sequence[Driftform]
    nivaer: dict[str, int]
    roll: str | None = None
    plan: Handlingsplan | None = None
    """Where the requirements stand in one system; without it nothing is known of any."""

    def holds(self, row: Kravrad) -> bool:
        """Whether the requirement is asked: a measure of a level holds for every higher one too."""
        levels = {NIVAER[letter]: level for letter, level in self.nivaer.items()}
        return (not levels or asked_at(row.atgard, levels)) and self.roll in (None, row.atgard.gor)


def val_of(registers: Registers, system_id: str, roll: str | None, dag: date) -> Val:
    """The choice that a system's record makes. Raises `Felbruk` when there is no such system, or too little is known of it."""
    system = registers.get("system", system_id)
    if system is None:
        raise Felbruk(f"systemet {quote(system_id)} finns inte{near(system_id, [x.id for x in registers.system])}")
    day = Dagslage(registers, dag)
    plan = action_plan(day, system)
    if plan.saknas:
        raise Felbruk(f"{system_id}: {' och '.join(plan.saknas)} är inte känt; skriv det i systemets post först")
    levels = dict(zip(NIVAER, day.systemklassning(system).krt or (), strict=True))
    return Val(list(system.driftformer), levels, roll, plan)


def chosen(registers: Registers, val: Val, dag: date) -> list[Kravrad]:
    """The requirements of a choice, in the order of the cards."""
    return [row for row in catalogue(registers, val.former, dag) if val.holds(row)]


def as_rows(
    registers: Registers, rows: Iterable[Kravrad], dag: date, plan: Handlingsplan | None = None
) -> list[tuple[str, list[Any]]]:
    """(area, the cells of `HEAD`) of each requirement in each of its forms."""
    known = {row.krav.atgard.id: stands(row) for row in plan.rader} if plan else {}
    return [
        (row.kort.titel, [*_cells(registers, row, answer, dag), known.get(row.atgard.id) or _inherited(answer)])
        for row in rows
        for answer in row.svar
    ]


def _cells(registers: Registers, row: Kravrad, answer: Svar, dag: date) -> list[Any]:
    a, last = row.atgard, answer.provat
    made = [a.id, a.vad, varde_ord(a.bindning), niva_i_ord(a), i_ord(a.gor, registers), TITLAR[answer.form]]
    told = [answer.gors, answer.visa, answer.kvar, answer.fraga, LAGEN[answer.lage][0].ord]
    checked = [i_ord(last.av, registers), str(last.datum)] if last else ["", ""]
    return [*made, *told, *checked, granskas_i_ord(a, answer, dag), a.kontroll]


def _inherited(answer: Svar) -> str:
    return "" if answer.lage is Svarslage.SAKNAS else INHERITED


def stands(row: Planrad) -> str:
    """Where a requirement stands in the system; '' where only the answer of the catalogue is known."""
    if row.undantag:
        return f"Undantag {row.undantag.id}, till {row.undantag.till}"
    named = ", ".join(a.id for a in row.arenden)
    words = {Kravlage.PLANERAD: f"Planerat i {named}", Kravlage.GJORD: f"Rapporterat klart i {named}"}
    return words.get(row.lage, "")


def catalogue_json(registers: Registers, val: Val, dag: date) -> bytes:
    """The choice as JSON: what was chosen, the day, and a row a requirement and form."""
    rows = [
        {"omrade": area, **dict(zip(HEAD, cells, strict=True))}
        for area, cells in as_rows(registers, chosen(registers, val, dag), dag, val.plan)
    ]
    about = {"dag": dag.isoformat(), "former": list(val.former), "nivaer": val.nivaer, "roll": val.roll}
    return (json.dumps({**about, "om": _about(registers), "krav": rows}, ensure_ascii=False, indent=1) + "\n").encode()


def catalogue_xlsx(registers: Registers, val: Val, dag: date) -> bytes:
    """The choice as a workbook with a sheet an area; the same content and day give the same bytes."""
    made = io.BytesIO()
    plain = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(made, {"in_memory": True, **plain})
    created = datetime(dag.year, dag.month, dag.day)
    book.set_properties({"title": f"Kravkatalog, läget {dag_i_ord(dag)}", "created": created})
    text, bold = (book.add_format({"text_wrap": True, "valign": "top", "bold": b}) for b in (False, True))
    first = book.add_worksheet("Läs först")
    first.set_column(0, 0, 90)
    for at, row in enumerate([_what(val, dag, registers), *_about(registers)]):
        first.write_string(at, 0, row, text)
    for area, rows in groupby(as_rows(registers, chosen(registers, val, dag), dag, val.plan), key=lambda row: row[0]):
        _sheet(book, area, [cells for _, cells in rows], text, bold)
    book.close()
    return made.getvalue()


def _sheet(book: Any, area: str, rows: list[list[Any]], text: Any, bold: Any) -> None:
    sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\]", "", area)[:31])
    for at, (name, width) in enumerate(zip(HEAD, WIDTHS, strict=True)):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, width)
    for number, cells in enumerate(rows, start=1):
        for at, cell in enumerate(cells):
            sheet.write_string(number, at, str(cell), text)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(rows), len(HEAD) - 1)


def _about(registers: Registers) -> list[str]:
    note = kept(registers, "kartotek", "svar")
    return [*ABOUT, note] if note else list(ABOUT)


def _what(val: Val, dag: date, registers: Registers) -> str:
    """What was chosen, as a sentence."""
    forms = ", ".join(TITLAR[form] for form in val.former)
    levels = ", ".join(f"{letter} {level}" for letter, level in val.nivaer.items()) or "alla nivåer"
    role = f", rollen {i_ord(registers.get('roller', val.roll), registers)}" if val.roll else ""
    return f"Kravkatalog för {forms}, {levels}{role}. Läget {dag_i_ord(dag)}."
