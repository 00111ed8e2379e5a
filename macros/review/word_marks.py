"""The marks around the pieces of a draft in Word: bookmarks whose names say which piece of which page, and as it was then.

Word takes a bookmark away when somebody writes over all that it is around. So each mark also tells of the text that comes
next: what stands where that text was is known by the mark before it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from macros.editing.docblock import Block
from macros.editing.document import Dokument
from macros.problems import Felbruk
from macros.review.pieces import Bit, Sort, print_of

HEX = "([0-9a-f]{8})"
MARK = re.compile(rf"lis_([htf])_([0-9]{{1,3}})_([0-9]{{1,4}})_{HEX}_{HEX}(?:_{HEX})?")
YEAR = re.compile(r"lis_d_(20[0-9]{2})_1")


@dataclass
class Del:
    """A piece of the document that came back: its mark, the blocks within it, and those that somebody put after it."""

    sort: Sort
    sida: int
    nummer: int
    kalla: str
    visat: str
    nasta: str = ""
    """The print of the text that came next, where a text did."""
    inom: list[Block] = field(default_factory=list)
    efter: list[Block] = field(default_factory=list)

    @property
    def alla(self) -> list[Block]:
        return [*self.inom, *self.efter]


def mark(sida: int, bit: Bit, shown_text: str, after: Bit | None) -> str:
    """The name of the bookmark around a piece: its page, its place, the prints of its source, of what is shown, of the text after."""
    name = f"lis_{bit.sort}_{sida}_{bit.nummer}_{print_of(bit.text)}_{print_of(shown_text)}"
    return f"{name}_{print_of(after.text)}" if after and after.sort is Sort.TEXT else name


def year_of_document(dokument: Dokument) -> str:
    """The year of the review that a document is a draft of. Raises `Felbruk` when it is none of ours."""
    found = [m[1] for block in dokument.block for name in block.marken if (m := YEAR.fullmatch(name))]
    if not found:
        raise Felbruk(
            "filen är inget utkast från lis genomgang ÅR --docx, eller så är dess märken borta; en genomgång som är "
            "beslutad på annat håll läses in med lis ny genomgang ÅR --ur FIL"
        )
    return found[0]


def part_of(name: str) -> Del | None:
    """The piece that a mark says."""
    found = MARK.fullmatch(name)
    return Del(Sort(found[1]), int(found[2]), int(found[3]), *found.groups("")[3:]) if found else None


def parts_of(blocks: Iterable[Block]) -> list[Del]:
    """The pieces of a document in order, each with its blocks and with what stands between it and the next."""
    made: dict[str, Del] = {}
    now: Del | None = None
    for block in blocks:
        names = [name for name in block.marken if MARK.fullmatch(name)]
        if names:
            now = made.setdefault(names[-1], part_of(names[-1]))
            now.inom.append(block)
        elif now is not None and not block.tom:
            now.efter.append(block)
    return _with_overwritten(list(made.values()))


def _with_overwritten(found: list[Del]) -> list[Del]:
    """The pieces, where what stands in the place of a text that has lost its mark is that text."""
    seen = {(part.sida, part.kalla) for part in found if part.sort is Sort.TEXT}
    made: list[Del] = []
    for part in found:
        made.append(part)
        if part.nasta and part.efter and (part.sida, part.nasta) not in seen:
            made.append(Del(Sort.TEXT, part.sida, part.nummer + 1, part.nasta, "", inom=part.efter))
            part.efter = []
    return made


def find(bitar: Sequence[Bit], part: Del) -> Bit | None:
    """The piece of the page that a mark was put around; None when it is not there as it was."""
    same = [bit for bit in bitar if bit.sort is part.sort and print_of(bit.text) == part.kalla]
    return min(same, key=lambda bit: abs(bit.nummer - part.nummer), default=None)
