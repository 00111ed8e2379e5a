"""What the city does centrally against the risks of its deliveries, and what the office must carry out, risk by risk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models.atgard import Atgard
from macros.models.base import SAKNAS, Status, senaste
from macros.models.genomgang import Bilagd
from macros.models.ord import varde_ord
from macros.models.risk import Risk
from macros.models.stadens_atgard import Stadsatgard, Vag
from macros.state.arendelage import arendelage
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.columns import i_ord
from macros.views.lista import antal
from macros.views.parts import OKAND, Sammanhang, Tabell
from macros.views.platser import i_bilagan
from macros.views.risker import fran_forum
from macros.views.tomt import tomt


@dataclass(frozen=True)
class Riskdel:
    """A risk with what the city has told that it does, and the office's own matters against it."""

    risk: Risk
    staden: tuple[Stadsatgard, ...]
    kontoret: tuple[Atgard, ...]


def build_riskdelar(s: Sammanhang, risker: list[Risk]) -> list[Riskdel]:
    """Each risk with both parts; the office's are those that name the risk and those that a central one leads to."""
    return [_del(s, risk) for risk in risker]


def _del(s: Sammanhang, risk: Risk) -> Riskdel:
    central = s.registers.om_de_visas("stadens_atgarder", "risker", risk.id)
    led_to = {x for c in central for x in c.kontorets_del}
    named = s.registers.om_de_visas("atgarder", "risker", risk.id)
    own = {a.id: a for a in (*named, *(a for a in s.registers.of("arenden") if a.id in led_to))}
    return Riskdel(risk, tuple(central), tuple(own.values()))


def riskdelar(s: Sammanhang, ar: int, forum: str = "") -> str:
    """Vad staden gör centralt mot varje risk och vad kontoret ska göra, med läge: `{{ riskdelar(2027, "isil") }}`."""
    g = s.genomgang(ar)
    found = build_riskdelar(s, [risk for risk, _ in fran_forum(s, ar, forum)])
    if not found:
        return tomt(s, ar, "risker")
    if i_bilagan(s, ar, Bilagd.RISKBEHANDLING):
        return hanvisning_till_bilagan(s, ar, " ".join(mening(d, g.dag) for d in found))
    return tabell(s, found, g.dag, f"riskdelar-{ar}").html()


def tabell(s: Sammanhang, found: list[Riskdel], dag: date, name: str) -> Tabell:
    """A row for each risk: the city's part, the office's part."""
    rows = [[_namn(d.risk), staden(s, d, dag), kontoret(s, d, dag)] for d in found]
    return Tabell(name, "Stadens del och kontorets del", ["Risk", "Staden gör centralt", "Kontoret ska göra"], rows)


def mening(d: Riskdel, dag: date) -> str:
    """The two parts counted, with what is done of each."""
    central = _raknat(d.staden, dag, "central åtgärd", "centrala åtgärder")
    own = _raknat(d.kontoret, dag, "egen åtgärd", "egna åtgärder")
    return f"{_namn(d.risk)}: {central}; {own}."


def _raknat(found: Sequence[Stadsatgard | Atgard], dag: date, en: str, flera: str) -> str:
    """How many there are and how many of them are reported as done; silence is told as silence."""
    if not found:
        return f"uppgift saknas om {flera}"
    if not any(senaste(a.handelser, dag) for a in found):
        return f"{antal(len(found), en, flera)}, inget rapporterat"
    done = sum(a.status(dag) is Status.KLAR for a in found)
    return (
        f"{done} av {antal(len(found), en, flera)} {'rapporterad som klar' if done == 1 else 'rapporterade som klara'}"
    )


def _namn(risk: Risk) -> str:
    return f"{risk.beteckning} {risk.namn}" if risk.beteckning else risk.namn


def staden(s: Sammanhang, d: Riskdel, dag: date) -> Any:
    """The cell of the city's part."""
    if not d.staden:
        return OKAND
    return [f"{a.rubrik} ({a.id}): {', '.join(_om(s, a, dag))}" for a in d.staden]


def _om(s: Sammanhang, a: Stadsatgard, dag: date) -> list[str]:
    """Through what, by whom, and how far."""
    who = [] if a.utfors_av is SAKNAS else [f"görs av {i_ord(a.utfors_av, s.registers)}"]
    through = [] if a.vag is Vag.ANNAT else [f"genom {varde_ord(a.vag)}"]
    return [*through, *who, arendelage(a, dag, s.nulage).text.lower()]


def kontoret(s: Sammanhang, d: Riskdel, dag: date) -> Any:
    """The cell of the office's part."""
    if not d.kontoret:
        return OKAND
    return [f"{a.rubrik} ({a.id}): {arendelage(a, dag, s.nulage).text.lower()}" for a in d.kontoret]
