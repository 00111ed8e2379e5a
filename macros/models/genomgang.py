"""The yearly management review: annex to plan N, reporting on year N−1."""

from typing import Annotated

from pydantic import Field

from macros.models.grund import Artal, Closed, Dag, Flagga, Heltal, Intraffat, Kanske, Record, Text, ref


class Kontakt(Closed):
    """The person to ask about a review: the only place where a person's name may stand."""

    namn: Text
    roll: ref("roller")


class BedomdDag(Closed):
    """The day whose knowledge a review tells of. An assumption says why."""

    dag: Intraffat
    antagande: Annotated[Text | None, Field(description="Varför dagen är antagen, när källan inte anger den")] = None


class Nasta(Closed):
    """What was said of the next review."""

    senast: Dag
    agenda: Text


class Genomgang(Record):
    """A review. `aterger` means that it retells a decided document that is not ours."""

    id: Annotated[Artal, Field(description="Planens år; filen heter likadant")]
    titel: Text
    bilaga_till: Text
    redovisar: Annotated[Heltal, Field(description="Året som genomgången berättar om: planens år minus ett")]
    dokumentnummer: Kanske[Text]
    aterger: Annotated[Flagga, Field(description="true: en omarbetad återgivning av ett dokument vars original gäller")]
    kontaktperson: Kontakt
    bedomd_dag: BedomdDag
    beslutad: Annotated[Kanske[Intraffat], Field(description="Dagen då genomgången beslutades")]
    beslutad_av: Kanske[ref("roller")]
    uppfoljning: Annotated[Kanske[Dag], Field(description="När besluten ska följas upp")]
    nasta: Nasta

    @property
    def dag(self):
        """The as-of day as a `date`: the last day of the assessed day."""
        return self.bedomd_dag.dag.till

    @property
    def rad(self) -> str:
        """The line that every page, cover, footer and metadata of a retold review carries."""
        if not self.aterger:
            return ""
        return f"Omarbetad återgivning. Originalet, dok.nr {self.dokumentnummer}, gäller."
