"""Goals: what the office wants to reach, and how that can be seen."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from macros.models.base import Arende, Closed, Intraffat, Kanske, Namn, Text, senaste
from macros.models.felord import fel
from macros.problems import quote, vad_som_star


def _tal(value: Any) -> int | float:
    """A number as it is written in Swedish or in code: 12, 7,5 or 7.5."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,12}([.,][0-9]{1,6})?", value.strip()):
        raise ValueError(fel("tal", varde=quote(vad_som_star(value))))
    number = float(value.strip().replace(",", "."))
    return int(number) if number.is_integer() else number


Tal = Annotated[
    int | float,
    PlainValidator(_tal),
    WithJsonSchema({"type": ["number", "string"], "description": "Ett tal, till exempel 12 eller 7.5"}),
]


def tal_i_ord(value: int | float) -> str:
    """A number with a decimal comma."""
    return str(value).replace(".", ",")


class Riktning(StrEnum):
    """Which way is good."""

    MINST = "minst"
    HOGST = "hogst"


class Matvarde(Closed):
    """What a measurement of a goal gave, and when."""

    datum: Intraffat
    varde: Annotated[Tal, Field(description="Talet som mättes, utan enhet")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Mal(Arende):
    """A goal. Without measure, baseline and target nobody can tell whether it was reached."""

    id: Annotated[str, Field(pattern=r"^MAL-\d{3}$", description="Nästa lediga nummer, till exempel MAL-008")]
    matt: Annotated[Kanske[Text], Field(description="Vad som mäts")]
    utgangslage: Annotated[Kanske[Text], Field(description="Läget när målet sattes")]
    malvarde: Annotated[Kanske[Text], Field(description="Läget när målet är nått")]
    enhet: Annotated[Namn | None, Field(description="Talens enhet: procent, system, övningar")] = None
    malvarde_tal: Annotated[
        Tal | None, Field(description="Målvärdet som tal, så att nått kan räknas fram; kräver riktning")
    ] = None
    riktning: Annotated[
        Riktning | None, Field(description="minst: nått vid målvärdet eller över; hogst: vid eller under")
    ] = None
    varden: Annotated[tuple[Matvarde, ...], Field(description="Mätta värden med datum, äldst först")] = ()

    @model_validator(mode="after")
    def _number_and_way(self) -> Self:
        """A target as a number says which way is good: 10 at least or 10 at most."""
        if (self.malvarde_tal is None) != (self.riktning is None):
            raise ValueError("malvarde_tal och riktning hör ihop; skriv båda eller ingen av dem")
        return self

    def nu(self, dag: date) -> Matvarde | None:
        """The last value measured on or before `dag`; None when nothing is."""
        return senaste(self.varden, dag)

    def natt(self, dag: date) -> bool | None:
        """Whether the last value is as good as the target; None when the numbers do not tell."""
        now = self.nu(dag)
        if now is None or self.malvarde_tal is None:
            return None
        return now.varde >= self.malvarde_tal if self.riktning is Riktning.MINST else now.varde <= self.malvarde_tal
