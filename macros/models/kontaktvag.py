"""Ways to reach those who act on an incident: functions, never a person."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Kanske, Namn, Record, Slug, Text, ref


class Kontaktvag(Record):
    """Whom to reach and how, by day and otherwise. What is not filled in shows as a line to write on by hand."""

    id: Slug
    namn: Annotated[Namn, Field(description="Vem man når, eller vem som gör det: Incidentkontakten")]
    nar: Annotated[Text, Field(description="När du använder vägen, i en mening")]
    roll: Annotated[Kanske[ref("roller")], Field(description="Rollen som svarar eller gör det, aldrig en person")]
    vag: Annotated[Kanske[Text], Field(description="Telefon till en funktion, eller en funktionsbrevlåda")]
    annan_tid: Annotated[Kanske[Text], Field(description="Vägen utanför kontorstid")]
