"""Which decision makes a page hold on a day; what that is called stands in `dokument`."""

from datetime import date

from macros.models.base import SAKNAS, Status
from macros.models.beslut import Beslut
from macros.registers.load import Registers

VILANDE = (Status.UTGAR, Status.ERSATT)
"""A decision that has been dropped or replaced makes nothing hold any more."""


def galler_enligt(registers: Registers, dag: date, sida: str) -> Beslut | None:
    """The decision that makes a page hold on the day, the newest of them; None: the page is a proposal.

    It must be whole (day, role, diary number), real, and neither dropped nor replaced.
    """
    whole = [
        b
        for b in registers.om_de_visas("beslut", "faststaller", sida)
        if not b.exempel
        and SAKNAS not in (b.beslutat, b.av, b.diarienummer)
        and b.beslutat.till <= dag
        and b.status(dag) not in VILANDE
    ]
    return max(whole, key=lambda b: b.beslutat.till, default=None)


def gallande_sidor(registers: Registers, dag: date) -> set[str]:
    """The pages that some decision makes hold on the day."""
    decided = registers.of("beslut") if registers.visar("beslut") else ()
    named = {sida for b in decided for sida in b.faststaller}
    return {sida for sida in named if galler_enligt(registers, dag, sida)}
