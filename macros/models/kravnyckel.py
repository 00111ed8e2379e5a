"""Keys: which of our measures answers a requirement of a catalogue whose text may not be copied. Never the text itself."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Intraffat, Namn, Record, Slug, Text, ref
from macros.models.kort import Atgardsnummer


class Kravnyckel(Record):
    """A requirement of a catalogue by its number, with the fingerprint of the text that the office holds, and our measure."""

    id: Annotated[Slug, Field(description="Katalog, utgåva, nummer och åtgärd: provkatalogen-2-5-3-log-01")]
    katalog: Annotated[Namn, Field(description="Katalogens namn: KLASSA")]
    version: Annotated[Namn, Field(description="Katalogens utgåva, som den står i exporten")]
    nummer: Annotated[Namn, Field(description="Kravets nummer i katalogen")]
    avtryck: Annotated[
        Text,
        Field(
            pattern=r"^[0-9a-f]{64}$",
            description="SHA-256 av kravets text; skrivs av lis krav --knyt. Skriv aldrig in texten",
        ),
    ]
    atgard: Annotated[Atgardsnummer, Field(description="Åtgärden som svarar på kravet: LOG-01")]
    datum: Annotated[Intraffat, Field(description="Dagen då rollen knöt kravet till åtgärden")]
    av: Annotated[ref("roller"), Field(description="Rollen som knöt kravet till åtgärden")]
