"""What a review that was decided elsewhere promised, as records with their places: for a person to read and confirm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.editing.docblock import NUMMER, PUNKT, TABELL, words
from macros.editing.numbering import next_numbers
from macros.editing.spreadsheet import fold
from macros.models.base import UNKNOWN
from macros.registers.load import Registers
from macros.review.required import HELD
from macros.review.retold import Del
from macros.state.kapitel import nyckel_for

LONGEST = 150
"""Signs of a heading; what is longer stands whole in the description."""
OWN = {"mal": ("matt", "utgangslage", "malvarde"), "beslut": ("beslutat", "av", "diarienummer")}
"""What a goal and a decision also say; a source that is only read by a program says nothing of it."""
SENTENCE = re.compile(r"(.+?[.!?])\s+\S.*", re.DOTALL)


@dataclass
class Loften:
    """New records by register, new places of records that are there, and what is told."""

    poster: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    platser: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """(register, id, place)."""
    berattat: list[str] = field(default_factory=list)


def promises(parts: list[Del], year: int, registers: Registers, near: int | None = None) -> Loften:
    """The goals and decisions of a review's sections. One that has the very heading of a record is that record's place.

    `near` is the year whose sections the parts are known by.
    """
    made = Loften()
    for part in parts:
        for number, som, register, word in HELD:
            if part.kand and nyckel_for(registers, part.kand, near or year) == number:
                _of(part, year, registers, (register, som.value, word), made)
    for register, records in made.poster.items():
        for record, number in zip(records, next_numbers(register, registers, len(records)), strict=True):
            record["id"] = number
    return made


def _of(part: Del, year: int, registers: Registers, kind: tuple[str, str, str], made: Loften) -> None:
    register, som, word = kind
    points = list(_points(part))
    if not points:
        made.berattat.append(f"{part.nummer}: inga punkter och ingen tabell att läsa {word} ur; skriv in dem för hand")
    known = {fold(r.rubrik): r for r in registers.of(register)}
    for at, text in enumerate(points, 1):
        place = {"genomgang": year, "avsnitt": part.nummer, "som": som, "punkt": at}
        title = _title(text)
        if found := known.get(fold(title)):
            made.platser.append((register, found.id, place))
            continue
        record = {"id": "", "rubrik": title}
        record |= {"beskrivning": text} if text.rstrip(".") != title else {}
        record |= dict.fromkeys(("ansvarig", "senast", *OWN[register]), UNKNOWN)
        source = [f"Genomgången {year}, avsnitt {part.nummer}, punkt {at}"]
        made.poster.setdefault(register, []).append(record | {"stallen": [place], "kalla": source})


def _points(part: Del) -> Iterator[str]:
    """The points of a section: those of its lists, else the rows of its tables by their longest cell."""
    listed = [b for b in part.block if b.slag in (PUNKT, NUMMER) and b.niva == 1]
    if listed:
        yield from (b.text for b in listed)
        return
    for table in (b for b in part.block if b.slag == TABELL):
        yield from (max(map(words, row), key=len) for row in table.rader[1:] if any(map(words, row)))


def _title(text: str) -> str:
    """The first sentence of a point, without its stop; cut at a word when it is too long."""
    found = SENTENCE.fullmatch(text)
    title = (found[1] if found else text).rstrip(". ")
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rpartition(' ')[0]}…"
