"""Documents for a word processor. This file and `word_blocks` know python-docx.

The same content gives the same bytes: no clock and no name of a person or a machine goes into a file.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every member of the file."""
FIXED_WIDTH = "Courier New"
"""The face of rows to paste."""


def empty(title: str, dag: date, points: float, landscape: bool = False) -> Any:
    """An A4 document without content, in Swedish, dated `dag`."""
    document = Document()
    section, day = document.sections[0], datetime(dag.year, dag.month, dag.day)
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title, "", "sv-SE"
    properties.created = properties.modified = day
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(points)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    return document


def table(document: Any, head: Sequence[str], widths: Sequence[float]) -> Any:
    """An empty table whose head, in bold, stands on every page that it goes on to. `widths` in centimetres."""
    made = document.add_table(rows=1, cols=len(head), style="Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)  # LibreOffice asks the columns, Word the cells
    fill(made.rows[0], head, widths, bold=True)
    properties = made.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    return made


def fill(row: Any, texts: Sequence[str], widths: Sequence[float], bold: bool = False) -> None:
    """Write the cells of a row."""
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(text).bold = bold


def new_page(document: Any) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def rows_to_paste(document: Any, text: str) -> None:
    """Rows whose every blank counts: one paragraph, a line a row."""
    paragraph = document.add_paragraph()
    for number, row in enumerate(text.split("\n")):
        run = paragraph.add_run(row)
        run.font.name, run.font.size = FIXED_WIDTH, Pt(8)
        if number < text.count("\n"):
            run.add_break()


def saved(document: Any) -> bytes:
    """The file with no clock in it."""
    raw, made = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
