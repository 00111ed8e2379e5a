"""Shares: of so many so many, how many of those nobody knows, and who can tell. What a page and the status count alike."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.models.klassning import beslutade
from macros.models.system import Bortfall, System
from macros.models.system import Del as Behorighetsdel
from macros.state.day import Dagslage, Lage, Svar, add_months
from macros.views.figurer import Del, Ruta
from macros.views.oppet import alla_raknade
from macros.views.parts import Sammanhang

JA, HALVT, NEJ, OKANT = "ja", "delvis eller för gammalt", "nej", "uppgift saknas"


@dataclass(frozen=True)
class Andel:
    """A share: what is asked, how many of how many, how many of those that are unknown, and how it is counted."""

    fraga: str
    taljare: int
    namnare: int
    okanda: int
    raknas: str
    halva: int = 0
    """How many are partly in order, or older than the rule's time: no yes and no no."""
    vem: tuple[Any, ...] = ()
    """The roles that answer for what is unknown; SAKNAS where none is set."""
    ja: str = JA
    nej: tuple[Ruta, str] = (Ruta.BRIST, NEJ)

    @property
    def kand(self) -> bool:
        """Whether there is anything to count."""
        return self.namnare > 0

    @property
    def besvarad(self) -> bool:
        """Whether the answer of any is known: a share of nothing, or of what nobody knows, is unknown and never 0."""
        return self.namnare > self.okanda

    @property
    def delar(self) -> list[Del]:
        """The parts of its bar, each with its word; only those that there are any of."""
        rest = self.namnare - self.taljare - self.halva - self.okanda
        parts = [
            Del(Ruta.FULL, self.taljare, self.ja),
            Del(Ruta.HALV, self.halva, HALVT),
            Del(self.nej[0], rest, self.nej[1]),
            Del(Ruta.OKAND, self.okanda, OKANT),
        ]
        return [part for part in parts if part.antal]

    @property
    def i_ord(self) -> str:
        """*2 ja, 3 nej, 1 uppgift saknas*."""
        return ", ".join(f"{d.antal} {d.ord}" for d in self.delar)


def andel(
    fraga: str,
    raknas: str,
    poster: Iterable[Any],
    svar: Callable[[Any], Svar],
    vem: Callable[[Any], Any] = lambda post: post.agare,
) -> Andel:
    """The share of records whose answer is in order; not needed counts as in order."""
    answers = [(post, svar(post)) for post in poster]
    good = [a for _, a in answers if not a.brist]
    half = [a for _, a in answers if a.lage in (Lage.GAMMAL, Lage.DELVIS)]
    unknown = [post for post, a in answers if a.lage is Lage.OKAND]
    return Andel(fraga, len(good), len(answers), len(unknown), raknas, len(half), tuple(map(vem, unknown)))


def build_andelar(s: Sammanhang) -> list[Andel]:
    """Every share that the page shows, in the order in which a manager asks; none of what the audience may not read."""
    if not s.registers.visar("system"):
        return [_incidentledare(s)] if s.registers.visar("objekt") else []
    found = [*_om_systemen(s), *_om_de_allvarliga(s), *_om_behandlingarna(s)]
    return [*found, _incidentledare(s), _underlag(s)]


def _om_systemen(s: Sammanhang) -> Iterator[Andel]:
    day, kinds = Dagslage(s.raknas, s.dag), "system i bruk"
    systems = day.system()
    yield andel("System med giltig klassning", kinds, systems, lambda x: day.systemklassning(x).svar)
    yield andel("System med riskanalys, eller där den inte behövs", kinds, systems, day.riskanalys)
    if not s.registers.doljer("system", "behorigheter"):
        asked = "System med behörighetshantering dokumenterad: teknik, process och rutin"
        yield andel(asked, kinds, systems, lambda x: _behorighet(day, x))
    yield andel("System vars ägare har bekräftat uppgifterna inom regelns tid", kinds, systems, day.bekraftelse)


def _om_de_allvarliga(s: Sammanhang) -> Iterator[Andel]:
    day, kinds = Dagslage(s.raknas, s.dag), "system med allvarlig följd vid bortfall"
    grave = [x for x in day.system() if x.vid_bortfall is Bortfall.ALLVARLIG]
    if not s.registers.doljer("system", "aterstallningstester"):
        asked = "System med allvarlig följd vid bortfall som har klarat ett återställningstest"
        yield andel(asked, kinds, grave, day.aterstallning)
    if "kontroller" not in s.registers.slutna:
        yield andel("System med allvarlig följd vid bortfall som är reviderade", kinds, grave, day.revision)


def _om_behandlingarna(s: Sammanhang) -> Iterator[Andel]:
    day = Dagslage(s.raknas, s.dag)
    if s.registers.visar("behandlingar") and not s.registers.doljer("behandlingar", "dpia"):
        asked = "Behandlingar med konsekvensbedömning, eller där den inte behövs"
        yield andel(asked, "behandlingar", day.behandlingar(), day.dpia, lambda x: x.ansvarig)


def _behorighet(day: Dagslage, system: System) -> Svar:
    parts = day.behorighet(system)
    worst = next((svar for svar in parts.values() if svar.lage is Lage.SAKNAS), None)
    return worst or next((svar for svar in parts.values() if svar.brist), parts[Behorighetsdel.TEKNIK])


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
