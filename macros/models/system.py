"""Applications: what the office uses, how it runs, how it is classified, protected and tested."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import (
    BARA_BEGRANSAD,
    Closed,
    Dag,
    Flagga,
    Intraffat,
    Kanske,
    Namn,
    Record,
    Slug,
    Synlighet,
    Text,
    ref,
)
from macros.models.klassning import Klassning, Prioritering


class Driftform(StrEnum):
    STA = "sta"
    GSIT = "gsit"
    CYBERFYSISKT = "cyberfysiskt"
    MOLN = "moln"
    EGEN = "egen"


class Forvaltare(StrEnum):
    KONTORET = "kontoret"
    SLK = "slk"
    ST_ERIK_FORSAKRING = "st_erik_forsakring"
    STADSARKIVET = "stadsarkivet"
    ANNAN = "annan"


class Bortfall(StrEnum):
    """What follows for the office when the system is gone."""

    ALLVARLIG = "allvarlig"
    BETYDANDE = "betydande"
    MATTLIG = "mattlig"
    FORSUMBAR = "forsumbar"


class Analyslage(StrEnum):
    BEHOVS = "behovs"
    BEHOVS_INTE = "behovs_inte"
    GJORD = "gjord"


class Del(StrEnum):
    """The three parts that must be documented of a system's access management."""

    TEKNIK = "teknik"
    PROCESS = "process"
    RUTIN = "rutin"


class Utfall(StrEnum):
    LYCKAT = "lyckat"
    DELVIS = "delvis"
    MISSLYCKAT = "misslyckat"


class Riskanalys(Closed):
    """Whether a complementary risk analysis is needed, or that it was made."""

    datum: Intraffat
    lage: Annotated[Analyslage, Field(description="behovs, behovs_inte eller gjord")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Behorighet(Closed):
    """That a part of the access management was documented, or found to be missing."""

    datum: Intraffat
    del_: Annotated[Del, Field(alias="del", description="teknik, process eller rutin")]
    dokumenterad: Annotated[Flagga, Field(description="true: dokumenterad. false: det är känt att den saknas")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Vag(StrEnum):
    """How the system is reached from outside the office's own network."""

    VPN = "vpn"
    WEBB = "webb"
    LEVERANTOR = "leverantor"
    INGEN = "ingen"


class Fjarratkomst(Closed):
    """One way in from outside, and whether it asks for two factors; or that there is none."""

    datum: Intraffat
    vag: Annotated[Vag, Field(description="vpn, webb, leverantor (leverantörens egen väg in) eller ingen")]
    tvafaktor: Annotated[
        Kanske[Flagga] | None, Field(description="true: vägen kräver två faktorer. Skrivs inte när vag är ingen")
    ] = None
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None

    @model_validator(mode="after")
    def _asked_where_there_is_a_way(self) -> Self:
        """A way in says whether it asks for two factors; where there is none there is nothing to ask for."""
        if (self.vag is Vag.INGEN) != (self.tvafaktor is None):
            raise ValueError("skriv tvafaktor för varje väg in, och inte alls när vag är ingen")
        return self


class Aterstallningstest(Closed):
    """A test of restoring from backup."""

    datum: Intraffat
    utfall: Annotated[Utfall, Field(description="lyckat, delvis eller misslyckat")]
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None


class Bekraftelse(Closed):
    """The owner role has looked at the record and says that it is right."""

    datum: Intraffat
    av: ref("roller")


class System(Record):
    """An application or a system. With `sakerhetsskydd` only id and owner are kept."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Slug
    namn: Annotated[Namn | None, Field(description="Namnet som används på kontoret")] = None
    agare: Annotated[Kanske[ref("roller")], Field(description="Rollen som äger systemet")]
    sakerhetsskydd: Annotated[Flagga, Field(description="true: hanteras i säkerhetsskydd; då står inget mer här")] = (
        False
    )
    fran: Annotated[Kanske[Dag] | None, Field(description="När systemet togs i bruk")] = None
    till: Annotated[Dag | None, Field(description="När systemet avvecklades")] = None
    beskrivning: Text | None = None
    objekt: Annotated[Kanske[ref("objekt")] | None, Field(description="Objektet det tillhör")] = None
    driftformer: Annotated[
        Kanske[tuple[Driftform, ...]] | None, Field(description="Ett eller flera: sta, gsit, cyberfysiskt, moln, egen")
    ] = None
    forvaltas_av: Annotated[Kanske[Forvaltare] | None, Field(description="Vem som huvudsakligen förvaltar det")] = None
    vid_bortfall: Annotated[Kanske[Bortfall] | None, Field(description="Följden för kontoret om systemet är borta")] = (
        None
    )
    personuppgifter: Annotated[Kanske[Flagga] | None, Field(description="Om systemet behandlar personuppgifter")] = None
    informationsmangder: Annotated[
        tuple[ref("informationsmangder"), ...], Field(description="Mängderna det hanterar")
    ] = ()
    leverantorer: Annotated[tuple[ref("leverantorer"), ...], Field(description="De som levererar det")] = ()
    klassningar: Annotated[tuple[Klassning, ...], Field(description="Klassningar av systemet självt, äldst först")] = ()
    prioriteringar: Annotated[
        tuple[Prioritering, ...], Field(description="När det blev en prioriterad informationstillgång")
    ] = ()
    riskanalyser: tuple[Riskanalys, ...] = ()
    behorigheter: Annotated[tuple[Behorighet, ...], BARA_BEGRANSAD] = ()
    fjarratkomst: Annotated[
        tuple[Fjarratkomst, ...],
        Field(description="Vägarna in utifrån. En vpn-tjänst är ett eget system"),
        BARA_BEGRANSAD,
    ] = ()
    aterstallningstester: Annotated[tuple[Aterstallningstest, ...], BARA_BEGRANSAD] = ()
    bekraftad: tuple[Bekraftelse, ...] = ()

    FRAGAS: ClassVar[frozenset[str]] = frozenset(
        ("namn", "fran", "objekt", "driftformer", "forvaltas_av", "vid_bortfall", "personuppgifter")
    )
    """Fields that every system tells, *uppgift saknas* where nothing is known; none of them in protective security."""

    @model_validator(mode="after")
    def _nothing_secret(self) -> Self:
        """A system in protective security says nothing but its owner; any other says what it is."""
        told = self.model_fields_set - {"id", "agare", "sakerhetsskydd", "kalla", "exempel", "synlighet", "sekretess"}
        if self.sakerhetsskydd and told:
            raise ValueError(
                f"posten hanteras i säkerhetsskydd och ska bara ha id och agare; ta bort {', '.join(sorted(told))}"
            )
        missing = self.FRAGAS - self.model_fields_set
        if not self.sakerhetsskydd and missing:
            raise ValueError(f"fälten {', '.join(sorted(missing))} saknas; skriv uppgift saknas där det inte är känt")
        return self

    def finns(self, dag: date) -> bool:
        """Whether the system is in use at the end of `dag`; an unknown start counts as before."""
        started = not hasattr(self.fran, "fran") or self.fran.fran <= dag
        return started and (self.till is None or self.till.till >= dag)
