"""Needs of support that are neither a goal nor a decision."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Arende


class Behov(Arende):
    """A need of support from central functions or from outside."""

    id: Annotated[str, Field(pattern=r"^BEH-\d{3}$", description="Nästa lediga nummer, till exempel BEH-003")]
