"""Words: what they mean here, and what people say instead."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Flagga, Namn, Record, Sida, Slug, Text


class Fil(StrEnum):
    """A file that the build makes and that a word may lead to."""

    PARM = "parm"
    KOPIA = "kopia"
    ANVISNING = "anvisning"
    KALENDER = "kalender"


class Term(Record):
    """A term with its meaning and the everyday words that people search with."""

    id: Slug
    term: Namn
    betyder: Annotated[
        Text | None, Field(description="Vad ordet betyder här, i en mening; utan den är posten bara sökord")
    ] = None
    synonymer: Annotated[tuple[Text, ...], Field(description="Vardagsord som betyder samma sak")] = ()
    delar: Annotated[tuple[Text, ...], Field(description="Delarna i ett sammansatt ord: säkerhet, kopiering")] = ()
    sidor: Annotated[tuple[Sida, ...], Field(description="Sidorna ordet leder till, viktigast först")] = ()
    fraser: Annotated[
        tuple[Text, ...],
        Field(
            description="Frågor som leder till sidan, med frågeorden kvar: hur ligger vi till. … står för det som frågan gäller: "
            "vem äger …. Har sidan undersidor leder frågan till den som … nämner"
        ),
    ] = ()
    fil: Annotated[Fil | None, Field(description="Filen ordet leder till: parm, kopia, anvisning eller kalender")] = (
        None
    )
    bradskande: Annotated[
        Flagga, Field(description="true: den som söker på ordet har bråttom; ordets första sida visas överst")
    ] = False
    inte: Annotated[Text | None, Field(description="Vad ordet inte betyder, när det lätt förväxlas")] = None
