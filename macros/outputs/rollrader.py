"""The rows of a role's sheet: its systems, its open matters and its duties of the year, as an audience may read them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.editing import rollform as form
from macros.editing.rollmarke import LAST, as_mark, field_text, locked_text, texts_of
from macros.editing.verkstadsruta import plain
from macros.models.base import SAKNAS
from macros.models.system import System
from macros.pages.kinds import START
from macros.registers.load import Registers
from macros.state.arendelage import arendelage
from macros.state.day import Dagslage
from macros.views.arshjul import i_manader, senast_gjort
from macros.views.blad import brister, dolda, svar_for
from macros.views.columns import i_ord, svar_ord, visningsnamn
from macros.views.oppet import SLAG, alla_raknade, oppna
from macros.views.parts import Sammanhang

Rad = dict[str, str]
"""A row by the names of its columns."""


@dataclass(frozen=True)
class Avsandare:
    """What the sheet is made of: everything that is known, what the reader may read of it as of the day, and whose it is.

    The marks are of what is known, but only of what the reader sees: they say nothing of what is kept back.
    """

    allt: Registers
    s: Sammanhang
    roll: str


def avsandare(allt: Registers, shown: Registers, roll: str, dag: Any) -> Avsandare:
    return Avsandare(allt, Sammanhang(shown.raknas, dag, START, {}), roll)


def rows_of(a: Avsandare, blad: str) -> list[Rad]:
    """The rows of a sheet; none where the role has nothing of the kind."""
    made = {form.SYSTEM: _systems, form.TESTER: _tests, form.ARENDEN: _matters, form.ARSHJUL: _duties}[blad]
    return [_marked(a, blad, record, cells) for record, cells in made(a)]


def _marked(a: Avsandare, blad: str, record: Any, cells: Rad) -> Rad:
    """A row with the fields that the register has, and its mark."""
    shown = {k.namn: field_text(k, record, a.allt) for k in form.falten(blad) if k.ifylld}
    cells = {form.ID: record.id} | cells | shown
    whole = a.allt.get(form.REGISTER[blad], record.id)
    same = {n for n in type(record).model_fields if getattr(whole, n) == getattr(record, n)}
    texts = {name: text for name, text in texts_of(blad, whole, a.allt).items() if name in same}
    texts[LAST] = locked_text([plain(cells.get(name)) for name in form.lasta(blad)])
    return cells | {form.MARKE: as_mark(texts)}


def _own(a: Avsandare) -> list[System]:
    """The systems in use that the role owns."""
    return [x for x in Dagslage(a.s.registers, a.s.dag).system() if x.agare == a.roll]


def _tests(a: Avsandare) -> Iterator[tuple[System, Rad]]:
    for system in _own(a):
        yield system, {form.SYSTEMET: visningsnamn(system)}


def _systems(a: Avsandare) -> Iterator[tuple[System, Rad]]:
    day = Dagslage(a.s.registers, a.s.dag)
    for system in _own(a):
        yield system, {form.NU: "\n".join(_known(day, system)), form.ATT_GORA: "\n".join(_gaps(day, system))}


def _known(day: Dagslage, system: System) -> Iterator[str]:
    """What is known and in order, and what the system hangs together with."""
    found = day.systemklassning(system).krt
    yield f"K-R-T: {'-'.join(map(str, found)) if found else form.OKANT}"
    for title, register, ids in (
        ("Information", "informationsmangder", system.informationsmangder),
        ("Leverantörer", "leverantorer", system.leverantorer),
    ):
        if names := [visningsnamn(r) for r in day.registers.chosen(register, ids)]:
            yield f"{title}: {', '.join(names)}"
    yield from (f"{name}: {svar_ord(s).ord.lower()}{_when(s)}" for name, s in svar_for(day, system) if not s.brist)


def _gaps(day: Dagslage, system: System) -> Iterator[str]:
    """What is missing or too old, and what the reader is not told."""
    yield from (f"{name}: {svar_ord(s).ord.lower()}{_when(s)}" for name, s in brister(day, system))
    if hidden := dolda(day, system):
        yield f"Visas inte här: {', '.join(name.lower() for name in hidden)}. Du kan ändå skriva det nya."


def _when(svar: Any) -> str:
    told = [svar.text] if svar.text else []
    told += [f"senast {svar.datum}"] if svar.datum else []
    return f" ({', '.join(told)})" if told else ""


def _matters(a: Avsandare) -> Iterator[tuple[Any, Rad]]:
    for matter in oppna(a.s, alla_raknade(a.s)):
        if matter.ansvarig == a.roll:
            yield (
                matter,
                {
                    "Vad": matter.rubrik,
                    "Slag": SLAG[type(matter).__name__],
                    form.SENAST_NU: form.OKANT if matter.senast is SAKNAS else str(matter.senast),
                    form.LAGE_NU: _report(a.s, matter),
                },
            )


def _report(s: Sammanhang, matter: Any) -> str:
    """The state of a matter with the last thing that was reported."""
    last = matter.senaste_handelse(s.dag)
    told = arendelage(matter, s.dag, s.nulage).text
    return f"{told}. {last.text}" if last else told


def _duties(a: Avsandare) -> Iterator[tuple[Any, Rad]]:
    for duty in a.s.registers.arshjul:
        if duty.roll == a.roll:
            done = senast_gjort(a.s.registers, duty, a.s.dag)
            yield (
                duty,
                {
                    "Uppgift": duty.rubrik if not duty.beskrivning else f"{duty.rubrik}. {duty.beskrivning}",
                    "När": i_manader(sorted(duty.manader)),
                    "Gäller": i_ord(duty.system, a.s.registers),
                    "Senast gjort": done or form.OKANT,
                },
            )
