"""The joint plan: everything open by quarter and object whatever its origin, with collisions made visible."""

from collections import defaultdict
from datetime import date
from typing import Any

from macros.models.dag import MONTHS
from macros.models.grund import SAKNAS
from macros.render import render
from macros.views.delar import OKAND, Sammanhang
from macros.views.delar import lage as arendelage
from macros.views.kolumner import i_ord, namn, visningsnamn
from macros.views.laget import alla_raknade, forsenade, oppna

SLAG = {"Mal": "mål", "Beslut": "beslut", "Atgard": "åtgärd", "Behov": "behov"}


def kvartal(dag: date) -> str:
    """'2026 kvartal 2'."""
    return f"{dag.year} kvartal {(dag.month + 2) // 3}"


def plan(s: Sammanhang) -> str:
    """Alla öppna mål, beslut, åtgärder och behov per kvartal: `{{ plan() }}`."""
    return render("plan.html.j2", **build_plan(s))


def build_plan(s: Sammanhang) -> dict[str, Any]:
    """Open matters by the quarter of their last day, those without one last; and what collides."""
    found = oppna(s, alla_raknade(s))
    late = {id(a) for a in forsenade(s, found)}
    groups: dict[str, list[Any]] = defaultdict(list)
    for a in sorted(
        found, key=lambda a: (a.senast is SAKNAS, a.senast.till if a.senast is not SAKNAS else date.max, a.id)
    ):
        key = "Tid: uppgift saknas" if a.senast is SAKNAS else "Försenat" if id(a) in late else kvartal(a.senast.till)
        groups[key].append(_rad(s, a))
    return {
        "grupper": dict(groups),
        "krockar": krockar(s, found),
        "utan": [a for a in found if a.ansvarig is SAKNAS],
        "antal": len(found),
        "okand": OKAND,
    }


def _rad(s: Sammanhang, a: Any) -> dict[str, Any]:
    origin = i_ord(a.ursprung, s.registers) if hasattr(a, "ursprung") else SLAG[type(a).__name__]
    return {
        "id": a.id,
        "rubrik": a.rubrik,
        "ursprung": origin,
        "objekt": namn(s.registers, a.objekt) if a.objekt else "",
        "ansvarig": i_ord(a.ansvarig, s.registers),
        "senast": i_ord(a.senast, s.registers),
        "lage": arendelage(a, s.dag),
    }


def krockar(s: Sammanhang, found: list[Any]) -> list[tuple[str, str, list[str]]]:
    """(quarter, system or object, ids) where two or more open matters are due in the same quarter."""
    due: dict[tuple[str, str], list[str]] = defaultdict(list)
    for a in found:
        if a.senast is SAKNAS:
            continue
        things = [("system", x) for x in a.system] + ([("objekt", a.objekt)] if a.objekt else [])
        for register, thing in things:
            record = s.registers.get(register, thing)
            due[kvartal(a.senast.till), visningsnamn(record)].append(a.id)
    return sorted((quarter, thing, ids) for (quarter, thing), ids in due.items() if len(ids) > 1)


def arshjul(s: Sammanhang) -> str:
    """Årets återkommande uppgifter månad för månad: `{{ arshjul() }}`."""
    months = []
    for number, month in enumerate(MONTHS, 1):
        rows = [
            {
                "id": a.id,
                "rubrik": a.rubrik,
                "beskrivning": a.beskrivning,
                "roll": i_ord(a.roll, s.registers),
                "forslag": a.forslag,
                "exempel": a.exempel,
            }
            for a in s.registers.arshjul
            if number in a.manader
        ]
        months.append((month.capitalize(), rows))
    return render("arshjul.html.j2", manader=months, ics=s.fil("utdata/arshjul.ics"))
