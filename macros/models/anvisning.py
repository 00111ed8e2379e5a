"""The local directive's numbered requirements: who, what, when, and the card that tells how."""

from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import Record, Slug, Text, ref
from macros.models.kravsvar import Kravsvar


class Anvisningskrav(Record):
    """One requirement of the directive. A proposal until a decision says otherwise."""

    id: Annotated[str, Field(pattern=r"^ANV-\d{3}$", description="Nästa lediga nummer, till exempel ANV-042")]
    avsnitt: Annotated[Slug, Field(description="Sidan i docs/anvisning/ där kravet står, utan .md")]
    vem: ref("roller")
    vad: Annotated[Text, Field(description="Vad rollen ska göra, med verb: ska …")]
    nar: Annotated[Text, Field(description="När eller hur ofta")]
    START: ClassVar[dict[str, str]] = {"avsnitt": "syfte"}
    """What `lis ny` begins with: a page that is there."""

    kort: Annotated[ref("kartotek") | None, Field(description="Kortet som visar hur")] = None
    krav: Annotated[tuple[Kravsvar, ...], Field(description="Krav i ramverk som det här svarar på")] = ()
    kallor: tuple[ref("kallor"), ...] = ()
