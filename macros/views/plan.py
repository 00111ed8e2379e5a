"""The joint plan: counts, collisions, what lies when, and everything open by quarter whatever its origin."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.render import render
from macros.state.arendelage import Laget
from macros.state.day import add_months
from macros.views.a_o import ordning
from macros.views.columns import namn, visningsnamn
from macros.views.kvartal import build_kvartal
from macros.views.lista import Val, antal, val
from macros.views.oppet import Oppet, build_oppet, planerade, summan
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell
from macros.views.passerade_tider import passerade_tider

PASSERAT, UTAN_TID = "Datumet har passerat", "Tid: uppgift saknas"
INGEN = "uppgift saknas"
LAGEN = (Laget.FORSENAD, Laget.INGET_RAPPORTERAT, Laget.PAGAR, Laget.PLANERAD, Laget.OVERFORD)
"""The states in the order of the choice: first what somebody needs to do something about."""
MANGA = 12
"""The most matters without a time that stand open in the list."""


@dataclass(frozen=True)
class Krock:
    """Two or more open matters in the same quarter for the same object, system or role."""

    kvartal: str
    sak: str
    rader: tuple[Oppet, ...]


def kvartal(dag: date) -> str:
    """'2026 kvartal 2'."""
    return f"{dag.year} kvartal {(dag.month + 2) // 3}"


def grupp(row: Oppet) -> str:
    """The quarter of its last day; that it has passed, or that it is not known."""
    if row.senast is SAKNAS:
        return UTAN_TID
    return PASSERAT if row.passerat else kvartal(row.senast.till)


def plan(s: Sammanhang) -> str:
    """Planen: antal, krockar, vad som ligger när och allt öppet per kvartal, oavsett ursprung: `{{ plan() }}`."""
    rows = build_oppet(s)
    groups: dict[str, list[Oppet]] = defaultdict(list)
    for row in rows:
        groups[grupp(row)].append(row)
    order = sorted(groups, key=lambda g: (g != PASSERAT, g == UTAN_TID, g))
    clashes = build_krockar(s, rows)
    clashing = {id(r) for k in clashes for r in k.rader}
    nobody = bool(rows) and all(r.ansvarig is SAKNAS for r in rows)
    listed = [(name, [_rad(s, r, id(r) in clashing, nobody) for r in _ordning(s, groups[name])]) for name in order]
    return render(
        "plan.html.j2",
        summan=summan(rows),
        tider=passerade_tider(s),
        antal=build_antal(s.dag, rows),
        krockar=[(k.kvartal, k.sak, [f"{r.rubrik} ({r.id})" for r in k.rader]) for k in clashes],
        bild=build_kvartal(rows, clashing, s.dag),
        ingen_ansvarig=len(rows) if nobody else 0,
        grupper=listed,
        valen=build_valen(listed),
        oppna=antal(len(rows), "öppen sak", "öppna saker"),
        utan_tid=UTAN_TID,
        passerat=PASSERAT,
        manga=MANGA,
    )


def build_valen(grupper: Sequence[tuple[str, list[dict[str, Any]]]]) -> list[Val]:
    """What the list can be narrowed by: who answers for it, its state, its quarter; the unknown responsible last."""
    rows = [row for _, found in grupper for row in found]
    roles = sorted({row["ansvarig"] for row in rows} - {INGEN}, key=ordning)
    return [
        val("ansvarig", "Ansvarig", [row["ansvarig"] for row in rows], roles),
        val("lage", "Läge", [row["r"].lage.lage.ord for row in rows], [state.ord for state in LAGEN]),
        val("kvartal", "Kvartal", [name for name, found in grupper for _ in found]),
    ]


def build_antal(dag: date, rows: Sequence[Oppet]) -> list[tuple[int, str, str]]:
    """(how many, of what, and what more) to read first."""
    end = add_months(date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1), 3)
    last = date.fromordinal(end.toordinal() - 1)
    due = [r for r in rows if r.senast is not SAKNAS and not r.passerat and r.senast.till <= last]
    late, passed = (sum(getattr(r, falt) for r in rows) for falt in ("forsenad", "utan_rapport"))
    nobody, timeless = (sum(getattr(r, falt) is SAKNAS for r in rows) for falt in ("ansvarig", "senast"))
    return [
        (len(rows), "öppna", f"{nobody} av {len(rows)} utan känd ansvarig"),
        (len(due), "ska vara klara i kvartalet", f"som slutar {dag_i_ord(last)}"),
        (passed, "datum har passerat", f"utan rapport; {late} av {len(rows)} är rapporterade som försenade"),
        (timeless, "utan känd tid", "de står för sig och räknas aldrig som sena"),
    ]


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


def _ordning(s: Sammanhang, rows: list[Oppet]) -> list[Oppet]:
    """Object by object, those without an object last; within one by date."""
    return sorted(rows, key=lambda r: (not r.galler, _galler(s, r), str(getattr(r.senast, "till", "")), r.id))


def _rad(s: Sammanhang, row: Oppet, krock: bool, utan_ansvarig: bool) -> dict[str, Any]:
    """A row of the list: what, and beside it from where, for what and who."""
    who = INGEN if row.ansvarig is SAKNAS else namn(s.registers, row.ansvarig)
    about = [row.ursprung, _galler(s, row), "" if utan_ansvarig else f"ansvarig: {who}"]
    return {
        "r": row,
        "ansvarig": who,
        "krock": krock,
        "om": ", ".join(filter(None, about)),
        "senast": "" if row.senast is SAKNAS else str(row.senast),
    }


def _galler(s: Sammanhang, row: Oppet) -> str:
    return ", ".join(_tingets_namn(s, thing) for thing in row.galler)


def _tingets_namn(s: Sammanhang, thing: tuple[str, str]) -> str:
    record = s.registers.get(*thing)
    return visningsnamn(record) if record else thing[1]


def build_krockar(s: Sammanhang, rows: Sequence[Oppet]) -> list[Krock]:
    """Where two or more open matters are due in the same quarter for the same object, system or role.

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
    found = [Krock(quarter, thing, _eget_arbete(same)) for (quarter, thing), same in due.items()]
    return sorted((k for k in found if len(k.rader) > 1), key=lambda k: (k.kvartal, k.sak))


def _eget_arbete(rows: list[Oppet]) -> tuple[Oppet, ...]:
    """Each of them; a planned activity only when no matter of its own is there."""
    there = {r.id for r in rows}
    return tuple(r for r in rows if not there.intersection(r.arenden))
