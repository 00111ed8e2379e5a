"""What a system's page says of the requirements that hold for it: how many, what is known of them, and the list to open."""

from typing import Any
from urllib.parse import urlencode

from macros.models.base import Synlighet
from macros.models.system import System
from macros.pages.paths import catalogue_page
from macros.state.day import Dagslage
from macros.state.handlingsplan import Handlingsplan, Kravlage, action_plan
from macros.views.lista import antal, uppraknat
from macros.views.parts import Sammanhang

ORD = {
    Kravlage.UNDANTAG: "har undantag",
    Kravlage.PLANERAD: "har en planerad åtgärd",
    Kravlage.GJORD: "har en åtgärd som är rapporterad klar",
    Kravlage.ARVT: "har ett ärvt svar som inte är prövat i systemet",
    Kravlage.SAKNAS: "saknar svar",
}
FORST = {"driftformer": "driftform", "klassning": "klassning"}
VAL = catalogue_page("valj")


def systemkrav(s: Sammanhang, system: System) -> dict[str, Any]:
    """The sentences of the section and the address of the list, chosen for the system; nothing without the catalogues."""
    if not s.registers.visar("svar", "kartotek") or VAL not in s.sidor:
        return {"krav_ord": "", "krav_adress": ""}
    day = Dagslage(s.registers, s.dag)
    plan = action_plan(day, system)
    if plan.saknas:
        what = uppraknat([FORST[x] for x in plan.saknas])
        return {"krav_ord": f"Vilka krav som gäller går inte att säga: uppgift saknas om {what}.", "krav_adress": ""}
    return {"krav_ord": _i_ord(s, plan), "krav_adress": f"{s.lank(VAL)}?{_val(day, system)}"}


def _i_ord(s: Sammanhang, plan: Handlingsplan) -> str:
    """How many requirements; for those who may read of exceptions and gaps, also how each stands."""
    told = f"{antal(len(plan.rader), 'krav', 'krav')} gäller systemet"
    if s.registers.malgrupp is not Synlighet.BEGRANSAD:
        return f"{told}."
    parts = [f"{n} {ord_}" for lage, ord_ in ORD.items() if (n := plan.antal(lage))]
    return f"{told}: {uppraknat(parts)}." if parts else f"{told}."


def _val(day: Dagslage, system: System) -> str:
    levels = day.systemklassning(system).krt or ()
    chosen = [("form", str(form)) for form in system.driftformer]
    return urlencode([*chosen, *((letter, str(level)) for letter, level in zip("krt", levels, strict=False))])
