"""Then and now apart: a state that was told too long ago is told as of then, and never as the state of today."""

import re
from datetime import date

from macros.models.dag import Dag
from macros.models.regel import RegelId
from macros.registers.load import Registers
from macros.state.day import Dagslage, add_months

FORORD = re.compile(r"^(under|redovisa[dt]|i) ")


def nulagestid(registers: Registers, dag: date) -> int | None:
    """For how many months a state that can change counts as the state of now; None without a rule."""
    return Dagslage(registers, dag).manader(RegelId.NULAGE)


def ar_gammal(uppgift: Dag, dag: date, manader: int | None) -> bool:
    """Whether a state told on `uppgift` is older on `dag` than the rule's months. Without a rule nothing is."""
    return manader is not None and add_months(uppgift.till, manader) < dag


def fran_da(uppgift: Dag) -> str:
    """*uppgiften är från hösten 2025, läget nu är inte känt*."""
    return f"uppgiften är från {sagt(uppgift)}, läget nu är inte känt"


def sagt(uppgift: Dag) -> str:
    """A date as it stands after *från* and *sedan*: *under 2025* and *redovisat 2025* without their first word."""
    return FORORD.sub("", str(uppgift))
