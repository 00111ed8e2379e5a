"""Exceptions from a requirement: why, who accepted the risk and until when."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Dag, Handelse, Kanske, Namn, Record, Synlighet, Text, ref
from macros.models.kort import Atgardsnummer


class Undantag(Record):
    """An exception. One without an end is a decision to live with the risk for ever."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN
    UTAN_MARKE: ClassVar[Synlighet] = Synlighet.BEGRANSAD

    id: Annotated[str, Field(pattern=r"^UND-\d{3}$", description="Nästa lediga nummer, till exempel UND-004")]
    rubrik: Namn
    krav: Annotated[Text, Field(description="Kravet som inte följs")]
    skyddsatgarder: Annotated[
        tuple[Atgardsnummer, ...], Field(description="Kortens åtgärder som det gäller: LOG-01")
    ] = ()
    system: tuple[ref("system"), ...] = ()
    skal: Annotated[Text, Field(description="Varför kravet inte följs, och vad som skyddar i stället")]
    godkant_av: Annotated[Kanske[ref("roller")], Field(description="Rollen som godtar risken")]
    fran: Kanske[Dag]
    till: Annotated[Kanske[Dag], Field(description="När undantaget upphör")]
    handelser: tuple[Handelse, ...] = ()
