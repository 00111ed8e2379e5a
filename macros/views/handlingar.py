"""The kinds of documents of the knowledge base, each with what becomes of it and who is asked before that is decided."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from macros.models.base import SAKNAS
from macros.models.handlingstyp import Handlingstyp, Hantering
from macros.models.ord import EGET, varde_ord
from macros.pages.kinds import TO_DECIDE
from macros.render import render
from macros.views.forslag import hanvisning
from macros.views.lista import antal, uppraknat
from macros.views.parts import Lage, Sammanhang

HANTERING = {
    Hantering.BEVARA: Lage("Bevara", "planerad"),
    Hantering.GALLRA: Lage("Gallra", "planerad"),
    Hantering.OAVGJORT: Lage("Kontoret beslutar", "okand"),
}
"""What is proposed; only a decision has the shape of what is done."""
KONTORET = "Kontoret beslutar."


def handlingar(s: Sammanhang) -> str:
    """Alla slags handlingar: när de blir allmänna, var de registreras, och om de bevaras eller gallras: `{{ handlingar() }}`."""
    found = s.raknas.handlingstyper
    return render("handlingar.html.j2", rader=[_rad(s, h) for h in found], svar=_svar(s, found))


def _svar(s: Sammanhang, found: Sequence[Handlingstyp]) -> str:
    """How many are decided; for who may not read the decisions, that it does not show here, and never that none is."""
    total = antal(len(found), "slags handling", "slags handlingar")
    if not s.registers.hela("beslut"):
        return f"{total}. Vad kontoret har beslutat om dem visas inte här."
    return f"{sum(h.beslut is not None for h in found)} av {total} har ett inskrivet beslut."


def _rad(s: Sammanhang, h: Handlingstyp) -> dict[str, Any]:
    shown = s.registers.hela("beslut")
    decision = s.registers.get("beslut", h.beslut) if h.beslut else None
    return {
        "h": h,
        "lage": replace(HANTERING[h.hantering], form="klar") if decision else HANTERING[h.hantering],
        "ord": "Beslutat" if decision else "Varför" if h.hantering is Hantering.OAVGJORT else "Vi föreslår",
        "vad": "" if h.hantering is Hantering.OAVGJORT else f"{HANTERING[h.hantering].ord}.",
        "frist": KONTORET if h.frist is SAKNAS else h.frist,
        "beslutas": "" if shown or decision else "Visas inte här.",
        "fragas": uppraknat([varde_ord(f) for f in h.fragas]),
        "beslut": f"{decision.rubrik} ({decision.id})" if decision else "",
        "fraga": s.lank(f"{TO_DECIDE}#{h.fraga.lower()}") if h.fraga and TO_DECIDE in s.sidor else None,
        "delar": [hanvisning(s, k) for k in h.kallor] or [hanvisning(s, EGET)],
    }
