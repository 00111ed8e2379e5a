"""Management objects, units, projects and networks: where incidents are led and measures carried out."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Antal, Closed, Handelse, Intraffat, Kanske, Namn, Record, Slug, Synlighet, Text, ref


class Slag(StrEnum):
    OBJEKT = "objekt"
    ENHET = "enhet"
    PROJEKT = "projekt"
    NATVERK = "natverk"
    SAMVERKAN = "samverkan"


class Medarbetare(Closed):
    """How many people a unit had on a day."""

    datum: Intraffat
    antal: Annotated[Antal, Field(description="Hur många medarbetare enheten hade den dagen")]


class Objekt(Record):
    """A part of the office that owns systems or leads work, with the roles that must be named beforehand."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Slug
    namn: Namn
    slag: Annotated[Kanske[Slag], Field(description="objekt, enhet, projekt, natverk eller samverkan")]
    beskrivning: Annotated[Kanske[Text], Field(description="Vad det är, i en eller ett par meningar")]
    agare: Annotated[Kanske[ref("roller")], Field(description="Rollen som äger objektet")]
    incidentledare: Annotated[Kanske[ref("roller")], Field(description="Rollen som leder vid en incident")]
    ersattare: Annotated[Kanske[ref("roller")], Field(description="Incidentledarens ersättare")]
    utredare: Annotated[Kanske[ref("roller")], Field(description="Rollen som utreder personuppgiftsincidenter")]
    medarbetare: Annotated[
        tuple[Medarbetare, ...],
        Field(description="Enhetens antal medarbetare, med dag. Varje person räknas i en enhet"),
    ] = ()
    informerad: Annotated[tuple[Handelse, ...], Field(description="När incidentledaren fick veta vad som väntas")] = ()
    ovad: Annotated[tuple[Handelse, ...], Field(description="När incidentrutinen övades")] = ()
