"""Training that was held in the year of a review, group by group."""

from macros.models.base import SAKNAS
from macros.models.utbildning import Utbildning
from macros.models.values import Saknas
from macros.views.parts import OKAND, Sammanhang, Tabell
from macros.views.tomt import tomt


def hallna(s: Sammanhang, ar: int) -> list[Utbildning]:
    """The training of the year that review `ar` reports on, until the review's day."""
    g = s.genomgang(ar)
    return [u for u in s.registers.utbildningar if u.datum.fran.year == g.redovisar and u.datum.till <= g.dag]


def utbildningar(s: Sammanhang, ar: int) -> str:
    """Årets utbildningar och övningar, grupp för grupp: `{{ utbildningar(2027) }}`."""
    year, found = s.genomgang(ar).redovisar, hallna(s, ar)
    if not found:
        return tomt(s, ar, "utbildningar", vad=f"för {year}")
    groups: dict[str | Saknas, list[Utbildning]] = {}
    for held in found:
        groups.setdefault(held.grupp, []).append(held)
    rows = [
        [OKAND if group is SAKNAS else group, [f"{u.rubrik} ({u.datum})" for u in held], [_deltog(u) for u in held]]
        for group, held in groups.items()
    ]
    columns = ["Grupp", "Utbildning eller övning", "Deltog"]
    return Tabell(f"utbildningar-{ar}", f"Utbildningar och övningar {year}", columns, rows).html()


def _deltog(held: Utbildning):
    if held.antal is SAKNAS:
        return OKAND
    return str(held.antal) if held.malgrupp_antal is SAKNAS else f"{held.antal} av {held.malgrupp_antal}"
