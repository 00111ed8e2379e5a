"""The text of a Word document as blocks in their order: tracked changes are accepted, and bookmarks told with each block."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from macros.editing.docblock import NUMMER, PUNKT, RUBRIK, STYCKE, TABELL, Block, Run, joined
from macros.editing.document_parts import Anmarkt, bullets, is_on, links, numbering, styles, value

LEFT_OUT = {
    **dict.fromkeys(("drawing", "pict", "object"), "bilder"),
    "txbxContent": "textrutor",
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "noter"),
    **dict.fromkeys(("oMath", "oMathPara"), "formler"),
    **dict.fromkeys(("altChunk", "subDoc"), "inlagda dokument"),
}
"""What is counted and not read."""
GONE = frozenset(("del", "moveFrom"))
NOT_TEXT = frozenset(("pPr", "rPr", "Choice", "instrText", "delText", "sdtPr", "sdtEndPr"))
SIGNS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])", re.IGNORECASE)


class Look(NamedTuple):
    fet: bool = False
    kursiv: bool = False
    adress: str = ""


class Reader:
    """Reads the body of a document. `left` counts what is not read, `tracked` the changes that were taken as accepted."""

    def __init__(
        self,
        of_styles: Element | None,
        of_numbering: Element | None,
        of_links: Element | None,
        comments: dict[str, Anmarkt],
    ) -> None:
        self.styles, self.bullets, self.links = styles(of_styles), bullets(of_numbering), links(of_links)
        self.comments = comments
        self.left: Counter[str] = Counter()
        self.tracked = 0
        self._open: dict[str, str] = {}
        self._noted: set[str] = set()
        self._blocks: list[tuple[Block, bool]] = []

    def read(self, owner: Element) -> None:
        """The blocks within a part of the body: content controls and tracked changes may hold some."""
        for node in owner:
            if node.tag == "p":
                self._blocks.append(self._paragraph(node))
            elif node.tag == "tbl":
                self._blocks.append((self._table(node), True))
            elif node.tag in ("bookmarkStart", "bookmarkEnd"):
                self._mark(node)
            elif node.tag in GONE:
                self.tracked += 1
            elif node.tag in LEFT_OUT:
                self.left[LEFT_OUT[node.tag]] += 1
            elif node.tag not in NOT_TEXT:
                self.read(node)

    def merged(self) -> Iterator[Block]:
        """The blocks, where one whose end was taken away goes on in the next."""
        held: Block | None = None
        for block, ends in self._blocks:
            if held and block.slag != TABELL:
                marks = tuple(dict.fromkeys(held.marken + block.marken))
                block = replace(block, runs=joined(held.runs + block.runs), marken=marks)
            elif held:
                yield held
            held = None if ends else block
            if ends:
                yield block
        if held:
            yield held

    def _mark(self, node: Element) -> str:
        """A bookmark begins or ends; its name when it begins.

        LibreOffice begins one that spans paragraphs once more where it ends: what ends is what has that name.
        """
        key, name = node.get("id", ""), node.get("name", "")
        if node.tag == "bookmarkEnd":
            ended = self._open.get(key)
            self._open = {k: n for k, n in self._open.items() if n != ended}
            return ""
        self._open[key] = name
        return name

    def _paragraph(self, node: Element) -> tuple[Block, bool]:
        """A paragraph, and whether it ends where it stands."""
        look = node.find("pPr")
        marks, runs = list(self._open.values()), []
        self._inline(node, runs, Look(), marks)
        ends = look is None or look.find("rPr/del") is None
        slag, level, style = self._kind(look)
        return Block(slag, joined(runs), level, style, marken=tuple(dict.fromkeys(marks))), ends

    def _kind(self, look: Element | None) -> tuple[str, int, str]:
        """(kind, level, name of the style) of a paragraph."""
        style = self.styles.get(value(look.find("pStyle")) if look is not None else "")
        name = style.name if style else ""
        if (found := HEADING.fullmatch(name)) or (style and style.outline):
            return RUBRIK, int(found[1]) if found else style.outline, name
        own = look.find("numPr") if look is not None else None
        level, number = numbering(own, style.numbering if style else None)
        ordered, listed = (
            name.lower().startswith("list number"),
            name.lower().startswith(("list bullet", "list number")),
        )
        points = self.bullets.get((number, level), not ordered) if number else not ordered
        level = max(level + 1, int(name[-1]) if listed and name[-1].isdigit() else 1)
        return (PUNKT if points else NUMMER) if listed or number else STYCKE, level, name

    def _inline(self, owner: Element, runs: list[Run], look: Look, marks: list[str]) -> None:
        """The words of a paragraph, without what is taken away."""
        for node in owner:
            name = node.tag
            if name in GONE:
                self.tracked += 1
            elif name in LEFT_OUT:
                self.left[LEFT_OUT[name]] += 1
            elif name in ("bookmarkStart", "bookmarkEnd"):
                marks += filter(None, [self._mark(node)])
            elif name in ("commentRangeStart", "commentRangeEnd"):
                self._comment(node)
            elif name == "t" or name in SIGNS:
                self._words(Run(SIGNS.get(name) or node.text or "", *look), runs)
            elif name not in NOT_TEXT:
                self.tracked += name == "ins"
                self._inline(node, runs, self._look(node, look), marks)

    def _words(self, run: Run, runs: list[Run]) -> None:
        runs.append(run)
        for number in self._noted & self.comments.keys():
            self.comments[number].vid.append(run.text)

    def _look(self, node: Element, look: Look) -> Look:
        if node.tag == "hyperlink":
            return look._replace(adress=self.links.get(node.get("id", ""), ""))
        own = node.find("rPr") if node.tag == "r" else None
        return look if own is None else look._replace(fet=is_on(own, "b"), kursiv=is_on(own, "i"))

    def _comment(self, node: Element) -> None:
        number = node.get("id", "")
        if node.tag == "commentRangeEnd":
            self._noted.discard(number)
            return
        self._noted.add(number)
        if number in self.comments:
            self.comments[number].marken = tuple(self._open.values())

    def _table(self, node: Element) -> Block:
        """A table with the marks that begin before it or in it; a row that is taken away is not there."""
        marks, rows = list(self._open.values()), []
        for row in _own(node, "tr"):
            if row.find("trPr/del") is None:
                rows.append(tuple(self._cell(cell, marks) for cell in _own(row, "tc")))
        return Block(TABELL, rader=tuple(rows), marken=tuple(dict.fromkeys(marks)))

    def _cell(self, cell: Element, marks: list[str]) -> tuple[Run, ...]:
        runs: list[Run] = []
        for paragraph in cell.iter("p"):
            runs += [Run(" ")] if runs else []
            self._inline(paragraph, runs, Look(), marks)
        return joined(runs)


def _own(owner: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, and none of a table within a cell: its words stay in that cell."""
    for node in owner:
        if node.tag == name:
            yield node
        elif node.tag not in GONE and node.tag not in ("tbl", "p", "tr", "tc"):
            yield from _own(node, name)
