"""The law's time limits at an incident as a line: a mark for each, in the order in which they end, and a table that says the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from macros.models.skyldighet import Fran, Frist, Skyldighet
from macros.registers.load import Registers
from macros.render import render
from macros.views.columns import i_ord, lagnummer
from macros.views.forslag import hanvisning
from macros.views.kontakt import build_kontakt
from macros.views.parts import Sammanhang

FRAN = {
    Fran.KANNEDOM: "från kännedom om den betydande incidenten",
    Fran.VETSKAP: "från vetskap om personuppgiftsincidenten",
    Fran.ANMALAN: "från det att incidentanmälan är skickad",
    Fran.HANTERAD: "från det att incidenten är hanterad",
}
LINJER = {
    Fran.KANNEDOM: ("Betydande incident", "Kännedom", Fran.ANMALAN),
    Fran.VETSKAP: ("Personuppgiftsincident", "Vetskap", None),
}
"""The clocks that start by themselves: heading, the word at the start, and the moment on the line that starts the next limit."""
LAGNAMN = {"cybersakerhetslagen": "cybersäkerhetslagen", "gdpr": "dataskyddsförordningen"}
"""What the two laws are called within a line; any other goes by its own name."""


@dataclass(frozen=True)
class Punkt:
    """A mark on the line: when, what is handed in then, and the limits that end there; `oviss` when the way to it is not known."""

    nar: str
    vad: str
    frister: tuple[str, ...] = ()
    oviss: bool = False


@dataclass(frozen=True)
class Linje:
    """A clock as a line of marks, and the sentence that says the same."""

    fran: Fran
    rubrik: str
    punkter: tuple[Punkt, ...]

    @property
    def bredd(self) -> str:
        return f"width: {100 / len(self.punkter):.4g}%"

    @property
    def mening(self) -> str:
        first, *rest = self.punkter
        told = "; ".join(f"{p.vad.lower()} senast {p.nar}" for p in rest)
        return f"{self.rubrik}, räknat från {first.vad.lower()}: {told}."


def frister(s: Sammanhang) -> str:
    """Lagens tider vid en incident som en linje, med en tabell som säger detsamma: `{{ frister() }}`."""
    rows = rader(s)
    return render("frister.html.j2", linjer=linjer(rows), rader=rows)


def rader(s: Sammanhang) -> list[dict[str, Any]]:
    """Every time limit with its measure in words, its law, its sources and whom to reach."""
    return [_rad(s, duty, at, frist) for duty in s.registers.skyldigheter for at, frist in enumerate(duty.frister)]


def linjer(rows: list[dict[str, Any]]) -> list[Linje]:
    """The lines of the clocks that have any limit."""
    found = []
    for fran, (heading, start, then) in LINJER.items():
        marks = [*_punkter(rows, fran, ""), *_punkter(rows, then, " från anmälan")]
        if marks:
            found.append(Linje(fran, heading, (Punkt("start", start), *marks)))
    return found


def _punkter(rows: list[dict[str, Any]], fran: Fran | None, efter: str) -> Iterator[Punkt]:
    """A mark for each length of time; limits that end together share one."""
    mine = sorted((r for r in rows if r["f"].fran is fran), key=lambda r: _langd(r["f"]))
    for _, group in groupby(mine, key=lambda r: _langd(r["f"])):
        ends = list(group)
        first, *others = (r["f"].vad for r in ends)
        words = " eller ".join([first, *(vad.lower() for vad in others)])
        yield Punkt(f"{ends[0]['tid']}{efter}", words, tuple(r["id"] for r in ends), bool(efter))


def _langd(frist: Frist) -> tuple[int, int]:
    return frist.manader or 0, frist.timmar or 0


def _rad(s: Sammanhang, duty: Skyldighet, at: int, frist: Frist) -> dict[str, Any]:
    return {
        "id": f"{duty.id.lower()}-{at + 1}",
        "f": frist,
        "tid": tid(frist),
        "fran": FRAN[frist.fran],
        "lagrum": lagrum(s.registers, duty),
        "delar": [hanvisning(s, k) for k in duty.kallor],
        "kontakt": build_kontakt(s, found) if (found := s.registers.get("kontaktvagar", frist.kontakt)) else None,
    }


def tid(frist: Frist) -> str:
    """'24 timmar', 'en månad'."""
    if frist.timmar:
        return f"{frist.timmar} timmar"
    return "en månad" if frist.manader == 1 else f"{frist.manader} månader"


def lagrum(registers: Registers, duty: Skyldighet) -> str:
    """Where the duty stands: '2 kap. 5 § cybersäkerhetslagen', 'artikel 33.1 dataskyddsförordningen'."""
    return f"{lagnummer(registers, duty)} {LAGNAMN.get(duty.ram) or i_ord(duty.ram, registers)}"
