"""The yearly wheel: duties that come back, per role."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Heltal, Intraffat, Kanske, Namn, Record, Text, ref

Manad = Annotated[Heltal, Field(ge=1, le=12, description="Månadens nummer")]


class Gjort(Closed):
    """That a duty was carried out: when, and what was done."""

    datum: Intraffat
    text: Annotated[Text, Field(description="Vad som gjordes, i en mening")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None
    av: Annotated[ref("roller") | None, Field(description="Rollen som gjorde det")] = None


class Arsuppgift(Record):
    """A duty that returns every year in the months given: a proposal until the office decides."""

    id: Annotated[str, Field(pattern=r"^ARS-\d{3}$", description="Nästa lediga nummer, till exempel ARS-012")]
    rubrik: Annotated[Namn, Field(description="En rad som börjar med ett verb")]
    beskrivning: Text | None = None
    roll: Annotated[Kanske[ref("roller")], Field(description="Rollen som gör det")]
    manader: Annotated[tuple[Manad, ...], Field(min_length=1, description="Månaderna då det ska göras")]
    system: tuple[ref("system"), ...] = ()
    kontroll: Annotated[
        ref("kontroller") | None, Field(description="Tillsynen eller kontrollen som uppgiften följer av")
    ] = None
    forslag: Annotated[Text, Field(description="Varför, och varifrån tiden kommer")]
    gjort: Annotated[tuple[Gjort, ...], Field(description="När den har gjorts, äldst först")] = ()
