"""Rules against gaps between register and register: examples apart, every treatment and supplier told."""

from collections.abc import Iterator
from datetime import date

from macros.models.base import Hanvisning
from macros.models.system import Driftform
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


def check_treatment(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett system med personuppgifter står i minst en behandling."""
    covered = {system for b in registers.behandlingar for system in b.system}
    for system in registers.system:
        if system.personuppgifter is True and system.id not in covered:
            text = "systemet har personuppgifter men ingen post i data/behandlingar.yml; lägg till en som pekar hit"
            yield registers.problem("system", system, ("personuppgifter",), text)


def check_supplier(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett system i molnet har minst en leverantör."""
    for system in registers.system:
        forms = system.driftformer if isinstance(system.driftformer, tuple) else ()
        if Driftform.MOLN in forms and not system.leverantorer:
            text = "systemet finns i molnet men saknar leverantorer; lägg till leverantören"
            yield registers.problem("system", system, ("driftformer",), text)
