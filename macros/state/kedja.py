"""The chain of years: what every review must account for, until it is done, dropped or replaced."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.models.base import SAKNAS, Arende, SomVad, Stalle, Status
from macros.models.genomgang import Genomgang
from macros.registers.load import Registers

ORDNING = (
    *(SomVad.MAL, SomVad.BESLUT, SomVad.PRIORITERAT, SomVad.BEHOV),
    *(SomVad.FORBATTRING, SomVad.KORRIGERING, SomVad.STATUS),
)
"""The order in which a review accounts for what it took over: what was promised first, what was only told of last."""
OFORANDRAT = "Oförändrat sedan"
"""How an event begins that says that nothing has changed."""


def tidigare(registers: Registers, genomgang: Genomgang) -> list[Genomgang]:
    """The reviews before this one, oldest first."""
    return sorted((g for g in registers.genomgangar if g.id < genomgang.id), key=lambda g: g.id)


def forra(registers: Registers, genomgang: Genomgang) -> Genomgang | None:
    """The review whose open matters this one accounts for: the last before it; None for the first."""
    return next(reversed(tidigare(registers, genomgang)), None)


def upprattade(registers: Registers, genomgang: Genomgang) -> list[Arende]:
    """The matters that a review itself lists, in any role or behind a planned activity, and that were open on its day."""
    planned = _planerade([genomgang])
    return [
        a
        for a in registers.raknas.of("arenden")
        if a.oppet(genomgang.dag) and (a.id in planned or any(p.genomgang == genomgang.id for p in a.stallen))
    ]


def redovisas(registers: Registers, genomgang: Genomgang) -> list[Arende]:
    """Every matter that the review after `genomgang` must account for, in the order of the last review that lists it.

    It was known by then, for that review or an earlier one lists it, or it took over from one that was, or something
    dated was told of it; and it was open at the end of the review's day: also what was going on or had been carried over.
    """
    reviews = [*tidigare(registers, genomgang), genomgang]
    years, named = {g.id for g in reviews}, _planerade(reviews) | _tar_over(registers, genomgang.dag)
    found = [
        a
        for a in registers.raknas.of("arenden")
        if a.oppet(genomgang.dag)
        and (a.id in named or any(p.genomgang in years for p in a.stallen) or _kant(a, genomgang.dag))
    ]
    return sorted(found, key=lambda a: _plats(platser(a, genomgang), a.id))


def redovisning_av(arende: Arende, efter: date, dag: date) -> Any:
    """The last thing reported of a matter after a review's day and on or before `dag`; None when nobody has."""
    told = [h for h in arende.handelser if efter < h.datum.till <= dag]
    return told[-1] if told else None


def oredovisade(registers: Registers, genomgang: Genomgang) -> Iterator[Arende]:
    """What a review has still to account for: no event after the day of the one before, and on or before its own."""
    before = forra(registers, genomgang)
    for arende in redovisas(registers, before) if before else ():
        if redovisning_av(arende, before.dag, genomgang.dag) is None:
            yield arende


def platser(arende: Arende, genomgang: Genomgang) -> list[Stalle]:
    """Where the matter stands in the last review, this one or an earlier, that lists it; [] when none does."""
    known = [p for p in arende.stallen if p.genomgang <= genomgang.id]
    last = max((p.genomgang for p in known), default="")
    return sorted((p for p in known if p.genomgang == last), key=_ordning)


def _ordning(place: Stalle) -> tuple[int, int, int]:
    return ORDNING.index(place.som), int(place.avsnitt.split(".")[0]), place.punkt


def _plats(places: list[Stalle], record_id: str) -> tuple[Any, ...]:
    return (*(_ordning(places[0]) if places else (len(ORDNING), 0, 0)), record_id)


def _kant(arende: Arende, dag: date) -> bool:
    """Whether something dated is told of a matter by a day, so that it was known although no review lists it."""
    decided = getattr(arende, "beslutat", SAKNAS)
    return arende.senaste_handelse(dag) is not None or (decided is not SAKNAS and decided.till <= dag)


def _planerade(reviews: list[Genomgang]) -> set[str]:
    return {ref for g in reviews for point in g.planering for ref in point.arenden}


def _tar_over(registers: Registers, dag: date) -> set[str]:
    """The matters that others have been replaced by: what they promised lives on there."""
    return {
        str(a.ersatts_av)
        for a in registers.raknas.of("arenden")
        if a.ersatts_av is not None and a.status(dag) is Status.ERSATT
    }
