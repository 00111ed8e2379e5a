"""Incidents as the office has been told of them. Not the statutory documentation."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Antal, Closed, Heltal, Intraffat, Kanske, Namn, Record, Synlighet, Text, ref


class Slag(StrEnum):
    LEVERANTOR = "leverantor"
    PERSONUPPGIFT = "personuppgift"
    IT = "it"


class Rapport(Closed):
    """To whom an incident was reported or told, and when."""

    till: ref("roller")
    datum: Kanske[Intraffat]


class Incident(Record):
    """An incident, several of a kind, or a known none (`inget`)."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN
    UTAN_MARKE: ClassVar[Synlighet] = Synlighet.BEGRANSAD

    id: Annotated[str, Field(pattern=r"^INC-\d{3}$", description="Nästa lediga nummer, till exempel INC-004")]
    ar: Annotated[Heltal, Field(ge=2020, le=2100)]
    slag: Annotated[Slag | None, Field(description="leverantor, personuppgift eller it")] = None
    inget: Annotated[Text | None, Field(description="Vad som inte förekom, när det är känt")] = None
    rubrik: Namn | None = None
    antal: Annotated[Kanske[Antal] | None, Field(description="Hur många posten står för")] = None
    antal_text: Annotated[Text | None, Field(description="Antalet med källans ord, när siffran är okänd")] = None
    diarienummer: Kanske[Namn] | None = None
    handelse: Annotated[Text | None, Field(description="Vad som hände")] = None
    berorde_kontoret: Annotated[Text | None, Field(description="På vilket sätt kontoret berördes")] = None
    rapporterad: Annotated[tuple[Rapport, ...], Field(description="Den som har fått en rapport, och när")] = ()
    delgetts: Annotated[
        tuple[Rapport, ...], Field(description="Den som har fått veta utan att någon rapporterade, och när")
    ] = ()
    lardom: Annotated[Kanske[Text] | None, Field(description="Lärdomen på en rad")] = None
