"""Matters that only the office can decide, each with our recommendation and where it comes from."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Kanske, Record, Text, ref
from macros.models.kortsvar import Kortsvar


class Tema(StrEnum):
    """What a group of questions has in common."""

    FORE_SKARP_DRIFT = "fore_skarp_drift"


class LokaltBeslut(Record):
    """An open decision: *Kontoret beslutar*. Its answer is a decision record, never a change here."""

    id: Annotated[str, Field(pattern=r"^KB-\d{3}$", description="Nästa lediga nummer, till exempel KB-042")]
    tema: Annotated[
        Tema | None,
        Field(description="fore_skarp_drift: ska vara avgjord innan kunskapsbasen används på riktigt"),
    ] = None
    fraga: Annotated[Text, Field(description="Vad kontoret ska bestämma, som en fråga")]
    rekommendation: Annotated[Text, Field(description="Vad vi föreslår, i en eller två meningar")]
    kortsvar: Annotated[
        tuple[Kortsvar, ...], Field(description="Rekommendationen i en rad. Visas först på kortet som ställer frågan")
    ] = ()
    vem: Annotated[Kanske[ref("roller")], Field(description="Rollen som kan besluta, när det är känt")]
    kallor: Annotated[tuple[ref("kallor"), ...], Field(description="Vad rekommendationen vilar på")] = ()
    beslut: Annotated[ref("beslut") | None, Field(description="Beslutsposten, när frågan är avgjord")] = None
