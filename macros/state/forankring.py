"""How far a document or a routine has reached the office's people on a day: of so many so many, unit by unit.

A group smaller than `MINST` is never told by itself: then anybody could see who has read and who has not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from macros.models.base import SAKNAS, senaste
from macros.models.forankring import Forankring, Tillfalle
from macros.models.objekt import Objekt, Slag
from macros.registers.load import Registers

MINST = 10
"""The fewest people that a figure of anchoring may tell of."""


@dataclass(frozen=True)
class Grupp:
    """Units that are told of together: how many people they have, how many are reached, and the last occasion.

    `antal` and `natt` are None where they are not known.
    """

    enheter: tuple[str, ...]
    antal: int | None
    natt: int | None
    senast: Tillfalle


@dataclass(frozen=True)
class Forankringslage:
    """What is known of one matter: its groups, the units of which nothing is reported, and the sums."""

    grupper: tuple[Grupp, ...]
    utan: tuple[Objekt, ...]
    medarbetare: int
    """The people of every unit whose number is known: the denominator."""
    natta: int
    okanda: int
    """People in units of which nothing is reported, or not how many."""
    utan_antal: tuple[Objekt, ...]
    """Units whose number of people is not known: in no figure."""


def enheter(registers: Registers) -> list[Objekt]:
    """The units: everybody at the office works in one of them."""
    return [o for o in registers.objekt if o.slag is Slag.ENHET]


def medarbetare(enhet: Objekt, dag: date) -> int | None:
    """How many people a unit had on a day; None when nobody has written it in."""
    last = senaste(enhet.medarbetare, dag)
    return last.antal if last else None


def tillsammans(registers: Registers, ids: Iterable[str], dag: date) -> int | None:
    """How many people units have together; None when the number of any is not known."""
    found = [medarbetare(o, dag) for o in registers.chosen("objekt", ids)]
    return None if None in found else sum(found)


def galler(post: Forankring, sak: str) -> bool:
    """Whether a record tells of the matter, a document's id or a page."""
    return sak in (*post.styrdokument, *post.sidor)


def forankring(registers: Registers, sak: str, dag: date) -> Forankringslage:
    """What is known of a matter, a document's id or a page, at the end of a day."""
    told = [(f, last) for f in registers.forankringar if galler(f, sak) and (last := senaste(f.tillfallen, dag))]
    groups = [Grupp(f.enheter, tillsammans(registers, f.enheter, dag), _natt(last), last) for f, last in told]
    reported = {e for g in groups for e in g.enheter}
    units = enheter(registers)
    counted = [g for g in groups if g.antal is not None and g.natt is not None]
    people = sum(medarbetare(o, dag) or 0 for o in units)
    return Forankringslage(
        tuple(_hopslagna(groups)),
        tuple(o for o in units if o.id not in reported),
        people,
        sum(g.natt for g in counted),
        people - sum(g.antal for g in counted),
        tuple(o for o in units if medarbetare(o, dag) is None),
    )


def _natt(last: Tillfalle) -> int | None:
    return None if last.hittills is SAKNAS else last.hittills


def _hopslagna(groups: list[Grupp]) -> Iterator[Grupp]:
    """The groups, largest first, with those too small to be told by themselves put together, and with the next when they still are."""
    small = [g for g in groups if g.antal is not None and g.antal < MINST]
    large = sorted((g for g in groups if g not in small), key=lambda g: (-(g.antal or 0), g.enheter))
    while small and sum(g.antal for g in small) < MINST and any(g.antal is not None for g in large):
        small.append(large.pop(max(at for at, g in enumerate(large) if g.antal is not None)))
    yield from large
    if small and sum(g.antal for g in small) >= MINST:
        yield _som_en(small)


def _som_en(groups: list[Grupp]) -> Grupp:
    """Several groups as one."""
    reached = [g.natt for g in groups]
    return Grupp(
        tuple(e for g in groups for e in g.enheter),
        sum(g.antal for g in groups),
        None if None in reached else sum(reached),
        max((g.senast for g in groups), key=lambda t: t.datum.till),
    )
