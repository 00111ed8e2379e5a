"""Risks with dated assessments, and the scale they are assessed on."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import (
    Closed,
    Flagga,
    Heltal,
    Intraffat,
    Kanske,
    Namn,
    Record,
    Slug,
    Synlighet,
    Text,
    ref,
    senaste,
)


class Steg(Closed):
    """One step of a scale, lowest first."""

    varde: Annotated[Heltal, Field(ge=1, le=9)]
    namn: Namn


class Acceptans(Closed):
    """Up to which value (likelihood times consequence) a role may accept a risk."""

    hogst: Annotated[Heltal, Field(ge=1, le=81, description="Högsta värdet: sannolikhet gånger konsekvens")]
    vem: Annotated[ref("roller"), Field(description="Rollen som får godta risker upp till värdet")]


class Riskskala(Record):
    """The two axes of a risk matrix. Where the source does not give the steps they are unknown."""

    id: Slug
    namn: Namn
    forslag: Annotated[Flagga, Field(description="true: skalan är vårt förslag; kontoret beslutar")] = False
    sannolikhet: Annotated[Kanske[tuple[Steg, ...]], Field(description="Stegen, lägst först")]
    konsekvens: Annotated[Kanske[tuple[Steg, ...]], Field(description="Stegen, lägst först")]
    acceptans: Annotated[
        Kanske[tuple[Acceptans, ...]] | None, Field(description="Vem som får godta vad. Kontoret beslutar")
    ] = None


class Bedomning(Closed):
    """What a risk was judged to be, by whom and when."""

    datum: Intraffat
    niva: Annotated[Kanske[Text], Field(description="Nivån med källans ord")]
    sannolikhet: Annotated[Kanske[Heltal], Field(description="Steg på skalan")]
    konsekvens: Annotated[Kanske[Heltal], Field(description="Steg på skalan")]
    av: Annotated[tuple[ref("organisation"), ...], Field(min_length=1, description="Vilka som delar bedömningen")]


class Risk(Record):
    """A risk, where it was found, who answers for it and how it has been judged over time."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^RIS-\d{3}$", description="Nästa lediga nummer, till exempel RIS-004")]
    beteckning: Annotated[Namn | None, Field(description="Källans egen beteckning, till exempel R1")] = None
    namn: Namn
    forum: Annotated[ref("organisation"), Field(description="Var risken har analyserats")]
    galler: Annotated[Text, Field(description="Vad risken gäller")]
    skala: ref("riskskalor")
    agare: Kanske[ref("roller")]
    bedomningar: tuple[Bedomning, ...] = ()
    behandling: Annotated[Kanske[Text], Field(description="Vad som ska göras åt risken, och var")]

    def bedomning(self, dag) -> Bedomning | None:
        """The latest assessment at the end of `dag`, or None when there was none."""
        return senaste(self.bedomningar, dag)
