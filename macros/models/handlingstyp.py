"""Kinds of documents that the knowledge base gives rise to: when each is a public record, and whether it is kept."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Kanske, Namn, Record, Slug, Text, ref


class Hantering(StrEnum):
    """What is to become of a kind of document."""

    BEVARA = "bevara"
    GALLRA = "gallra"
    OAVGJORT = "oavgjort"


class Funktion(StrEnum):
    """Whom the office asks before it decides: a function of the city or the office, never a person."""

    ARKIVARIE = "arkivarie"
    REGISTRATOR = "registrator"
    JURIST = "jurist"
    DATASKYDDSOMBUD = "dataskyddsombud"


class Handlingstyp(Record):
    """A kind of document, with our proposal until a decision record says otherwise."""

    id: Slug
    namn: Namn
    omfattar: Annotated[Text, Field(description="Vad som hör dit, och var det ligger")]
    blir_allman: Annotated[Text, Field(description="När den blir allmän handling, i en eller två meningar")]
    registreras: Annotated[Text, Field(description="Var den registreras eller hålls ordnad")]
    hantering: Annotated[Hantering, Field(description="Vårt förslag: bevara, gallra eller oavgjort")]
    frist: Annotated[
        Kanske[Text],
        Field(description="Hur länge den finns kvar innan den gallras. Bara när en källa eller ett beslut ger tiden"),
    ]
    skal: Annotated[Text, Field(description="Varför vi föreslår det")]
    fragas: Annotated[tuple[Funktion, ...], Field(min_length=1, description="Vilka kontoret frågar innan det beslutar")]
    kallor: Annotated[tuple[ref("kallor"), ...], Field(description="Vad texten vilar på")] = ()
    fraga: Annotated[ref("lokala_beslut") | None, Field(description="Frågan som kontoret ska avgöra")] = None
    beslut: Annotated[ref("beslut") | None, Field(description="Beslutsposten, när kontoret har beslutat")] = None

    @model_validator(mode="after")
    def _decided_says_what(self) -> Self:
        """A decision has settled what becomes of the document."""
        if self.beslut and self.hantering is Hantering.OAVGJORT:
            raise ValueError("beslutet är inskrivet; skriv vad det säger i hantering: bevara eller gallra")
        return self
