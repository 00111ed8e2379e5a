"""Which decision settles a question that only the office can decide, on a day."""

from datetime import date

from macros.models.base import SAKNAS
from macros.models.beslut import Beslut
from macros.models.lokalt_beslut import LokaltBeslut
from macros.registers.load import Registers
from macros.state.gallande import VILANDE

FORST = 10
"""How many of the questions a meeting can take."""


def avgjord(registers: Registers, fraga: LokaltBeslut, dag: date) -> Beslut | None:
    """The decision that the question points at, when it had been taken by the end of `dag` and still holds; None: it is open.

    One whose day nobody knows counts: that it was taken is what the question says.
    """
    beslut = registers.get("beslut", fraga.beslut) if fraga.beslut else None
    if beslut is None or beslut.status(dag) in VILANDE:
        return None
    return beslut if beslut.beslutat is SAKNAS or beslut.beslutat.till <= dag else None
