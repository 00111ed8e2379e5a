"""What a management review must hold: ISO/IEC 27001:2022 9.3.2 and what the city asks."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Namn, Record, Slug, Text, ref


class Underlagskrav(Record):
    """One required part of the review and the sections that answer it."""

    id: Slug
    rubrik: Annotated[Namn, Field(description="Vad som krävs, med egna ord")]
    ur: Annotated[Text, Field(description="Varifrån kravet kommer: ISO/IEC 27001:2022 9.3.2 a, eller staden")]
    avsnitt: Annotated[tuple[Text, ...], Field(min_length=1, description="Avsnitten som svarar, till exempel 3.1")]
    kallor: tuple[ref("kallor"), ...] = ()
