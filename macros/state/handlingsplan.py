"""A system's action plan: the requirements that hold for it, and for each what is known of it on a day.

An inherited answer says what is usual and is never taken for what is: it counts as not tried in this system.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from macros.models.atgard import Atgard
from macros.models.base import Status
from macros.models.kort import Skyddsatgard
from macros.models.system import System
from macros.models.undantag import Undantag
from macros.state.day import ASPEKTER, Dagslage
from macros.state.svarslage import Kravrad, Svarslage, catalogue


class Kravlage(StrEnum):
    """What is known of a requirement in one system."""

    UNDANTAG = "undantag"
    GJORD = "gjord"
    """An action for it is reported as done. Whether it holds is for evidence to show."""
    PLANERAD = "planerad"
    ARVT = "arvt"
    SAKNAS = "saknas"


@dataclass(frozen=True)
class Planrad:
    """A requirement of a system, with the action or the exception that answers it."""

    krav: Kravrad
    lage: Kravlage
    arenden: tuple[Atgard, ...] = ()
    undantag: Undantag | None = None


@dataclass(frozen=True)
class Handlingsplan:
    """The requirements of a system; `saknas` names what must be known first, and then there are none."""

    rader: tuple[Planrad, ...] = ()
    saknas: tuple[str, ...] = ()

    def antal(self, lage: Kravlage) -> int:
        return sum(row.lage is lage for row in self.rader)


def asked_at(measure: Skyddsatgard, levels: Mapping[str, int]) -> bool:
    """Whether a measure is asked of a system with these levels (0–3) by aspect: any one that it needs is enough."""
    asked = {k: v for k, v in (measure.fran_niva.model_dump() if measure.fran_niva else {}).items() if v is not None}
    return not asked or any(levels.get(aspect, -1) >= level for aspect, level in asked.items())


def action_plan(day: Dagslage, system: System) -> Handlingsplan:
    """The plan of a system on a day, by its classification and its forms of operation."""
    found, forms = day.systemklassning(system), system.driftformer
    known = isinstance(forms, tuple) and forms
    if not known or found.krt is None:
        missing = (*(() if known else ("driftformer",)), *(() if found.krt else ("klassning",)))
        return Handlingsplan(saknas=missing)
    return Handlingsplan(tuple(rows_at(day, system, found.krt)))


def rows_at(day: Dagslage, system: System, krt: tuple[int, int, int] | None = None) -> list[Planrad]:
    """The requirements of a system by its forms of operation, of these levels (K, R, T) or of every level; none without forms."""
    forms = system.driftformer if isinstance(system.driftformer, tuple) else ()
    rows = catalogue(day.registers, forms, day.dag)
    if krt is not None:
        levels = dict(zip(ASPEKTER, krt, strict=True))
        rows = [r for r in rows if asked_at(r.atgard, levels)]
    return [_row(day, system, row) for row in rows]


def _row(day: Dagslage, system: System, row: Kravrad) -> Planrad:
    number = row.atgard.id
    except_for = next(
        (u for u in day.registers.om_de_visas("undantag", "system", system.id) if _holds(u, number, day)), None
    )
    actions = tuple(a for a in day.registers.om_de_visas("atgarder", "system", system.id) if number in a.skyddsatgarder)
    if except_for:
        return Planrad(row, Kravlage.UNDANTAG, actions, except_for)
    if any(a.oppet(day.dag) for a in actions):
        return Planrad(row, Kravlage.PLANERAD, actions)
    if any(a.status(day.dag) is Status.KLAR for a in actions):
        return Planrad(row, Kravlage.GJORD, actions)
    bare = all(answer.lage is Svarslage.SAKNAS for answer in row.svar)
    return Planrad(row, Kravlage.SAKNAS if bare else Kravlage.ARVT, actions)


def _holds(undantag: Undantag, number: str, day: Dagslage) -> bool:
    ended = getattr(undantag.till, "till", None)
    return number in undantag.skyddsatgarder and (ended is None or ended >= day.dag)
