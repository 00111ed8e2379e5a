"""A workbook of plain sheets: text is written as text whatever it looks like, and the same rows give the same bytes."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

BREDD = (8, 60)
CELLGRANS = 32_000
"""Characters of text in an XLSX cell; Excel's own limit is 32 767."""
AVKORTAD = " … (avkortat; hela texten står i JSON-filen)"

Cell = str | int | date
Sheet = tuple[str, Sequence[str], Sequence[Sequence[Cell]]]
"""A sheet: its name, the names of its columns, its rows."""


def workbook(titel: str, sheets: Sequence[Sheet], dag: date, avkortad: str = AVKORTAD) -> bytes:
    """A workbook with these sheets, of a day. `in_memory` keeps clocks out. `avkortad` ends a text that is too long for a cell."""
    made = io.BytesIO()
    book = new_book(made, titel, dag)
    for sheet in sheets:
        _sheet(book, *sheet, avkortad)
    book.close()
    return made.getvalue()


def new_book(made: io.BytesIO, titel: str, dag: date) -> Any:
    """An empty workbook that writes into `made` when it is closed; no text in it is a formula or a link."""
    plain = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(made, {"in_memory": True, **plain})
    book.set_properties({"title": titel, "created": datetime(dag.year, dag.month, dag.day)})
    return book


def sheet_name(name: str) -> str:
    """A name that Excel takes for a sheet."""
    return re.sub(r"[\[\]:*?/\\]", "", name)[:31]


def _sheet(book: Any, name: str, head: Sequence[str], rows: Sequence[Sequence[Cell]], avkortad: str) -> None:
    sheet = book.add_worksheet(sheet_name(name))
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for at, title in enumerate(head):
        sheet.write_string(0, at, title, bold)
        sheet.set_column(at, at, bredd([title + " ▾ ", *(row[at] for row in rows)]))
    for row, cells in enumerate(rows, start=1):
        for at, cell in enumerate(cells):
            write_cell(sheet, row, at, cell, day if isinstance(cell, date) else text, avkortad)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(head) - 1)


def write_cell(sheet: Any, row: int, at: int, cell: Cell, form: Any, avkortad: str) -> None:
    """One cell by its type. Excel knows no day before 1900 and drops a text that is too long without a word."""
    if isinstance(cell, date) and cell.year >= 1900:
        sheet.write_datetime(row, at, cell, form)
    elif isinstance(cell, int):
        sheet.write_number(row, at, cell, form)
    elif text := str(cell):
        whole = len(text) <= CELLGRANS
        sheet.write_string(row, at, text if whole else text[: CELLGRANS - len(avkortad)] + avkortad, form)


def bredd(cells: Sequence[Cell]) -> int:
    """The longest line's length, within bounds; in characters, as Excel counts a column's width."""
    longest = max(len(line) for cell in cells for line in str(cell).splitlines())
    return min(max(longest + 1, BREDD[0]), BREDD[1])
