"""What the board has been asked to do in the city's budget: what goals and plans start from."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Heltal, Kanske, Namn, Record, Text


class Uppdrag(Record):
    """A mission of the board in the budget of a year, in our own words."""

    id: Annotated[str, Field(pattern=r"^UPD-\d{3}$", description="Nästa lediga nummer, till exempel UPD-004")]
    rubrik: Annotated[Namn, Field(description="Uppdraget på en rad, med egna ord")]
    ar: Annotated[Heltal, Field(ge=2020, le=2099, description="Budgetåret")]
    beteckning: Annotated[Kanske[Namn], Field(description="Hur budgeten betecknar det, till exempel mål 2.4")]
    beskrivning: Annotated[Text | None, Field(description="Vad det innebär för informationssäkerheten")] = None
