"""The mark of a row that is sent out: a fingerprint of each field, so that what changed meanwhile is seen when it comes back."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.editing import rollform as form
from macros.models.base import SAKNAS
from macros.models.dag import Dag
from macros.models.ord import varde_ord
from macros.registers.load import Registers

LAST = "lasta"
"""The part of a mark that stands for the cells which nobody fills in."""
MARK = re.compile(r"1( [a-z_]+=[0-9a-f]{8})+")


def avtryck(text: str) -> str:
    """Eight signs for a text: enough to see that it is another, too few to say what it was."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def as_mark(texts: Mapping[str, str]) -> str:
    """The mark of a row: `1 namn=0a1b2c3d …`."""
    return " ".join(["1", *(f"{name}={avtryck(text)}" for name, text in texts.items())])


def read_mark(text: str) -> dict[str, str] | None:
    """The fingerprints of a mark by field; None when it is none."""
    return dict(part.split("=") for part in text.split()[1:]) if MARK.fullmatch(text) else None


def texts_of(blad: str, record: Any, registers: Registers) -> dict[str, str]:
    """Every field that a row shows or changes, as text: a cell for a field, the whole for a list."""
    told = {k.falt: field_text(k, record, registers) for k in form.falten(blad)}
    for name in (form.ROLLFALT[blad], *form.listor(blad), *form.VISAS.get(blad, ())):
        told[name] = json.dumps(_plain(getattr(record, name)), ensure_ascii=False, sort_keys=True)
    return told


def locked_text(cells: Sequence[str]) -> str:
    return "\n".join(cells)


def field_text(kolumn: form.Kolumn, record: Any, registers: Registers) -> str:
    """A field as the cell of its column shows it; '' for what is not known."""
    return value_text(kolumn, getattr(record, kolumn.falt), registers)


def value_text(kolumn: form.Kolumn, value: Any, registers: Registers) -> str:
    """A value of the field of a column as its cell shows it; '' for what is not known."""
    if value is None or value is SAKNAS:
        return ""
    if isinstance(kolumn.val, str):
        return choices(kolumn.val, registers).get(str(value), str(value))
    if isinstance(value, tuple):
        return ", ".join(varde_ord(item) for item in value)
    if isinstance(value, bool):
        return form.JA if value else form.NEJ
    if isinstance(value, Dag):
        return dag_text(value)
    return " ".join((varde_ord(value) if isinstance(value, Enum) else str(value)).split())


def choices(register: str, registers: Registers) -> dict[str, str]:
    """What can be chosen of a register: the name of each record by its id; the id where two have one name."""
    names = {r.id: r.namn if isinstance(r.namn, str) else r.id for r in registers.of(register)}
    return {key: name if list(names.values()).count(name) == 1 else key for key, name in names.items()}


def dag_text(dag: Dag) -> str:
    """A day as a person would write it in a file: a day, a month, a year; a span in its own words."""
    for form_, length in (("%Y-%m-%d", 10), ("%Y-%m", 7), ("%Y", 4)):
        text = dag.fran.strftime(form_).zfill(length)
        try:
            same = Dag.parse(text)
        except ValueError:
            continue
        if (same.fran, same.till) == (dag.fran, dag.till):
            return text
    return dag.text


def _plain(value: Any) -> Any:
    """A value of a record as JSON can hold it."""
    if isinstance(value, BaseModel):
        return {name: _plain(part) for name, part in value.__dict__.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Dag):
        return [value.fran.isoformat(), value.till.isoformat(), value.text]
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
