"""The workshop sheet of a system of the invented office, filled in as people do it: cells by the names of rows and columns."""

import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from macros.editing import verkstadsform as form
from macros.outputs.verkstad import workshop_xlsx
from macros.registers.load import load_registers

DAY = date(2026, 11, 30)
ABOVE = {form.DAG: date(2026, 11, 20), form.BESLUTAR: "chef", form.BESLUTAT: "2026-11-24"}
SETS = {
    "Felanmälningar": {"K": 2, "Varför K": "Namn och adress.", "R": 2, "T": 2},
    "Mätvärden": {"K": 0, "R": 1, "T": 1},
}


def filled(
    root: Path,
    path: Path,
    above: Mapping[str, Any] = ABOVE,
    rows: Mapping[str, Mapping[str, Any]] = SETS,
    answers: Mapping[str, Mapping[str, Any]] | None = None,
    system: str = "beta",
) -> Path:
    """A file with the sheet of a system, filled in. A row or a requirement that the sheet does not have comes on an empty one."""
    registers = load_registers(root)[0]
    book = load_workbook(io.BytesIO(workshop_xlsx(registers, registers.get("system", system), DAY)))
    sheet = book[form.KLASSNING]
    for name, value in above.items():
        sheet.cell(at(sheet, 1, name), 2).value = value
    write(sheet, at(sheet, 1, form.INFORMATION), rows)
    write(book[form.KRAV], 1, answers or {})
    book.save(path)
    return path


def at(sheet: Any, column: int, name: str) -> int:
    """The first row whose cell in a column has this text."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, column).value == name)


def write(sheet: Any, head: int, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """Fill in rows of a table whose columns are named in `head`; each row by its first cell."""
    columns = {cell.value: cell.column for cell in sheet[head]}
    for name, cells in rows.items():
        known = [row for row in range(head + 1, sheet.max_row + 2) if sheet.cell(row, 1).value == name]
        empty = (row for row in range(head + 1, sheet.max_row + 2) if sheet.cell(row, 1).value is None)
        row = known[0] if known else next(empty)
        for column, value in {form.INFORMATION if form.INFORMATION in columns else form.NUMMER: name, **cells}.items():
            sheet.cell(row, columns[column]).value = value
