"""Roles: who may decide what, and who has to do what."""

from typing import Annotated

from pydantic import Field

from macros.models.base import BARA_INTERN, Flagga, Kanske, Namn, Record, Sida, Slug, Text, ref


class Roll(Record):
    """A role with its mandate and its duties. Never a person."""

    id: Slug
    namn: Namn
    organisation: Kanske[ref("organisation")]
    mandat: Annotated[Kanske[tuple[Text, ...]], Field(description="Vad rollen får besluta"), BARA_INTERN]
    uppgifter: Annotated[
        Kanske[tuple[Text, ...]], Field(description="Vad rollen ska göra; en punkt per rad"), BARA_INTERN
    ]
    forslag: Annotated[Flagga, Field(description="true: rollen är vårt förslag och inte utpekad av kontoret")] = False
    borja: Annotated[
        tuple[Sida, ...], Field(description="Sidorna som rollen börjar med, viktigast först"), BARA_INTERN
    ] = ()
    far_faststalla: Annotated[Flagga, Field(description="true: rollen får fastställa ledningens genomgång")] = False
