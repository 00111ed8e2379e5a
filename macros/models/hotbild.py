"""The yearly threat picture: what the authorities see and what they ask for."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Heltal, Intraffat, Kanske, Namn, Record, Text


class Punkt(Closed):
    """A threat or a demand: a short heading and what it means."""

    rubrik: Namn
    text: Text


class Hotbild(Record):
    """A threat picture for a year and for whom it was made; decided by the office or not."""

    id: Annotated[
        str, Field(pattern=r"^HOT-\d{4}-[a-z]+$", description="HOT, året och vem den gäller: HOT-2025-kommuner")
    ]
    ar: Annotated[Heltal, Field(ge=2020, le=2100)]
    galler: Annotated[Text, Field(description="Vem hotbilden är gjord för")]
    sammanfattning: Text
    hot: tuple[Punkt, ...] = ()
    atgarder: Annotated[tuple[Punkt, ...], Field(description="Vad myndigheterna säger att man behöver göra")] = ()
    beslutad: Annotated[Kanske[Intraffat], Field(description="När kontoret beslutade om hotbilden")]
