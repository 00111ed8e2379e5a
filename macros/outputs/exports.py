"""The registers as files under `utdata/`: JSON, CSV and XLSX for each, the yearly wheel, and everything in `lis.json`.

The same registers and the same day give the same bytes. Examples are left out unless asked for, and a person's
name is never written.
"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from macros.models import REGISTERS, Register
from macros.models import dag as dagar
from macros.models.base import Synlighet
from macros.models.genomgang import Kontakt
from macros.outputs.calendar import kalender
from macros.outputs.export_schema import VERSION, lis_schema
from macros.outputs.requirement_states import FILE, requirement_states
from macros.outputs.workbook import Cell, workbook
from macros.pages.page import Page
from macros.registers.load import Registers
from macros.state.day import Dagslage
from macros.state.pahittat import ORD, pahittade_kontoret
from macros.views.columns import Kolumn, i_ord, kolumner, varde
from macros.views.poster import build_poster, hel_dag

SCHEMA_FILE = "lis.schema.json"
UTDATA = "utdata"
"""The folder of the files, from the site's root."""
FORMELTECKEN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NOT_HERE = "Visas inte här: bara en namngiven grupp får läsa registret."
EXEMPEL = Kolumn("Exempel", "exempel", lambda _, record: record.exempel or None)


def write_exports(
    registers: Registers, dag: date, site: Path, med_exempel: bool = False, sidor: Mapping[str, Page] | None = None
) -> list[Path]:
    """Write every export of the registers as of `dag` into `site/utdata/`; the files written.

    For each register `<namn>.json`, `<namn>.csv` and `<namn>.xlsx`; `arshjul.ics`, `kravlage.json`, `lis.json`, `lis.schema.json`.
    """
    folder = site / UTDATA
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / name: content for name, content in export_files(registers, dag, med_exempel, sidor).items()}
    for path, content in files.items():
        path.write_bytes(content)
    return list(files)


def export_files(
    registers: Registers, dag: date, med_exempel: bool = False, sidor: Mapping[str, Page] | None = None
) -> dict[str, bytes]:
    """The bytes of every export by file name. `sidor`: the site's pages, whose reviews the calendar tells of."""
    return {**record_files(registers, dag, med_exempel, sidor), SCHEMA_FILE: schema_file(registers)}


def record_files(
    registers: Registers,
    dag: date,
    med_exempel: bool = False,
    sidor: Mapping[str, Page] | None = None,
    med_xlsx: bool = True,
) -> dict[str, bytes]:
    """As `export_files`, without the schema; and without the workbooks, whose cells are those of the CSV files, when not asked for."""
    chosen = registers if med_exempel else registers.raknas
    day = Dagslage(chosen, dag)
    files, allt, about = {}, build_poster(chosen, dag), _about(registers, dag)
    for register in REGISTERS:
        if not registers.visar(register.namn):
            files |= _not_here(register, about, registers.malgrupp, dag)
            continue
        poster = allt[register.namn]
        head, rows = _tabell(register, day, med_exempel)
        files[f"{register.namn}.json"] = _json(about | {"register": register.namn, "poster": poster})
        files[f"{register.namn}.csv"] = csv_file(head, rows)
        if med_xlsx:
            files[f"{register.namn}.xlsx"] = _xlsx(register, head, rows, dag)
    if registers.visar("arshjul"):
        files["arshjul.ics"] = kalender(chosen, dag, sidor)
    if registers.visar("krav"):
        files[FILE] = _json(about | {"ramverk": requirement_states(registers, dag)})
    files["lis.json"] = _json(about | {"register": allt})
    return files


def text_files(registers: Registers, dag: date) -> dict[str, bytes]:
    """JSON and CSV of each register that has a record, by file name: what can be read without a program of ours."""
    day, about = Dagslage(registers, dag), _about(registers, dag)
    poster, files = build_poster(registers, dag), {}
    for register in (r for r in REGISTERS if registers.of(r.namn)):
        files[f"{register.namn}.json"] = _json(about | {"register": register.namn, "poster": poster[register.namn]})
        files[f"{register.namn}.csv"] = csv_file(*_tabell(register, day, False))
    return files


def _about(registers: Registers, dag: date) -> dict[str, Any]:
    """What each JSON file says first: its shape, its day, and that an invented office is one."""
    told = {"schema": VERSION, "dag": dag.isoformat()}
    return told | ({"pahittat": ORD} if pahittade_kontoret(registers) else {})


def _not_here(register: Register, about: dict[str, Any], malgrupp: Synlighet, dag: date) -> dict[str, bytes]:
    """What stands for a register that staff may not read: that it is kept back, so that nobody takes it for empty."""
    if malgrupp is Synlighet.OPPEN:
        return {}
    head = [k.namn for k in kolumner(register, malgrupp)]
    rows: list[list[Cell]] = [[NOT_HERE, *[""] * (len(head) - 1)]]
    told = about | {"register": register.namn, "poster": [], "visas_inte": True}
    return {
        f"{register.namn}.json": _json(told),
        f"{register.namn}.csv": csv_file(head, rows),
        f"{register.namn}.xlsx": _xlsx(register, head, rows, dag),
    }


def schema_file(registers: Registers) -> bytes:
    """The schema of the files, for the audience of the registers. It is made of the models and holds nothing of any record."""
    return _json(lis_schema(registers))


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _tabell(register: Register, day: Dagslage, med_exempel: bool) -> tuple[list[str], list[list[Cell]]]:
    """(column names, rows of cells) of a register, as its page shows them."""
    columns = [*kolumner(register, day.registers.malgrupp), *([EXEMPEL] if med_exempel else [])]
    records = day.registers.of(register.namn)
    rows = [[_cell(varde(k, day, record), day.registers) for k in columns] for record in records]
    if pahittade_kontoret(day.registers):  # each row says so, wherever it is pasted
        return [*(k.namn for k in columns), "Kontoret"], [[*row, ORD] for row in rows]
    return [k.namn for k in columns], rows


def _cell(value: Any, registers: Registers) -> Cell:
    """A whole day as a date, a number as a number, anything else in words."""
    if isinstance(value, dagar.Dag):
        return hel_dag(value) or str(value)
    if isinstance(value, Kontakt):
        return i_ord(value.roll, registers)
    if isinstance(value, date) or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    return i_ord(value, registers)


def csv_file(head: list[str], rows: list[list[Cell]]) -> bytes:
    """Semicolons, CRLF and UTF-8 with a byte order mark: what Excel in Swedish opens without questions."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_ofarlig(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _ofarlig(cell: Cell) -> str:
    """The cell's text; an apostrophe before a text that a spreadsheet would take for a formula.

    Who reads the CSV by program takes a leading apostrophe away (or reads the JSON, where no text is changed).
    See https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMELTECKEN) else str(cell)


def _xlsx(register: Register, head: list[str], rows: list[list[Cell]], dag: date) -> bytes:
    return workbook(f"{register.titel}, läget {dagar.i_ord(dag)}", [(register.titel, head, rows)], dag)
