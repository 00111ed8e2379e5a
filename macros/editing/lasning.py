"""A role's sheet as it is read: what the registers are, for whom it was made, and the files that it would change."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from macros.editing.verkstadsruta import Bok
from macros.editing.yaml_places import Document
from macros.registers.load import Registers
from macros.registers.yaml_source import Source

Vakt = Callable[[str], str | None]
"""Says what is wrong with a text that would be written: a person's name, an address, a key; None when it is fine."""
NYTT = "be om ett nytt blad (lis utskick ROLL --xlsx)"


@dataclass
class Lasning:
    """What a reader of a role's sheet knows. `roll` and `skrivet` are what the sheet says: whose it is, of which day."""

    namn: str
    root: Path
    registers: Registers
    idag: date
    vakt: Vakt
    roll: str = ""
    skrivet: str = ""
    _documents: dict[str, Document] = field(default_factory=dict)

    def bok(self) -> Bok:
        """A place for the faults of one row."""
        return Bok(self.namn, self.registers, self.idag, NYTT)

    def raw(self, source: Source, loc: Sequence[Any]) -> Any:
        """A record as it stands in its file."""
        if source.path not in self._documents:
            self._documents[source.path] = Document((self.root / source.path).read_bytes().decode("utf-8"))
        value = self._documents[source.path].value
        for step in loc:
            value = value[step]
        return value
