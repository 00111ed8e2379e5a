"""The registers as one audience may read them: what it may not is gone before anything is computed or rendered.

Records go whole, fields by their model; what referred to something that is gone refers to nothing. A register of which nothing
may be read is noted when somebody asks for its records, so that no view takes an empty list for *none*.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from macros.models import ARENDEN, MODELS
from macros.models.base import DOLD, Hanvisning, Record, Synlighet
from macros.models.synlighet import closed_fields
from macros.registers.levels import record_level, unmarked_level
from macros.registers.load import Registers
from macros.registers.noted import Noted

Keep = Callable[[str, Record], bool]
GONE = object()
"""What stands for a part that has lost a reference that it cannot be without."""


@dataclass(frozen=True)
class _Gone:
    """What the audience may not read: records by (register, id)."""

    malgrupp: Synlighet
    records: Collection[tuple[str, str]]

    def has(self, value: Any) -> bool:
        if type(value) is not Hanvisning:
            return False
        names = ARENDEN if value.register == "arenden" else (value.register,)
        return any((name, str(value)) in self.records for name in names)


def narrowed(registers: Registers, malgrupp: Synlighet, keep: Keep) -> Registers:
    """The registers for an audience. `keep` says of (register, record) whether it is shown."""
    kept = {name: tuple(r for r in records if keep(name, r)) for name, records in registers.records.items()}
    lost = {(name, r.id) for name, records in registers.records.items() for r in records} - _ids(kept)
    gone = _Gone(malgrupp, lost)
    shown = {name: tuple(_narrow(r, gone) for r in records) for name, records in kept.items()}
    shut = {name for name in kept if not unmarked_level(registers, name).visas_for(malgrupp)}
    closed = {name for name in shut if not kept[name]}
    fields = {name for name in kept if closed_fields(MODELS[name], malgrupp)}
    touched = {name for name, _ in lost} | shut | fields
    return replace(
        registers,
        records=Noted(shown),
        malgrupp=malgrupp,
        utelamnade=frozenset(closed),
        slutna=frozenset(shut),
        delvis=frozenset(touched - closed),
    )


def by_marks(registers: Registers, malgrupp: Synlighet) -> Keep:
    """What the marks of the records alone say."""
    return lambda name, record: record_level(registers, name, record).visas_for(malgrupp)


def _ids(records: Mapping[str, Iterable[Record]]) -> set[tuple[str, str]]:
    return {(name, r.id) for name, held in records.items() for r in held}


def _narrow(value: Any, gone: _Gone) -> Any:
    """A value as the audience may read it; `GONE` for a part that it may not, where one can do without."""
    if isinstance(value, BaseModel):
        return _model(value, gone)
    if type(value) is tuple:
        parts = tuple(part for item in value if (part := _narrow(item, gone)) is not GONE)
        return value if len(parts) == len(value) and all(a is b for a, b in zip(parts, value, strict=True)) else parts
    return GONE if gone.has(value) else value


def _model(value: BaseModel, gone: _Gone) -> Any:
    """A record or a part of one; a part without what it must refer to is no part."""
    closed, less = closed_fields(type(value), gone.malgrupp), {}
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        made = GONE if name in closed else _narrow(held, gone)
        if made is held:
            continue
        if made is GONE:
            if field.is_required() and name not in closed and not isinstance(value, Record):
                return GONE
            made = () if isinstance(held, tuple) else None if not field.is_required() else DOLD
        less[name] = made
    return value.model_copy(update=less) if less else value
