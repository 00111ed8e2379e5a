"""Lists of offices for tests: workbooks as Excel saves them, read in the test's own process where the worker itself is not asked about."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.editing import workbook_worker


def book(path: Path, *rows: list, dress: Callable[[Worksheet], Any] | None = None) -> Path:
    """A workbook of one sheet, `Lista`, with these rows; `dress` may merge and hide."""
    made = Workbook()
    made.active.title = "Lista"
    for row in rows:
        made.active.append(row)
    if dress:
        dress(made.active)
    made.save(path)
    return path


def read_here(path: Path, *choice: str) -> Any:
    """What the worker tells of a workbook, without a process for it: half a second of each test."""
    return json.loads(json.dumps(workbook_worker.read(str(path), "alla" in choice, "lista" in choice)))
