"""A Word document of plain blocks: headings, paragraphs, points and tables, with bookmarks around what is to be known again.

What reads a document from somebody else does not need python-docx.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from macros.editing.docblock import NUMMER, PUNKT, RUBRIK, TABELL, Block, Run, words
from macros.outputs.word import saved

GREY, SHADE = RGBColor(0x43, 0x4B, 0x57), "EEF0F3"
VIOLET, LIGHT = RGBColor(0x4B, 0x3A, 0x8F), "EFECFB"
RAKNAT, SKRIV = "LIS Räknat", "LIS Att skriva"
"""The styles of what is computed, which nobody changes, and of a place to write in."""
PAGE, NARROWEST, WIDEST = 16, 9, 60
"""The centimetres within the margins; the signs that the narrowest and the widest column of a table count as."""
DEEPEST = 3
"""The levels of points that Word has styles for."""


class Word:
    """A document that is written block by block."""

    def __init__(self, titel: str, dag: date, sidhuvud: str) -> None:
        self.document = Document()
        self._marks = 0
        self._look(titel, dag)
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.header.paragraphs[0].text = sidhuvud
        _page_number(section.footer.paragraphs[0])

    def _look(self, titel: str, dag: date) -> None:
        properties, day = self.document.core_properties, datetime(dag.year, dag.month, dag.day)
        properties.title, properties.author, properties.language = titel, "", "sv-SE"
        properties.created = properties.modified = day
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(10.5)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
        for name, colour, shade in ((RAKNAT, GREY, SHADE), (SKRIV, VIOLET, LIGHT)):
            style = self.document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style, style.font.color.rgb = normal, colour
            style.element.get_or_add_pPr().append(_shade(shade))

    def title(self, text: str, mark: str) -> None:
        """The name of the document, with the mark that says what it is."""
        paragraph = self.document.add_paragraph(text, style="Title")
        self._around(paragraph, paragraph, (mark,))

    def add(self, blocks: Sequence[Block], mark: str = "") -> None:
        """The blocks in order; `mark` is put around them, outside every table: LibreOffice loses one that crosses a table's edge."""
        before = self._small() if mark and blocks and blocks[0].slag == TABELL else None
        made = [self._block(block) for block in blocks]
        if mark and made:
            self._around(before or made[0][0], made[-1][1], (mark,))

    def _small(self) -> Any:
        """An empty paragraph that takes next to no room."""
        made = self.document.add_paragraph()
        made.paragraph_format.space_after = Pt(2)
        return made

    def _around(self, first: Any, last: Any, names: Sequence[str]) -> None:
        """Bookmarks from the start of one paragraph to the end of another."""
        for name in names:
            self._marks += 1
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            start.set(qn("w:id"), str(self._marks))
            start.set(qn("w:name"), name)
            end.set(qn("w:id"), str(self._marks))
            first._p.insert(1 if first._p.pPr is not None else 0, start)
            last._p.append(end)

    def _block(self, block: Block) -> tuple[Any, Any]:
        """(first, last) paragraph of a block."""
        if block.slag == TABELL:
            return self._table(block)
        paragraph = self.document.add_paragraph(style=_style(block))
        if block.slag in (PUNKT, NUMMER) and block.stil == RAKNAT:
            paragraph._p.get_or_add_pPr().append(_shade(SHADE))
        self._words(paragraph, block.runs)
        return paragraph, paragraph

    def _words(self, paragraph: Any, runs: Sequence[Run], size: float = 0) -> None:
        for run in runs:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.fet or None, run.kursiv or None
            if size:
                made.font.size = Pt(size)
            if run.adress:
                self._link(paragraph, made, run.adress)

    def _link(self, paragraph: Any, made: Any, address: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        made.font.underline = True
        paragraph._p.append(link)
        link.append(made._r)

    def _table(self, block: Block) -> tuple[Any, Any]:
        """A table with its head on every page, and a small empty paragraph after it: else two tables would become one."""
        width = max(len(row) for row in block.rader)
        table = self.document.add_table(rows=0, cols=width, style="Table Grid")
        table.autofit, widths = False, _widths(block, width)
        for column, share in zip(table.columns, widths, strict=True):
            column.width = Cm(share)
        for number, row in enumerate(block.rader):
            cells = table.add_row().cells
            for at, runs in enumerate(row):
                cells[at].width = Cm(widths[at])
                self._words(cells[at].paragraphs[0], runs, 9)
                if block.stil == RAKNAT:
                    cells[at]._tc.get_or_add_tcPr().append(_shade(SHADE))
            if number == 0:
                repeat_head(table.rows[0])
        return table.rows[0].cells[0].paragraphs[0], self._small()

    def saved(self) -> bytes:
        return saved(self.document)


def _widths(block: Block, columns: int) -> list[float]:
    """The centimetres of a table's columns, by the longest cell of each within bounds."""
    cells = [[len(words(row[at])) for row in block.rader if at < len(row)] for at in range(columns)]
    shares = [min(max([*lengths, NARROWEST]), WIDEST) for lengths in cells]
    return [round(PAGE * share / sum(shares), 2) for share in shares]


def _style(block: Block) -> str:
    """The name of the style of a block that is no table."""
    if block.slag == RUBRIK:
        return f"Heading {min(block.niva, 6)}"
    if block.slag in (PUNKT, NUMMER):
        level = min(block.niva, DEEPEST)
        return ("List Bullet" if block.slag == PUNKT else "List Number") + (f" {level}" if level > 1 else "")
    return block.stil or "Normal"


def _shade(colour: str) -> Any:
    made = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        made.set(qn(f"w:{name}"), value)
    return made


def repeat_head(row: Any) -> None:
    """The head stands on every page that the table goes on to."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _page_number(paragraph: Any) -> None:
    """The number of the page, as a field that Word fills in."""
    run = paragraph.add_run("Sida ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
