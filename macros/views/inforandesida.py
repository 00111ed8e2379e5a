"""The page of the way from proposal to use: what is next first, then each step folded, then the questions that hold up most."""

from collections.abc import Sequence
from typing import Any

from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.models.ord import varde_ord
from macros.pages.kinds import TO_DECIDE
from macros.pages.paths import DECISION_SHEETS, INTRODUCTION
from macros.render import render
from macros.state.avgjort import FORST
from macros.state.inforande import Steglage
from macros.views.andelar import build_andelar
from macros.views.beslutsblad import lediga_nummer, stegets_post, utan_beslut
from macros.views.columns import i_ord
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.inforande import Inforande, Steg, build_inforande, laser_upp
from macros.views.kontorets_fragor import Fraga, build_fragor, haller_upp_mest
from macros.views.parts import Sammanhang

RUTA = {
    Steglage.KLAR: Ruta.FULL,
    Steglage.PABORJAT: Ruta.HALV,
    Steglage.INGET_AN: Ruta.TOM,
    Steglage.DOLT: Ruta.OKAND,
}
"""How a step looks in the bar."""


def inforande(s: Sammanhang) -> str:
    """Vägen från förslag till bruk: nästa steg, alla steg med läge, och frågorna som håller upp mest: `{{ inforande() }}`."""
    found, questions, shares = build_inforande(s), list(build_fragor(s)), build_andelar(s)
    rows = [_rad(s, found, x, questions, shares) for x in found.steg]
    parts = [Del(RUTA[state], sum(x.lage is state for x in found.steg), state.value) for state in Steglage]
    return render(
        "inforande.html.j2",
        mening=found.mening,
        dag=dag_i_ord(s.dag),
        nasta=next((r for r in rows if r["nasta"]), None),
        rest=_rest(found),
        bild=rutor("Stegen", parts),
        tecken=teckenruta([d for d in parts if d.antal]),
        omgangar=_omgangar(found, rows),
        forst=[(f, _ark(s, f)) for f in haller_upp_mest(questions)[:FORST]],
        alla=s.lank(TO_DECIDE) if TO_DECIDE in s.sidor else None,
        ark=s.lank(DECISION_SHEETS) if DECISION_SHEETS in s.sidor else None,
    )


def inforanderad(s: Sammanhang) -> dict[str, str] | None:
    """The line that other pages show, with where it leads; None where there are no steps, or no page that shows them."""
    if INTRODUCTION not in s.sidor:
        return None
    found = build_inforande(s)
    return {"mening": found.mening, "adress": s.lank(INTRODUCTION)} if found.steg else None


def _rest(found: Inforande) -> str:
    """What stands where no step is next."""
    if found.dolda:
        return "Vad som är nästa steg visas inte här."
    return "Alla steg är klara." if found.klara == len(found.steg) else "Stegen som är kvar väntar på varandra."


def _omgangar(found: Inforande, rows: Sequence[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """(heading, its steps) in the order of the steps."""
    rounds: dict[str, list[dict[str, Any]]] = {}
    for step, row in zip(found.steg, rows, strict=True):
        rounds.setdefault(varde_ord(step.post.omgang).capitalize(), []).append(row)
    return list(rounds.items())


def _rad(
    s: Sammanhang, found: Inforande, steg: Steg, questions: Sequence[Fraga], shares: Sequence[Any]
) -> dict[str, Any]:
    post, named = steg.post, {x.post.id: x.post.rubrik for x in found.steg}
    return {
        "id": post.id,
        "ankare": post.id.lower(),
        "rubrik": post.rubrik,
        "lage": steg.ord,
        "hur_langt": steg.hur_langt,
        "nasta": steg is found.nasta,
        "varfor": post.varfor,
        "gor": post.gor,
        "avgors": post.avgors,
        "beslutar": "Kontoret" if post.beslutar in (None, SAKNAS) else i_ord(post.beslutar, s.registers),
        "fragor": [(f, f.beslut is not None, _ark(s, f)) for f in questions if f.post.id in post.beslut],
        "laser_upp": laser_upp(s, steg, questions, shares),
        "sidor": [(p.title, s.lank(p.path)) for p in steg.sidor],
        "post": stegets_post(s, steg, lediga_nummer(s, 1)[0]) if utan_beslut(s, steg) else "",
        "vantar": [(ref, named[ref]) for ref in steg.vantar],
        "kant": steg.lage is not Steglage.DOLT,
        "klart": varde_ord(post.visar),
    }


def _ark(s: Sammanhang, f: Fraga) -> str | None:
    """Where a question is told in full: in the list of all."""
    return s.lank(f"{TO_DECIDE}#{f.post.id.lower()}") if TO_DECIDE in s.sidor else None
