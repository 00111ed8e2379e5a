"""The office's processes and the sets of information that they handle."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Flagga, Kanske, Namn, Record, Slug, Synlighet, Text, ref
from macros.models.klassning import Klassning, Prioritering


class Process(Record):
    """A process of the office: what the record of processing should be divided by."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Slug
    namn: Namn
    agare: Kanske[ref("roller")]
    beskrivning: Kanske[Text]


class Informationsmangd(Record):
    """A set of information: what is classified. Systems inherit from it."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Slug
    namn: Namn
    process: Annotated[Kanske[ref("processer")], Field(description="Processen som hanterar den")]
    agare: Annotated[Kanske[ref("roller")], Field(description="Rollen som äger informationen")]
    personuppgifter: Annotated[Kanske[Flagga], Field(description="true om den innehåller personuppgifter")]
    klassningar: Annotated[tuple[Klassning, ...], Field(description="Klassningar, äldst först")] = ()
    prioriteringar: Annotated[
        tuple[Prioritering, ...], Field(description="När den blev en prioriterad informationstillgång")
    ] = ()
