"""What harms only beside a name: a known hole, or the level of protective security, told of a system or information of ours."""

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.secrets import STOP
from macros.checks.words import any_of
from macros.models.system import System
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.walk import values

CVE = re.compile(r"\bCVE-\d{4}-\d{4,}\b", re.IGNORECASE)
LEVEL = re.compile(
    r"\bnivå\s?(?:4|fyra)\b|\bsäkerhetsskyddsklass\w*|\b(?:kvalificerat|begränsat)\s+hemlig\w*", re.IGNORECASE
)
HINT = re.compile(r"[Cc][Vv][Ee]-|[Nn]ivå|NIVÅ|[Ss]äkerhetsskyddsklass|[Hh]emlig")
"""Asked first: what both patterns above need something of."""
OURS = re.compile(r"\b(?:vår|vårt|våra|kontorets|hos oss|vi har|vi kör|vi använder)\b", re.IGNORECASE)
"""Words that make a public hole one of ours though no system is named."""
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
NAMED = ("system", "informationsmangder", "processer", "objekt")
"""Registers of what can be named; a hole is told only of a system."""
SHORTEST = 4
"""Signs: a shorter name stands within too many other words."""
HOLE = "är en känd brist bredvid ett av våra system; skriv ärendets nummer i stället. Är det sparat i git står det kvar i historiken, som får skrivas om bara efter ett beslut om gallring (sidan Handlingar och arkiv)"


class Beside:
    """Finds holes and levels that stand beside a name of the registers."""

    def __init__(self, registers: Registers | None):
        records = {name: registers.raknas.of(name) if registers else () for name in NAMED}
        self.systems = _pattern(records["system"])
        self.named = _pattern(record for found in records.values() for record in found)

    def found(self, text: str, heading: str = "", ours: bool = False) -> Iterator[str]:
        """What must not stand in a paragraph under a heading. `ours`: the text is about a system of ours by its place."""
        hole = CVE.search(text)
        if hole and (ours or OURS.search(text) or self.systems.search(f"{heading}\n{text}")):
            yield f"{quote(hole.group())} {HOLE}"
        for sentence in SENTENCE.split(text) if LEVEL.search(text) else ():
            level = LEVEL.search(sentence)
            if level and self.named.search(f"{heading}\n{sentence}"):
                yield f"{quote(level.group())} står bredvid något av vårt; {STOP}"


def check_weaknesses(registers: Registers, idag: date) -> Iterator[Problem]:
    """Inget fält nämner en känd brist (CVE), nivå 4 eller en säkerhetsskyddsklass bredvid ett system eller en informationsmängd."""
    beside = Beside(registers)
    for register, record, loc, value in values(registers, str):
        if HINT.search(value):
            heading = getattr(record, "namn", "") or "" if register in NAMED else ""
            for told in beside.found(value, heading, about_a_system(record)):
                yield registers.problem(register, record, loc, told)


def about_a_system(record: object) -> bool:
    """Whether all that a record says is about a system of ours."""
    return isinstance(record, System) or bool(getattr(record, "system", ()))


def _pattern(records: object) -> re.Pattern[str]:
    """The names and ids of records as whole words; a pattern that nothing has when there are none."""
    told = {text for r in records for text in (getattr(r, "namn", None), r.id) if text and len(text) >= SHORTEST}
    return re.compile(rf"(?<!\w)(?:{any_of(sorted(told))})(?!\w)" if told else r"(?!)", re.IGNORECASE)
