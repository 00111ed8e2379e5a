"""Feedback, needs and expectations from those inside and outside."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import Heltal, Record, Synlighet, Text


class Slag(StrEnum):
    INTERN = "intern"
    EXTERN = "extern"
    BEHOV = "behov"


class Intressent(Record):
    """A piece of feedback in a year, or a known none (`inget`) with its reason."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^INT-\d{3}$", description="Nästa lediga nummer, till exempel INT-005")]
    slag: Annotated[Slag, Field(description="intern, extern eller behov")]
    ar: Annotated[Heltal, Field(ge=2020, le=2100)]
    inget: Annotated[Text | None, Field(description="Vad som inte har dokumenterats, när det är känt")] = None
    fran: Annotated[Text | None, Field(description="Vem återkopplingen kommer från")] = None
    text: Annotated[Text | None, Field(description="Vad som kom fram, eller varför inget finns")] = None

    FRAGAS: ClassVar[frozenset[str]] = frozenset({"fran", "text"})

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        """A record tells either what came or that nothing did."""
        if not self.inget and not (self.fran and self.text):
            raise ValueError("posten ska ha antingen fran och text, eller inget")
        return self
