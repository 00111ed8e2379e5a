"""A project's parts on a time axis: each with its time, its activities where they are known, and their states in words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from macros.models.base import SAKNAS
from macros.models.projekt import Aktivitet, Projekt
from macros.state.arendelage import Arendelage, arendelage
from macros.state.nulage import ar_gammal, sagt
from macros.views.figurer import Del, Ruta, lagets_ruta
from macros.views.parts import Lage, laget_ord

MINST = 1.2
"""Per cent of the axis that a bar is wide at least, so that a day is seen."""


@dataclass(frozen=True)
class Axel:
    """The whole years that hold every known date, and how long a state is that of now."""

    forsta: int
    sista: int
    dag: date
    manader: int | None

    def vid(self, day: date) -> float:
        """Where a day stands, as per cent of the axis."""
        start, end = date(self.forsta, 1, 1), date(self.sista, 12, 31) + timedelta(1)
        return round(100 * (day - start).days / (end - start).days, 2)

    @property
    def ar(self) -> list[tuple[int, float]]:
        """(year, where it begins)."""
        return [(y, self.vid(date(y, 1, 1))) for y in range(self.forsta, self.sista + 1)]


@dataclass(frozen=True)
class Stapel:
    """A bar: from where, how wide, how it looks."""

    vanster: float
    bredd: float
    ruta: str
    text: str = ""


def axel_for(parts: list[Projekt], dag: date, manader: int | None) -> Axel:
    """The axis of a project's parts as they are known on the day."""
    known = [d for p in parts for d in (p.tid.fran, p.tid.till, *(a.tid for a in p.aktiviteter)) if d is not SAKNAS]
    first, last = [d.fran.year for d in known], [d.till.year for d in known]
    return Axel(min([dag.year, *first]), max([dag.year, *last]), dag, manader)


def build_etapp(axel: Axel, depth: int, part: Projekt, number: Callable[[], int]) -> dict:
    """One part: its own bar, its activities with known times as bars with their numbers, and its states in words."""
    states = [(a, arendelage(a, axel.dag, axel.manader)) for a in part.aktiviteter]
    timed = sorted(((a, x) for a, x in states if a.tid is not SAKNAS), key=lambda pair: pair[0].tid.fran)
    numbered = [(number(), a, found) for a, found in timed]
    waits = part.vantar_pa and (part.vantar_pa, _gammal(part, axel))
    return {
        "namn": part.namn,
        "kortnamn": part.kortnamn or part.namn,
        "niva": depth,
        "tid": tid_i_ord(part),
        "stapel": _egen(axel, part),
        "staplar": _staplar(axel, numbered),
        "lagen": lagen(states),
        "mening": f"{part.namn}, {tid_i_ord(part)}. {_mening(numbered)}",
        "aktiviteter": numbered,
        "vantar": waits,
    }


def _gammal(part: Projekt, axel: Axel) -> bool:
    return bool(part.uppgift_fran and ar_gammal(part.uppgift_fran, axel.dag, axel.manader))


def _egen(axel: Axel, part: Projekt) -> Stapel | None:
    """The bar of the part's own time, open at the end that is unknown; None when nothing of it is known."""
    start, end = part.tid.fran is not SAKNAS, part.tid.till is not SAKNAS
    if not (start or end):
        return None
    left = axel.vid(part.tid.fran.fran) if start else 0
    right = axel.vid(part.tid.till.till + timedelta(1)) if end else 100
    kind = " oppet-slut" if not end else "" if start else " oppen-start"
    return Stapel(left, round(right - left, 2), kind)


def _staplar(axel: Axel, numbered: list[tuple[int, Aktivitet, Arendelage]]) -> list[Stapel]:
    """A bar for the activities that have the same time and the same look, with their numbers."""
    places: dict[tuple[float, float, Ruta], list[int]] = {}
    for at, activity, found in numbered:
        left, right = axel.vid(activity.tid.fran), axel.vid(activity.tid.till + timedelta(1))
        places.setdefault((left, max(round(right - left, 2), MINST), lagets_ruta(found)), []).append(at)
    return [Stapel(*place, text=", ".join(map(str, group))) for place, group in places.items()]


def lagen(states: list[tuple[Aktivitet, Arendelage]]) -> list[tuple[Lage, str]]:
    """(state, how many with which times) of a part's activities: ('Inget rapporterat', '2 (hösten 2025), 1 utan känd tid')."""
    groups: dict[tuple[Lage, str], list[Aktivitet]] = {}
    for activity, found in states:
        groups.setdefault((laget_ord(found), found.mer if found.gammal else ""), []).append(activity)
    return [(word, _antal_och_tid(found) + (f": {old}" if old else "")) for (word, old), found in groups.items()]


def _antal_och_tid(found: list[Aktivitet]) -> str:
    times: dict[str, int] = {}
    for activity in found:
        time = "utan känd tid" if activity.tid is SAKNAS else f"({sagt(activity.tid)})"
        times[time] = times.get(time, 0) + 1
    return ", ".join(f"{count} {time}" for time, count in times.items())


def _mening(numbered: list[tuple[int, Aktivitet, Arendelage]]) -> str:
    told = [f"{a.tid}: {a.text.rstrip('.')}, {found.text[:1].lower()}{found.text[1:]}" for _, a, found in numbered]
    return "; ".join(told) + "." if told else "Ingen aktivitet har känd tid."


def tecken(etapper: list[dict]) -> list[Del]:
    """What the looks of the activities stand for, once each."""
    found = [(lagets_ruta(x), x) for e in etapper for _, _, x in e["aktiviteter"]]
    words = {look: "enligt äldre uppgift" if x.gammal else x.ord.lower() for look, x in found}
    return [Del(look, 1, word) for look, word in words.items()]


def tid_i_ord(part: Projekt) -> str:
    """From when and until when, in words; what nobody has said is unknown."""
    if part.tid.fran is SAKNAS and part.tid.till is SAKNAS:
        return "tid: uppgift saknas"
    fran = "start: uppgift saknas" if part.tid.fran is SAKNAS else f"från {part.tid.fran}"
    till = "slut: uppgift saknas" if part.tid.till is SAKNAS else f"till {part.tid.till}"
    return f"{fran}, {till}"
