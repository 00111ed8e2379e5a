"""The joint plan: everything open by quarter and object whatever its origin, with collisions made visible."""

from collections import defaultdict
from datetime import date
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import MONTHS
from macros.pages.kinds import YEAR_WHEEL
from macros.render import render
from macros.views.columns import i_ord, namn, visningsnamn
from macros.views.forslag import sidans_lage
from macros.views.oppet import Oppet, build_oppet, planerade, summan
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell
from macros.views.passerade_tider import passerade_tider

PASSERAT, UTAN_TID = "Datumet har passerat", "Tid: uppgift saknas"


def grupp(row: Oppet) -> str:
    """The quarter of its last day; that it has passed, or that it is not known."""
    if row.senast is SAKNAS:
        return UTAN_TID
    return PASSERAT if row.passerat else kvartal(row.senast.till)


def kvartal(dag: date) -> str:
    """'2026 kvartal 2'."""
    return f"{dag.year} kvartal {(dag.month + 2) // 3}"


def plan(s: Sammanhang) -> str:
    """Allt som är öppet, per kvartal och objekt, oavsett ursprung: `{{ plan() }}`."""
    rows = build_oppet(s)
    groups: dict[str, list[Oppet]] = defaultdict(list)
    for row in rows:
        groups[grupp(row)].append(row)
    order = sorted(groups, key=lambda g: (g != PASSERAT, g == UTAN_TID, g))
    return render(
        "plan.html.j2",
        summan=summan(rows),
        tider=passerade_tider(s),
        antal=len(rows),
        utan=len([r for r in rows if r.ansvarig is SAKNAS]),
        utan_tid=len(groups.get(UTAN_TID, ())),
        krockar=krockar(s, rows),
        tabeller=[(name, _tabell(s, number, name, groups[name])) for number, name in enumerate(order, 1)],
    )


def planerat(s: Sammanhang) -> str:
    """Det som beslutade genomgångar har planerat och som inte är klart: `{{ planerat() }}`."""
    rows = [
        [
            Rubricerad(p.rubrik, p.id),
            OKAND if p.ansvarig is SAKNAS else namn(s.registers, p.ansvarig),
            OKAND if p.senast is SAKNAS else str(p.senast),
            p.lage,
        ]
        for p in planerade(s)
    ]
    columns = ["Aktivitet", "Ansvarig", "Senast", "Läge"]
    return Tabell("planerat", "Planerade aktiviteter som inte är klara", columns, rows, [], ("Läge",)).html()


def _tabell(s: Sammanhang, number: int, name: str, rows: list[Oppet]) -> Any:
    """A quarter's table, object by object, those without an object last."""
    cells = []
    for row in sorted(rows, key=lambda r: (not r.galler, _galler(s, r), str(getattr(r.senast, "till", "")), r.id)):
        who = OKAND if row.ansvarig is SAKNAS else namn(s.registers, row.ansvarig)
        when = OKAND if row.senast is SAKNAS else str(row.senast)
        cells.append([Rubricerad(row.rubrik, row.id), row.ursprung, _galler(s, row) or [], who, when, row.lage])
    columns = ["Vad", "Ursprung", "Objekt", "Ansvarig", "Senast", "Läge"]
    return Tabell(f"plan-{number}", f"{name}: {len(rows)} öppna", columns, cells, [], ("Läge",)).html()


def _galler(s: Sammanhang, row: Oppet) -> str:
    return ", ".join(_tingets_namn(s, thing) for thing in row.galler)


def _tingets_namn(s: Sammanhang, thing: tuple[str, str]) -> str:
    record = s.registers.get(*thing)
    return visningsnamn(record) if record else thing[1]


def krockar(s: Sammanhang, rows: list[Oppet]) -> list[tuple[str, str, list[str]]]:
    """(quarter, object, system or role, what) where two or more open matters are due in the same quarter.

    A planned activity does not clash with the matters that it is tied to: it is the same work.
    """
    due: dict[tuple[str, str], list[Oppet]] = defaultdict(list)
    for row in rows:
        if row.senast is SAKNAS or row.passerat:
            continue
        names = [_tingets_namn(s, thing) for thing in row.galler]
        names += [namn(s.registers, row.ansvarig)] if row.ansvarig is not SAKNAS else []
        for name in names:
            due[kvartal(row.senast.till), name].append(row)
    found = ((quarter, thing, _eget_arbete(same)) for (quarter, thing), same in due.items())
    return sorted((quarter, thing, what) for quarter, thing, what in found if len(what) > 1)


def _eget_arbete(rows: list[Oppet]) -> list[str]:
    """What each is called; a planned activity only when no matter of its own is there."""
    there = {r.id for r in rows}
    return [f"{r.rubrik} ({r.id})" for r in rows if not there.intersection(r.arenden)]


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
    return render("arshjul.html.j2", manader=months, ics=s.fil("utdata/arshjul.ics"), lage=sidans_lage(s, YEAR_WHEEL))
