"""Pictures that count: one cell is one thing up to `MANGA`; above that each part has its share of the length.

A picture never stands alone: beside it a sentence, a list or a table says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from macros.render import render
from macros.state.arendelage import Arendelage, Laget

MANGA = 24
"""The most cells that the eye still counts."""


class Ruta(StrEnum):
    """How a cell looks; the value is its style. A legend says what it stands for on the page."""

    FULL = "full"
    HALV = "halv"
    PLAN = "plan"
    TYST = "tyst"
    BRIST = "brist"
    FORSLAG = "forslag"
    TOM = "tom"
    OKAND = "okand"


LAGETS_RUTA = {
    Laget.KLAR: Ruta.FULL,
    Laget.PAGAR: Ruta.HALV,
    Laget.PLANERAD: Ruta.PLAN,
    Laget.OVERFORD: Ruta.PLAN,
    Laget.FORSENAD: Ruta.BRIST,
    Laget.INGET_RAPPORTERAT: Ruta.TYST,
    Laget.UTGAR: Ruta.TOM,
    Laget.ERSATT: Ruta.TOM,
}
"""How a matter in each state looks."""


def lagets_ruta(found: Arendelage) -> Ruta:
    """The look of a matter; a state that was told too long ago to be that of now is unknown."""
    return Ruta.OKAND if found.gammal else LAGETS_RUTA[found.lage]


@dataclass(frozen=True)
class Del:
    """A part of a picture: how many, how they look, and the words that a legend and a screen reader give them."""

    ruta: Ruta
    antal: int
    ord: str


def rutor(fraga: str, delar: Sequence[Del]) -> str:
    """A bar of the parts that are not empty, named by its question and what each part counts; no bar for nothing."""
    there = [d for d in delar if d.antal]
    total = sum(d.antal for d in there)
    if not total:
        return ""
    told = f"{fraga}: " + ", ".join(f"{d.antal} {d.ord}" for d in there)
    shares = [(d, f"width: {100 * d.antal / total:.4g}%") for d in there]
    return render("figur_rutor.html.j2", mening=told, falt=total > MANGA, delar=shares)


def teckenruta(delar: Sequence[Del]) -> str:
    """What each look stands for."""
    return render("figur_tecken.html.j2", delar=delar)
