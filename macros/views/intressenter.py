"""Feedback from those inside and outside."""

from macros.models.intressent import Slag
from macros.problems import near
from macros.render import render
from macros.views.parts import ArgumentFault, Sammanhang
from macros.views.tomt import tomt

VAD = {
    Slag.INTERN: "synpunkter från verksamheten",
    Slag.EXTERN: "synpunkter från andra",
    Slag.BEHOV: "andras behov och förväntningar",
}
"""The kinds within a sentence."""


def intressenter(s: Sammanhang, ar: int, slag: str) -> str:
    """Årets återkoppling av ett slag, eller att ingen är känd: `{{ intressenter(2026, "extern") }}`."""
    known = [kind.value for kind in Slag]
    if slag not in known:
        raise ArgumentFault(f'slaget "{slag}" finns inte{near(slag, known)}; de som finns är {", ".join(known)}')
    year = s.genomgang(ar).redovisar
    found = [i for i in s.registers.intressenter if i.ar == year and i.slag is Slag(slag)]
    if not found:
        return tomt(s, ar, "intressenter", vad=f"om {VAD[Slag(slag)]} för {year}")
    return render("intressenter.html.j2", poster=found, ar=year)
