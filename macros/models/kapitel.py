"""The chapters and sections that the city asks of a management review: one record each, in their order, with what they are called from when.

Their numbers are never written: they follow from the order of the records that a plan year has (`state/kapitel.py`).
"""

from enum import StrEnum
from itertools import pairwise
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import Closed, Heltal, Namn, Record, Slug, Text, ref


class Stadsfraga(StrEnum):
    """The four questions of the city's guidance, each answered by a computed measure in `views/fragor.py`."""

    INCIDENTRUTIN = "incidentrutin"
    UTBILDNING = "utbildning"
    KLASSNING = "klassning"
    REGISTERFORTECKNING = "registerforteckning"


class Lydelse(Closed):
    """What a chapter is called from a plan year on."""

    fran: Annotated[Heltal, Field(ge=2020, le=2100, description="Första planåret som den heter så")]
    titel: Annotated[Namn, Field(description="Rubriken utan nummer, som staden skriver den")]


class Kapitel(Record):
    """A chapter of the yearly review, or a section of one. The first plan year is its first name's, the last is `till`."""

    id: Slug
    i_kapitel: Annotated[
        ref("kapitel") | None, Field(description="Kapitlet som avsnittet hör till; utan rad är posten ett kapitel")
    ] = None
    titlar: Annotated[
        tuple[Lydelse, ...], Field(min_length=1, description="Vad det heter, med en rad till när staden byter namn")
    ]
    till: Annotated[
        Annotated[Heltal, Field(ge=2020, le=2100)] | None,
        Field(description="Sista planåret som det är med, när staden har tagit bort det"),
    ] = None
    syfte: Annotated[Text | None, Field(description="Vad ledningen ska få ut av kapitlet, med egna ord")] = None
    att_skriva: Annotated[
        Text | None, Field(description="Vad man skriver i avsnittet, i en mening; står i rutan i nästa års utkast")
    ] = None
    fraga: Annotated[
        Stadsfraga | None, Field(description="Stadens fråga som avsnittet svarar på, när det är någon av dem")
    ] = None
    FRAGAS: ClassVar[frozenset[str]] = frozenset({"i_kapitel", "att_skriva"})
    """What `lis ny` asks for beside what must be there."""

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        """A name holds until the next begins, and what is dropped was there."""
        for one, other in pairwise(self.titlar):
            if other.fran <= one.fran:
                raise ValueError(
                    f"titlar står med det äldsta året först; {other.fran} kommer inte efter {one.fran}. "
                    "Ska namnet från det året ändras: ändra raden"
                )
        if self.till is not None and self.till < self.titlar[-1].fran:
            raise ValueError(f"till är {self.till}, före {self.titlar[-1].fran} då det får sitt sista namn")
        return self

    @model_validator(mode="after")
    def _parts(self) -> Self:
        """A purpose is a chapter's; what is written and the city's question are a section's."""
        if self.i_kapitel is not None and self.syfte is not None:
            raise ValueError("syfte hör till kapitlet, inte till ett avsnitt; flytta raden till kapitlet")
        if self.i_kapitel is None and self.fraga is not None:
            raise ValueError("fraga hör till ett avsnitt, inte till kapitlet; flytta raden till avsnittet som svarar")
        return self

    @property
    def titel(self) -> str:
        """What it is called last: its name where no year is asked for."""
        return self.titlar[-1].titel

    def titel_ar(self, ar: int) -> str | None:
        """What it is called in the review of a plan year; None when it is not in it."""
        if self.till is not None and ar > self.till:
            return None
        return next((t.titel for t in reversed(self.titlar) if t.fran <= ar), None)
