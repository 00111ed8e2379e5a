"""The state of the whole: shares with numerators and denominators, what is overdue and what is unknown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord
from macros.models.system import Bortfall, Del, System
from macros.render import render
from macros.state.day import Dagslage, Lage, Svar, add_months
from macros.views.oppet import alla_raknade, build_oppet, summan
from macros.views.parts import Sammanhang
from macros.views.passerade_tider import passerade_tider


@dataclass(frozen=True)
class Andel:
    """A share: what is asked, how many of how many, how many of those that are unknown, and how it is counted."""

    fraga: str
    taljare: int
    namnare: int
    okanda: int
    raknas: str

    @property
    def kand(self) -> bool:
        """Whether there is anything to count."""
        return self.namnare > 0

    @property
    def besvarad(self) -> bool:
        """Whether the answer of any is known: a share of nothing, or of what nobody knows, is unknown and never 0."""
        return self.namnare > self.okanda


def andel(fraga: str, raknas: str, poster: Iterable[Any], svar: Callable[[Any], Svar]) -> Andel:
    """The share of records whose answer is in order; not needed counts as in order."""
    answers = [svar(post) for post in poster]
    good = [a for a in answers if not a.brist]
    unknown = [a for a in answers if a.lage is Lage.OKAND]
    return Andel(fraga, len(good), len(answers), len(unknown), raknas)


def build_andelar(s: Sammanhang) -> list[Andel]:
    """Every share that the page shows, in the order in which a manager asks."""
    day = Dagslage(s.raknas, s.dag)
    systems = day.system()
    grave = [x for x in systems if x.vid_bortfall is Bortfall.ALLVARLIG]
    kinds = "system i bruk"
    return [
        andel("System med giltig klassning", kinds, systems, lambda x: day.systemklassning(x).svar),
        andel("System med riskanalys, eller där den inte behövs", kinds, systems, day.riskanalys),
        andel(
            "System med behörighetshantering dokumenterad: teknik, process och rutin",
            kinds,
            systems,
            lambda x: _behorighet(day, x),
        ),
        andel("System vars ägare har bekräftat uppgifterna inom regelns tid", kinds, systems, day.bekraftelse),
        andel(
            "System med allvarlig följd vid bortfall som har klarat ett återställningstest",
            "system med allvarlig följd vid bortfall",
            grave,
            day.aterstallning,
        ),
        andel(
            "System med allvarlig följd vid bortfall som är reviderade",
            "system med allvarlig följd vid bortfall",
            grave,
            day.revision,
        ),
        andel(
            "Behandlingar med konsekvensbedömning, eller där den inte behövs",
            "behandlingar",
            s.raknas.behandlingar,
            day.dpia,
        ),
        _incidentledare(s),
        _underlag(s),
    ]


def _behorighet(day: Dagslage, system: System) -> Svar:
    parts = day.behorighet(system)
    worst = next((svar for svar in parts.values() if svar.lage is Lage.SAKNAS), None)
    return worst or next((svar for svar in parts.values() if svar.brist), parts[Del.TEKNIK])


def _incidentledare(s: Sammanhang) -> Andel:
    known = [o for o in s.raknas.objekt if o.incidentledare is not SAKNAS]
    total = len(s.raknas.objekt)
    return Andel(
        "Objekt, enheter och projekt med utsedd incidentledare",
        len(known),
        total,
        total - len(known),
        "alla i registret",
    )


def _underlag(s: Sammanhang) -> Andel:
    """The share of events that name the document they rest on."""
    events = [h for a in alla_raknade(s) for h in a.handelser if h.datum.till <= s.dag]
    events += [k for x in s.raknas.system for k in x.klassningar if k.datum.till <= s.dag]
    return Andel(
        "Händelser och klassningar som anger underlag",
        len([e for e in events if e.underlag]),
        len(events),
        0,
        "daterade händelser",
    )


def build_utveckling(s: Sammanhang) -> list[tuple[str, Andel]]:
    """The share of classified systems at the last four quarter ends and on the day: only days with dated facts."""
    quarter = date(s.dag.year, (s.dag.month - 1) // 3 * 3 + 1, 1)
    days = [add_months(quarter, -3 * back) - timedelta(days=1) for back in (3, 2, 1, 0)] + [s.dag]
    found = []
    for dag in days:
        then = Dagslage(s.raknas, dag)
        systems = then.system()
        dated = [k for x in systems for k in x.klassningar] + [
            k for m in s.raknas.informationsmangder for k in m.klassningar
        ]
        if systems and any(k.datum.till <= dag for k in dated):
            share = andel(
                "giltig klassning", "system i bruk", systems, lambda x, then=then: then.systemklassning(x).svar
            )
            found.append((i_ord(dag), share))
    return found if len(found) > 1 else []


def laget(s: Sammanhang) -> str:
    """Läget i tal med täljare och nämnare, det försenade och det okända: `{{ laget() }}`."""
    rows = build_oppet(s)
    return render(
        "laget.html.j2",
        andelar=build_andelar(s),
        utveckling=build_utveckling(s),
        antal_exempel=sum(r.exempel for records in s.registers.records.values() for r in records),
        summan=summan(rows),
        tider=passerade_tider(s),
        forsenade=[r for r in rows if r.forsenad],
        passerade=[r for r in rows if r.utan_rapport],
        oppna=len(rows),
        utan_ansvarig=len([r for r in rows if r.ansvarig is SAKNAS]),
        utan_tid=len([r for r in rows if r.senast is SAKNAS]),
    )
