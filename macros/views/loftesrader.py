"""Each review with a bar of what came of it, and the names of the matters in each state, folded."""

from typing import Any

from macros.models.base import Arende
from macros.models.dag import i_ord as dag_i_ord
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state import kedja
from macros.state.arendelage import Laget
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.loften import LAGEN, _utfall, ingen_hallen, redovisas, senaste_hallna
from macros.views.parts import Sammanhang, lagets_ord

RUTA = {
    Laget.KLAR: Ruta.FULL,
    Laget.PAGAR: Ruta.HALV,
    Laget.PLANERAD: Ruta.PLAN,
    Laget.OVERFORD: Ruta.HALV,
    Laget.FORSENAD: Ruta.BRIST,
    Laget.INGET_RAPPORTERAT: Ruta.TYST,
    Laget.UTGAR: Ruta.TOM,
    Laget.ERSATT: Ruta.TOM,
}
"""The look of each state in a bar: what is carried over still goes on, and what is replaced is dropped here."""


def loftesrader(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av varje genomgång, en stapel för var och en och namnen hopfällda: `{{ loftesrader() }}`."""
    if none := ingen_hallen(s, ar):
        return none
    last = senaste_hallna(s, ar)
    asked = redovisas(s, last)
    made = {g.id: kedja.upprattade(s.registers, g) for g in [last, *reversed(kedja.tidigare(s.registers, last))]}
    groups: dict[Laget, list[Arende]] = {state: [] for state in LAGEN}
    for arende in {a.id: a for found in (*made.values(), asked) for a in found}.values():
        groups[_utfall(s, arende, last)].append(arende)
    there = [state for state in LAGEN if groups[state]]
    return render(
        "loftesrader.html.j2",
        antal=len(asked),
        redovisade=sum(kedja.redovisning_av(a, last.dag, s.dag) is not None for a in asked),
        rader=[_rad(s, last, year, found) for year, found in made.items() if found],
        tecken=teckenruta(_tecken(there)),
        grupper=[(lagets_ord(state), groups[state]) for state in there],
        tyst=Laget.INGET_RAPPORTERAT.ord if groups[Laget.INGET_RAPPORTERAT] else "",
        ar=last.id,
        dag=dag_i_ord(s.dag),
    )


def _rad(s: Sammanhang, last: Genomgang, year: str, found: list[Arende]) -> dict[str, Any]:
    """A review: how many matters it left open, of how many the outcome is told, and all of them as a bar with words."""
    outcomes = [_utfall(s, a, last) for a in found]
    parts = [Del(RUTA[state], outcomes.count(state), state.ord.lower()) for state in LAGEN if state in outcomes]
    return {
        "ar": year,
        "antal": len(found),
        "redovisade": len(outcomes) - outcomes.count(Laget.INGET_RAPPORTERAT),
        "bild": rutor(f"Genomgången {year}", parts),
        "i_ord": ", ".join(f"{d.antal} {d.ord}" for d in parts),
    }


def _tecken(states: list[Laget]) -> list[Del]:
    """What each look stands for; two states that look alike share one."""
    words: dict[Ruta, list[str]] = {}
    for state in states:
        words.setdefault(RUTA[state], []).append(state.ord.lower())
    return [Del(look, 0, " eller ".join(said)) for look, said in words.items()]
