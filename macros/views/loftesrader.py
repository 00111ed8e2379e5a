"""Each review with a bar of what came of it, and the names of the matters in each state, folded."""

from typing import Any

from macros.models.base import Arende
from macros.models.dag import i_ord as dag_i_ord
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state.arendelage import Laget
from macros.views.figurer import LAGETS_RUTA, Del, Ruta, rutor, teckenruta
from macros.views.loften import LAGEN, build_loften, ingen_hallen, vad_det_blev
from macros.views.parts import Sammanhang, lagets_ord


def loftesrader(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av varje genomgång, en stapel för var och en och namnen hopfällda: `{{ loftesrader() }}`."""
    if none := ingen_hallen(s, ar):
        return none
    found = build_loften(s, ar)
    return render(
        "loftesrader.html.j2",
        antal=len(found.oppna),
        redovisade=found.redovisade,
        rader=[_rad(s, found.senaste, year, matters) for year, matters in found.upprattade.items() if matters],
        tecken=teckenruta(_tecken(list(found.grupper))),
        grupper=[(lagets_ord(state), matters) for state, matters in found.grupper.items()],
        tyst=Laget.INGET_RAPPORTERAT.ord if Laget.INGET_RAPPORTERAT in found.grupper else "",
        ar=found.senaste.id,
        dag=dag_i_ord(s.dag),
    )


def _rad(s: Sammanhang, last: Genomgang, year: str, found: list[Arende]) -> dict[str, Any]:
    """A review: how many matters it left open, of how many the outcome is told, and all of them as a bar with words."""
    outcomes = [vad_det_blev(s, a, last) for a in found]
    parts = [Del(LAGETS_RUTA[state], outcomes.count(state), state.ord.lower()) for state in LAGEN if state in outcomes]
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
        words.setdefault(LAGETS_RUTA[state], []).append(state.ord.lower())
    return [Del(look, 0, " eller ".join(said)) for look, said in words.items()]
