"""Decisions of the management."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Arende, Intraffat, Kanske, Namn, Sida, Text, ref


class Beslut(Arende):
    """Something that has been decided, by whom and when; what comes of it are its events."""

    id: Annotated[str, Field(pattern=r"^BES-\d{3}$", description="Nästa lediga nummer, till exempel BES-008")]
    beslutat: Annotated[Kanske[Intraffat], Field(description="Beslutets dag")]
    av: Annotated[Kanske[ref("roller")], Field(description="Rollen som beslutade")]
    diarienummer: Annotated[Kanske[Namn], Field(description="Beslutets diarienummer")]
    faststaller: Annotated[tuple[Sida, ...], Field(description="Sidorna som beslutet gör gällande")] = ()
    manifest: Annotated[
        Text | None,
        Field(pattern=r"^[0-9a-f]{64}$", description="Skrivs av lis faststall: manifestets SHA-256; ändra inte"),
    ] = None
