"""An annex for a procurement: numbered ska-krav and bör-krav on the delivery, with room for answer and verification.

The only file that knows python-docx.
"""

import io
import zipfile
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from macros.models.dag import i_ord as dag_i_ord
from macros.models.kort import Bindning
from macros.models.ord import numren_i_ord
from macros.outputs.catalogue import Val, chosen
from macros.registers.load import Registers
from macros.state.svarslage import Kravrad
from macros.views.columns import i_ord
from macros.views.kartotek import niva_i_ord

HEAD = ("Nr", "Krav på leveransen", "Skäl", "Proportionalitet", "Så verifieras det", "Leverantörens svar", "Verifierat")
WIDTHS = (1.3, 5.6, 4.0, 3.2, 5.0, 3.6, 2.6)
FILL_IN = "Kontoret fyller i: varför kravet står i rimlig proportion till det som köps."
ABOUT = (
    "Allt här är förslag. Upphandlare och informationsägare väljer kraven, stryker det som inte behövs och avgör vad som är ska och bör.",
    "Välj få krav. Varje ska-krav kan utesluta en leverantör och ska därför ha skäl, proportionalitet och ett sätt att verifiera.",
    "Kraven här gäller leveransen (SKA-krav). Det som den egna verksamheten ska göra (ÄR-krav) står i kravkatalogen och inte här.",
    "Kolumnen Verifierat fylls i vid B-klassningen, med dag och det som visar att kravet är uppfyllt.",
)
FIXED = (1980, 1, 1, 0, 0, 0)
"""The time of every member of the file: the same content gives the same bytes."""


def catalogue_docx(
    registers: Registers, val: Val, dag: date, bara: Collection[str] = (), ska: Collection[str] = ()
) -> bytes:
    """The annex as DOCX. `bara`: the measures to take, all of the choice when empty; `ska`: those that are made ska-krav.

    Without `ska` a measure is a ska-krav when a source that binds the office demands just that.
    """
    rows = [
        row for row in chosen(registers, val, dag) if not row.ett_for_kontoret and (not bara or row.atgard.id in bara)
    ]
    must = [row for row in rows if (row.atgard.id in ska if ska else row.atgard.bindning is Bindning.KRAV)]
    document = _empty(dag)
    document.add_heading("Bilaga: krav på informationssäkerhet", 0)
    for text in (f"Läget {dag_i_ord(dag)}.", *ABOUT):
        document.add_paragraph(text)
    _part(document, registers, "Ska-krav", "S", must)
    _part(document, registers, "Bör-krav", "B", [row for row in rows if row not in must])
    return _saved(document)


def _empty(dag: date) -> Any:
    document = Document()
    section, day = document.sections[0], datetime(dag.year, dag.month, dag.day)
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    properties = document.core_properties
    properties.title, properties.author, properties.language = "Krav på informationssäkerhet", "", "sv-SE"
    properties.created = properties.modified = day
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    return document


def _part(document: Any, registers: Registers, title: str, letter: str, rows: Sequence[Kravrad]) -> None:
    document.add_heading(title, 1)
    if not rows:
        document.add_paragraph(f"Inga {title.lower()} är valda.")
        return
    table = document.add_table(rows=1, cols=len(HEAD), style="Table Grid")
    table.autofit = False
    _fill(table.rows[0], HEAD, bold=True)
    _repeat_head(table.rows[0])
    for number, row in enumerate(rows, start=1):
        cells = (f"{letter}{number}", f"{row.atgard.vad} ({row.atgard.id})", _reason(registers, row))
        _fill(table.add_row(), (*cells, FILL_IN if letter == "S" else "", row.atgard.kontroll, "", ""))


def _reason(registers: Registers, row: Kravrad) -> str:
    """Why it is asked: from which level, and which laws it answers."""
    level = niva_i_ord(row.atgard)
    told = "Gäller alla system." if level == "alla" else f"Gäller från {level}."
    laws = [f"{i_ord(k.ram, registers)} {numren_i_ord(k.version, k.nummer)}" for k in row.atgard.krav]
    return f"{told} Svarar på {'; '.join(laws)}." if laws else told


def _fill(row: Any, texts: Sequence[str], bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, WIDTHS, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(text).bold = bold


def _repeat_head(row: Any) -> None:
    """The head stands on every page that the table goes on to."""
    properties = row._tr.get_or_add_trPr()
    mark = properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"})
    properties.append(mark)


def _saved(document: Any) -> bytes:
    """The file with no clock in it."""
    raw, made = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, FIXED), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
