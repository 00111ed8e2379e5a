"""Everyday questions with an answer in one line."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Record, Sida, Slug, Text, ref


class Svaret(StrEnum):
    JA = "ja"
    NEJ = "nej"
    FRAGA = "fraga"


class Vardagsfraga(Record):
    """A question that an employee asks, answered yes, no or ask first."""

    id: Annotated[str, Field(pattern=r"^FRG-\d{3}$", description="Nästa lediga nummer, till exempel FRG-042")]
    tema: Annotated[
        Slug, Field(description="Gruppen: ai, moln, utrustning, e-post, resor, behorighet, personuppgifter …")
    ]
    fraga: Annotated[Text, Field(description="Som någon säger den: Får jag …?")]
    svar: Annotated[Svaret, Field(description="ja, nej eller fraga (fråga först)")]
    text: Annotated[Text, Field(description="Skälet eller villkoret, i en mening")]
    sida: Annotated[Sida, Field(description="Sidan med mer, till exempel kartotek/generativ-ai.md")]
    sokord: tuple[Text, ...] = ()
    kallor: tuple[ref("kallor"), ...] = ()
