"""Who may read what: the three audiences, and the widest that a field may ever be shown to."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from pydantic import BaseModel


class Synlighet(StrEnum):
    """An audience, and what is meant for it. Restricted matter is for a named group, internal for staff, open for anyone."""

    BEGRANSAD = "begransad"
    INTERN = "intern"
    OPPEN = "oppen"

    @property
    def rang(self) -> int:
        """How closed it is: 0 open, 1 internal, 2 restricted."""
        return (Synlighet.OPPEN, Synlighet.INTERN, Synlighet.BEGRANSAD).index(self)

    def visas_for(self, malgrupp: "Synlighet") -> bool:
        """Whether what is marked so is shown to an audience."""
        return self.rang <= malgrupp.rang


def snavast(*levels: Synlighet) -> Synlighet:
    """The most closed of some."""
    return max(levels, key=lambda level: level.rang)


@dataclass(frozen=True)
class Vidast:
    """On a field's type: the widest that the field may ever be shown, whatever its record says."""

    synlighet: Synlighet


BARA_BEGRANSAD = Vidast(Synlighet.BEGRANSAD)
BARA_INTERN = Vidast(Synlighet.INTERN)


def faltets_vidaste(field: Any) -> Synlighet:
    """The widest of a field, by its type (pydantic's `FieldInfo`); open where the type says nothing."""
    found = [m.synlighet for m in field.metadata if isinstance(m, Vidast)]
    return snavast(*found) if found else Synlighet.OPPEN


@lru_cache(maxsize=512)
def closed_fields(model: type[BaseModel], malgrupp: Synlighet) -> frozenset[str]:
    """The fields of a model that an audience never reads."""
    return frozenset(n for n, f in model.model_fields.items() if not faltets_vidaste(f).visas_for(malgrupp))
