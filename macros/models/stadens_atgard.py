"""What the city does centrally against the risks of its outsourced deliveries, and what the office then has to carry out."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from macros.models.base import OPPNA, Dag, Handelse, Kanske, Namn, Record, Status, Synlighet, Text, ref, senaste


class Vag(StrEnum):
    """Through what the city does it."""

    GSIT = "gsit"
    STA = "sta"
    ISIL = "isil"
    LANGSIKT = "langsikt"
    ANNAT = "annat"


class Stadsatgard(Record):
    """A central measure: through what, against which risks, and the office's own matters that it leads to."""

    VIDAST: ClassVar[Synlighet] = Synlighet.INTERN

    id: Annotated[str, Field(pattern=r"^CEN-\d{3}$", description="Nästa lediga nummer, till exempel CEN-004")]
    rubrik: Annotated[Namn, Field(description="En rad som börjar med ett verb: Dela upp nätet, Inför skydd")]
    beskrivning: Text | None = None
    risker: Annotated[tuple[ref("risker"), ...], Field(min_length=1, description="Riskerna den ska minska: RIS-001")]
    utfors_av: Annotated[Kanske[ref("organisation")], Field(description="Vem i staden, eller vilken leverantör")]
    vag: Annotated[Vag, Field(description="gsit, sta, isil, langsikt eller annat")]
    kontorets_del: Annotated[
        tuple[ref("arenden"), ...], Field(description="Kontorets egna ärenden som den kräver: ATG-031")
    ] = ()
    senast: Annotated[Kanske[Dag], Field(description="När den ska vara klar, enligt staden")]
    handelser: Annotated[tuple[Handelse, ...], Field(description="Vad staden har berättat, äldst först")] = ()

    def status(self, dag: date) -> Status:
        """State at the end of `dag`, by what the city has told; planned before the first word."""
        last = senaste(self.handelser, dag)
        return last.status if last else Status.PLANERAD

    def oppet(self, dag: date) -> bool:
        """Whether it is still to be done at the end of `dag`."""
        return self.status(dag) in OPPNA
