"""Rules between records. Each check yields its faults; its docstring is the rule, shown by `lis kontrollera --lista`."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from macros.models import ARENDEN
from macros.models.base import SAKNAS, Hanvisning, Synlighet
from macros.models.dag import Dag, Intraffat
from macros.models.synlighet import closed_fields
from macros.problems import Problem, near, quote
from macros.registers.load import Registers
from macros.registers.meant import known as known_by
from macros.registers.meant import told
from macros.registers.validation import Loc
from macros.registers.walk import lists, models, values

MANDATE = frozenset(
    ("ansvarig", "agare", "av", "beslutad_av", "godkant_av", "incidentledare", "ersattare", "utredare", "vem", "gor")
)
"""Fields whose role decides, owns or does something."""


def check_references(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett id som pekar på en annan post ska finnas i rätt register."""
    known = {name: registers.ids(name) for name in [*registers.records, "arenden"]}
    for register, record, loc, value in values(registers, Hanvisning):
        ids = known[value.register]
        if ids is not None and value not in ids:
            meant = told(str(value), known_by(str(value), ids)) or near(value, ids)
            text = f"{quote(value)} finns inte i registret {value.register}{meant}"
            yield registers.problem(register, record, loc, text)


def check_restricted_root(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som står i den vanliga roten pekar inte på poster i den begränsade, för det ska gå att bygga utan den."""
    for register, record, loc, value in values(registers, Hanvisning):
        names = ARENDEN if value.register == "arenden" else (value.register,)
        apart = any((name, str(value)) in registers.egen_rot for name in names)
        if not apart or (register, record.id) in registers.egen_rot:
            continue
        if loc[0] not in closed_fields(type(record), Synlighet.INTERN):
            text = f"{quote(value)} finns bara i den begränsade roten; peka från posten där, eller skriv uppgift saknas"
            yield registers.problem(register, record, loc, text)


def check_future(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som har hänt kan inte vara daterat efter i dag."""
    for register, record, loc, value in values(registers, Intraffat):
        if value.fran > idag:
            text = f"{value} har inte varit än; en händelse får inte ligga efter i dag"
            yield registers.problem(register, record, loc, text)


def check_event_order(registers: Registers, idag: date) -> Iterator[Problem]:
    """Daterade händelser av alla slag står i tidsordning, äldst först."""
    for register, record, loc, part in lists(registers):
        if len(part) > 1:
            yield from _in_order(registers, register, record, loc, part)


def _in_order(registers: Registers, register: str, record: Any, loc: Loc, events: tuple) -> Iterator[Problem]:
    dates = [(at, e.datum) for at, e in enumerate(events) if isinstance(getattr(e, "datum", None), Dag)]
    for (_, earlier), (position, later) in pairwise(dates):
        if later.till < earlier.fran:
            text = f"{later} står efter {earlier}; lägg händelserna i tidsordning, äldst först"
            yield registers.problem(register, record, (*loc, position, "datum"), text)


def check_spans(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som har en början och ett slut börjar innan det slutar."""
    for register, record, loc, part in models(registers):
        fran, till = part.__dict__.get("fran"), part.__dict__.get("till")
        if isinstance(fran, Dag) and isinstance(till, Dag) and till.till < fran.fran:
            text = f"tiden slutar ({till}) innan den börjar ({fran})"
            yield registers.problem(register, record, loc or ("till",), text)


def check_scale(registers: Registers, idag: date) -> Iterator[Problem]:
    """En bedömnings steg finns på riskens skala."""
    scales = {skala.id: skala for skala in registers.riskskalor}
    for risk in registers.risker:
        for at, made in enumerate(risk.bedomningar):
            for axis in ("sannolikhet", "konsekvens"):
                step, scale = getattr(made, axis), getattr(scales.get(risk.skala), axis, SAKNAS)
                if step is SAKNAS or scale is SAKNAS or step in (known := [x.varde for x in scale]):
                    continue
                words = " och ".join(filter(None, [", ".join(map(str, known[:-1])), str(known[-1])]))
                text = f"{step} finns inte på skalan {risk.skala}; stegen är {words}"
                yield registers.problem("risker", risk, ("bedomningar", at, axis), text)


def check_places(registers: Registers, idag: date) -> Iterator[Problem]:
    """Två ärenden får inte ha samma punkt i samma avsnitt av en genomgång."""
    taken: dict[tuple, str] = {}
    for register in ("mal", "beslut", "atgarder", "behov"):
        for record in registers.of(register):
            for position, stalle in enumerate(record.stallen):
                key = (stalle.genomgang, stalle.avsnitt, stalle.punkt)
                if key in taken:
                    text = f"punkt {stalle.punkt} i avsnitt {stalle.avsnitt} är redan {taken[key]}"
                    yield registers.problem(register, record, ("stallen", position, "punkt"), text)
                taken.setdefault(key, record.id)


def check_parts(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett projekt kan inte vara en del av sig självt, inte heller på omvägar."""
    parent = {p.id: p.del_av for p in registers.projekt}
    for projekt in registers.projekt:
        seen, at = {projekt.id}, projekt.del_av
        while at is not None and at not in seen:
            seen.add(at)
            at = parent.get(at)
        if at is not None:
            yield registers.problem("projekt", projekt, ("del_av",), f'"{projekt.id}" är en del av sig självt')


def check_officer(registers: Registers, idag: date) -> Iterator[Problem]:
    """Dataskyddsombudet granskar och ger råd, och kan därför inte vara ansvarig, ägare eller beslutsfattare."""
    for register, record, loc, value in values(registers, Hanvisning):
        if value == "dataskyddsombud" and loc[-1] in MANDATE:
            text = "dataskyddsombudet granskar och ger råd; välj rollen som bestämmer eller gör"
            yield registers.problem(register, record, loc, text)


def check_report_year(registers: Registers, idag: date) -> Iterator[Problem]:
    """Genomgång N är bilaga till plan N och redovisar år N−1."""
    for genomgang in registers.genomgangar:
        if genomgang.redovisar != int(genomgang.id) - 1:
            text = f"genomgång {genomgang.id} redovisar {int(genomgang.id) - 1}, inte {genomgang.redovisar}"
            yield registers.problem("genomgangar", genomgang, ("redovisar",), text)
