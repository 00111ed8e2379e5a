"""Amendments: what a decided review should have said, as a dated text of its own beside the original."""

import hashlib
import json
from typing import Annotated

from pydantic import Field

from macros.models.base import Intraffat, Kanske, Namn, Record, Text, ref


class Rattelse(Record):
    """A correction of a frozen review. The review stays as it is; the fingerprint keeps the correction too."""

    id: Annotated[str, Field(pattern=r"^RAT-\d{3}$", description="Nästa lediga nummer, till exempel RAT-001")]
    genomgang: ref("genomgangar")
    avser: Annotated[
        Text, Field(pattern=r"^(\d{1,2}(\.\d)?|hela)$", description="Avsnittet, till exempel 4.3, eller hela")
    ]
    datum: Annotated[Intraffat, Field(description="Dagen då rättelsen beslutades")]
    av: Annotated[ref("roller"), Field(description="Rollen som beslutade rättelsen")]
    diarienummer: Annotated[Kanske[Namn], Field(description="Rättelsens diarienummer")]
    text: Annotated[Text, Field(description="Vad som var fel och vad som gäller i stället")]
    avtryck: Annotated[Text, Field(pattern=r"^[0-9a-f]{64}$", description="Skrivs av lis ratta; ändra inte")]

    @property
    def raknat_avtryck(self) -> str:
        """SHA-256 over what was decided: which review and section, when, by whom, and the words."""
        return avtryck(self.genomgang, self.avser, str(self.datum), self.av, str(self.diarienummer), self.text)


def avtryck(*parts: str) -> str:
    """The fingerprint of an amendment's parts, in the order of the model."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
