"""Laws and their state as of a review's day."""

from macros.models.lag import Lage as Lagrum
from macros.views.parts import Lage, Medkalla, Rubricerad, Sammanhang, Tabell, Tillstand

LAGE = {
    Lagrum.UTREDNING: Lage("Under utredning", "planerad"),
    Lagrum.FORESLAGEN: Lage("Föreslagen", "forslag"),
    Lagrum.BESLUTAD: Lage("Beslutad", "pagar"),
    Lagrum.GALLER: Lage("Gäller", "klar"),
    Lagrum.UPPHAVD: Lage("Upphävd", "utgar"),
}


def lagar(s: Sammanhang, ar: int) -> str:
    """Tabell över lagar med läget på genomgångens bedömda dag: `{{ lagar(2026) }}`."""
    genomgang = s.genomgang(ar)
    rows = []
    for lag in s.registers.lagar:
        state = lag.lage(genomgang.dag)
        if state is None:
            continue
        name = f"{lag.namn} ({lag.beteckning})" if lag.beteckning and lag.beteckning_kand(genomgang.dag) else lag.namn
        expected = f"väntas gälla {state.vantas_galla}" if state.vantas_galla else None
        rows.append(
            [
                Rubricerad(name, lag.betydelse),
                Tillstand(LAGE[state.lage], expected),
                Medkalla(state.text, state.kalla),
            ]
        )
    columns = ["Lag", "Läge", "Vad som var känt, och källa"]
    note = f"Läget avser {genomgang.bedomd_dag.dag}. Det som har hänt därefter står inte här."
    return Tabell("lagar", f"Lagar och krav, läget {genomgang.bedomd_dag.dag}", columns, rows, [note]).html()
