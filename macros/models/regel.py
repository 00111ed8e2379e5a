"""Validity periods and intervals: how long a fact holds, how often something is to be done. Never constants in code."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Heltal, Intraffat, Kanske, Namn, Record, Text


class RegelId(StrEnum):
    """The rules that the computations ask for."""

    KLASSNING = "klassning"
    RISKANALYS = "riskanalys"
    BEHORIGHETSGENOMGANG = "behorighetsgenomgang"
    ATERSTALLNINGSTEST = "aterstallningstest"
    SARBARHETSSKANNING = "sarbarhetsskanning"
    REVISION = "revision"
    BEKRAFTELSE = "bekraftelse"
    INCIDENTOVNING = "incidentovning"
    RISKBEDOMNING = "riskbedomning"
    NULAGE = "nulage"
    GRANSKNING = "granskning"


class Regel(Record):
    """How many months something holds or may pass until next time: a proposal until the office decides."""

    id: RegelId
    namn: Namn
    manader: Annotated[Heltal, Field(ge=1, le=120, description="Antal månader")]
    forslag: Annotated[Text, Field(description="Varför just så länge, med källa")]
    beslutad: Annotated[Kanske[Intraffat], Field(description="När kontoret beslutade om tiden")]
