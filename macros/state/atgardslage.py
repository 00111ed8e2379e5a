"""How far the office has come in deciding a measure of a card: decided, raised without being decided, or a proposal."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.beslut import Beslut
from macros.registers.load import Registers
from macros.state.dokument import FORSLAG
from macros.state.gallande import galler_enligt


class Atgardslage(StrEnum):
    """The states of a measure; it follows its card."""

    BESLUTAD = "beslutad"
    INTE_BESLUTAD = "inte_beslutad"
    """A decision names the card, but it is not whole, or it has been dropped or replaced."""
    FORSLAG = "forslag"


ORD = {
    Atgardslage.BESLUTAD: ("Beslutad", "klar"),
    Atgardslage.INTE_BESLUTAD: ("Inte beslutad", "okand"),
    Atgardslage.FORSLAG: (FORSLAG.ord, FORSLAG.form),
}
"""The word of each state and its shape."""


@dataclass(frozen=True)
class Kortlage:
    """The state of a card's measures on a day, and the decision that gives it; None for a proposal."""

    lage: Atgardslage
    beslut: Beslut | None = None


def kortlage(registers: Registers, dag: date, sida: str) -> Kortlage:
    """The state of the measures of the card with this page, at the end of `dag`."""
    if decided := galler_enligt(registers, dag, sida):
        return Kortlage(Atgardslage.BESLUTAD, decided)
    raised = [b for b in registers.om_de_visas("beslut", "faststaller", sida) if not b.exempel]
    return Kortlage(Atgardslage.INTE_BESLUTAD, raised[-1]) if raised else Kortlage(Atgardslage.FORSLAG)
