"""Rules for what a supervisor is shown: evidence points at something that there is, and one decision is made a day."""

from collections.abc import Iterator
from datetime import date

from macros.models.base import SAKNAS
from macros.models.underlag import FOR
from macros.problems import Problem
from macros.registers.load import Registers


def check_evidence(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett underlag visar något: en av kortens åtgärder, ett krav, ett system, en avvikelse eller en kontroll."""
    for record in registers.underlag:
        if not any(getattr(record, field) for field in FOR):
            text = f"underlaget visar inget; skriv vad det gäller i något av fälten {', '.join(FOR)}"
            yield registers.problem("underlag", record, ("vad",), text)


def check_applicability(registers: Registers, idag: date) -> Iterator[Problem]:
    """Två beslut om samma krav har inte samma dag, för då går det inte att säga vilket som gäller."""
    taken: dict[tuple, str] = {}
    for record in registers.tillamplighet:
        if record.beslutat is SAKNAS:
            continue
        key = (record.ram, record.nummer, record.beslutat.till)
        if key in taken:
            text = f"{taken[key]} är beslutat samma dag om samma krav; behåll det ena"
            yield registers.problem("tillamplighet", record, ("beslutat",), text)
        taken.setdefault(key, record.id)
