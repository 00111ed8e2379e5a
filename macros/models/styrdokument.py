"""Documents that the office has decided and whose texts we do not have: they hold before ours."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Intraffat, Kanske, Namn, Record, Rorkrav, Slug, ref


class Styrdokument(Record):
    """A decided document that holds before the pages that propose something in its place."""

    id: Slug
    namn: Annotated[Namn, Field(description="I bestämd form: lokala anvisning, rutin för incidenter")]
    beslutat: Annotated[Kanske[Intraffat], Field(description="När det beslutades")]
    av: Kanske[ref("roller")]
    diarienummer: Annotated[Kanske[Namn], Field(description="Dokumentets nummer")]
    krav: Annotated[
        tuple[Rorkrav, ...], Field(description="Kraven som dokumentet rör; hur långt det svarar vet vi inte")
    ] = ()
