"""Two trees of the same root, read by the same code as of the same day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.changes.git_objects import Andrad
from macros.changes.picture import ALLT, Bild, Sidor
from macros.registers.load import Registers


@dataclass(frozen=True)
class Par:
    """The base and the head, the paths that differ (from the root; what lies outside it from the top, after `../`), and the head's registers."""

    bas: Bild
    huvud: Bild
    andrade: tuple[Andrad, ...]
    registers: Registers
    dag: date

    @property
    def hel(self) -> bool:
        """Whether both could be computed."""
        return self.bas.hel and self.huvud.hel

    def namn(self, register: str, record_id: str) -> str:
        """What a record is called, in the head or else as it was."""
        post = self.huvud.poster.get(register, {}).get(record_id) or self.bas.poster.get(register, {}).get(
            record_id, {}
        )
        return f"{record_id} {postens_namn(post)}".strip()

    def sidans(self, path: str) -> str:
        """What a page is called."""
        return self.huvud.namn.get(path) or self.bas.namn.get(path, path)


def postens_namn(post: Mapping[str, Any]) -> str:
    """The name of a record as data, '' where it has none of its own."""
    fields = ("namn", "rubrik", "titel", "term", "fraga", "inget", "aktivitet")
    return next((post[f] for f in fields if isinstance(post.get(f), str)), "")


def allas(bild: Bild) -> Sidor:
    """The pages as those see them who may read everything."""
    return bild.sidor[str(ALLT)]


def inuti(sidor: Sidor) -> set[str]:
    """Every sentence of some pages."""
    return {sentence for told in sidor.values() for sentence in told}


def strangar(value: Any) -> Iterable[str]:
    """Every text within a value of data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for held in value.values():
            yield from strangar(held)
    elif isinstance(value, list):
        for held in value:
            yield from strangar(held)
