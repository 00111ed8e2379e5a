"""Who may read a register or a folder of pages, where the records and pages do not say it one by one."""

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from macros.models.base import Flagga, Namn, Record, Slug, Synlighet, Text


class Malgrupp(Record):
    """A row of the table of audiences: it holds for what has no mark of its own, and never wider than the model allows."""

    id: Slug
    galler_register: Annotated[Namn | None, Field(description="Registret som raden gäller, till exempel kartotek")] = (
        None
    )
    galler_sidor: Annotated[
        Text | None,
        Field(pattern=r"^[a-z0-9/_-]+(/|\.md)$", description="Mappen eller sidan under docs/, mappen slutar med /"),
    ] = None
    visas_for: Annotated[Synlighet, Field(description="begransad, intern eller oppen")]
    egen_rot: Annotated[
        Flagga, Field(description="true: registrets begränsade poster eller fält ligger i den begränsade roten")
    ] = False
    varfor: Annotated[Text, Field(description="Varför, i en mening")]

    FRAGAS: ClassVar[frozenset[str]] = frozenset({"galler_register"})
    """What `lis ny` asks for: a register is commoner than a page."""

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        """A row is about a register or about pages."""
        if (self.galler_register is None) == (self.galler_sidor is None):
            raise ValueError(
                "raden gäller antingen ett register (galler_register) eller sidor (galler_sidor); skriv det ena"
            )
        return self
