"""Frameworks of requirements: their numbers and our own words, never a licensed text."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Dag, Namn, Record, Slug, Text, ref


class Textlage(StrEnum):
    INLAST = "inlast"
    DELVIS = "delvis"
    """Some of it read, the rest told second hand."""
    NUMMER = "nummer"
    """Only the numbers are here: a licensed text is never copied in."""
    EJ_INLAST = "ej_inlast"


class Krav(Closed):
    """One requirement by its number."""

    nummer: Annotated[
        Namn,
        Field(
            description="8.15 i en standard, 2:3:2 i en lag (kapitel:paragraf:punkt), 32.1.b i en EU-rättsakt (artikel.punkt.bokstav)"
        ),
    ]
    rubrik: Annotated[Namn, Field(description="Vad kravet gäller, med egna ord")]


class Ramverk(Record):
    """A law, directive, regulation or standard whose requirements the measures answer."""

    id: Slug
    namn: Namn
    version: Annotated[Namn, Field(description="Utgåvan som numren gäller")]
    beteckning: Annotated[Namn | None, Field(description="Som den skrivs i en hänvisning: MCFFS 2026:11")] = None
    galler_fran: Annotated[Dag | None, Field(description="Dagen då en föreskrift började gälla")] = None
    textlage: Annotated[
        Textlage,
        Field(
            description="inlast; delvis när en del återges ur andra hand; nummer när bara numren finns här; ej_inlast när texten inte är läst"
        ),
    ]
    om: Annotated[Text, Field(description="Vad ramverket är")]
    krav: tuple[Krav, ...] = ()
    kallor: tuple[ref("kallor"), ...] = ()
