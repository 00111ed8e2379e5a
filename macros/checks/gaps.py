"""A rule between register and register: what only shows how something looks stands apart from what is real."""

from collections.abc import Iterator
from datetime import date

from macros.models.base import Hanvisning
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.walk import values


def check_examples(registers: Registers, idag: date) -> Iterator[Problem]:
    """En riktig post pekar inte på ett exempel."""
    examples = {(name, r.id) for name, records in registers.records.items() for r in records if r.exempel}
    matters = {r.id for r in registers.of("arenden") if r.exempel}
    for register, record, loc, value in values(registers, Hanvisning):
        if record.exempel:
            continue
        if (value.register, str(value)) in examples or (value.register == "arenden" and value in matters):
            text = f"{quote(value)} är ett exempel; peka på en riktig post, eller skriv uppgift saknas"
            yield registers.problem(register, record, loc, text)
