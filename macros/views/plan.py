"""The joint plan: everything open by quarter and object whatever its origin, with collisions made visible."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models.base import SAKNAS, Arende
from macros.models.dag import MONTHS
from macros.models.kontroll import Framdrift, Slag
from macros.models.projekt import Aktivitet, Projekt
from macros.pages.kinds import YEAR_WHEEL
from macros.render import render
from macros.views.columns import i_ord, namn, visningsnamn
from macros.views.forslag import sidans_lage
from macros.views.laget import alla_raknade, oppna
from macros.views.parts import FORSENAD, OKAND, STATUS, Lage, Rubricerad, Sammanhang, Tabell

SLAG = {"Mal": "mål", "Beslut": "beslut", "Atgard": "åtgärd", "Behov": "behov"}
FORSENAT, UTAN_TID = "Försenat", "Tid: uppgift saknas"


@dataclass(frozen=True)
class Planrad:
    """Something open: what, from where, for which objects and systems, who, until when, in which state."""

    id: str
    rubrik: str
    ursprung: str
    galler: tuple[tuple[str, str], ...]
    ansvarig: Any
    senast: Any
    lage: Lage
    sen: bool = False

    def grupp(self) -> str:
        """The quarter of its last day; late, or without a known day."""
        if self.senast is SAKNAS:
            return UTAN_TID
        return FORSENAT if self.sen else kvartal(self.senast.till)


def kvartal(dag: date) -> str:
    """'2026 kvartal 2'."""
    return f"{dag.year} kvartal {(dag.month + 2) // 3}"


def build_rader(s: Sammanhang) -> list[Planrad]:
    """Everything open on the day: matters, what projects are to do, and where internal control found no progress."""
    return [*_arenden(s), *_aktiviteter(s), *_vor(s)]


def _arenden(s: Sammanhang) -> Iterator[Planrad]:
    for a in oppna(s, alla_raknade(s)):
        origin = i_ord(a.ursprung, s.registers) if hasattr(a, "ursprung") else SLAG[type(a).__name__]
        things = [("objekt", a.objekt)] if a.objekt else []
        things += [("system", x) for x in a.system]
        yield Planrad(a.id, a.rubrik, origin, tuple(things), a.ansvarig, a.senast, _lage(a, s.dag), a.sen(s.dag))


def _aktiviteter(s: Sammanhang) -> Iterator[Planrad]:
    for projekt in s.raknas.projekt:
        root = _rot(s, projekt)
        things = (("objekt", root.id),) if s.registers.get("objekt", root.id) else ()
        for a in projekt.aktiviteter:
            if a.oppet(s.dag):
                name, late = projekt.kortnamn or projekt.id, a.sen(s.dag)
                yield Planrad(name, a.text, root.namn, things, SAKNAS, a.tid, _lage(a, s.dag), late)


def _lage(what: Arende | Aktivitet, dag: date) -> Lage:
    return FORSENAD if what.sen(dag) else STATUS[what.status(dag)]


def _rot(s: Sammanhang, projekt: Projekt) -> Projekt:
    while projekt.del_av is not None:
        projekt = s.registers.get("projekt", projekt.del_av)
    return projekt


def _vor(s: Sammanhang) -> Iterator[Planrad]:
    for k in s.raknas.kontroller:
        if k.slag is Slag.VOR and k.framdrift is Framdrift.BRISTANDE and k.ar <= s.dag.year:
            state = Lage("Bristande framdrift", "forsenad")
            yield Planrad(k.id, f"{k.rubrik} ({k.ar})", "VoR", (), SAKNAS, SAKNAS, state)


def plan(s: Sammanhang) -> str:
    """Allt som är öppet, per kvartal och objekt, oavsett ursprung: `{{ plan() }}`."""
    rows = build_rader(s)
    groups: dict[str, list[Planrad]] = defaultdict(list)
    for row in rows:
        groups[row.grupp()].append(row)
    order = sorted(groups, key=lambda g: (g != FORSENAT, g == UTAN_TID, g))
    return render(
        "plan.html.j2",
        antal=len(rows),
        utan=len([r for r in rows if r.ansvarig is SAKNAS]),
        utan_tid=len(groups.get(UTAN_TID, ())),
        krockar=krockar(s, rows),
        tabeller=[(name, _tabell(s, number, name, groups[name])) for number, name in enumerate(order, 1)],
    )


def _tabell(s: Sammanhang, number: int, name: str, rows: list[Planrad]) -> Any:
    """A quarter's table, object by object, those without an object last."""
    cells = []
    for row in sorted(rows, key=lambda r: (not r.galler, _galler(s, r), str(getattr(r.senast, "till", "")), r.id)):
        who = OKAND if row.ansvarig is SAKNAS else namn(s.registers, row.ansvarig)
        when = OKAND if row.senast is SAKNAS else str(row.senast)
        cells.append([Rubricerad(row.rubrik, row.id), row.ursprung, _galler(s, row) or [], who, when, row.lage])
    columns = ["Vad", "Ursprung", "Objekt", "Ansvarig", "Senast", "Läge"]
    return Tabell(f"plan-{number}", f"{name}: {len(rows)} öppna", columns, cells, [], ("Läge",)).html()


def _galler(s: Sammanhang, row: Planrad) -> str:
    return ", ".join(_tingets_namn(s, thing) for thing in row.galler)


def _tingets_namn(s: Sammanhang, thing: tuple[str, str]) -> str:
    record = s.registers.get(*thing)
    return visningsnamn(record) if record else thing[1]


def krockar(s: Sammanhang, rows: list[Planrad]) -> list[tuple[str, str, list[str]]]:
    """(quarter, object, system or role, what) where two or more open matters are due in the same quarter."""
    due: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row.senast is SAKNAS or row.sen:
            continue
        names = [_tingets_namn(s, thing) for thing in row.galler]
        names += [namn(s.registers, row.ansvarig)] if row.ansvarig is not SAKNAS else []
        for name in names:
            due[kvartal(row.senast.till), name].append(f"{row.rubrik} ({row.id})")
    return sorted((quarter, thing, what) for (quarter, thing), what in due.items() if len(what) > 1)


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
