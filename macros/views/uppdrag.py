"""How the year's goals and planned activities hang together with what the board is asked to do in the budget."""

from collections.abc import Sequence
from typing import Any

from macros.models.mal import Mal
from macros.models.uppdrag import Uppdrag
from macros.render import render
from macros.state.kapitel import nummer_for
from macros.views.arenden import i_avsnitt
from macros.views.lista import antal
from macros.views.parts import Rubricerad, Sammanhang, Tabell
from macros.views.tomt import utan_uppgift

MAL = "9.2"
"""The key of the section that holds the goals of a review."""


def uppdrag(s: Sammanhang, ar: int) -> str:
    """Nämndens uppdrag i årets budget, med de mål och planerade aktiviteter som utgår från vart och ett: `{{ uppdrag(2027) }}`."""
    asked = [u for u in s.registers.uppdrag if u.ar == ar]
    goals = [a for a in i_avsnitt(s, ar, nummer_for(s.registers, MAL, ar) or "") if isinstance(a, Mal)]
    plans = s.genomgang(ar).planering
    told = render("meningar.html.j2", meningar=_meningar(s, goals, plans))
    if not asked:
        known = utan_uppgift(s, ar, f"Nämndens uppdrag i budgeten för {ar} är inte inskrivna", "dem")
        return f"{known}\n{told}" if goals or plans else known
    rows = [[Rubricerad(u.rubrik, _om(u)), _knutna(u, goals, plans)] for u in asked]
    columns = ["Uppdrag", "Mål och aktiviteter som utgår från det"]
    return f"{told}\n" + Tabell(f"uppdrag-{ar}", f"Nämndens uppdrag i budgeten för {ar}", columns, rows).html()


def _meningar(s: Sammanhang, goals: Sequence[Mal], plans: Sequence[Any]) -> list[str]:
    """How many goals and activities are tied to a mission; what is told in words counts as tied."""
    counts = (
        (len(goals), sum(bool(a.uppdrag) for a in goals), "mål", "mål"),
        (len(plans), sum(bool(p.uppdragen) or isinstance(p.uppdrag, str) for p in plans), "aktivitet", "aktiviteter"),
    )
    return [f"{tied} av {antal(n, en, flera)} är knutna till ett uppdrag." for n, tied, en, flera in counts if n]


def _om(u: Uppdrag) -> str:
    return f"{u.id}, {u.beteckning}" if isinstance(u.beteckning, str) else str(u.id)


def _knutna(u: Uppdrag, goals: Sequence[Mal], plans: Sequence[Any]) -> Any:
    found = [f"{a.rubrik} ({a.id})" for a in goals if u.id in a.uppdrag]
    found += [p.aktivitet for p in plans if u.id in p.uppdragen]
    return found or "inget inskrivet"
