"""Joint control of personal data (GDPR article 26; facts F2.19): with whom, about what, and how far the agreement has come."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Closed, Intraffat, Kanske, Namn, Record, Synlighet, Text, ref


class Avtalslage(StrEnum):
    """How far an agreement has come."""

    UTKAST = "utkast"
    FRAMTAGET = "framtaget"
    BESLUTAT = "beslutat"
    UNDERTECKNAT = "undertecknat"
    UPPHORT = "upphort"


class Avtalshandelse(Closed):
    """A dated state of the agreement."""

    datum: Intraffat
    lage: Annotated[Avtalslage, Field(description="utkast, framtaget, beslutat, undertecknat eller upphort")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Uppdelning(Closed):
    """Who of the parties does what towards the people concerned: what the arrangement has to answer."""

    fraga: Annotated[Text, Field(description="Vad det gäller: begäran om registerutdrag, anmälan till IMY")]
    gor: Annotated[Kanske[ref("organisation")], Field(description="Parten som gör det")]


class Gemensamtansvar(Record):
    """Processing that the board decides over together with another controller."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^GEM-\d{3}$", description="Nästa lediga nummer, till exempel GEM-002")]
    namn: Annotated[Namn, Field(description="Vad parterna gör tillsammans")]
    med: Annotated[tuple[ref("organisation"), ...], Field(min_length=1, description="Den eller de andra parterna")]
    objekt: Annotated[ref("objekt") | None, Field(description="Samarbetet, objektet eller projektet")] = None
    galler: Annotated[Text, Field(description="Vilka personuppgifter det gäller, i en mening")]
    ansvarig: Annotated[Kanske[ref("roller")], Field(description="Rollen som håller i avtalet hos oss")]
    avtal: Annotated[tuple[Avtalshandelse, ...], Field(description="Hur långt avtalet har kommit, äldst först")] = ()
    uppdelning: Annotated[tuple[Uppdelning, ...], Field(description="Vem som gör vad mot de registrerade")] = ()
    publicerat: Annotated[
        Kanske[Text], Field(description="Var det viktigaste i avtalet står så att de registrerade kan läsa det")
    ]
    behandlingar: Annotated[tuple[ref("behandlingar"), ...], Field(description="Behandlingarna det gäller")] = ()
