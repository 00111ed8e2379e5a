"""One walk through every record: the checks share it, for a large office has a hundred thousand values."""

from typing import Any

from pydantic import BaseModel

from macros.models.base import Record
from macros.registers.load import Registers
from macros.registers.validation import Loc

Place = tuple[str, Record, Loc, Any]


def values(registers: Registers) -> list[Place]:
    """(register, record, path, value) of every single value."""
    return _walked(registers)[0]


def parts(registers: Registers) -> list[Place]:
    """(register, record, path, part) of every model and list within a record, the record itself first."""
    return _walked(registers)[1]


def _walked(registers: Registers) -> tuple[list[Place], list[Place]]:
    made = registers.__dict__.get("_walked")
    if made is None:
        singles: list[Place] = []
        groups: list[Place] = []
        for register, records in registers.records.items():
            for record in records:
                _walk(register, record, (), record, singles, groups)
        made = registers.__dict__["_walked"] = (singles, groups)
    return made


def _walk(register: str, record: Record, loc: Loc, value: Any, singles: list[Place], groups: list[Place]) -> None:
    """Lists and not generators: this is run for every value there is."""
    groups.append((register, record, loc, value))
    inner = value.__dict__.items() if isinstance(value, BaseModel) else enumerate(value)
    for step, item in inner:
        if isinstance(item, (BaseModel, tuple)):
            if item != ():
                _walk(register, record, (*loc, step), item, singles, groups)
        elif item is not None:
            singles.append((register, record, (*loc, step), item))
