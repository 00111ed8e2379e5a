"""Projects and their parts, with what they have done and plan to do."""

from datetime import date
from typing import Annotated

from pydantic import Field

from macros.models.base import (
    OPPNA,
    Closed,
    Dag,
    Handelse,
    Intraffat,
    Kanske,
    Namn,
    Record,
    Slug,
    Status,
    Text,
    ref,
    senaste,
)


class Period(Closed):
    """From when and until when something goes on."""

    fran: Kanske[Dag]
    till: Kanske[Dag]


class Aktivitet(Closed):
    """A piece of work within a project part: what, when, and what has happened."""

    text: Text
    tid: Annotated[Kanske[Dag], Field(description="När den görs eller är tänkt att göras")]
    handelser: tuple[Handelse, ...] = ()

    def oppet(self, dag: date) -> bool:
        """Whether the work is still to be done at the end of `dag`."""
        return self.status(dag) in OPPNA

    @property
    def senast(self) -> Kanske[Dag]:
        """When it is to be done, by the name that matters have for it."""
        return self.tid

    def status(self, dag: date) -> Status:
        """State at the end of `dag`: the last event's, or planned before the first."""
        last = senaste(self.handelser, dag)
        return last.status if last else Status.PLANERAD


class Projekt(Record):
    """A project, or a part of one (`del_av`)."""

    id: Slug
    namn: Namn
    kortnamn: Annotated[Namn | None, Field(description="Till exempel A eller B1")] = None
    del_av: Annotated[ref("projekt") | None, Field(description="Projektet eller blocket det är en del av")] = None
    drivs_av: ref("organisation")
    syfte: Text
    tid: Period
    vantar_pa: Annotated[Text | None, Field(description="Vad arbetet väntar på")] = None
    uppgift_fran: Annotated[
        Intraffat | None, Field(description="När det som står i syfte och vantar_pa sades, så grovt som källan är")
    ] = None
    aktiviteter: tuple[Aktivitet, ...] = ()
    underlag: Annotated[Namn | None, Field(description="Diarienummer eller dokumentnamn, aldrig innehållet")] = None
