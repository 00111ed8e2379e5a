"""How something answers a requirement of a framework: it supports it, or it fulfils it and says why."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from macros.models.base import Closed, Namn, Text, ref


class Hur(StrEnum):
    """How a requirement is answered: wholly by this alone, or with the help of it."""

    UPPFYLLER = "uppfyller"
    STODJER = "stodjer"


class Kravsvar(Closed):
    """Requirements that a measure, a routine or a requirement of the directive answers. To be mentioned is not to be met."""

    ram: ref("krav")
    version: Annotated[Namn, Field(description="Utgåvan, till exempel 2022 eller 2025:1506")]
    nummer: Annotated[tuple[Namn, ...], Field(min_length=1, description="Kravens nummer i ramverket")]
    hur: Annotated[
        Hur,
        Field(
            description="stodjer, eller uppfyller när just det här ensamt svarar på hela kravet; "
            "uppfyller har ett krav på raden och skal"
        ),
    ] = Hur.STODJER
    skal: Annotated[
        Text | None, Field(description="Varför det ensamt uppfyller kravet, i en kort mening om just det kravet")
    ] = None

    @model_validator(mode="after")
    def _why_it_is_enough(self) -> Self:
        """A claim that a requirement is met must be possible to judge, requirement by requirement."""
        if self.hur is Hur.UPPFYLLER and not self.skal:
            raise ValueError("hur är uppfyller; skriv i skal varför det ensamt svarar på hela kravet, eller stodjer")
        if self.hur is Hur.UPPFYLLER and len(self.nummer) > 1:
            raise ValueError("uppfyller gäller ett krav i taget; dela raden, så att varje krav får sitt skal")
        if self.hur is Hur.STODJER and self.skal:
            raise ValueError("skal hör till uppfyller; ta bort det, eller skriv hur: uppfyller")
        return self
