"""Anchoring: how far the office's people have been reached by a document, unit by unit. Nobody's own reading is recorded."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import Antal, Closed, Intraffat, Kanske, Namn, Record, Sida, Synlighet, ref


class Satt(StrEnum):
    """How people were reached."""

    MOTE = "mote"
    INTRODUKTION = "introduktion"
    UTBILDNING = "utbildning"
    UTSKICK = "utskick"
    ANNAT = "annat"


class Tillfalle(Closed):
    """An occasion, and how many of the group had been reached after it, all occasions together."""

    datum: Intraffat
    satt: Annotated[Satt, Field(description="mote, introduktion, utbildning, utskick eller annat")]
    hittills: Annotated[
        Kanske[Antal],
        Field(description="Hur många i gruppen som är nådda hittills, alla tillfällen hopräknade. Aldrig namn"),
    ]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Forankring(Record):
    """What a group of units has been told of: documents that the office has decided, or pages here."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^FOR-\d{3}$", description="Nästa lediga nummer, till exempel FOR-004")]
    styrdokument: Annotated[
        tuple[ref("styrdokument"), ...], Field(description="Beslutade dokument: lokal-anvisning, incidentrutin")
    ] = ()
    sidor: Annotated[tuple[Sida, ...], Field(description="Rutiner på webbplatsen, med sidans väg under docs/")] = ()
    enheter: Annotated[
        tuple[ref("objekt"), ...],
        Field(min_length=1, description="Enheterna i gruppen. De ska ha minst tio medarbetare tillsammans"),
    ]
    tillfallen: Annotated[tuple[Tillfalle, ...], Field(description="När, hur och hur många, äldst först")] = ()

    FRAGAS: ClassVar[frozenset[str]] = frozenset({"styrdokument"})
    """What `lis ny` begins with beside what is required."""

    @model_validator(mode="after")
    def _about_something(self) -> Self:
        """A group was told of something."""
        if not self.styrdokument and not self.sidor:
            raise ValueError("det står inte vad som är förankrat; skriv styrdokument eller sidor")
        return self
