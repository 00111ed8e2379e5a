"""The assets that the office has given priority: whether each is classified, and how far the plan of its measures has come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.models.atgard import Atgard, Ursprung
from macros.models.base import Status, senaste
from macros.models.process import Informationsmangd
from macros.models.system import System
from macros.state.day import Dagslage, Svar

BORTA = (Status.UTGAR, Status.ERSATT)
"""What has been dropped, or taken over by a matter of its own, is in no plan."""


@dataclass(frozen=True)
class Prioriterad:
    """An asset with the state of its classification and the measures of its plan."""

    post: System | Informationsmangd
    register: str
    klassning: Svar
    plan: tuple[Atgard, ...]

    def klara(self, dag: date) -> int:
        """How many of the measures are reported as done."""
        return sum(a.status(dag) is Status.KLAR for a in self.plan)


def samlad_plan(found: Iterable[Prioriterad], dag: date) -> tuple[int, int]:
    """(measures reported as done, all measures) of several plans, each measure once."""
    measures = {a.id: a for p in found for a in p.plan}
    return sum(a.status(dag) is Status.KLAR for a in measures.values()), len(measures)


def ar_prioriterad(post: System | Informationsmangd, day: Dagslage) -> bool:
    """Whether the last decision on or before the day gave it priority."""
    last = senaste(post.prioriteringar, day.dag)
    return last is not None and last.prioriterad


def prioriterade(day: Dagslage) -> list[Prioriterad]:
    """The assets with priority on the day: systems in use, then sets of information."""
    systems = [
        Prioriterad(x, "system", day.systemklassning(x).svar, plan_for(day, (x,)))
        for x in day.system()
        if ar_prioriterad(x, day)
    ]
    sets = [
        Prioriterad(m, "informationsmangder", day.klassning(m.klassningar)[0], plan_for(day, _med(day, m)))
        for m in day.registers.informationsmangder
        if ar_prioriterad(m, day)
    ]
    return [*systems, *sets]


def plan_for(day: Dagslage, systems: tuple[System, ...]) -> tuple[Atgard, ...]:
    """The measures that the classification of these systems led to, or that carry out a measure of the cards in them."""
    found = {
        a.id: a
        for x in systems
        for a in day.registers.om_de_visas("atgarder", "system", x.id)
        if (a.ursprung is Ursprung.KLASSNING or a.skyddsatgarder) and a.status(day.dag) not in BORTA
    }
    return tuple(found.values())


def _med(day: Dagslage, mangd: Informationsmangd) -> tuple[System, ...]:
    """The systems in use that handle a set of information."""
    return tuple(x for x in day.system() if mangd.id in x.informationsmangder)
