"""What is left for a person to do when a review has been frozen."""

from collections.abc import Iterator
from pathlib import Path

from macros.models.base import SAKNAS, SomVad
from macros.registers.load import Registers, load_registers
from macros.state.kapitel import nummer_for


def after_freezing(root: Path, year: str) -> Iterator[str]:
    """Lines that tell what has been done and what comes next, in order."""
    registers, _ = load_registers(root)
    genomgang = registers.get("genomgangar", year)
    yield f"Genomgången {year} är fryst. Filerna ovan är skrivna. Spara dem i git nu."
    if genomgang is None or genomgang.aterger:
        return
    if bare := undated(registers, year):
        told = "Skriv beslutets dag, roll och diarienummer (beslutat, av, diarienummer)"
        yield f"{told} i data/beslut.yml, om det var nu de beslutades: {', '.join(bare)}."
    yield f"Signeras PDF:en: lis signerad {year} FIL --datum … --av … --diarienummer …"
    yield f"Nästa år: lis ny genomgang {int(year) + 1}"


def undated(registers: Registers, year: str) -> list[str]:
    """The ids of the decisions that a review lists as decided, and whose day is not written in."""
    number = nummer_for(registers, "10.1", int(year)) or ""
    places = ((b, b.plats(year, number)) for b in registers.beslut)
    return [b.id for b, place in places if place and place.som is SomVad.BESLUT and b.beslutat is SAKNAS]
