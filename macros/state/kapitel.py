"""The chapters and sections of a review of a plan year, with the numbers that their order gives them.

Code and `data/underlagskrav.yml` call a section by its key: the number that it had in the first plan year of the register,
or its id where it came later. A root without the register has the same numbers every year.
"""

from typing import NamedTuple

from macros.models.kapitel import Kapitel
from macros.registers.load import Registers


class Avsnitt(NamedTuple):
    """A section as a plan year has it."""

    nummer: str
    titel: str
    post: Kapitel


class Kapitelrad(NamedTuple):
    """A chapter as a plan year has it, with its sections in order."""

    nummer: int
    titel: str
    post: Kapitel
    avsnitt: tuple[Avsnitt, ...]


def forsta_ar(registers: Registers) -> int | None:
    """The first plan year whose chapters are known; None without any."""
    return min((k.titlar[0].fran for k in registers.raknas.kapitel), default=None)


def ar_kanda(registers: Registers, ar: int) -> bool:
    """Whether the register says which chapters a plan year has."""
    first = forsta_ar(registers)
    return first is not None and ar >= first


def kapitlen(registers: Registers, ar: int) -> tuple[Kapitelrad, ...]:
    """The chapters of a plan year, numbered in the order of the register; a section goes with its chapter."""
    known = registers.raknas.kapitel if ar_kanda(registers, ar) else ()
    found = [(k, title) for k in known if (title := k.titel_ar(ar))]
    made = []
    for number, (post, title) in enumerate(((k, t) for k, t in found if k.i_kapitel is None), 1):
        own = [(k, t) for k, t in found if k.i_kapitel == post.id]
        sections = (Avsnitt(f"{number}.{at}", t, k) for at, (k, t) in enumerate(own, 1))
        made.append(Kapitelrad(number, title, post, tuple(sections)))
    return tuple(made)


def nycklar(registers: Registers, ar: int) -> dict[str, str]:
    """The key of each section of a plan year by its number; {} where the register does not know the year."""
    first = forsta_ar(registers)
    if first is None or ar < first:
        return {}
    old = {a.post.id: a.nummer for k in kapitlen(registers, first) for a in k.avsnitt}
    return {a.nummer: old.get(a.post.id, a.post.id) for k in kapitlen(registers, ar) for a in k.avsnitt}


def nyckel_for(registers: Registers, nummer: str, ar: int) -> str:
    """The key of the section that has a number in a plan year; the number itself where nobody knows better."""
    return nycklar(registers, ar).get(nummer, nummer)


def nummer_for(registers: Registers, nyckel: str, ar: int) -> str | None:
    """The number that a section has in a plan year, by its key or its id; None when the year does not have it."""
    if not ar_kanda(registers, ar):
        return nyckel
    by_key = {key: number for number, key in nycklar(registers, ar).items()}
    by_id = {a.post.id: a.nummer for k in kapitlen(registers, ar) for a in k.avsnitt}
    return by_key.get(nyckel) or by_id.get(nyckel)
