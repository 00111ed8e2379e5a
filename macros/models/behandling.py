"""Processing of personal data: a pointer to the office's record, not the record itself."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import (
    BARA_BEGRANSAD,
    SAKNAS,
    Closed,
    Dag,
    Flagga,
    Intraffat,
    Kanske,
    Namn,
    Record,
    Synlighet,
    Text,
    ref,
)


class Dpialage(StrEnum):
    BEHOVS_INTE = "behovs_inte"
    BEHOVS = "behovs"
    PAGAR = "pagar"
    GJORD = "gjord"


class Dpia(Closed):
    """A dated state of the data-protection impact assessment (GDPR article 35)."""

    datum: Intraffat
    lage: Annotated[Dpialage, Field(description="behovs_inte, behovs, pagar eller gjord")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Rad(Closed):
    """Advice of the data-protection officer: the officer advises and never decides."""

    datum: Intraffat
    underlag: Annotated[Namn, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")]


class Behandling(Record):
    """A treatment of personal data, by its id in the office's record of processing."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^PUB-\d{3}$", description="Nästa lediga nummer, till exempel PUB-004")]
    namn: Namn
    register_id: Annotated[
        Kanske[Text],
        Field(description="Id i kontorets registerförteckning, som gäller före denna post"),
        BARA_BEGRANSAD,
    ]
    process: Kanske[ref("processer")]
    ansvarig: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar för behandlingen")]
    system: Annotated[tuple[ref("system"), ...], BARA_BEGRANSAD] = ()
    fran: Kanske[Dag]
    till: Dag | None = None
    gemensamt_med: Annotated[
        tuple[ref("organisation"), ...], Field(description="Gemensamt personuppgiftsansvar med"), BARA_BEGRANSAD
    ] = ()
    avtal: Annotated[
        Kanske[Text] | None, Field(description="Avtalets nummer, när ansvaret är gemensamt"), BARA_BEGRANSAD
    ] = None
    iot: Annotated[Kanske[Flagga], Field(description="true om sakernas internet används"), BARA_BEGRANSAD]
    ai: Annotated[Kanske[Flagga], Field(description="true om AI används"), BARA_BEGRANSAD]
    dpia: Annotated[tuple[Dpia, ...], BARA_BEGRANSAD] = ()
    rad_av_dataskyddsombud: Annotated[tuple[Rad, ...], BARA_BEGRANSAD] = ()

    def finns(self, dag: date) -> bool:
        """Whether the treatment goes on at the end of `dag`; an unknown start counts as before."""
        started = self.fran is SAKNAS or self.fran.fran <= dag
        return started and (self.till is None or self.till.till >= dag)
