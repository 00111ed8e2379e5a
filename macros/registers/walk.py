"""One walk through every record: the checks share it, for a large office has a hundred thousand values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from macros.models.base import Record
from macros.registers.validation import Loc

if TYPE_CHECKING:
    from macros.registers.load import Registers

Place = tuple[str, Record, Loc, Any]


@dataclass(frozen=True)
class Walked:
    """What a walk found: single values, all of them and by their type, and parts: models and lists."""

    singles: list[Place] = field(default_factory=list)
    kinds: dict[type, list[Place]] = field(default_factory=dict)
    models: list[Place] = field(default_factory=list)
    lists: list[Place] = field(default_factory=list)


def values(registers: "Registers", kind: type | None = None) -> list[Place]:
    """(register, record, path, value) of every single value; only of those that are of just this type.

    A text is `str`: a reference or a word of a closed list has a type of its own.
    """
    walked = registers.walked
    return walked.singles if kind is None else walked.kinds.get(kind, [])


def models(registers: "Registers") -> list[Place]:
    """(register, record, path, model) of every record and of every model within one."""
    return registers.walked.models


def lists(registers: "Registers") -> list[Place]:
    """(register, record, path, list) of every list that has something in it."""
    return registers.walked.lists


def walk(records: Mapping[str, tuple[Record, ...]]) -> Walked:
    """Everything in the records of all registers."""
    found = Walked()
    for register, held in records.items():
        for record in held:
            _walk(register, record, (), record, found)
    return found


@cache
def _is_model(kind: type) -> bool:
    return issubclass(kind, BaseModel)


def _walk(register: str, record: Record, loc: Loc, value: Any, found: Walked) -> None:
    """Lists and not generators: this is run for every value there is."""
    if type(value) is tuple:
        found.lists.append((register, record, loc, value))
        inner = enumerate(value)
    else:
        found.models.append((register, record, loc, value))
        inner = value.__dict__.items()
    kinds = found.kinds
    for step, item in inner:
        kind = type(item)
        if kind is tuple:
            if item:
                _walk(register, record, (*loc, step), item, found)
        elif item is None:
            continue
        elif _is_model(kind):
            _walk(register, record, (*loc, step), item, found)
        else:
            place = (register, record, (*loc, step), item)
            found.singles.append(place)
            if kind in kinds:
                kinds[kind].append(place)
            else:
                kinds[kind] = [place]
