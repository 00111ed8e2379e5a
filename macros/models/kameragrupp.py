"""Main groups of cameras: classified and balanced once a group."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Dag, Heltal, Intraffat, Kanske, Record, Slug, Text, ref
from macros.models.klassning import Klassning


class Intresseavvagning(Closed):
    """A documented balancing of interests."""

    datum: Intraffat
    underlag: Annotated[Text, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")]


class Kameragrupp(Record):
    """A main group of cameras with one classification and one balancing of interests."""

    id: Slug
    namn: Text
    andamal: Annotated[Text, Field(description="Varför det bevakas")]
    objekt: Kanske[ref("objekt")]
    antal: Kanske[Heltal]
    fran: Kanske[Dag]
    till: Dag | None = None
    klassningar: tuple[Klassning, ...] = ()
    intresseavvagningar: tuple[Intresseavvagning, ...] = ()
