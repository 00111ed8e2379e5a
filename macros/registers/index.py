"""Records by what one of their fields says: a page of a large office asks for its own and walks through no register."""

from collections.abc import Iterable
from typing import Any

from macros.models.base import Record


def indexed(records: Iterable[Record], field: str) -> dict[Any, tuple[Record, ...]]:
    """The records by each value that the field has: a record stands once under each of its list, in the order given."""
    found: dict[Any, dict[int, Record]] = {}
    for at, record in enumerate(records):
        value = getattr(record, field)
        for one in value if isinstance(value, tuple) else (value,):
            found.setdefault(one, {})[at] = record
    return {value: tuple(held.values()) for value, held in found.items()}
