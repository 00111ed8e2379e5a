"""What is told of a change, as data: our own words apart from words that came with it, which nobody has vetted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Citat(str):
    """Words, names and paths from one of the trees: printed so that a terminal and Markdown take them for text."""

    __slots__ = ()


class Vikt(StrEnum):
    """How much a section asks of the one who reads: a fault stops the change, a warning is read before it is let in."""

    FEL = "fel"
    VARNING = "varning"
    UPPGIFT = "uppgift"


@dataclass(frozen=True)
class Rad:
    """A row: its words, and below it what has come (`+`) and what has gone (`-`)."""

    delar: tuple[str, ...]
    diff: tuple[tuple[str, Citat], ...] = ()


@dataclass(frozen=True)
class Avsnitt:
    """A heading with its rows; `inget` is what is said when there are none."""

    rubrik: str
    rader: Sequence[Rad]
    inget: str
    vikt: Vikt = Vikt.UPPGIFT

    @property
    def galler(self) -> Vikt:
        """How much the section asks for, as it now is."""
        return self.vikt if self.rader else Vikt.UPPGIFT


def rad(*delar: str, diff: Iterable[tuple[str, Citat]] = ()) -> Rad:
    return Rad(delar, tuple(diff))


def de_forsta(rader: Sequence[Rad], hogst: int, det: str = "rader") -> list[Rad]:
    """At most so many rows, and how many more there are."""
    more = len(rader) - hogst
    return [*rader[:hogst], *([rad(f"… och {more} {det} till")] if more > 0 else [])]
