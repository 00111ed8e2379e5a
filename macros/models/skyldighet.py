"""Duties that the law lays on the office, each with its dated evidence."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.grund import Handelse, Kanske, Record, Text, ref, senaste


class Skyldighet(Record):
    """A duty of the law; what has been done about it are its events, with the document they rest on."""

    id: Annotated[str, Field(pattern=r"^SKY-\d{3}$", description="Nästa lediga nummer, till exempel SKY-009")]
    rubrik: Annotated[Text, Field(description="Vad som ska göras, med verb")]
    nar: Annotated[Text, Field(description="När, eller hur snabbt")]
    vem: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar för det på kontoret")]
    ram: ref("krav")
    nummer: Annotated[Text, Field(description="Kravets nummer i ramverket")]
    bevis: Annotated[Text, Field(description="Vad kontoret ska kunna visa upp")]
    START: ClassVar[dict[str, str]] = {"nummer": '"2:3"'}
    """What `lis ny` begins with: a number that the first framework has."""

    handelser: Annotated[tuple[Handelse, ...], Field(description="Vad som har gjorts, äldst först")] = ()
    kallor: tuple[ref("kallor"), ...] = ()

    def senaste_handelse(self, dag: date) -> Handelse | None:
        """The last event dated on or before `dag`, or None when nothing has been reported."""
        return senaste(self.handelser, dag)
