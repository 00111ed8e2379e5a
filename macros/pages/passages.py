"""Restricted passages of a page: what stands between the lines `<!-- begransad -->` and `<!-- /begransad -->` (or intern).

The lines themselves are blanked where a page is read, so that nothing after it meets them and every line keeps its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.models.synlighet import Synlighet
from macros.problems import Problem, quote

LEVELS = {level.value: level for level in (Synlighet.BEGRANSAD, Synlighet.INTERN)}
MARK = re.compile(r"<!-- (/?)(begransad|intern) -->")
LIKE = re.compile(r"(?<!`)<!\W{0,20}(?:begr[aä]ns|intern|[oö]ppen)", re.IGNORECASE)
"""What somebody has meant as such a line: taken for any other comment it would hide nothing. Within `…` it is only told of."""
FENCE = re.compile(r" {0,3}(?:```|~~~)")
EXACT = "raden ska vara exakt <!-- begransad --> eller <!-- intern -->, och slutet <!-- /begransad --> eller <!-- /intern -->, ensam på raden"


@dataclass(frozen=True)
class Passage:
    """Lines of a page, from 1: the first and the last between the two marks, and for whom they are."""

    forsta: int
    sista: int
    synlighet: Synlighet


def read_passages(name: str, text: str, problems: list[Problem]) -> tuple[str, tuple[Passage, ...]]:
    """(the text without the lines of marks, its passages). Faults are added to `problems`: then the text is of no use."""
    rows = text.split("\n")
    opened: tuple[int, str] | None = None
    found: list[Passage] = []
    for at, row in enumerate(rows, start=1):
        mark = MARK.fullmatch(row)
        if mark is None:
            if LIKE.search(row):
                problems.append(Problem(name, at, "", f"{quote(row.strip())}: {EXACT}"))
            continue
        rows[at - 1] = ""
        end, level = bool(mark[1]), mark[2]
        if fault := _fault(opened, end, level):
            problems.append(Problem(name, at, "", fault))
        elif end:
            found.append(Passage(opened[0] + 1, at - 1, LEVELS[level]))
        opened = None if end else opened or (at, level)
    if opened:
        problems.append(Problem(name, opened[0], "", f"stycket <!-- {opened[1]} --> stängs aldrig; {EXACT}"))
    problems += _torn(name, rows, found)
    return "\n".join(rows), tuple(found)


def _fault(opened: tuple[int, str] | None, end: bool, level: str) -> str:
    """What is wrong with a mark where it stands; '' when nothing is."""
    if end and opened is None:
        return f"<!-- /{level} --> stänger inget; raden <!-- {level} --> saknas ovanför"
    if end and opened[1] != level:
        return f"<!-- /{level} --> stänger <!-- {opened[1]} --> på rad {opened[0]}; skriv <!-- /{opened[1]} -->"
    if not end and opened:
        return f"stycket på rad {opened[0]} är inte stängt; ett stycke får inte stå i ett annat"
    return ""


def _torn(name: str, rows: list[str], found: list[Passage]) -> Iterator[Problem]:
    """A passage holds whole blocks of code: half of one would turn what follows into code."""
    for passage in found:
        if sum(bool(FENCE.match(row)) for row in rows[passage.forsta - 1 : passage.sista]) % 2:
            text = "stycket börjar eller slutar mitt i ett kodblock (```); flytta raden utanför kodblocket"
            yield Problem(name, passage.forsta - 1, "", text)


def without(text: str, passages: tuple[Passage, ...], malgrupp: Synlighet) -> str:
    """The text as an audience may read it, with blank lines where a passage stood."""
    rows = text.split("\n")
    for passage in passages:
        if not passage.synlighet.visas_for(malgrupp):
            rows[passage.forsta - 1 : passage.sista] = [""] * (passage.sista - passage.forsta + 1)
    return "\n".join(rows)
