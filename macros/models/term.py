"""Words: what they mean here, and what people say instead."""

from typing import Annotated

from pydantic import Field

from macros.models.grund import Record, Slug, Text


class Term(Record):
    """A term with its meaning and the everyday words that people search with."""

    id: Slug
    term: Text
    betyder: Annotated[Text, Field(description="Vad ordet betyder här, i en mening")]
    synonymer: Annotated[tuple[Text, ...], Field(description="Vardagsord som betyder samma sak")] = ()
    inte: Annotated[Text | None, Field(description="Vad ordet inte betyder, när det lätt förväxlas")] = None
