"""Which measures of the cards have changed since an earlier text of them, and which systems each touches."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from macros.models.kort import Kort, Skyddsatgard
from macros.models.system import System
from macros.registers.load import Registers
from macros.state.berorda import beror, hela_kontoret
from macros.state.day import Dagslage
from macros.state.svarslage import answer_print

TEXT = ("vad", "bindning", "fran_niva", "driftformer", "kontroll", "per_form")
"""The fields of a measure that say what is asked, of whom and how it is shown."""
Matt = Mapping[str, Mapping[str, Any]]
"""Measures by their id: the plain values of their fields, as a file holds them."""


class Slag(StrEnum):
    """What has happened to a measure."""

    NY = "ny"
    ANDRAD = "andrad"
    BORTA = "borta"


@dataclass(frozen=True)
class Andring:
    """A measure that has changed, and the fields that differ; `kort` is None for one that is no more."""

    id: str
    slag: Slag
    falt: tuple[str, ...] = ()
    kort: Kort | None = None
    atgard: Skyddsatgard | None = None


@dataclass(frozen=True)
class Traff:
    """The systems that a measure touches, and those of which that cannot be told; `hela`: the office answers once for all."""

    berors: tuple[System, ...] = ()
    oklart: tuple[System, ...] = ()
    hela: bool = False


def changes(before: Matt, registers: Registers, finns: Collection[str]) -> list[Andring]:
    """Every measure that is new, changed or gone, in the order of the cards; those that are gone last. Spaces do not count.

    `finns` are the ids of all measures: one that the audience may not read is not gone.
    """
    found = []
    for card in registers.kartotek:
        for measure in card.atgarder:
            if measure.id not in before:
                found.append(Andring(measure.id, Slag.NY, (), card, measure))
            elif fields := _differing(before[measure.id], measure):
                found.append(Andring(measure.id, Slag.ANDRAD, fields, card, measure))
    return found + [Andring(number, Slag.BORTA) for number in before if number not in finns]


def since_check(registers: Registers, dag: date) -> list[Andring]:
    """Measures with an answer that no longer is what a role checked last, on or before `dag`: what is known without a history."""
    stale = {
        (sheet.id, answer.atgard)
        for sheet in registers.svar
        for answer in sheet.svar
        if _moved(registers, sheet.id, answer, dag)
    }
    return [
        Andring(measure.id, Slag.ANDRAD, (), card, measure)
        for card in registers.kartotek
        for measure in card.atgarder
        if (card.id, measure.id) in stale
    ]


def touched(day: Dagslage, change: Andring) -> Traff:
    """The systems that a measure is asked of, by form of operation and classification."""
    if change.kort is None or change.atgard is None:
        return Traff()
    if hela_kontoret(day.registers, change.kort.id, change.id):
        return Traff(hela=True)
    told = [(x, beror(x, day.systemklassning(x).krt, change.atgard)) for x in day.system()]
    sure, unsure = (tuple(x for x, answer in told if answer is wanted) for wanted in (True, None))
    return Traff(sure, unsure)


def _moved(registers: Registers, card: str, answer: Any, dag: date) -> bool:
    measure = next((a for a in registers.get("kartotek", card).atgarder if a.id == answer.atgard), None)
    made = [p for p in answer.provningar if p.datum.till <= dag]
    last = max(made, key=lambda p: p.datum.till, default=None)
    return bool(measure and last and last.avtryck != answer_print(measure, answer))


def _differing(before: Mapping[str, Any], measure: Skyddsatgard) -> tuple[str, ...]:
    now = measure.model_dump(mode="json", include=set(TEXT))
    return tuple(field for field in TEXT if _plain(before.get(field)) != _plain(now[field]))


def _plain(value: Any) -> Any:
    """A value as it compares: without spaces that do not count, and nothing for what says nothing."""
    if isinstance(value, Mapping):
        return {k: made for k, v in value.items() if (made := _plain(v)) is not None} or None
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Iterable):
        return [_plain(v) for v in value] or None
    return value
