"""Main groups of cameras: classified and balanced once a group."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Antal, Closed, Dag, Intraffat, Kanske, Namn, Record, Slug, Synlighet, Text, ref
from macros.models.klassning import Klassning


class Intresseavvagning(Closed):
    """A documented balancing of interests."""

    datum: Intraffat
    underlag: Annotated[Namn, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")]


class Kameragrupp(Record):
    """A main group of cameras with one classification and one balancing of interests."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Slug
    namn: Namn
    andamal: Annotated[Text, Field(description="Varför det bevakas")]
    objekt: Kanske[ref("objekt")]
    antal: Kanske[Antal]
    fran: Kanske[Dag]
    till: Dag | None = None
    klassningar: tuple[Klassning, ...] = ()
    intresseavvagningar: tuple[Intresseavvagning, ...] = ()
