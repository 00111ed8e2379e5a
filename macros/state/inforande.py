"""How far the office has come on the way from proposal to use: the state of each step on a day, from the other registers.

Nothing written is *nothing written yet*, never a no. What the audience may not read makes the state hidden, and what may be
read is enough when it shows that all of a step is done. A new measure is a value of `Visar`, and a function in `MATT`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from macros.models.base import SAKNAS, Synlighet
from macros.models.inforandesteg import Inforandesteg, Visar
from macros.registers.load import Registers
from macros.state.avgjort import FORST, avgjord
from macros.state.day import Dagslage, Lage, Svar
from macros.state.forankring import forankring
from macros.state.gallande import galler_enligt
from macros.state.kontaktlage import DELAR, INCIDENTKONTAKT, ar_okand, saknas_i
from macros.state.prioriterat import prioriterade

ANVISNINGEN = "lokal-anvisning"
"""The document that everybody at the office is to know."""
KUNSKAPSBASEN = "kunskapsbasen"
"""The knowledge base is a system in its own register: it alone is no list of systems."""


class Steglage(StrEnum):
    """The states of a step; the value is the word within a sentence."""

    KLAR = "klar"
    PABORJAT = "påbörjat"
    INGET_AN = "inget inskrivet än"
    DOLT = "visas inte här"

    @property
    def ord(self) -> str:
        return self.value.capitalize()


@dataclass(frozen=True)
class Matt:
    """How much of a step is done: `gjort` of `av`, None where nobody knows of how many; whether anything is written at all."""

    gjort: int
    av: int | None
    borjat: bool

    @property
    def lage(self) -> Steglage:
        if self.gjort and (self.av is None or self.gjort >= self.av):
            return Steglage.KLAR
        return Steglage.PABORJAT if self.borjat else Steglage.INGET_AN


@dataclass(frozen=True)
class Sidorna:
    """What is known of the pages where they are read: those of the step, all that a decision may name, those whose review holds."""

    stegets: Sequence[str] = ()
    alla: Sequence[str] = ()
    granskade: Collection[str] = frozenset()


@dataclass(frozen=True)
class _Fragan:
    """Everything that a measure may ask of."""

    registers: Registers
    dag: date
    steg: Inforandesteg
    sidor: Sidorna

    @property
    def day(self) -> Dagslage:
        return Dagslage(self.registers, self.dag)


def stegets_matt(registers: Registers, dag: date, steg: Inforandesteg, sidor: Sidorna) -> Matt | None:
    """How far a step had come at the end of `dag`; None where the audience may not read what tells it."""
    return MATT[steg.visar](_Fragan(registers.raknas, dag, steg, sidor))


def stegets_lage(matt: Matt | None) -> Steglage:
    return Steglage.DOLT if matt is None else matt.lage


def sidbeslut_visas(registers: Registers) -> bool:
    """Whether the audience may read every decision that makes one of its pages hold.

    Staff may, also where other decisions are kept from them: a rule says that who reads a page may read its decision.
    """
    return registers.hela("beslut") or (registers.visar("beslut") and registers.malgrupp is not Synlighet.OPPEN)


def vantar_pa(steg: Inforandesteg, lagen: Mapping[str, Steglage]) -> list[str]:
    """The steps, by id, that should come first and are not known to be done."""
    return [ref for ref in steg.vantar_pa if lagen.get(ref) is not Steglage.KLAR]


def nasta_steg(steg: Iterable[Inforandesteg], lagen: Mapping[str, Steglage]) -> Inforandesteg | None:
    """The first step that is not done and waits for nothing; None when all are done or wait, or where one before it is hidden."""
    left = (s for s in steg if lagen[s.id] is not Steglage.KLAR)
    found = next((s for s in left if lagen[s.id] is Steglage.DOLT or not vantar_pa(s, lagen)), None)
    return None if found is None or lagen[found.id] is Steglage.DOLT else found


def _system(q: _Fragan) -> Matt | None:
    if not q.registers.visar("system"):
        return None
    found = [x for x in q.day.system() if x.id != KUNSKAPSBASEN]
    return Matt(len(found), None, bool(found))


def _incidentkontakt(q: _Fragan) -> Matt | None:
    way = q.registers.get("kontaktvagar", INCIDENTKONTAKT)
    if way is None:
        return Matt(0, len(DELAR), False) if q.registers.hela("kontaktvagar") else None
    known = len(DELAR) - len(saknas_i(way))
    return Matt(known, len(DELAR), known > 0)


def _kontaktvagar(q: _Fragan) -> Matt | None:
    if not q.registers.visar("kontaktvagar"):
        return None
    others = [k for k in q.registers.kontaktvagar if k.id != INCIDENTKONTAKT]
    return Matt(len([k for k in others if not saknas_i(k)]), len(others), any(not ar_okand(k.vag) for k in others))


def _styrdokument(q: _Fragan) -> Matt | None:
    if not q.registers.visar("styrdokument"):
        return None
    documents = q.registers.styrdokument
    return _raknat(not ar_okand(d.diarienummer) for d in documents)


def _sidor(q: _Fragan) -> Matt | None:
    matt = _raknat(bool(galler_enligt(q.registers, q.dag, p)) for p in q.sidor.stegets)
    return matt if matt.lage is Steglage.KLAR or sidbeslut_visas(q.registers) else None


def _fragor(q: _Fragan) -> Matt | None:
    if not q.registers.visar("lokala_beslut"):
        return None
    asked = [f for f in q.registers.lokala_beslut if not q.steg.beslut or f.id in q.steg.beslut]
    return _om_allt_visas(q, _raknat(bool(avgjord(q.registers, f, q.dag)) for f in asked), "beslut")


def _forsta_fragorna(q: _Fragan) -> Matt | None:
    if not q.registers.visar("lokala_beslut"):
        return None
    settled = [f for f in q.registers.lokala_beslut if avgjord(q.registers, f, q.dag)]
    wanted = min(FORST, len(q.registers.lokala_beslut))
    return _om_allt_visas(q, Matt(min(len(settled), wanted), wanted, bool(settled)), "beslut")


def _incidentledare(q: _Fragan) -> Matt | None:
    if not q.registers.visar("objekt"):
        return None
    return _raknat(o.incidentledare is not SAKNAS for o in q.registers.objekt)


def _bekraftade(q: _Fragan) -> Matt | None:
    return _om_systemen(q, q.day.bekraftelse)


def _klassade(q: _Fragan) -> Matt | None:
    return _om_systemen(q, lambda x: q.day.systemklassning(x).svar)


def _prioriterade(q: _Fragan) -> Matt | None:
    """Of the assets that somebody has given priority; how many there should be nobody knows before that."""
    if not q.registers.hela("system", "informationsmangder", "atgarder"):
        return None
    found = prioriterade(q.day)
    ready = [p for p in found if p.plan and not p.klassning.brist]
    return Matt(len(ready), len(found) or None, bool(found))


def _forankrade(q: _Fragan) -> Matt | None:
    if not q.registers.visar("forankringar", "objekt"):
        return None
    found = forankring(q.registers, ANVISNINGEN, q.dag)
    whole = None if found.utan_antal or not found.medarbetare else found.medarbetare
    return Matt(found.natta if whole else 0, whole, bool(found.grupper))


def _tider(q: _Fragan) -> Matt | None:
    if not q.registers.visar("regler"):
        return None
    return _raknat(r.beslutad is not SAKNAS and r.beslutad.till <= q.dag for r in q.registers.regler)


def _granskade(q: _Fragan) -> Matt | None:
    holds = [p for p in q.sidor.alla if galler_enligt(q.registers, q.dag, p)]
    if not sidbeslut_visas(q.registers) or not q.registers.hela("granskningar"):
        return None
    return _raknat(p in q.sidor.granskade for p in holds)


def _raknat(answers: Iterable[bool]) -> Matt:
    told = list(answers)
    return Matt(sum(told), len(told), any(told))


def _om_systemen(q: _Fragan, svar: Callable[[Any], Svar]) -> Matt | None:
    """A question about every system in use; what is known to be old or missing is written, and so begun."""
    if not q.registers.visar("system"):
        return None
    told = [svar(x) for x in q.day.system()]
    if any(a.lage is Lage.DOLD for a in told):
        return None
    return Matt(len([a for a in told if not a.brist]), len(told), any(a.lage is not Lage.OKAND for a in told))


def _om_allt_visas(q: _Fragan, matt: Matt, *registers: str) -> Matt | None:
    """The measure, where the registers are read as a whole or what is read shows that all is done; else None."""
    return matt if matt.lage is Steglage.KLAR or q.registers.hela(*registers) else None


MATT: dict[Visar, Callable[[_Fragan], Matt | None]] = {
    Visar.SYSTEM: _system,
    Visar.INCIDENTKONTAKT: _incidentkontakt,
    Visar.KONTAKTVAGAR: _kontaktvagar,
    Visar.STYRDOKUMENT: _styrdokument,
    Visar.SIDOR: _sidor,
    Visar.FRAGOR: _fragor,
    Visar.FORSTA_FRAGORNA: _forsta_fragorna,
    Visar.INCIDENTLEDARE: _incidentledare,
    Visar.BEKRAFTADE: _bekraftade,
    Visar.TIDER: _tider,
    Visar.KLASSADE: _klassade,
    Visar.PRIORITERADE: _prioriterade,
    Visar.FORANKRADE: _forankrade,
    Visar.GRANSKADE: _granskade,
}
