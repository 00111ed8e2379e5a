"""A role's filled sheet becomes changes of its records, row by row; what has changed meanwhile is never written over."""

from collections.abc import Iterator, Sequence
from typing import Any

from macros.editing import rollform as form
from macros.editing.blad import columns_of, head_of, rows_of
from macros.editing.lasning import NYTT, Lasning
from macros.editing.mottaget import Mottaget
from macros.editing.rollrad import Rollrad
from macros.editing.spreadsheet import fold
from macros.editing.verkstadsruta import Bladrad, Bok, plain
from macros.editing.workbook import Row
from macros.problems import Problem, near, quote
from macros.registers.roles import role_fault


def is_role_sheet(sheets: Sequence[tuple[str, list[Row]]]) -> bool:
    """Whether the file has the first sheet of a role's file."""
    return any(fold(name) == fold(form.OM) for name, _ in sheets)


def read_role(lasning: Lasning, sheets: Sequence[tuple[str, list[Row]]]) -> Mottaget:
    """What the filled sheets of a role would change."""
    found = {fold(name): rows for name, rows in sheets}
    made, bok = Mottaget(delbart=True), lasning.bok()
    made.om = _om(lasning, bok, found[fold(form.OM)])
    known = {fold(name) for name in (form.OM, form.VAL, *form.KOLUMNER)}
    made.ovrigt += [f"bladet {quote(name)} läses inte in" for name, rows in sheets if rows and fold(name) not in known]
    for blad in form.KOLUMNER if not bok.fel else ():
        if rows := found.get(fold(blad)):
            _sheet(lasning, bok, made, blad, rows)
    if bok.fel:
        made.nekade[""] = bok.fel
    return made


def _om(lasning: Lasning, bok: Bok, rows: list[Row]) -> str:
    """What the first sheet says of the file: whose it is, and of which day."""
    told = {fold(plain(cells[0])): plain(cells[1]) for _, cells in rows if len(cells) > 1}
    lasning.roll, lasning.skrivet = told.get(fold(form.ROLL), ""), told.get(fold(form.DAG), "")
    if told.get(fold(form.BLAD)) != form.SLAG or told.get(fold(form.UTGAVA)) != form.NUMMER:
        bok.fault(form.OM, 1, form.BLAD, f"filen är inget blad av den sort som läses in; {NYTT}")
    elif fault := role_fault(lasning.registers, lasning.roll):
        bok.fault(form.OM, 1, form.ROLL, fault)
    else:
        name = lasning.registers.get("roller", lasning.roll).namn
        return f"Blad för {name} ({lasning.roll}), läget {lasning.skrivet or form.OKANT}."
    return ""


def _sheet(lasning: Lasning, bok: Bok, made: Mottaget, blad: str, rows: list[Row]) -> None:
    """The rows of a sheet. A sheet without its headings is a fault of the file."""
    names = [k.namn for k in form.KOLUMNER[blad]]
    head = head_of(rows, (form.ID, form.MARKE))
    if head is None:
        bok.fault(blad, rows[0][0], form.ID, f"raden med kolumnernas namn saknas; {NYTT}")
        return
    before = len(bok.fel)
    columns = columns_of(bok, blad, rows[head], names, names)
    made.ovrigt += list(_more(bok.fel[before:], rows[head + 1 :], rows[head]))
    bok.fel[before:] = [p for p in bok.fel[before:] if p.falt in names]
    if len(bok.fel) > before:
        return
    seen: set[str] = set()
    for row in rows_of(bok, blad, columns, rows[head + 1 :]):
        if any(plain(cell) for cell in row.rutor.values()):
            _row(lasning, made, blad, row, seen)


def _more(faults: list[Problem], rows: list[Row], head: Row) -> Iterator[str]:
    """Columns that somebody has added: told, for what stands in them is not read."""
    for problem in faults:
        at = next((n for n, cell in enumerate(head[1]) if plain(cell) == problem.falt), None)
        if at is not None and any(at < len(cells) and plain(cells[at]) for _, cells in rows):
            yield f"kolumnen {quote(problem.falt)} är tillagd och läses inte in"


def _row(lasning: Lasning, made: Mottaget, blad: str, row: Bladrad, seen: set[str]) -> None:
    """One row: its changes, or every fault of it."""
    bok = lasning.bok()
    own = Bladrad(bok, blad, row.rad, row.rutor)
    name = own.text(form.ID)
    record = _record(lasning, own, blad, name, seen)
    if record is not None:
        found = Rollrad(lasning, own, blad, record)
        changes = found.changes()
        made.ovrigt += found.told
        made.namn[name] = next((v for f in ("namn", "rubrik") if isinstance(v := getattr(record, f, None), str)), name)
        if not bok.fel:
            made.andringar += changes
    if bok.fel:
        made.nekade[name if record is not None else f"rad {row.rad} i {blad}"] = bok.fel


def _record(lasning: Lasning, row: Bladrad, blad: str, name: str, seen: set[str]) -> Any:
    """The record of a row; None, and a fault, when the row is of none that the role answers for."""
    register = form.REGISTER[blad]
    record = lasning.registers.get(register, name)
    if not name:
        row.fault(form.ID, "raden har inget id; en ny post börjas med lis ny, inte i bladet")
    elif record is None or getattr(record, "sakerhetsskydd", False) or record.exempel:
        known = [r.id for r in lasning.registers.of(register)]
        row.fault(form.ID, f"{quote(name)} finns inte i registret{near(name, known)}")
    elif name in seen:
        row.fault(form.ID, f"{name} står på två rader; behåll en")
    elif str(now := getattr(record, form.ROLLFALT[blad])) != lasning.roll:
        row.fault(form.ID, f"{name} hör inte längre till {lasning.roll}; nu står {now}")
    else:
        seen.add(name)
        return record
    return None
