"""Joint control of personal data: with whom, how far the agreement has come, and what it is not known to answer."""

from typing import Any

from macros.models.base import SAKNAS, senaste
from macros.models.gemensamt_ansvar import Gemensamtansvar
from macros.models.ord import varde_ord
from macros.views.lista import antal
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell, eller_okand
from macros.views.tomt import tomt


def gemensamt_ansvar(s: Sammanhang, ar: int) -> str:
    """Vem kontoret delar personuppgiftsansvar med, hur långt avtalet har kommit och vem som gör vad: `{{ gemensamt_ansvar(2027) }}`."""
    g = s.genomgang(ar)
    if not s.registers.gemensamt_ansvar:
        return tomt(s, ar, "gemensamt_ansvar")
    rows = [_rad(s, post, g.dag) for post in s.registers.gemensamt_ansvar]
    columns = ["Vad", "Tillsammans med", "Avtal", "Vem som gör vad", "Står att läsa"]
    title = f"Gemensamt personuppgiftsansvar, läget {g.bedomd_dag.dag}"
    return Tabell(f"gemensamt-ansvar-{ar}", title, columns, rows).html()


def _rad(s: Sammanhang, post: Gemensamtansvar, dag) -> list[Any]:
    last = senaste(post.avtal, dag)
    state = Rubricerad(varde_ord(last.lage).capitalize(), str(last.datum)) if last else OKAND
    with_whom = [s.registers.get("organisation", o).namn for o in post.med]
    return [Rubricerad(post.namn, post.galler), with_whom, state, _uppdelning(post), eller_okand(post.publicerat)]


def _uppdelning(post: Gemensamtansvar) -> Any:
    """How many of the questions to the arrangement have an answer written in."""
    known = [u for u in post.uppdelning if u.gor is not SAKNAS]
    if not known:
        return OKAND
    return f"{len(known)} av {antal(len(post.uppdelning), 'fråga', 'frågor')} besvarade"
