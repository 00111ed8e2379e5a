"""Laws and regulations with their dated states: what was known on a day, and what was not yet."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Dag, Intraffat, Namn, Record, Slug, Text, senaste


class Lage(StrEnum):
    UTREDNING = "utredning"
    FORESLAGEN = "foreslagen"
    BESLUTAD = "beslutad"
    GALLER = "galler"
    UPPHAVD = "upphavd"


class Lagesandring(Closed):
    """The state that a law came into, and when; what was then expected of it."""

    datum: Intraffat
    lage: Lage
    text: Text
    vantas_galla: Annotated[Dag | None, Field(description="När den då väntades träda i kraft")] = None
    kalla: Annotated[Text, Field(description="Källa med märke: SFS 2025:1506 [V], eller LG 2026, avsnitt 2.2")]


class Lag(Record):
    """A law, a directive or a regulation and what it means to the office."""

    id: Slug
    namn: Namn
    beteckning: Annotated[Namn | None, Field(description="Till exempel SFS 2025:1506 eller (EU) 2022/2555")] = None
    betydelse: Annotated[Text, Field(description="Vad den betyder för kontoret")]
    lagen: Annotated[tuple[Lagesandring, ...], Field(min_length=1, description="Lägen med datum, äldst först")]

    def lage(self, dag) -> Lagesandring | None:
        """The state at the end of `dag`, or None when nothing was known of it yet."""
        return senaste(self.lagen, dag)

    def beteckning_kand(self, dag) -> bool:
        """Whether the law had its number on `dag`: a proposal has none."""
        passed = [x for x in self.lagen if x.datum.till <= dag]
        return any(x.lage in (Lage.BESLUTAD, Lage.GALLER, Lage.UPPHAVD) for x in passed)
