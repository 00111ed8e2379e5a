"""The answer to the city's coordinator as files: one page of Word, and the same as text."""

from docx.shared import Cm, Pt

from macros.models.genomgang import Genomgang
from macros.outputs.word import empty, fill, saved, table
from macros.views.parts import Sammanhang
from macros.views.stadssvar import Rad, Stadssvar, build_stadssvar

WIDTHS = (4, 8.4, 4.6)
"""Centimetres of the columns."""
POINTS = 9
MARGIN = 1.5
"""Centimetres above and below."""


def answer_docx(s: Sammanhang, g: Genomgang) -> bytes:
    """The page; the same content gives the same bytes."""
    answer = build_stadssvar(s, g)
    document = empty(answer.titel, g.dag, POINTS)
    document.sections[0].top_margin = document.sections[0].bottom_margin = Cm(MARGIN)
    heading = document.add_paragraph(answer.titel, style="Heading 1")
    heading.paragraph_format.space_before = Pt(0)
    for text in answer.om:
        document.add_paragraph(text).paragraph_format.space_after = Pt(3)
    if answer.rader:
        made = table(document, _columns(answer), WIDTHS)
        for row in answer.rader:
            fill(made.add_row(), _cells(row, "\n"), WIDTHS)
        for paragraph in (p for row in made.rows for cell in row.cells for p in cell.paragraphs):
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = 1
    if answer.sist:
        document.add_paragraph(answer.sist)
    return saved(document)


def answer_text(s: Sammanhang, g: Genomgang) -> str:
    """The same as plain text, to paste where the city asks for it."""
    answer = build_stadssvar(s, g)
    rows = [answer.titel, "", *answer.om]
    for row in answer.rader:
        rows += ["", row.kapitel, *(f"- {text}" for text in row.lage)]
        rows += [f"- {answer.beslutsord}: {text}" for text in row.besluta]
    return "\n".join([*rows, *(["", answer.sist] if answer.sist else [])]) + "\n"


def _columns(answer: Stadssvar) -> tuple[str, str, str]:
    return "Kapitel", "Läge", answer.beslutsord


def _cells(row: Rad, between: str) -> tuple[str, str, str]:
    return row.kapitel, between.join(row.lage), between.join(row.besluta)
