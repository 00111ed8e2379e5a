"""Frameworks of requirements: their numbers and our own words, never a licensed text."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

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


class Kravomrade(Closed):
    """Requirements of a framework that belong together."""

    namn: Annotated[Namn, Field(description="Vad kraven har gemensamt, i några ord: Rapportera incidenter")]
    nummer: Annotated[tuple[Namn, ...], Field(min_length=1, description="Kravens nummer, som de står i krav")]


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
    under: Annotated[ref("krav") | None, Field(description="Lagen som en föreskrift hör till")] = None
    krav: tuple[Krav, ...] = ()
    omraden: Annotated[
        tuple[Kravomrade, ...], Field(description="Kraven grupperade. Finns områden står varje krav i exakt ett")
    ] = ()
    kallor: tuple[ref("kallor"), ...] = ()

    @model_validator(mode="after")
    def _each_in_one_area(self) -> Self:
        """A requirement in no area would be missing from the page, and one in two would be counted twice."""
        known = [k.nummer for k in self.krav]
        placed = [number for area in self.omraden for number in area.nummer]
        if self.omraden and sorted(known) != sorted(placed):
            wrong = {n for n in (*known, *placed) if (known.count(n), placed.count(n)) != (1, 1)}
            raise ValueError(f"varje krav ska stå i exakt ett område; se {', '.join(sorted(wrong))}")
        return self
