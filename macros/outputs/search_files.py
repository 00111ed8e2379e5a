"""Files of the site's own that the search leads to: the binder to print, the copy to take along."""

from collections.abc import Collection
from dataclasses import dataclass

from macros.models.term import Fil
from macros.outputs.pdf.documents import ANVISNING_PDF
from macros.views.ta_med import PARM, ZIP


@dataclass(frozen=True)
class Filtraff:
    """A file as a hit: its address from the site's root, what it is called, and what it holds."""

    adress: str
    titel: str
    text: str


FILER: dict[Fil, Filtraff] = {
    Fil.PARM: Filtraff(
        PARM,
        "Beredskapspärmen (PDF)",
        "Skriv ut: kontakter, rutiner, reservrutiner, logg och ett kort för incidentledaren att vika ihop.",
    ),
    Fil.KOPIA: Filtraff(
        ZIP,
        "Kopian för dator utan nät (zip)",
        "Packa upp mappen och öppna index.html. Kopian har rutiner, kartotek, Får jag …?, anvisningen och ordlistan.",
    ),
    Fil.ANVISNING: Filtraff(ANVISNING_PDF, "Lokal anvisning (PDF)", "Hela anvisningen att skriva ut."),
    Fil.KALENDER: Filtraff("utdata/arshjul.ics", "Årshjulet som kalenderfil", "Öppna filen i din kalender."),
}
COPIED = frozenset({PARM})
"""What the copy for those without a network has too."""


def files_here(only: Collection[str] | None = None) -> dict[Fil, Filtraff]:
    """The files, or those of them whose address is among `only`."""
    return {key: file for key, file in FILER.items() if only is None or file.adress in only}
