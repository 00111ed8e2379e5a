"""Decisions of the management."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Arende, Closed, Intraffat, Kanske, Namn, Sida, Text, ref

SHA256 = r"^[0-9a-f]{64}$"


class SigneradKopia(Closed):
    """The signed copy in the diary: signing changes a file's bytes, so it has a hash beside that of the frozen PDF."""

    sha256: Annotated[Text, Field(pattern=SHA256, description="Den signerade filens SHA-256; skrivs av lis signerad")]
    datum: Annotated[Intraffat, Field(description="Dagen då filen signerades")]
    av: Annotated[ref("roller"), Field(description="Rollen som signerade")]
    diarienummer: Annotated[Namn, Field(description="Numret som den signerade filen är diarieförd under")]


class Beslut(Arende):
    """Something that has been decided, by whom and when; what comes of it are its events."""

    id: Annotated[str, Field(pattern=r"^BES-\d{3}$", description="Nästa lediga nummer, till exempel BES-008")]
    beslutat: Annotated[Kanske[Intraffat], Field(description="Beslutets dag")]
    av: Annotated[Kanske[ref("roller")], Field(description="Rollen som beslutade")]
    diarienummer: Annotated[Kanske[Namn], Field(description="Beslutets diarienummer")]
    faststaller: Annotated[tuple[Sida, ...], Field(description="Sidorna som beslutet gör gällande")] = ()
    manifest: Annotated[
        Text | None,
        Field(pattern=SHA256, description="Skrivs av lis faststall: manifestets SHA-256; ändra inte"),
    ] = None
    signerad_kopia: Annotated[
        SigneradKopia | None, Field(description="Skrivs av lis signerad: den signerade filen i diariet; ändra inte")
    ] = None
