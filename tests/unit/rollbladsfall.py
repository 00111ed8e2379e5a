"""A role's sheet of the invented office, filled in as people do it: cells by sheet, record and the name of the column."""

import io
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from macros.editing import rollform as form
from macros.models.base import Synlighet
from macros.outputs.rollbok import role_xlsx
from macros.outputs.rollrader import avsandare
from macros.registers.load import Registers, load_registers
from macros.registers.narrow import by_marks, narrowed

DAY = date(2026, 11, 30)
Cells = Mapping[tuple[str, str], Mapping[str, Any]]
"""What is written, by (sheet, id of the record)."""


def loaded(root: Path) -> Registers:
    registers, problems = load_registers(root)
    assert problems == []
    return registers


def sheet(root: Path, roll: str = "chef", malgrupp: Synlighet = Synlighet.BEGRANSAD) -> bytes:
    """The sheet that a role gets."""
    registers = loaded(root)
    shown = registers
    if malgrupp is not Synlighet.BEGRANSAD:
        shown = narrowed(registers, malgrupp, by_marks(registers, malgrupp))
    return role_xlsx(avsandare(registers, shown, roll, DAY), malgrupp, "")


def fill(made: bytes, path: Path, cells: Cells) -> Path:
    """A file with the sheet, filled in."""
    book = load_workbook(io.BytesIO(made))
    for (blad, record_id), values in cells.items():
        for column, value in values.items():
            cell(book[blad], record_id, column).value = value
    book.save(path)
    return path


def cell(found: Any, record_id: str, column: str) -> Any:
    """The cell of a record's row in a column."""
    head = next(r for r in range(1, 20) if found.cell(r, 1).value == form.ID)
    at = next(c.column for c in found[head] if c.value == column)
    row = next(r for r in range(head + 1, found.max_row + 1) if found.cell(r, 1).value == record_id)
    return found.cell(row, at)


def by_libreoffice(path: Path, kind: str) -> Path:
    """The file as LibreOffice saves it after it has opened it; the test is skipped where the machine has none."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice finns inte på maskinen (soffice); det här provas där det finns")
    home, target = path.parent / "lo", path.parent / "sparad"
    command = [program, f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", kind]
    subprocess.run([*command, "--outdir", target, path], check=True, capture_output=True, timeout=180)
    return target / path.with_suffix(f".{kind}").name
