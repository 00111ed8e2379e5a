"""Which requirements a routine answers. The routine itself is a page; whether it is decided follows the page."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Record, Sida
from macros.models.kravsvar import Kravsvar


class Rutinkrav(Record):
    """A routine by its page, with the requirements that it answers."""

    id: Annotated[str, Field(pattern=r"^RUT-\d{3}$", description="Nästa lediga nummer, till exempel RUT-012")]
    sida: Annotated[Sida, Field(description="Rutinens sida, som den ligger under docs/")]
    krav: Annotated[tuple[Kravsvar, ...], Field(description="Kraven som rutinen svarar på")] = ()
