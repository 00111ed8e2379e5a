"""The office and those around it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from macros.models.base import BARA_INTERN, Flagga, Kanske, Namn, Record, Slug, Text, ref


class Slag(StrEnum):
    STAD = "stad"
    NAMND = "namnd"
    FORVALTNING = "forvaltning"
    STATLIG = "statlig"
    EU = "eu"
    FUNKTION = "funktion"
    FORUM = "forum"
    LEVERANTOR = "leverantor"


class Organisation(Record):
    """An organisation, a central function or a forum that the office works with."""

    id: Slug
    namn: Namn
    kortnamn: Annotated[Namn | None, Field(description="Så som den brukar skrivas, till exempel SLK")] = None
    slag: Slag
    ingar_i: Annotated[ref("organisation") | None, Field(description="Id för den organisation den hör till")] = None
    uppgift: Annotated[Text, Field(description="Vad den gör som angår kontorets informationssäkerhet")]
    kontakt: Annotated[
        Kanske[Text],
        Field(description="Funktionsbrevlåda eller telefon till en funktion, aldrig en person"),
        BARA_INTERN,
    ]
    pahittat: Annotated[
        Flagga, Field(description="true: kontoret är påhittat, och varje sida och PDF säger det. Bara i demo/")
    ] = False
