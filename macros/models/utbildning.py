"""Training that has been held: for whom, how many, when. Never names."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Antal, Heltal, Intraffat, Kanske, Namn, Record, Text


class Utbildning(Record):
    """A training or an exercise that was held."""

    id: Annotated[str, Field(pattern=r"^UTB-\d{3}$", description="Nästa lediga nummer, till exempel UTB-004")]
    rubrik: Namn
    datum: Intraffat
    grupp: Annotated[Kanske[Text], Field(description="Vilka den var för, aldrig namn")]
    antal: Annotated[Kanske[Antal], Field(description="Hur många som deltog")]
    malgrupp_antal: Annotated[
        Kanske[Annotated[Heltal, Field(ge=1)]], Field(description="Hur många som borde ha deltagit")
    ]
