"""Goals: what the office wants to reach, and how that can be seen."""

from typing import Annotated

from pydantic import Field

from macros.models.base import Arende, Kanske, Text


class Mal(Arende):
    """A goal. Without measure, baseline and target nobody can tell whether it was reached."""

    id: Annotated[str, Field(pattern=r"^MAL-\d{3}$", description="Nästa lediga nummer, till exempel MAL-008")]
    matt: Annotated[Kanske[Text], Field(description="Vad som mäts")]
    utgangslage: Annotated[Kanske[Text], Field(description="Läget när målet sattes")]
    malvarde: Annotated[Kanske[Text], Field(description="Läget när målet är nått")]
