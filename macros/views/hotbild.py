"""Threat pictures, and what the authorities say must be done."""

from macros.models.base import SAKNAS
from macros.models.hotbild import Hotbild
from macros.problems import near
from macros.render import render
from macros.views.parts import ArgumentFault, Sammanhang


def hotbild(s: Sammanhang, vilken: str) -> str:
    """En hotbild med sina hot: `{{ hotbild("HOT-2025-kommuner") }}`."""
    found = _get(s, vilken)
    decided = None if found.beslutad is SAKNAS else found.beslutad
    return render("hotbild.html.j2", h=found, punkter=found.hot, beslutad=decided)


def hotkrav(s: Sammanhang, vilken: str) -> str:
    """Vad som behöver göras enligt en hotbild: `{{ hotkrav("HOT-2025-kommuner") }}`."""
    found = _get(s, vilken)
    if not found.atgarder:
        raise ArgumentFault(f'hotbilden "{vilken}" har inga åtgärder')
    return render("hotkrav.html.j2", punkter=found.atgarder)


def arets_hotbild(s: Sammanhang, ar: int) -> str:
    """Om kontoret har beslutat om hotbilden för en genomgångs år: `{{ arets_hotbild(2027) }}`."""
    genomgang = s.genomgang(ar)
    years = (genomgang.redovisar, int(genomgang.id))
    own = [h for h in s.raknas.hotbild if h.ar in years]
    decided = [h.beslutad for h in own if h.beslutad is not SAKNAS and h.beslutad.till <= s.dag]
    return render("arets_hotbild.html.j2", ar=ar, beslutad=decided[-1] if decided else None)


def _get(s: Sammanhang, vilken: str) -> Hotbild:
    found = s.registers.get("hotbild", vilken)
    if found is None:
        known = [h.id for h in s.registers.hotbild]
        raise ArgumentFault(f'hotbilden "{vilken}" finns inte{near(vilken, known)}')
    return found
