"""The director's page: four answers, what came of the last review, what is to be decided, the projects and the risks."""

from macros.models.base import SAKNAS
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state.kedja import forra
from macros.views.fragor import att_besluta, fragor_html, lasning
from macros.views.loften import build_loften, loftesbild
from macros.views.parts import Sammanhang, eller_okand, slag
from macros.views.projekt import att_beratta, build_tidslinje
from macros.views.risker import bedomda
from macros.views.tomt import tomt


def ledningssida(s: Sammanhang, ar: int) -> str:
    """Ledningens sida på en skärm: fyra svar, vad det blev av förra genomgången, besluten, projekten och riskerna: `{{ ledningssida(2027) }}`."""
    g = s.genomgang(ar)
    before = forra(s.registers, g)
    outcome = build_loften(s, int(before.id)) if before else None
    projects = [build_tidslinje(s, ar, name) for name in att_beratta(s.registers)]
    risks = build_risker(s, g)
    return render(
        "ledningssida.html.j2",
        fragor=fragor_html(s, g),
        besluta=att_besluta(s, ar),
        mening=outcome.mening if outcome else "",
        loften=loftesbild(outcome) if outcome else "",
        projekt=[(p, render("etapper.html.j2", **p, nummer=False)) for p in projects],
        risker=render("risker_rader.html.j2", risker=risks, slag=slag) if risks else tomt(s, ar, "risker"),
        noter=_noter(s, g),
        lasning=lasning(g),
    )


def build_risker(s: Sammanhang, g: Genomgang) -> list[tuple[str, str, object, str]]:
    """(mark, name, level, its steps or '') of each risk that is assessed on the review's day."""
    return [(r.beteckning or r.id, r.namn, eller_okand(b.niva), _steg(b)) for r, b in bedomda(s, int(g.id))]


def _steg(b) -> str:
    return "" if SAKNAS in (b.sannolikhet, b.konsekvens) else f"sannolikhet {b.sannolikhet}, konsekvens {b.konsekvens}"


def _noter(s: Sammanhang, g: Genomgang) -> str:
    """Where the risks are assessed and when, and for how many the place in a matrix is unknown."""
    found = bedomda(s, int(g.id))
    if not found:
        return ""
    forums = dict.fromkeys(s.registers.get("organisation", r.forum).namn for r, _ in found if r.forum)
    days = dict.fromkeys(str(b.datum) for _, b in found)
    unknown = [b for _, b in found if not _steg(b)]
    told = [f"Analyserade i {', '.join(forums)}."] if forums else []
    told.append(f"Senast bedömda: {', '.join(days)}.")
    if unknown:
        told.append(f"Sannolikhet och konsekvens var för sig: uppgift saknas för {len(unknown)} av {len(found)}.")
    return " ".join(told)
