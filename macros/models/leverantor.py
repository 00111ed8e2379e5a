"""Suppliers and the agreements with them: numbers and dates, never what an agreement says."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Closed, Dag, Flagga, Kanske, Namn, Record, Slug, Synlighet, Text


class Avtal(Closed):
    """An agreement: its number and its time."""

    nummer: Annotated[Namn, Field(description="Avtalets nummer eller namn")]
    fran: Kanske[Dag]
    till: Kanske[Dag]
    bitradesavtal: Annotated[Kanske[Flagga], Field(description="true om ett personuppgiftsbiträdesavtal finns")]


class Leverantor(Record):
    """A supplier and its agreements."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Slug
    namn: Namn
    levererar: Kanske[Text]
    kontakt: Annotated[
        Kanske[Text], Field(description="Funktionsbrevlåda eller telefon till en funktion, aldrig en person")
    ]
    avtal: tuple[Avtal, ...] = ()
