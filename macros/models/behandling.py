"""Processing of personal data: a pointer to the office's record, not the record itself."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import SAKNAS, Closed, Dag, Flagga, Intraffat, Kanske, Namn, Record, Text, ref


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

    id: Annotated[str, Field(pattern=r"^PUB-\d{3}$", description="Nästa lediga nummer, till exempel PUB-004")]
    namn: Namn
    register_id: Annotated[
        Kanske[Text], Field(description="Id i kontorets registerförteckning, som gäller före denna post")
    ]
    process: Kanske[ref("processer")]
    ansvarig: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar för behandlingen")]
    system: tuple[ref("system"), ...] = ()
    fran: Kanske[Dag]
    till: Dag | None = None
    gemensamt_med: Annotated[
        tuple[ref("organisation"), ...], Field(description="Gemensamt personuppgiftsansvar med")
    ] = ()
    avtal: Annotated[Kanske[Text] | None, Field(description="Avtalets nummer, när ansvaret är gemensamt")] = None
    iot: Annotated[Kanske[Flagga], Field(description="true om sakernas internet används")]
    ai: Annotated[Kanske[Flagga], Field(description="true om AI används")]
    dpia: tuple[Dpia, ...] = ()
    rad_av_dataskyddsombud: tuple[Rad, ...] = ()

    def finns(self, dag: date) -> bool:
        """Whether the treatment goes on at the end of `dag`; an unknown start counts as before."""
        started = self.fran is SAKNAS or self.fran.fran <= dag
        return started and (self.till is None or self.till.till >= dag)
