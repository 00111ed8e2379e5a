"""Shares: of so many so many, how many of those nobody knows, and who can tell. What a page and the status count alike."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.models.inforandesteg import Andelsfraga
from macros.models.klassning import beslutade
from macros.models.system import Bortfall
from macros.state.day import Dagslage, add_months
from macros.state.frukter import behorighet, fjarratkomst
from macros.views.andel import Andel, andel
from macros.views.figurer import Ruta
from macros.views.forankring import andelar_forankrade
from macros.views.oppet import alla_raknade
from macros.views.parts import Sammanhang
from macros.views.prioriterade import andelar_prioriterade


def _om(fraga: Andelsfraga, found: Andel) -> Andel:
    return replace(found, om=fraga)


def build_andelar(s: Sammanhang) -> list[Andel]:
    """Every share that the page shows, in the order in which a manager asks; none of what the audience may not read."""
    if not s.registers.visar("system"):
        return [_incidentledare(s)] if s.registers.visar("objekt") else []
    found = [*_om_systemen(s), *_om_de_allvarliga(s), *_om_behandlingarna(s)]
    return [*found, *andelar_prioriterade(s), *andelar_forankrade(s), _incidentledare(s), _underlag(s)]


def _om_systemen(s: Sammanhang) -> Iterator[Andel]:
    day, kinds = Dagslage(s.raknas, s.dag), "system i bruk"
    systems = day.system()
    classed = andel("System med giltig klassning", kinds, systems, lambda x: day.systemklassning(x).svar)
    yield _om(Andelsfraga.KLASSNING, classed)
    asked = "System med riskanalys, eller där den inte behövs"
    yield _om(Andelsfraga.RISKANALYS, andel(asked, kinds, systems, day.riskanalys))
    if not s.registers.doljer("system", "behorigheter"):
        asked = "System med behörighetshantering dokumenterad: teknik, process och rutin"
        yield _om(Andelsfraga.BEHORIGHET, andel(asked, kinds, systems, lambda x: behorighet(day, x)))
    if not s.registers.doljer("system", "fjarratkomst"):
        asked = "System där all åtkomst utifrån kräver två faktorer, eller där ingen finns"
        yield _om(Andelsfraga.FJARRATKOMST, andel(asked, kinds, systems, lambda x: fjarratkomst(day, x)))
    asked = "System vars ägare har bekräftat uppgifterna inom regelns tid"
    yield _om(Andelsfraga.BEKRAFTELSE, andel(asked, kinds, systems, day.bekraftelse))


def _om_de_allvarliga(s: Sammanhang) -> Iterator[Andel]:
    day, kinds = Dagslage(s.raknas, s.dag), "system med allvarlig följd vid bortfall"
    grave = [x for x in day.system() if x.vid_bortfall is Bortfall.ALLVARLIG]
    if not s.registers.doljer("system", "aterstallningstester"):
        asked = "System med allvarlig följd vid bortfall som har klarat ett återställningstest"
        yield _om(Andelsfraga.ATERSTALLNING, andel(asked, kinds, grave, day.aterstallning))
    if "kontroller" not in s.registers.slutna:
        asked = "System med allvarlig följd vid bortfall som är reviderade"
        yield _om(Andelsfraga.REVISION, andel(asked, kinds, grave, day.revision))


def _om_behandlingarna(s: Sammanhang) -> Iterator[Andel]:
    day = Dagslage(s.raknas, s.dag)
    if s.registers.visar("behandlingar") and not s.registers.doljer("behandlingar", "dpia"):
        asked = "Behandlingar med konsekvensbedömning, eller där den inte behövs"
        found = andel(asked, "behandlingar", day.behandlingar(), day.dpia, lambda x: x.ansvarig)
        yield _om(Andelsfraga.DPIA, found)


def _incidentledare(s: Sammanhang) -> Andel:
    unknown = [o for o in s.raknas.objekt if o.incidentledare is SAKNAS]
    total = len(s.raknas.objekt)
    return Andel(
        "Objekt, enheter och projekt med utsedd incidentledare",
        total - len(unknown),
        total,
        len(unknown),
        "alla i registret",
        vem=tuple(o.agare for o in unknown),
        om=Andelsfraga.INCIDENTLEDARE,
    )


def _underlag(s: Sammanhang) -> Andel:
    """The share of events that name the document they rest on. That one is not written in says nothing of what there is."""
    events = [h for a in alla_raknade(s) for h in a.handelser if h.datum.till <= s.dag]
    events += [k for x in s.raknas.system for k in x.klassningar if k.datum.till <= s.dag]
    return Andel(
        "Händelser och klassningar som anger underlag",
        len([e for e in events if e.underlag]),
        len(events),
        0,
        "daterade händelser",
        nej=(Ruta.TOM, "inget underlag inskrivet"),
        om=Andelsfraga.UNDERLAG,
    )


def build_utveckling(s: Sammanhang) -> list[tuple[str, Andel]]:
    """The share of classified systems at the last four quarter ends and on the day: only days with dated facts."""
    quarter = date(s.dag.year, (s.dag.month - 1) // 3 * 3 + 1, 1)
    days = [add_months(quarter, -3 * back) - timedelta(days=1) for back in (3, 2, 1, 0)] + [s.dag]
    found = []
    for dag in days:
        then = Dagslage(s.raknas, dag)
        systems = then.system()
        dated = [k for x in systems for k in beslutade(x.klassningar)] + [
            k for m in s.raknas.informationsmangder for k in beslutade(m.klassningar)
        ]
        if systems and any(k.datum.till <= dag for k in dated):
            share = andel(
                "giltig klassning", "system i bruk", systems, lambda x, then=then: then.systemklassning(x).svar
            )
            found.append((dag_i_ord(dag), share))
    return found if len(found) > 1 else []
