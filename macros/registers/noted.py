"""Records that keep account of who asks for them: so that nobody takes what is kept back for what is not there."""

from collections.abc import Mapping

from macros.models.base import Record


class Noted(dict):
    """The records of registers by name, which keeps the names that were asked for; a copy keeps them in the same place."""

    def __init__(self, records: Mapping[str, tuple[Record, ...]]):
        super().__init__(records)
        self.asked: set[str] = set()
        self.fetched: set[str] = set()

    def __getitem__(self, name: str) -> tuple[Record, ...]:
        self.asked.add(name)
        return super().__getitem__(name)
