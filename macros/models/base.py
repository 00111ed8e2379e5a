"""What every record is built of: closed and frozen models, events, matters. The kinds of fields come along from `values`."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from macros.models.synlighet import BARA_BEGRANSAD, BARA_INTERN, Synlighet
from macros.models.values import (
    DOLD,
    SAKNAS,
    UNKNOWN,
    Antal,
    Artal,
    Dag,
    Flagga,
    Hanvisning,
    Heltal,
    Intraffat,
    Kanske,
    Namn,
    Saknas,
    Sida,
    Slug,
    Text,
    Till,
    own_digits,
    ref,
)

__all__ = [
    "BARA_BEGRANSAD",
    "BARA_INTERN",
    "DOLD",
    "OPPNA",
    "SAKNAS",
    "UNKNOWN",
    "Antal",
    "Arende",
    "Artal",
    "Closed",
    "Dag",
    "Flagga",
    "Handelse",
    "Hanvisning",
    "Heltal",
    "Intraffat",
    "Kanske",
    "Namn",
    "Record",
    "Rorkrav",
    "Saknas",
    "Sekretess",
    "Sida",
    "Slug",
    "SomVad",
    "Stalle",
    "Status",
    "Synlighet",
    "Text",
    "Till",
    "passerad",
    "ref",
    "senaste",
]


class Closed(BaseModel):
    """A part of a record: unknown fields are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    STAR_KVAR: ClassVar[bool] = False
    """Whether the part is told also where what it must refer to is kept from the audience."""


class Sekretess(Closed):
    """Why something is restricted: the provision, when that was assessed, and by which role."""

    grund: Annotated[Text, Field(description="Lagrummet, till exempel OSL 18 kap. 8 § 3")]
    datum: Annotated[Intraffat, Field(description="Dagen för bedömningen")]
    av: Annotated[ref("roller"), Field(description="Rollen som bedömde")]


class Record(Closed):
    """One record of a register. Its id is given once and never used again.

    `VIDAST` is the widest audience that a record of the kind may ever have, `UTAN_MARKE` what one without a mark has.
    """

    VIDAST: ClassVar[Synlighet] = Synlighet.OPPEN
    UTAN_MARKE: ClassVar[Synlighet] = Synlighet.INTERN

    id: str
    kalla: Annotated[
        tuple[Text, ...], Field(description="Varifrån uppgiften kommer, till exempel LG 2026, avsnitt 4.3")
    ] = ()
    exempel: Annotated[Flagga, Field(description="true: visar bara hur en post ser ut, och räknas inte")] = False
    synlighet: Annotated[
        Synlighet | None,
        Field(description="begransad, intern eller oppen; utan rad gäller det som gäller för registret"),
    ] = None
    sekretess: Annotated[Sekretess | None, Field(description="Varför posten är begränsad: grund, datum och av")] = None

    @field_validator("id", mode="before")
    @classmethod
    def _digits(cls, value: Any) -> Any:
        """An id's digits are 0–9."""
        if isinstance(value, str):
            own_digits(value)
        return value


def senaste(events: Iterable[Any], dag: date) -> Any:
    """The last event dated on or before `dag`; of several on one day the one written last. None without any."""
    found = None
    for event in events:
        if event.datum.till <= dag and (found is None or event.datum.till >= found.datum.till):
            found = event
    return found


def passerad(sista: Kanske[Dag], dag: date) -> bool:
    """Whether the last day of something has gone: not on the day itself, and never when it is not known."""
    return sista is not SAKNAS and sista.till < dag


class Status(StrEnum):
    """What has come of a matter."""

    PLANERAD = "planerad"
    PAGAR = "pagar"
    KLAR = "klar"
    UTGAR = "utgar"
    OVERFORD = "overford"
    ERSATT = "ersatt"
    FORSENAD = "forsenad"


OPPNA = frozenset({Status.PLANERAD, Status.PAGAR, Status.OVERFORD, Status.FORSENAD})
"""States of what is not finished: carried over to another year, or reported late, is still to be done."""


class Handelse(Closed):
    """Something that happened to a matter, with its date."""

    datum: Intraffat
    status: Annotated[
        Status,
        Field(
            description="Läget efteråt: planerad, pagar, klar, utgar, overford (till nästa år), ersatt eller "
            "forsenad (blir försenad, och är inte klart)"
        ),
    ]
    text: Annotated[Text, Field(description="Vad som hände, i en mening")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None
    av: Annotated[ref("roller") | None, Field(description="Rollen som rapporterade")] = None


class SomVad(StrEnum):
    """As what a matter stands in a place of a review."""

    STATUS = "status"
    BEHOV = "behov"
    PRIORITERAT = "prioriterat"
    MAL = "mal"
    BESLUT = "beslut"
    FORBATTRING = "forbattring"
    KORRIGERING = "korrigering"


class Stalle(Closed):
    """A place in a review where a matter stands: «behov, avsnitt 7.2, punkt 1»."""

    genomgang: ref("genomgangar")
    avsnitt: Annotated[Text, Field(pattern=r"^\d{1,2}\.\d$", description="Avsnittets nummer, till exempel 7.2")]
    som: Annotated[SomVad, Field(description="Vad punkten är där: behov, prioriterat, mal, beslut …")]
    punkt: Annotated[Heltal, Field(ge=0, le=99, description="Vilken punkt i ordningen; 0 är den inledande texten")]


class Rorkrav(Closed):
    """Requirements of a framework that something concerns: how far it meets them is another question."""

    ram: ref("krav")
    nummer: Annotated[tuple[Namn, ...], Field(min_length=1, description="Kravens nummer i ramverket")]
    START: ClassVar[dict[str, list[str]]] = {"nummer": ["2:3"]}
    """What `lis ny` begins with: a number that the first framework has."""


class Arende(Record):
    """A matter that lives over years: stated, worked on, reported, done. Goal, decision, action or need."""

    rubrik: Annotated[Namn, Field(description="En rad som börjar med ett verb: Inför, Öva, Dokumentera")]
    beskrivning: Annotated[Text | None, Field(description="Vad det innebär, i en eller ett par meningar")] = None
    ansvarig: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar för det")]
    senast: Annotated[Kanske[Dag], Field(description="När det ska vara klart")]
    objekt: Annotated[ref("objekt") | None, Field(description="Objektet, enheten eller projektet det rör")] = None
    system: Annotated[tuple[ref("system"), ...], Field(description="Systemen det rör")] = ()
    krav: Annotated[tuple[Rorkrav, ...], Field(description="Kraven i ett ramverk som det ska svara på")] = ()
    uppdrag: Annotated[
        tuple[ref("uppdrag"), ...], Field(description="Nämndens uppdrag i budgeten som det utgår från: UPD-001")
    ] = ()
    stallen: Annotated[tuple[Stalle, ...], Field(description="Var i vilka genomgångar det står, och som vad")] = ()
    handelser: Annotated[tuple[Handelse, ...], Field(description="Vad som har hänt, äldst först")] = ()
    hor_ihop_med: Annotated[tuple[ref("arenden"), ...], Field(description="Id för närliggande ärenden")] = ()
    ersatts_av: Annotated[ref("arenden") | None, Field(description="Ärendet som tar över, när läget är ersatt")] = None

    @model_validator(mode="after")
    def _replaced_by_something(self) -> Self:
        """What is replaced says by what: otherwise it would be lost between two years."""
        if any(h.status is Status.ERSATT for h in self.handelser) and self.ersatts_av is None:
            raise ValueError("ärendet är ersatt; skriv vilket som tar över i ersatts_av")
        return self

    def oppet(self, dag: date) -> bool:
        """Whether the matter is still to be done at the end of `dag`."""
        return self.status(dag) in OPPNA

    def senaste_handelse(self, dag: date) -> Handelse | None:
        """The last event dated on or before `dag`, or None when nothing has been reported."""
        return senaste(self.handelser, dag)

    def status(self, dag: date) -> Status:
        """State at the end of `dag`, from the events dated on or before it."""
        last = self.senaste_handelse(dag)
        return last.status if last else Status.PLANERAD

    def plats(self, ar: str, avsnitt: str) -> Stalle | None:
        """Where the matter stands in section `avsnitt` of review `ar`, if it does."""
        return next((s for s in self.stallen if (s.genomgang, s.avsnitt) == (ar, avsnitt)), None)
