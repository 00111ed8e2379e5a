"""The steps in which an office takes the knowledge base into use: what to do, what must be decided, what shows that it is done."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Closed, Kanske, Namn, Record, Text, ref
from macros.models.values import SidaEllerMapp


class Omgang(StrEnum):
    """When a step is taken: the reader sees the steps of one round together."""

    EFTERMIDDAG = "eftermiddag"
    FORE_BRUK = "fore_bruk"
    SEDAN = "sedan"


class Visar(StrEnum):
    """Which computed measure tells how far a step has come; a new one is a value here and a function in `state/inforande.py`."""

    SYSTEM = "system"
    INCIDENTKONTAKT = "incidentkontakt"
    KONTAKTVAGAR = "kontaktvagar"
    STYRDOKUMENT = "styrdokument"
    SIDOR = "sidor"
    FRAGOR = "fragor"
    FORSTA_FRAGORNA = "forsta_fragorna"
    INCIDENTLEDARE = "incidentledare"
    BEKRAFTADE = "bekraftade"
    TIDER = "tider"
    KLASSADE = "klassade"
    PRIORITERADE = "prioriterade"
    FORANKRADE = "forankrade"
    GRANSKADE = "granskade"


class Andelsfraga(StrEnum):
    """The shares that the state of the whole counts, by what each asks."""

    KLASSNING = "klassning"
    RISKANALYS = "riskanalys"
    BEHORIGHET = "behorighet"
    FJARRATKOMST = "fjarratkomst"
    BEKRAFTELSE = "bekraftelse"
    ATERSTALLNING = "aterstallning"
    REVISION = "revision"
    DPIA = "dpia"
    PRIORITERADE = "prioriterade"
    FORANKRING = "forankring"
    INCIDENTLEDARE = "incidentledare"
    UNDERLAG = "underlag"


class Handgrepp(Closed):
    """One thing to do in a step: in words, with the command to run or the file and the rows to write."""

    text: Annotated[Text, Field(description="Vad du gör, i en eller två meningar")]
    kommando: Annotated[
        Namn | None, Field(pattern=r"^lis [a-z]", description="Kommandot, till exempel lis kontrollera")
    ] = None
    fil: Annotated[
        Namn | None, Field(pattern=r"^data/[a-z_]+(\.yml|/)$", description="Filen eller mappen som du skriver i")
    ] = None
    rader: Annotated[tuple[Namn, ...], Field(description="Raderna som du skriver där, en var")] = ()


class Inforandesteg(Record):
    """A step on the way from proposal to use. Its state is never written: it is computed from the other registers."""

    id: Annotated[str, Field(pattern=r"^INF-\d{2}$", description="Nästa lediga nummer, till exempel INF-18")]
    rubrik: Annotated[Namn, Field(description="En rad som börjar med ett verb: Läs in, Besluta, Utse")]
    omgang: Annotated[Omgang, Field(description="När steget tas: eftermiddag, fore_bruk eller sedan")]
    varfor: Annotated[Text, Field(description="Varför steget står just här. Ska stämma både före och efter steget")]
    gor: Annotated[tuple[Handgrepp, ...], Field(min_length=1, description="Vad du gör, i ordning")]
    avgors: Annotated[
        Text | None,
        Field(description="Vad som måste beslutas, när något måste det; med beslutar_sidor börjar det med Att"),
    ] = None
    beslutar: Annotated[
        Kanske[ref("roller")] | None, Field(description="Rollen som beslutar, när det är känt; bara med avgors")
    ] = None
    beslut: Annotated[tuple[ref("lokala_beslut"), ...], Field(description="Frågorna som hör till steget")] = ()
    beslutar_sidor: Annotated[
        tuple[SidaEllerMapp, ...], Field(description="Sidorna eller mapparna som ett beslut ska göra gällande")
    ] = ()
    visar: Annotated[Visar, Field(description="Vilket räknat mått som visar hur långt steget har kommit")]
    laser_upp: Annotated[
        tuple[Andelsfraga, ...], Field(description="Andelarna på sidan Läget som går att räkna när steget är taget")
    ] = ()
    vantar_pa: Annotated[
        tuple[ref("inforandesteg"), ...], Field(description="Tidigare steg som ska vara klara först")
    ] = ()

    @model_validator(mode="after")
    def _a_decision_says_what_and_by_whom(self) -> Self:
        """What is to be decided and who decides it belong together, also where nobody knows who."""
        if (self.avgors is None) != (self.beslutar is None):
            raise ValueError("avgors och beslutar hör ihop; skriv båda, eller ingen av dem")
        if (self.beslutar_sidor or self.beslut) and self.avgors is None:
            raise ValueError("steget har något att besluta; skriv vad i avgors och vem i beslutar")
        if self.beslutar_sidor and not str(self.avgors).startswith("Att "):
            raise ValueError("beslutet om sidor läses Kontoret beslutar att …; börja avgors med Att")
        if self.visar is Visar.SIDOR and not self.beslutar_sidor:
            raise ValueError("visar är sidor; skriv vilka i beslutar_sidor")
        return self
