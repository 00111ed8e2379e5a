"""Actions: something to be done, or done, whatever its origin."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Arende, ref
from macros.models.kort import Atgardsnummer


class Ursprung(StrEnum):
    GENOMGANG = "genomgang"
    TILLSYN = "tillsyn"
    VOR = "vor"
    CYBERTRYGG = "cybertrygg"
    KLASSNING = "klassning"
    INCIDENT = "incident"
    STADEN = "staden"
    OVNING = "ovning"


class Atgard(Arende):
    """Something that the office has said it will do or has done, who answers for it and how it went."""

    id: Annotated[str, Field(pattern=r"^ATG-\d{3}$", description="Nästa lediga nummer, till exempel ATG-042")]
    ursprung: Annotated[Ursprung, Field(description="Varifrån åtgärden kommer")]
    risker: Annotated[tuple[ref("risker"), ...], Field(description="Riskerna den ska minska hos oss: RIS-001")] = ()
    skyddsatgarder: Annotated[
        tuple[Atgardsnummer, ...], Field(description="Kortens åtgärder som den genomför: LOG-01")
    ] = ()
