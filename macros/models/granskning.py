"""Reviews of pages: who looked, when, at what text, with which outcome."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import Intraffat, Record, Sida, Synlighet, Text, ref


class Granskningsutfall(StrEnum):
    GODKAND = "godkand"
    ANDRA = "andra"


class Granskning(Record):
    """A review by a role, with the fingerprint of the text and measures that were looked at."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^GRA-\d{3}$", description="Nästa lediga nummer")]
    sida: Annotated[Sida, Field(description="Sidan som granskades, till exempel kartotek/loggning.md")]
    datum: Intraffat
    av: ref("roller")
    utfall: Annotated[Granskningsutfall, Field(description="godkand, eller andra när något behöver ändras")]
    not_: Annotated[Text | None, Field(alias="not", description="Vad som behöver ändras, i en mening")] = None
    avtryck: Annotated[Text, Field(pattern=r"^[0-9a-f]{64}$", description="Skrivs av lis granska; ändra inte")]

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        """A review that asks for a change says which."""
        if self.utfall is Granskningsutfall.ANDRA and not self.not_:
            raise ValueError("utfallet andra kräver raden not: skriv vad som behöver ändras, i en mening")
        return self
