"""Records as data: what exports hold, what a decided review keeps, and what two of them are compared by."""

from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.models import REGISTERS, Register
from macros.models import dag as dagar
from macros.models.base import DOLD, UNKNOWN, Record, Saknas, Synlighet
from macros.models.genomgang import Kontakt
from macros.models.synlighet import closed_fields
from macros.registers.load import Registers
from macros.state.day import Dagslage
from macros.views.columns import beraknade, varde
from macros.views.parts import OKAND
from macros.views.parts import Lage as Ord

DOLDA = {Kontakt: {"namn"}}
"""Fields that no file shows, by model: a person's name."""
Post = dict[str, Any]


def build_poster(registers: Registers, dag: date) -> dict[str, list[Post]]:
    """Every record of every register as JSON data, with what is computed for the day."""
    day = Dagslage(registers, dag)
    shown = [r for r in REGISTERS if registers.visar(r.namn)]
    return {r.namn: [post(r, record, day) for record in registers.of(r.namn)] for r in shown}


def post(register: Register, record: Record, day: Dagslage) -> Post:
    """A record as data: every field of its model, then what is computed for the day."""
    malgrupp = day.registers.malgrupp
    computed = {k.nyckel: data(varde(k, day, record)) for k in beraknade(register, malgrupp)}
    return data(record, malgrupp) | computed


def data(value: Any, malgrupp: Synlighet = Synlighet.BEGRANSAD) -> Any:
    """Any value as JSON data for an audience. Unknown is the words for it; a date is ISO, or its span with the source's words."""
    if isinstance(value, BaseModel):
        hidden = closed_fields(type(value), malgrupp) | DOLDA.get(type(value), set())
        shown = {n: f for n, f in type(value).model_fields.items() if n not in hidden}
        return {field.alias or name: data(getattr(value, name), malgrupp) for name, field in shown.items()}
    if isinstance(value, tuple | list):
        return [data(item, malgrupp) for item in value]
    if value is DOLD:
        return None
    if isinstance(value, Saknas) or value == OKAND:
        return UNKNOWN
    if isinstance(value, Ord):
        return value.ord
    if isinstance(value, dagar.Dag):
        day = hel_dag(value)
        span = {"fran": value.fran.isoformat(), "till": value.till.isoformat(), "text": value.text}
        return day.isoformat() if day else span
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def hel_dag(value: dagar.Dag) -> date | None:
    """The one day that a date is; None for a coarser one, or one that its source says in other words."""
    return value.fran if value.fran == value.till and value.text == dagar.i_ord(value.fran) else None
