"""How two states of a record differ, in words. A frozen record is data: its model says what each value is."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.models import REGISTERS
from macros.models.base import UNKNOWN, Hanvisning
from macros.models.dag import i_ord
from macros.models.ord import VARDEN, delar_i, falt_i, falt_ord
from macros.state.arendelage import PASSERAT
from macros.views.columns import BERAKNADE
from macros.views.poster import Post
from macros.views.words import decimaltal, foga, ja_eller_nej, med_ord, rada

OUTSIDE = {"id", "kalla", "stallen", "uppgift_fran"}
"""Fields that tell nothing of what has happened."""
MODELL = {r.namn: r.modell for r in REGISTERS}
BORTA = "En uppgift som inte längre finns i registret"
"""What is said of a field that a frozen record has and the model has no more."""


def falten(register: str, one: Post, two: Post, names: Mapping[str, str]) -> Iterator[str]:
    """How each field differs. A field that the model has got since and that says nothing is no difference, nor is age alone."""
    modell = MODELL[register]
    for field, value in two.items():
        unsaid = field not in one and value in (None, [], False, "")
        aged = field == "lage_om" and two["lage"] == one.get("lage") and PASSERAT not in str(value)
        if field not in OUTSIDE and not (unsaid or aged) and value != one.get(field):
            annotation = falt_i(modell)[field].annotation if field in falt_i(modell) else None
            yield f"{_etikett(register, field)}: {_hur(annotation, one.get(field), value, names)}"


def _etikett(register: str, field: str) -> str:
    """The field's heading, or the heading of the column that is computed under that name."""
    computed = {k.nyckel: k.namn for k in BERAKNADE.get(register, ())}
    modell = MODELL[register]
    return computed.get(field) or (falt_ord(modell, field) if field in falt_i(modell) else BORTA)


def _hur(annotation: Any, old: Any, new: Any, names: Mapping[str, str]) -> str:
    """How a field differs: what has been added to or taken from a list, else the two values."""
    if isinstance(old, list) and isinstance(new, list):
        added = [_ord(annotation, x, names) for x in new if x not in old]
        gone = [f"borttaget: {_ord(annotation, x, names)}" for x in old if x not in new]
        return rada([*added, *gone]) or "annan ordning"
    return f"{_ord(annotation, old, names) or 'tomt'} → {_ord(annotation, new, names) or 'tomt'}"


def _ord(annotation: Any, value: Any, names: Mapping[str, str]) -> str:
    """Any value of a record's data in words, as its field's type says; '' for nothing."""
    if value is None or value in ("", []):
        return ""
    if isinstance(value, bool):
        return ja_eller_nej(value)
    if isinstance(value, float):
        return decimaltal(value)
    if isinstance(value, dict):
        return value["text"] if value.keys() == {"fran", "till", "text"} else _del(annotation, value, names)
    if isinstance(value, list):
        return rada(_ord(annotation, v, names) for v in value)
    if value == UNKNOWN or not isinstance(value, str):
        return str(value)
    if annotation is None or any(delar_i(annotation, Hanvisning)):
        return names.get(value, value)
    return _ur_lista(annotation, value) or _datum(value) or value


def _del(annotation: Any, value: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """A part of a record on one line, each of its fields that says something."""
    modell = next((m for m in delar_i(annotation, BaseModel) if value.keys() <= falt_i(m).keys()), None)
    if modell is None:
        return foga(_ord(None, v, names) for v in value.values())
    fields = falt_i(modell)
    return foga(med_ord(modell, k, _ord(fields[k].annotation, v, names)) for k, v in value.items())


def _ur_lista(annotation: Any, value: str) -> str:
    """The word of a value of a closed list; '' when the field has none."""
    lists = delar_i(annotation, Enum)
    return next((VARDEN[found][value] for found in lists if value in VARDEN.get(found, ())), "")


def _datum(value: str) -> str:
    try:
        return i_ord(date.fromisoformat(value))
    except ValueError:
        return ""
