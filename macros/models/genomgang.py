"""The yearly management review: annex to plan N, reporting on year N−1."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Artal, Closed, Dag, Flagga, Heltal, Intraffat, Kanske, Namn, Record, Text, ref


class Kontakt(Closed):
    """The person to ask about a review: the only place where a person's name may stand."""

    namn: Annotated[Kanske[Namn], Field(description="Personens namn; står bara här")]
    roll: ref("roller")


class BedomdDag(Closed):
    """The day whose knowledge a review tells of. An assumption says why."""

    dag: Intraffat
    antagande: Annotated[Text | None, Field(description="Varför dagen är antagen, när källan inte anger den")] = None


class Nasta(Closed):
    """What was said of the next review."""

    senast: Annotated[Dag, Field(description="När den senast ska hållas, till exempel 2027-10")]
    agenda: Annotated[Text, Field(description="Vad den ska ta upp")]


class Omrade(StrEnum):
    INFORMATIONSSAKERHET = "informationssakerhet"
    DATASKYDD = "dataskydd"


class Omdome(StrEnum):
    JA = "ja"
    DELVIS = "delvis"
    NEJ = "nej"


class Bedomning(Closed):
    """The management's judgement of an area (ISO/IEC 27001:2022, 9.3.1): suitable, sufficient, effective, and why."""

    omrade: Annotated[Omrade, Field(description="informationssakerhet eller dataskydd")]
    lampligt: Annotated[Kanske[Omdome], Field(description="Passar arbetet verksamheten? ja, delvis eller nej")]
    tillrackligt: Annotated[Kanske[Omdome], Field(description="Räcker arbetet? ja, delvis eller nej")]
    verkan: Annotated[Kanske[Omdome], Field(description="Har arbetet önskad verkan? ja, delvis eller nej")]
    skal: Annotated[Kanske[Text], Field(description="Varför, i några meningar")]


class Planpunkt(Closed):
    """An activity of the coming year, with its tie to the budget and to the city's guideline."""

    aktivitet: Annotated[Text, Field(description="Vad som ska göras, med verb")]
    uppdrag: Annotated[
        Kanske[Text] | None,
        Field(
            description="Nämndens uppdrag i budgeten som den utgår från, i ord. Finns uppdraget i registret: uppdragen"
        ),
    ] = None
    uppdragen: Annotated[
        tuple[ref("uppdrag"), ...], Field(description="Uppdragen ur registret som den utgår från: UPD-001")
    ] = ()
    riktlinje: Annotated[Kanske[Text], Field(description="Vad i stadens riktlinje som den följer")]
    ansvarig: Kanske[ref("roller")]
    resurs: Annotated[Kanske[Text], Field(description="Tid eller pengar")]
    senast: Kanske[Dag]
    matt: Annotated[Kanske[Text], Field(description="Hur det märks att den är gjord")]
    arenden: Annotated[
        tuple[ref("arenden"), ...],
        Field(description="Ärendet där det som händer skrivs in, till exempel ATG-030; årets fil är fryst sedan"),
    ] = ()

    @model_validator(mode="after")
    def _one_tie(self) -> Self:
        """The mission is told once: by its record, or in words."""
        if (self.uppdrag is None) == (not self.uppdragen):
            raise ValueError("skriv uppdrag eller uppdragen, inte båda; är det inte känt: uppdrag: uppgift saknas")
        return self


class Beslutsfraga(Closed):
    """What the management has to decide now, and what follows if it does not."""

    fraga: Annotated[Text, Field(description="Vad som ska beslutas")]
    om_inte: Annotated[Text, Field(description="Vad som följer om det inte beslutas")]
    arenden: tuple[ref("arenden"), ...] = ()


class Svarspost(Closed):
    """Why a required part of the review is left without an answer."""

    krav: ref("underlagskrav")
    skal: Text


class Bilagd(StrEnum):
    """What of a review stands in its restricted annex unless somebody with a role moves it to the document."""

    AVVIKELSER = "avvikelser"
    INCIDENTER = "incidenter"
    KONTROLLER = "kontroller"
    LARDOMAR = "lardomar"
    MATNINGAR = "matningar"
    REVISIONER = "revisioner"
    RISKBEHANDLING = "riskbehandling"
    SARBARHETSGRANSKNINGAR = "sarbarhetsgranskningar"
    SVAGHETER = "svagheter"
    SYSTEMBRISTER = "systembrister"
    TILLSYN = "tillsyn"
    VOR = "vor"


class Utflyttad(Closed):
    """That a part of the annex may stand in the document, which anyone may read: who said so and when."""

    vad: Annotated[Bilagd, Field(description="Vad som flyttas ur den begränsade bilagan till genomgången")]
    roll: Annotated[ref("roller"), Field(description="Rollen som har prövat att det får stå i genomgången")]
    datum: Annotated[Intraffat, Field(description="Dagen då rollen prövade det")]


class Genomgang(Record):
    """A review. `aterger` means that it retells a decided document that is not ours."""

    id: Annotated[Artal, Field(description="Planens år; filen heter likadant")]
    titel: Namn
    bilaga_till: Namn
    redovisar: Annotated[
        Heltal, Field(ge=1999, le=2099, description="Året som genomgången berättar om: planens år minus ett")
    ]
    dokumentnummer: Kanske[Namn]
    aterger: Annotated[Flagga, Field(description="true: en omarbetad återgivning av ett dokument vars original gäller")]
    utkast: Annotated[Flagga, Field(description="true: ett utkast som ingen har beslutat")] = False
    kontaktperson: Kontakt
    bedomd_dag: BedomdDag
    beslutad: Annotated[Kanske[Intraffat], Field(description="Dagen då genomgången beslutades")]
    beslutad_av: Kanske[ref("roller")]
    uppfoljning: Annotated[Kanske[Dag], Field(description="När besluten ska följas upp")]
    nasta: Kanske[Nasta]
    aterges_manifest: Annotated[
        Text | None,
        Field(pattern=r"^[0-9a-f]{64}$", description="Skrivs av lis faststall --atergiven; ändra inte"),
    ] = None
    bedomningar: Annotated[tuple[Bedomning, ...], Field(description="Ledningens bedömning, ett område i taget")] = ()
    yttrande_dataskyddsombud: Annotated[Kanske[Text] | None, Field(description="Dataskyddsombudets eget yttrande")] = (
        None
    )
    att_besluta: Annotated[tuple[Beslutsfraga, ...], Field(description="Vad som ska beslutas nu, som förslag")] = ()
    planering: Annotated[tuple[Planpunkt, ...], Field(description="Nästa års aktiviteter")] = ()
    i_dokumentet: Annotated[
        tuple[Utflyttad, ...],
        Field(description="Vad som står i genomgången i stället för i den begränsade bilagan, efter någons prövning"),
    ] = ()
    utan_svar: Annotated[tuple[Svarspost, ...], Field(description="Delar som lämnas utan svar, och varför")] = ()

    @property
    def dag(self):
        """The as-of day as a `date`: the last day of the assessed day."""
        return self.bedomd_dag.dag.till
