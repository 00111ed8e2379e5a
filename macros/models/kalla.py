"""Facts that texts rest on: where each comes from and how well it has been checked."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import Closed, Intraffat, Record, Text


class Marke(StrEnum):
    """How a fact was checked."""

    VERIFIERAD = "verifierad"
    BLANDAD = "blandad"
    SEKUNDAR = "sekundar"
    GENOMGANGEN = "genomgangen"
    EGEN = "egen"
    DELVIS_EGEN = "delvis_egen"
    OVERIFIERAT = "overifierat"


class Rattad(Closed):
    """A correction of a fact: texts that rest on it must not go on saying what it was corrected from."""

    datum: Annotated[Intraffat, Field(description="Dagen då faktat rättades")]
    vad: Annotated[Text, Field(description="Vad som gäller nu, i en mening som säger vad du skriver i stället")]
    galler_inte: Annotated[
        tuple[Text, ...],
        Field(
            min_length=1,
            description="Ordföljder som inte längre stämmer. Står en av dem i en sida eller post som anger faktat som källa är det ett fel",
        ),
    ]


class Kalla(Record):
    """A fact by its id: what it is about, its source and its mark. The fact itself stands in the texts."""

    id: Annotated[
        str,
        Field(
            pattern=r"^(F\d{1,2}\.\d{2,5}|LG-\d{1,2}\.\d|FORSLAG)$",
            description="Faktats nummer, till exempel F1.30; FORSLAG är vårt eget",
        ),
    ]
    marke: Annotated[
        Marke,
        Field(
            description="verifierad (originalet läst), blandad, sekundar (andrahandskälla), genomgangen "
            "(står i genomgången 2026), egen (vår slutsats), delvis_egen (läst original och vår slutsats) eller overifierat (får inte stå som fakta)"
        ),
    ]
    om: Annotated[Text, Field(description="Vad faktat handlar om, i några ord")]
    ur: Annotated[
        Text | None, Field(description="Källan: författning med paragraf, utgivare och titel, eller adress")
    ] = None
    rattad: Annotated[
        Rattad | None, Field(description="Den senaste rättelsen av faktat, när texter kan behöva skrivas om")
    ] = None
