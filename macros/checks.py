"""Rules between records. Each check yields its faults; its docstring is the rule, shown by `lis kontrollera --lista`."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from macros.load import Registers
from macros.models import REGISTERS
from macros.models.dag import Intraffat
from macros.models.grund import Hanvisning
from macros.models.tolka import Loc
from macros.problems import Problem, near

Check = Callable[[Registers, date], Iterator[Problem]]


def _values(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Every single value in a record with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _values(getattr(value, name), (*loc, name))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _values(item, (*loc, position))
    else:
        yield loc, value


def check_references(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett id som pekar på en annan post ska finnas i rätt register."""
    known = {name: registers.ids(name) for name in [*registers.records, "arenden"]}
    for register in registers.records:
        for record in registers.of(register):
            for loc, value in _values(record):
                ids = known[value.register] if isinstance(value, Hanvisning) else None
                if ids is not None and value not in ids:
                    text = f'"{value}" finns inte i registret {value.register}{near(value, ids)}'
                    yield registers.problem(register, record, loc, text)


def check_future(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som har hänt kan inte vara daterat efter i dag."""
    for register in registers.records:
        for record in registers.of(register):
            for loc, value in _values(record):
                if isinstance(value, Intraffat) and value.fran > idag:
                    yield registers.problem(
                        register, record, loc, f"{value} har inte varit än; en händelse får inte ligga efter i dag"
                    )


def check_event_order(registers: Registers, idag: date) -> Iterator[Problem]:
    """Händelser, bedömningar och lagars lägen står i tidsordning, äldst först."""
    for register in registers.records:
        for record in registers.of(register):
            for name in ("handelser", "bedomningar", "lagen"):
                dates = [event.datum for event in getattr(record, name, ())]
                for position, (earlier, later) in enumerate(pairwise(dates), 1):
                    if later.till < earlier.fran:
                        text = f"{later} står efter {earlier}; lägg händelserna i tidsordning, äldst först"
                        yield registers.problem(register, record, (name, position, "datum"), text)


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
    for register in registers.records:
        for record in registers.of(register):
            for name in ("ansvarig", "agare", "av", "beslutad_av", "incidentledare", "ersattare"):
                if getattr(record, name, None) == "dataskyddsombud":
                    text = "dataskyddsombudet granskar och ger råd; välj rollen som bestämmer eller gör"
                    yield registers.problem(register, record, (name,), text)


def check_report_year(registers: Registers, idag: date) -> Iterator[Problem]:
    """Genomgång N är bilaga till plan N och redovisar år N−1."""
    for genomgang in registers.genomgangar:
        if genomgang.redovisar != int(genomgang.id) - 1:
            text = f"genomgång {genomgang.id} redovisar {int(genomgang.id) - 1}, inte {genomgang.redovisar}"
            yield registers.problem("genomgangar", genomgang, ("redovisar",), text)


CHECKS: tuple[Check, ...] = (
    check_references,
    check_future,
    check_event_order,
    check_places,
    check_parts,
    check_officer,
    check_report_year,
)


def check_registers(registers: Registers, idag: date) -> list[Problem]:
    """All faults between records; `idag` is the real day, never the as-of day."""
    return [problem for check in CHECKS for problem in check(registers, idag)]


def rules() -> list[str]:
    """What is checked, a Swedish sentence a rule: each register's form, then what holds between records."""
    forms = [
        f"data/{r.namn}{'/*.yml' if r.mapp else '.yml'}: varje post följer sin modell, utan okända fält."
        for r in REGISTERS
    ]
    return forms + [str(check.__doc__) for check in CHECKS]
