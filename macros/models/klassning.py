"""Classification of information by confidentiality, integrity and availability (K/R/T), with its date.

Levels 0–3 as in KLASSA's consequence scale; level 4 is never recorded (it belongs to protective security).
"""

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from macros.models.base import Closed, Flagga, Intraffat, Kanske, Namn, Text, ref
from macros.models.felord import FEL, fel
from macros.models.values import SLAG
from macros.problems import quote, vad_som_star

STOPP = FEL["niva_stopp"]


def _niva(value: Any) -> int:
    if value in (4, "4"):
        raise ValueError(STOPP)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 3:
        raise ValueError(fel("niva", varde=quote(vad_som_star(value))))
    return value


Niva = Annotated[
    int,
    BeforeValidator(_niva),
    Field(
        ge=0,
        le=3,
        description="Konsekvens 0 ingen, 1 måttlig, 2 betydande, 3 allvarlig",
        json_schema_extra={SLAG: "niva"},
    ),
]


class Skal(Closed):
    """Why each level was set."""

    konfidentialitet: Annotated[Text | None, Field(description="Varför K blev som det blev, i en mening")] = None
    riktighet: Annotated[Text | None, Field(description="Varför R blev som det blev, i en mening")] = None
    tillganglighet: Annotated[Text | None, Field(description="Varför T blev som det blev, i en mening")] = None


class Informationsslag(Closed):
    """A kind of information that was classified with a system and has no record of its own."""

    namn: Annotated[Namn, Field(description="Vad det är för information, på en rad: Felanmälningar")]
    konfidentialitet: Niva
    riktighet: Niva
    tillganglighet: Niva
    skal: Skal | None = None
    personuppgifter: Annotated[Flagga | None, Field(description="true om den innehåller personuppgifter")] = None


class Klassning(Closed):
    """A classification that was made on a day. A proposal is kept as such, and nothing is counted from it."""

    datum: Annotated[Intraffat, Field(description="Dagen för beslutet, eller för mötet när inget är beslutat")]
    konfidentialitet: Niva
    riktighet: Niva
    tillganglighet: Niva
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None
    forslag: Annotated[Flagga | None, Field(description="true: klassningsmötets förslag, som ingen har beslutat")] = (
        None
    )
    mote: Annotated[Intraffat | None, Field(description="Dagen för klassningsmötet")] = None
    av: Annotated[ref("roller") | None, Field(description="Rollen som beslutar om klassningen")] = None
    deltog: Annotated[tuple[ref("roller"), ...], Field(description="Rollerna som var med på mötet")] = ()
    skal: Annotated[Skal | None, Field(description="Varför nivåerna blev som de blev")] = None
    information: Annotated[
        tuple[Informationsslag, ...], Field(description="Den information som inte har en egen post, rad för rad")
    ] = ()

    @property
    def krt(self) -> tuple[int, int, int]:
        """(K, R, T), each 0–3."""
        return self.konfidentialitet, self.riktighet, self.tillganglighet


class Prioritering(Closed):
    """That an asset was given priority, or no longer has it: it is to be classified and have a plan first."""

    datum: Annotated[Intraffat, Field(description="Dagen för beslutet")]
    prioriterad: Annotated[Flagga, Field(description="true: prioriterad. false: inte längre")]
    av: Annotated[Kanske[ref("roller")], Field(description="Rollen som beslutade")]
    skal: Annotated[Text | None, Field(description="Varför, i en mening")] = None
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


def beslutade(klassningar: Iterable[Klassning]) -> tuple[Klassning, ...]:
    """The classifications that are more than a proposal."""
    return tuple(k for k in klassningar if not k.forslag)
