"""Controls: audits, supervision, internal control, scans and measurements, with what they showed."""

from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import Heltal, Intraffat, Kanske, Namn, Record, Synlighet, Text, ref


class Slag(StrEnum):
    VOR = "vor"
    TILLSYN = "tillsyn"
    EXTERN_REVISION = "extern_revision"
    INTERN_REVISION = "intern_revision"
    MATNING = "matning"
    SARBARHETSSKANNING = "sarbarhetsskanning"
    ANNAN = "annan"


class Framdrift(StrEnum):
    """Progress as the source tells it."""

    TYDLIG = "tydlig"
    BRISTANDE = "bristande"


class Kontroll(Record):
    """A control in a year, or a known none: `inget: extern revision`. A missing record means unknown."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN
    UTAN_MARKE: ClassVar[Synlighet] = Synlighet.BEGRANSAD

    id: Annotated[str, Field(pattern=r"^KON-\d{3}$", description="Nästa lediga nummer, till exempel KON-011")]
    slag: Slag
    ar: Annotated[Heltal, Field(ge=2020, le=2100, description="Året kontrollen gäller")]
    inget: Annotated[Text | None, Field(description="Vad som inte gjordes, när det är känt att inget gjordes")] = None
    rubrik: Annotated[Namn | None, Field(description="Vad som kontrollerades")] = None
    av: Annotated[ref("organisation") | None, Field(description="Vem som gjorde kontrollen")] = None
    del_av: Annotated[ref("kontroller") | None, Field(description="Kontrollen som den här är en del av")] = None
    system: Annotated[tuple[ref("system"), ...], Field(description="Systemen som kontrollerades")] = ()
    objekt: Annotated[ref("objekt") | None, Field(description="Objektet som kontrollerades")] = None
    datum: Kanske[Intraffat] | None = None
    diarienummer: Namn | None = None
    framdrift: Annotated[Kanske[Framdrift] | None, Field(description="tydlig eller bristande")] = None
    orsak: Annotated[Kanske[Text] | None, Field(description="Varför det gick som det gick")] = None
    resultat: Annotated[Kanske[Text] | None, Field(description="Vad kontrollen visade")] = None
    atgarder: tuple[ref("arenden"), ...] = ()

    FRAGAS: ClassVar[frozenset[str]] = frozenset({"rubrik"})
    """What `lis ny` asks for: a control is commoner than a known none."""

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        """A record tells either of a control or of a known none."""
        if self.inget and (self.rubrik or self.resultat or self.framdrift):
            raise ValueError("posten säger både att inget gjordes (inget) och vad som gjordes; behåll det ena")
        if not self.inget and not self.rubrik:
            raise ValueError("posten ska ha antingen rubrik (en kontroll) eller inget (känt att ingen gjordes)")
        return self
