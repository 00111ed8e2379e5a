"""Classification of information by confidentiality, integrity and availability (K/R/T), with its date.

Levels 0–3 as in KLASSA's consequence scale; level 4 is never recorded (it belongs to protective security).
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros.models.base import Closed, Intraffat, Namn
from macros.problems import quote, vad_som_star

STOPP = (
    "nivå 4 får aldrig skrivas in. Stanna: ta inte bort något, skicka inte ändringen, visa den inte för någon och "
    "ring säkerhetsfunktionen. Posten behåller bara id, agare och sakerhetsskydd: true"
)


def _niva(value: Any) -> int:
    if value in (4, "4"):
        raise ValueError(STOPP)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 3:
        raise ValueError(
            f"{quote(vad_som_star(value))} är ingen nivå; skriv 0 (ingen), 1 (måttlig), 2 (betydande) eller 3 (allvarlig)"
        )
    return value


Niva = Annotated[
    int,
    BeforeValidator(_niva),
    Field(ge=0, le=3, description="Konsekvens 0 ingen, 1 måttlig, 2 betydande, 3 allvarlig"),
]


class Klassning(Closed):
    """A classification that was made on a day."""

    datum: Intraffat
    konfidentialitet: Niva
    riktighet: Niva
    tillganglighet: Niva
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None

    @property
    def krt(self) -> tuple[int, int, int]:
        """(K, R, T), each 0–3."""
        return self.konfidentialitet, self.riktighet, self.tillganglighet
