"""The workshop sheet as a workbook: what the register knows of a system is filled in, what nobody knows is left empty."""

import io
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from macros.editing import verkstadsform as form
from macros.models.base import UNKNOWN
from macros.models.dag import i_ord as dag_i_ord
from macros.models.system import System
from macros.outputs.bladbok import Blad, Cell
from macros.outputs.catalogue import stands
from macros.registers.load import Registers
from macros.state.day import Dagslage
from macros.state.handlingsplan import Planrad, rows_at
from macros.views.kartotek import niva_i_ord
from macros.views.katalog import TITLAR

BREDD = {
    form.KLASSNING: (36, 5, 40, 5, 40, 5, 40, 15, 34),
    form.KRAV: (9, 44, 14, 50, 24, 11, 40, 36, 14, 22, 18, 14),
    form.ROLLER: (34, 50),
}
TOMMA = 8
"""Empty rows for what the register does not know of."""
MINST = 12
OM = (
    "Fyll i på klassningsmötet och läs sedan in filen med lis ta-emot. En tom ruta betyder att det inte är känt.",
    "Utan dag i Beslutat den är resultatet ett förslag. Kan det röra Sveriges säkerhet: skriv inget, stanna och ring "
    "säkerhetsfunktionen.",
)
FYRA = "Skriv 0, 1, 2 eller 3. Kan det vara nivå 4: skriv inget, stanna och ring säkerhetsfunktionen."
ROLL = "Välj en roll ur bladet Roller."
INGA_KRAV = "Systemets driftform är inte känd. Skriv den i systemets post och gör om bladet; då står kraven här."


def workshop_xlsx(registers: Registers, system: System, dag: date) -> bytes:
    """The sheet of a system on a day; the same content and day give the same bytes."""
    made = io.BytesIO()
    plain = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(made, {"in_memory": True, **plain})
    title = f"Klassning av {system.namn or system.id}, läget {dag_i_ord(dag)}"
    book.set_properties({"title": title, "created": datetime(dag.year, dag.month, dag.day)})
    day = Dagslage(registers, dag)
    roles = f"={form.ROLLER}!$A$2:$A${max(len(registers.roller), 1) + 1}"
    _klassning(Blad(book, form.KLASSNING, BREDD[form.KLASSNING]), day, system, title, roles)
    _krav(Blad(book, form.KRAV, BREDD[form.KRAV]), rows_at(day, system), roles)
    _roller(Blad(book, form.ROLLER, BREDD[form.ROLLER]), registers)
    book.close()
    return made.getvalue()


def _klassning(blad: Blad, day: Dagslage, system: System, title: str, roles: str) -> None:
    for at, text in enumerate((title, *OM)):
        blad.sheet.write_string(at, 0, text, blad.bold if at == 0 else blad.plain)
    known = {form.SYSTEM: system.id, form.NAMN: system.namn or system.id}
    asked = [name for name in form.UPPGIFTER for _ in range(2 if name == form.DELTOG else 1)]
    for row, name in enumerate(asked, start=len(OM) + 2):
        blad.put(row, 0, name, blad.bold)
        look = blad.day if name in (form.DAG, form.BESLUTAT) else blad.fill
        for at in range(
            1, 9 if name == form.DELTOG else 2, 2
        ):  # the narrow column of a letter with the wide one after it
            blad.sheet.merge_range(row, at, row, at + 1, known.get(name, ""), look)
            if name in (form.DELTOG, form.BESLUTAR):
                blad.choose(row, row, at, roles, ROLL)
    _rader(blad, form.kanda_rader(day, system), len(OM) + 3 + len(asked))


def _rader(blad: Blad, known: list[form.Kand], head: int) -> None:
    """The kinds of information, then empty rows, then the result."""
    blad.head(head, form.KLASSNINGSKOLUMNER)
    first, last = head + 1, head + max(len(known) + TOMMA, MINST)
    for row in range(first, last + 1):
        cells = _kand(known[row - first]) if row - first < len(known) else {}
        for at, name in enumerate(form.KLASSNINGSKOLUMNER):
            blad.put(row, at, cells.get(name), blad.fill)
    columns = {name: at for at, name in enumerate(form.KLASSNINGSKOLUMNER)}
    blad.choose(first, last, columns[form.PERSONUPPGIFTER], [form.JA, form.NEJ])
    blad.put(last + 1, 0, form.RESULTAT, blad.bold)
    for nr, letter in enumerate(form.NIVAER):
        at = columns[letter]
        blad.choose(first, last, at, [0, 1, 2, 3], FYRA)
        levels, kinds = (f"{xl_col_to_name(x)}{first + 1}:{xl_col_to_name(x)}{last + 1}" for x in (at, 0))
        whole = f'=IF(OR(COUNTA({kinds})=0,COUNT({levels})<COUNTA({kinds})),"",MAX({levels}))'
        found = [x.krt[nr] for x in known if x.krt]
        blad.sheet.write_formula(
            last + 1, at, whole, blad.bold, max(found) if known and len(found) == len(known) else ""
        )
    blad.landscape(head)


def _kand(row: form.Kand) -> dict[str, Cell]:
    """The cells of what the register knows of a kind of information."""
    cells: dict[str, Cell] = {form.INFORMATION: row.namn}
    for nr, (letter, aspect) in enumerate(form.NIVAER.items()):
        cells[letter] = row.krt[nr] if row.krt else None
        cells[form.VARFOR[letter]] = row.skal.get(aspect)
    if row.personuppgifter is not None:
        cells[form.PERSONUPPGIFTER] = form.JA if row.personuppgifter else form.NEJ
    told = f"{'-'.join(map(str, row.krt or ()))}, {row.nu.datum}" if row.nu else UNKNOWN
    return cells | {form.KLASSAD: told}


def _krav(blad: Blad, rows: list[Planrad], roles: str) -> None:
    blad.head(0, form.KRAVKOLUMNER)
    for number, row in enumerate(rows, start=1):
        cells = _kravet(row)
        for at, name in enumerate(form.KRAVKOLUMNER):
            filled = {form.VISAR_DAG: blad.day, form.SENAST: blad.words}.get(name, blad.fill)
            blad.put(number, at, cells.get(name), filled if name in form.IFYLLS else blad.text)
    if not rows:
        blad.put(1, 1, INGA_KRAV, blad.text)
    last = max(len(rows), 1)
    blad.choose(1, last, form.KRAVKOLUMNER.index(form.UPPFYLLS), list(form.SVAR))
    blad.choose(1, last, form.KRAVKOLUMNER.index(form.ROLL), roles, ROLL)
    blad.sheet.freeze_panes(1, 2)
    blad.sheet.autofilter(0, 0, last, len(form.KRAVKOLUMNER) - 1)
    blad.landscape(0)


def _kravet(row: Planrad) -> dict[str, Cell]:
    measure, answers = row.krav.atgard, [x for x in row.krav.svar if x.gors]
    told = [x.gors if len(row.krav.svar) == 1 else f"{TITLAR[x.form]}: {x.gors}" for x in answers]
    return {
        form.NUMMER: measure.id,
        form.KRAVET: measure.vad,
        form.FRAN: niva_i_ord(measure),
        form.FORSLAG: "\n".join(told) or "Svar saknas",
        form.LAGET: stands(row),
    }


def _roller(blad: Blad, registers: Registers) -> None:
    blad.head(0, ("Roll", "Namn"))
    for row, role in enumerate(registers.roller, start=1):
        blad.put(row, 0, role.id, blad.text)
        blad.put(row, 1, role.namn, blad.text)
