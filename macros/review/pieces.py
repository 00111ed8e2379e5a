"""A review's page as pieces: its headings, what people write, and what is computed or set, each with a mark that survives Word.

The pieces cover the page's text in order, and nothing else of a page is ever changed by a document that comes back.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise

from macros.pages.head import FRONT

CALL = re.compile(r"(?:\s*\{\{[^{}]*\}\}\s*)+")
HEAD = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{[^}]*\}[ \t]*)?")
BOX = re.compile(r"(?:!!!|\?\?\?\+?) |\[\^[^\]]+\]:")
WRITE = "!!! att-skriva"
ITEM = re.compile(r" {0,3}(?:[-*+]|[0-9]{1,3}[.)])[ \t]+\S")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SECTION = re.compile(r"([0-9]+(?:\.[0-9]+)?)\b")


class Sort(StrEnum):
    """A heading that stays as it is, a text that people write, and what is fixed: computed, a box, a note."""

    RUBRIK = "h"
    TEXT = "t"
    FAST = "f"


@dataclass(frozen=True)
class Stycke:
    """A block of Markdown: where it begins and ends in the page's text, and what parts it from the block before."""

    start: int
    end: int
    text: str
    fore: str = "\n\n"

    @property
    def slag(self) -> str:
        """`rubrik1` … `rubrik6`, `anrop`, `skriv`, `ruta`, `html` or `text`."""
        if head := HEAD.fullmatch(self.text):
            return f"rubrik{len(head[1])}"
        if CALL.fullmatch(self.text):
            return "anrop"
        if self.text.startswith(WRITE):
            return "skriv"
        if BOX.match(self.text):
            return "ruta"
        return "html" if self.text.startswith("<") else "text"


@dataclass(frozen=True)
class Bit:
    """A piece of a page. `nummer` is its place among the page's pieces, `avsnitt` the section that it stands in."""

    sort: Sort
    nummer: int
    stycken: tuple[Stycke, ...]
    avsnitt: str

    @property
    def start(self) -> int:
        return self.stycken[0].start

    @property
    def end(self) -> int:
        return self.stycken[-1].end

    @property
    def text(self) -> str:
        """The Markdown of the piece."""
        return "\n\n".join(s.text for s in self.stycken)


def pieces(text: str) -> list[Bit]:
    """The pieces of a page's text (its line ends are `\\n`), front matter left out."""
    made: list[Bit] = []
    section = ""
    for sort, held in _grouped(list(blocks(text))):
        if sort is Sort.RUBRIK:
            section = _section(held[0])
        made.append(Bit(sort, len(made), tuple(held), section))
    return made


def print_of(text: str) -> str:
    """The fingerprint of a text in a mark."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:8]


def blocks(text: str) -> Iterator[Stycke]:
    """The blocks of a Markdown text: what blank lines part, with what is indented below a box or a point."""
    head = FRONT.match(text)
    lines = text[head.end() :].split("\n") if head else text.split("\n")
    at = head.end() if head else 0
    starts = [at]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    row, before = 0, at
    while row < len(lines):
        if not lines[row].strip():
            row += 1
            continue
        after = _after(lines, row)
        end = starts[after - 1] + len(lines[after - 1])
        yield Stycke(starts[row], end, text[starts[row] : end], text[before : starts[row]])
        row, before = after, end


def _after(lines: list[str], row: int) -> int:
    """The row after the block that begins at `row`."""
    if fence := FENCE.match(lines[row]):
        return next((n + 1 for n in range(row + 1, len(lines)) if lines[n].strip().startswith(fence[1])), len(lines))
    if HEAD.fullmatch(lines[row]):
        return row + 1
    item = ITEM.match(lines[row]) is not None
    hangs = item or BOX.match(lines[row]) is not None
    last = row
    for at in range(row + 1, len(lines)):
        line, before = lines[at], lines[at - 1]
        if not line.strip():
            if not hangs:
                break
            continue
        own = line.startswith((" ", "\t")) or (item and ITEM.match(line) is not None)
        if HEAD.fullmatch(line) or (not before.strip() and not own):
            break
        last = at
    return last + 1


def _sort(block: Stycke) -> Sort:
    if block.slag in ("rubrik1", "rubrik2"):
        return Sort.RUBRIK
    return Sort.TEXT if block.slag in ("text", "skriv") or block.slag.startswith("rubrik") else Sort.FAST


def _grouped(found: list[Stycke]) -> Iterator[tuple[Sort, list[Stycke]]]:
    """The blocks of one text that follow on each other are one piece; every other block is one by itself."""
    for sort, held in groupby(found, _sort):
        if sort is Sort.TEXT:
            yield sort, list(held)
        else:
            yield from ((sort, [block]) for block in held)


def _section(heading: Stycke) -> str:
    """The number of a section or a chapter, else its words."""
    words = HEAD.fullmatch(heading.text)[2]
    found = SECTION.match(words)
    return found[1] if found else words


def labels(found: list[Bit]) -> dict[int, str]:
    """What each piece is called, by its number: its section, with a number after where the section has several texts."""
    made, seen = {}, {}
    for bit in found:
        seen[bit.avsnitt] = seen.get(bit.avsnitt, 0) + (bit.sort is Sort.TEXT)
        count = seen[bit.avsnitt]
        made[bit.nummer] = bit.avsnitt if count < 2 else f"{bit.avsnitt}:{count}"
    return made


def in_order(found: list[Bit]) -> bool:
    """Whether each piece ends before the next begins."""
    return all(one.end <= other.start for one, other in pairwise(found))
