"""Evidence: a document or a place that shows something of a certain day, and for how long that can be relied on."""

import re
from typing import Annotated, ClassVar, Self

from pydantic import Field, field_validator, model_validator

from macros.models.base import Dag, Heltal, Intraffat, Kanske, Namn, Record, Rorkrav, Synlighet, ref
from macros.models.kort import Atgardsnummer
from macros.problems import quote

LINK = re.compile(r"(?i)\b[a-z][a-z0-9+.-]*://|\bwww\.|\bmailto:")
FOR = ("skyddsatgarder", "krav", "system", "avvikelser", "kontroller")
"""What evidence can be for: the fields that point at it."""


class Underlag(Record):
    """A piece of evidence by its diary number or its place: never its content, and never a link out of here."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^BEV-\d{3}$", description="Nästa lediga nummer, till exempel BEV-014")]
    vad: Annotated[Namn, Field(description="Vad det visar, på en rad: Protokoll från återläsningen")]
    visar_dag: Annotated[
        Kanske[Intraffat], Field(description="Dagen som underlaget visar, inte dagen då det skrevs in här")
    ]
    referens: Annotated[Namn, Field(description="Diarienummer eller plats; aldrig innehållet, aldrig en länk")]
    galler_manader: Annotated[
        Heltal | None, Field(ge=1, le=120, description="Hur många månader efter dagen som det gäller")
    ] = None
    galler_till: Annotated[
        Kanske[Dag] | None, Field(description="Sista dagen som det gäller, eller uppgift saknas")
    ] = None
    av: Annotated[Kanske[ref("roller")], Field(description="Rollen som tog fram det")]
    skyddsatgarder: Annotated[
        tuple[Atgardsnummer, ...], Field(description="Kortens åtgärder som det visar: LOG-01")
    ] = ()
    krav: Annotated[tuple[Rorkrav, ...], Field(description="Kraven som det visar, när ingen åtgärd gör det")] = ()
    system: Annotated[tuple[ref("system"), ...], Field(description="Systemen som det visar något om")] = ()
    avvikelser: Annotated[tuple[ref("avvikelser"), ...], Field(description="Bristerna vars rättelse det visar")] = ()
    kontroller: Annotated[
        tuple[ref("kontroller"), ...], Field(description="Tillsynen eller kontrollen som det hör till")
    ] = ()
    FRAGAS: ClassVar[frozenset[str]] = frozenset({"galler_till", "krav"})
    """What `lis ny` asks for: until when it holds and what it shows, one way or the other."""

    @field_validator("referens")
    @classmethod
    def _no_link(cls, value: str) -> str:
        """An address leads past who may read what, and is dead in a few years."""
        if LINK.search(value):
            raise ValueError(f"{quote(value)} är en länk; skriv diarienumret eller platsen")
        return value

    @model_validator(mode="after")
    def _until_when(self) -> Self:
        """Who reads it must know how long it can be relied on; that nobody knows is said too."""
        if (self.galler_manader is None) == (self.galler_till is None):
            raise ValueError(
                "skriv antingen galler_manader eller galler_till; vet du inte: galler_till: uppgift saknas"
            )
        return self
