"""A share: of so many so many, how many of those nobody knows, and who can tell."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from macros.models.inforandesteg import Andelsfraga
from macros.state.day import Lage, Svar
from macros.views.figurer import Del, Ruta

JA, HALVT, NEJ, OKANT = "ja", "delvis eller för gammalt", "nej", "uppgift saknas"


@dataclass(frozen=True)
class Andel:
    """A share: what is asked, how many of how many, how many of those that are unknown, and how it is counted."""

    fraga: str
    taljare: int
    namnare: int
    okanda: int
    raknas: str
    halva: int = 0
    """How many are partly in order, or older than the rule's time: no yes and no no."""
    vem: tuple[Any, ...] = ()
    """The roles that answer for what is unknown; SAKNAS where none is set."""
    ja: str = JA
    nej: tuple[Ruta, str] = (Ruta.BRIST, NEJ)
    om: Andelsfraga | None = None
    """What it asks, where a step on the way to use makes it countable."""

    @property
    def kand(self) -> bool:
        """Whether there is anything to count."""
        return self.namnare > 0

    @property
    def besvarad(self) -> bool:
        """Whether the answer of any is known: a share of nothing, or of what nobody knows, is unknown and never 0."""
        return self.namnare > self.okanda

    @property
    def delar(self) -> list[Del]:
        """The parts of its bar, each with its word; only those that there are any of."""
        rest = self.namnare - self.taljare - self.halva - self.okanda
        parts = [
            Del(Ruta.FULL, self.taljare, self.ja),
            Del(Ruta.HALV, self.halva, HALVT),
            Del(self.nej[0], rest, self.nej[1]),
            Del(Ruta.OKAND, self.okanda, OKANT),
        ]
        return [part for part in parts if part.antal]

    @property
    def nu(self) -> str:
        """How many of how many; unknown when there is nothing to count, or when nothing is known of any."""
        if self.besvarad:
            return f"{self.taljare} av {self.namnare}, varav {self.okanda} okända"
        return f"uppgift saknas om {self.okanda} av {self.namnare}" if self.kand else "uppgift saknas (inget att räkna)"

    @property
    def i_ord(self) -> str:
        """*2 ja, 3 nej, 1 uppgift saknas*."""
        return ", ".join(f"{d.antal} {d.ord}" for d in self.delar)


def andel(
    fraga: str,
    raknas: str,
    poster: Iterable[Any],
    svar: Callable[[Any], Svar],
    vem: Callable[[Any], Any] = lambda post: post.agare,
) -> Andel:
    """The share of records whose answer is in order; not needed counts as in order."""
    answers = [(post, svar(post)) for post in poster]
    good = [a for _, a in answers if not a.brist]
    half = [a for _, a in answers if a.lage in (Lage.GAMMAL, Lage.DELVIS)]
    unknown = [post for post, a in answers if a.lage is Lage.OKAND]
    return Andel(fraga, len(good), len(answers), len(unknown), raknas, len(half), tuple(map(vem, unknown)))
