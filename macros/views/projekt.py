"""Projects: their parts, what has been done and what is planned, and a timeline."""

from datetime import date
from itertools import count

from macros.models.projekt import Projekt
from macros.problems import near
from macros.registers.load import Registers
from macros.render import render
from macros.state.nulage import ar_gammal, fran_da
from macros.views.etapper import axel_for, build_etapp, tecken
from macros.views.figurer import teckenruta
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


def att_beratta(registers: Registers) -> list[str]:
    """The whole projects that have something to tell: activities of their own, or parts that have."""
    found = [p for p in registers.projekt if not p.exempel]
    inner = {p.del_av for p in found if p.aktiviteter or any(q.del_av == p.id and q.aktiviteter for q in found)}
    return [p.id for p in found if p.del_av is None and (p.aktiviteter or p.id in inner)]


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
    built = build_tidslinje(s, ar, projekt)
    return render("tidslinje.html.j2", bild=render("etapper.html.j2", **built, nummer=True), **built)


def build_tidslinje(s: Sammanhang, ar: int, projekt: str) -> dict:
    """The parts of a project on the axis of whole years that holds every known date, as known on the review's day."""
    genomgang, parts = s.genomgang(ar), delar(s, projekt)
    axel = axel_for([p for _, p in parts], genomgang.dag, s.nulage)
    numbers = count(1)
    rows = [build_etapp(axel, depth, part, lambda: next(numbers)) for depth, part in parts]
    return {
        "etapper": rows,
        "axel": axel,
        "nu": axel.vid(genomgang.dag),
        "tecken": teckenruta(tecken(rows)) if any(r["staplar"] for r in rows) else "",
        "dag": genomgang.bedomd_dag.dag,
        "namn": parts[0][1].namn,
        "id": projekt,
    }
