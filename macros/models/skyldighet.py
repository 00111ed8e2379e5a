"""Duties that the law lays on the office, each with its dated evidence."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import BARA_INTERN, Closed, Flagga, Handelse, Heltal, Kanske, Namn, Record, Text, ref, senaste


class Fran(StrEnum):
    """The moment that a time limit runs from."""

    KANNEDOM = "kannedom"
    VETSKAP = "vetskap"
    ANMALAN = "anmalan"
    HANTERAD = "hanterad"


class Frist(Closed):
    """A time limit of a duty: what must be with whom, so many hours or months from which moment."""

    STAR_KVAR: ClassVar[bool] = True  # the law's limit is the same whoever may read whom the office calls

    vad: Annotated[Text, Field(description="Vad som ska lämnas, i ett eller två ord: Upplysning")]
    fran: Annotated[
        Fran,
        Field(
            description="Tiden räknas från kannedom (om en betydande incident), vetskap (om en personuppgiftsincident), "
            "anmalan (incidentanmälan skickad) eller hanterad (incidenten hanterad)"
        ),
    ]
    timmar: Annotated[Heltal | None, Field(ge=1, le=1000, description="Antal timmar, räknade natt och helg")] = None
    manader: Annotated[Heltal | None, Field(ge=1, le=12, description="Antal månader enligt kalendern")] = None
    pagar: Annotated[
        Flagga | None,
        Field(
            description="true: gäller bara när incidenten pågår en månad efter anmälan; false: bara när den är hanterad då"
        ),
    ] = None
    nar: Annotated[Text | None, Field(description="Villkoret, i några ord: om incidenten pågår")] = None
    till: Annotated[Text, Field(description="Myndigheten som ska ha det, och vägen dit")]
    kontakt: Annotated[ref("kontaktvagar"), Field(description="Kontaktvägen till den som lämnar det")]
    gor: Annotated[tuple[Text, ...], Field(min_length=1, description="Checklistan: vad du gör, ett verb först")]

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        """Hours or months, for hours run through every night and months follow the calendar."""
        if (self.timmar is None) == (self.manader is None):
            raise ValueError("skriv antingen timmar eller manader")
        return self


class Skyldighet(Record):
    """A duty of the law; what has been done about it are its events, with the document they rest on."""

    id: Annotated[str, Field(pattern=r"^SKY-\d{3}$", description="Nästa lediga nummer, till exempel SKY-009")]
    rubrik: Annotated[Namn, Field(description="Vad som ska göras, med verb")]
    nar: Annotated[Text, Field(description="När, eller hur snabbt")]
    vem: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar för det på kontoret")]
    ram: ref("krav")
    nummer: Annotated[Namn, Field(description="Kravets nummer i ramverket")]
    bevis: Annotated[Text, Field(description="Vad kontoret ska kunna visa upp")]
    START: ClassVar[dict[str, str]] = {"nummer": "2:3"}
    """What `lis ny` begins with: a number that the first framework has."""

    handelser: Annotated[tuple[Handelse, ...], Field(description="Vad som har gjorts, äldst först"), BARA_INTERN] = ()
    kallor: tuple[ref("kallor"), ...] = ()
    frister: Annotated[tuple[Frist, ...], Field(description="Tider som räknas på sidan Räkna ut tiderna")] = ()

    def senaste_handelse(self, dag: date) -> Handelse | None:
        """The last event dated on or before `dag`, or None when nothing has been reported."""
        return senaste(self.handelser, dag)
