"""Deviations from what is decided, and what is done about them."""

from macros.models.avvikelse import Avvikelse
from macros.models.base import OPPNA, SAKNAS, senaste
from macros.models.genomgang import Bilagd
from macros.state.day import Dagslage
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.columns import BERAKNADE, i_ord, varde
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell, eller_okand
from macros.views.platser import i_bilagan
from macros.views.tomt import tomt

LAGE = BERAKNADE["avvikelser"][0]
"""The state of a deviation, as its register shows it."""


def arets(s: Sammanhang, ar: int) -> list[Avvikelse]:
    """The deviations found in the year that review `ar` reports on, and older ones that are still open."""
    g = s.genomgang(ar)
    return [a for a in s.registers.avvikelser if a.upptackt.till.year == g.redovisar or _oppen(a, g)]


def _oppen(a: Avvikelse, g) -> bool:
    last = senaste(a.handelser, g.dag)
    return a.upptackt.till <= g.dag and (last is None or last.status in OPPNA)


def avvikelser(s: Sammanhang, ar: int) -> str:
    """Årets avvikelser och de som inte är rättade, med orsak: `{{ avvikelser(2027) }}`."""
    found = arets(s, ar)
    if not found:
        return tomt(s, ar, "avvikelser", vad=f"för {s.genomgang(ar).redovisar}")
    if i_bilagan(s, ar, Bilagd.AVVIKELSER):
        return hanvisning_till_bilagan(s, ar, _antal(found))
    day = Dagslage(s.registers, s.genomgang(ar).dag)
    rows = [[Rubricerad(a.rubrik, a.id), str(a.upptackt), eller_okand(a.orsak), varde(LAGE, day, a)] for a in found]
    columns = ["Avvikelse", "Upptäckt", "Orsak", "Läge"]
    return Tabell(f"avvikelser-{ar}", "Avvikelser och orsaker", columns, rows, [], ("Läge",)).html()


def korrigeringar(s: Sammanhang, ar: int) -> str:
    """Hur årets avvikelser rättas: `{{ korrigeringar(2027) }}`."""
    found = arets(s, ar)
    if not found:
        return tomt(s, ar, "avvikelser", vad=f"om rättelser för {s.genomgang(ar).redovisar}")
    if i_bilagan(s, ar, Bilagd.AVVIKELSER):
        known = [a for a in found if a.korrigering is not SAKNAS]
        return hanvisning_till_bilagan(s, ar, f"{len(known)} av {len(found)} avvikelser har en rättelse inskriven.")
    day = Dagslage(s.registers, s.genomgang(ar).dag)
    rows = [
        [
            Rubricerad(a.rubrik, a.id),
            eller_okand(a.korrigering),
            OKAND if a.ansvarig is SAKNAS else i_ord(a.ansvarig, s.registers),
            varde(LAGE, day, a),
        ]
        for a in found
    ]
    columns = ["Avvikelse", "Rättelse", "Ansvarig", "Läge"]
    return Tabell(f"korrigeringar-{ar}", "Rättelser av avvikelser", columns, rows, [], ("Läge",)).html()


def _antal(found: list[Avvikelse]) -> str:
    return "En avvikelse är inskriven." if len(found) == 1 else f"{len(found)} avvikelser är inskrivna."
