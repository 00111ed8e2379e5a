"""Which decision makes a page hold on a day; what that is called stands in `dokument`."""

from collections.abc import Iterable
from datetime import date

from macros.models.base import SAKNAS, Status
from macros.models.beslut import Beslut
from macros.registers.load import Registers

VILANDE = (Status.UTGAR, Status.ERSATT)
"""A decision that has been dropped or replaced makes nothing hold any more."""


def galler_enligt(registers: Registers, dag: date, sida: str) -> Beslut | None:
    """The decision that makes a page hold on the day, the newest of them; None: the page is a proposal.

    It must be whole (day, role, diary number), real, and neither dropped nor replaced. A part of a routine follows it.
    """
    whole = [
        b
        for named in (sida, *rutinen(sida))
        for b in registers.om_de_visas("beslut", "faststaller", named)
        if not b.exempel
        and SAKNAS not in (b.beslutat, b.av, b.diarienummer)
        and b.beslutat.till <= dag
        and b.status(dag) not in VILANDE
    ]
    return max(whole, key=lambda b: b.beslutat.till, default=None)


def rutinen(sida: str) -> list[str]:
    """The routines that a page may be a part of, by its name: `rutiner/leda-incident-bedom.md` is of `rutiner/leda-incident.md`.

    Who decides a routine decides all of it, without naming its pages.
    """
    folder, _, name = sida.rpartition("/")
    words = name.removesuffix(".md").split("-")
    return [f"{folder}/{'-'.join(words[:n])}.md" for n in range(len(words) - 1, 0, -1)] if folder == "rutiner" else []


def gallande_sidor(registers: Registers, dag: date, sidor: Iterable[str] = ()) -> set[str]:
    """The pages that some decision makes hold on the day: those that it names, and of `sidor` the parts of them."""
    decided = registers.of("beslut") if registers.visar("beslut") else ()
    named = {sida for b in decided for sida in b.faststaller}
    return {sida for sida in {*named, *sidor} if galler_enligt(registers, dag, sida)}
