"""Projects: their parts, what has been done and what is planned, and a timeline."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count

from macros.models.base import SAKNAS
from macros.models.projekt import Projekt
from macros.problems import near
from macros.render import render
from macros.state.arendelage import arendelage
from macros.state.nulage import ar_gammal, fran_da
from macros.views.parts import ArgumentFault, Sammanhang, eller_okand, lage, slag


def delar(s: Sammanhang, projekt: str) -> list[tuple[int, Projekt]]:
    """(depth, part) of a project and all its parts, each after the one that it is a part of."""
    whole = s.registers.get("projekt", projekt)
    if whole is None:
        known = [p.id for p in s.registers.projekt]
        raise ArgumentFault(f'projektet "{projekt}" finns inte{near(projekt, known)}')

    def below(part: Projekt, depth: int) -> list[tuple[int, Projekt]]:
        inner = [p for p in s.registers.projekt if p.del_av == part.id]
        return [(depth, part)] + [row for child in inner for row in below(child, depth + 1)]

    return below(whole, 0)


def projektblock(s: Sammanhang, ar: int, projekt: str) -> str:
    """Ett projekts delar med aktiviteter och läge: `{{ projektblock(2026, "cybertrygg") }}`."""
    genomgang = s.genomgang(ar)
    parts = [
        {
            "p": part,
            "fran_da": _fran_da(s, part, genomgang.dag),
            "niva": depth,
            "till": eller_okand(part.tid.till),
            "aktiviteter": [(a, lage(a, genomgang.dag, s.nulage), eller_okand(a.tid)) for a in part.aktiviteter],
        }
        for depth, part in delar(s, projekt)
    ]
    return render("projektblock.html.j2", delar=parts, g=genomgang, slag=slag)


def _fran_da(s: Sammanhang, part: Projekt, dag: date) -> str:
    """Of when the words about a part are, when they are too old to be about now; '' otherwise."""
    told = part.uppgift_fran
    return fran_da(told) if told and ar_gammal(told, dag, s.nulage) else ""


def tidslinje(s: Sammanhang, ar: int, projekt: str) -> str:
    """Tidslinje över ett projekts delar: `{{ tidslinje(2026, "cybertrygg") }}`."""
    return render("tidslinje.html.j2", **build_tidslinje(s, ar, projekt))


def build_tidslinje(s: Sammanhang, ar: int, projekt: str) -> dict:
    """Bars and marks as per cent of the span of whole years that holds every known date.

    A bar whose start or end is unknown is open there; a mark stands for activities with the same known time.
    """
    genomgang = s.genomgang(ar)
    parts = delar(s, projekt)
    spans = [d for _, p in parts for d in [p.tid.fran, p.tid.till, *(a.tid for a in p.aktiviteter)] if d is not SAKNAS]
    first = min([genomgang.dag.year, *(d.fran.year for d in spans)])
    last = max([genomgang.dag.year, *(d.till.year for d in spans)])
    start, end = date(first, 1, 1), date(last, 12, 31) + timedelta(1)

    def at(day: date) -> float:
        return round(100 * (day - start).days / (end - start).days, 2)

    numbers = count(1)
    rows = [_rad(depth, part, (genomgang.dag, s.nulage), at, numbers) for depth, part in parts]
    years = [{"ar": y, "vanster": at(date(y, 1, 1))} for y in range(first, last + 1)]
    return {
        "rader": rows,
        "ar": years,
        "arsbredd": round(100 / len(years), 2),
        "nu": at(genomgang.dag),
        "g": genomgang,
        "namn": parts[0][1].namn,
        "id": projekt,
    }


def _rad(depth: int, part: Projekt, nu: tuple, at: Callable[[date], float], numbers: Iterator[int]) -> dict:
    """One part's row: its bar, its marks and what they stand for. `nu`: the day, and how long a state is that of now."""
    unknown = (part.tid.fran is SAKNAS, part.tid.till is SAKNAS)
    left = 0 if unknown[0] else at(part.tid.fran.fran)
    right = 100 if unknown[1] else at(part.tid.till.till + timedelta(1))
    known = sorted((a for a in part.aktiviteter if a.tid is not SAKNAS), key=lambda a: a.tid.fran)
    numbered = [(next(numbers), a) for a in known]
    places: dict[float, list[int]] = {}
    for number, activity in numbered:
        places.setdefault(at(activity.tid.fran), []).append(number)
    return {
        "namn": part.kortnamn or part.namn,
        "niva": depth,
        "vanster": left,
        "bredd": round(right - left, 2),
        "start_okand": unknown[0],
        "slut_okand": unknown[1],
        "tid": _tid_i_ord(part),
        "marken": [{"vid": place, "text": ", ".join(map(str, group))} for place, group in places.items()],
        "aktiviteter": [(number, a, arendelage(a, *nu)) for number, a in numbered],
    }


def _tid_i_ord(part: Projekt) -> str:
    if part.tid.fran is SAKNAS and part.tid.till is SAKNAS:
        return "uppgift saknas"
    fran = "start: uppgift saknas" if part.tid.fran is SAKNAS else f"från {part.tid.fran}"
    till = "slut: uppgift saknas" if part.tid.till is SAKNAS else f"till {part.tid.till}"
    return f"{fran}, {till}"
