"""Whether a requirement applies to the office: only the office decides, and without a whole decision it is not known."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import SAKNAS, Intraffat, Kanske, Namn, Record, Text, ref


class Galler(StrEnum):
    """What was decided."""

    JA = "ja"
    NEJ = "nej"


class Tillamplighet(Record):
    """A decision on whether one requirement of a framework applies. A later record about the same requirement takes over."""

    id: Annotated[str, Field(pattern=r"^TIL-\d{3}$", description="Nästa lediga nummer, till exempel TIL-012")]
    ram: ref("krav")
    nummer: Annotated[Namn, Field(description="Kravets nummer, som det står i ramverket: 8.15 eller 2:3:2")]
    galler: Annotated[Kanske[Galler], Field(description="ja eller nej; nej kräver skal")]
    skal: Annotated[Text | None, Field(description="Varför, i en mening. Måste finnas när galler är nej")] = None
    beslutat: Annotated[
        Kanske[Intraffat], Field(description="Dagen då kontoret beslutade; utan den är posten bara ett förslag")
    ]
    av: Annotated[Kanske[ref("roller")], Field(description="Rollen som beslutade")]
    diarienummer: Annotated[Namn | None, Field(description="Beslutets diarienummer")] = None
    kallor: Annotated[tuple[ref("kallor"), ...], Field(description="Fakta som beslutet vilar på")] = ()
    START: ClassVar[dict[str, str]] = {"nummer": "2:3"}
    """What `lis ny` begins with: a number that the first framework has."""

    @model_validator(mode="after")
    def _a_no_has_its_reason(self) -> Self:
        """A requirement that is left out without a reason cannot be told from one that was forgotten."""
        if self.galler is Galler.NEJ and not self.skal:
            raise ValueError("galler är nej; skriv varför i skal")
        return self

    def beslutad(self, dag: date) -> bool:
        """Whether the office had decided this at the end of `dag`: what applies, the day and the role are all known."""
        whole = self.galler is not SAKNAS and self.beslutat is not SAKNAS and self.av is not SAKNAS
        return whole and self.beslutat.till <= dag
