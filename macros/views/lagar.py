"""Laws and their state as of a review's day."""

from datetime import date

from macros.models.lag import Lage as Lagrum
from macros.models.lag import Lagesandring
from macros.state.nulage import ar_gammal, fran_da, sagt
from macros.views.parts import Lage, Medkalla, Rubricerad, Sammanhang, Tabell, Tillstand

LAGE = {
    Lagrum.UTREDNING: Lage("Under utredning", "planerad"),
    Lagrum.FORESLAGEN: Lage("Föreslagen", "forslag"),
    Lagrum.BESLUTAD: Lage("Beslutad", "pagar"),
    Lagrum.GALLER: Lage("Gäller", "klar"),
    Lagrum.UPPHAVD: Lage("Upphävd", "utgar"),
}
PA_VAG = (Lagrum.UTREDNING, Lagrum.FORESLAGEN, Lagrum.BESLUTAD)
"""States that a law passes through: each of them ends."""


def lagar(s: Sammanhang, ar: int) -> str:
    """Tabell över lagar med läget på genomgångens bedömda dag: `{{ lagar(2026) }}`."""
    genomgang = s.genomgang(ar)
    rows = []
    for lag in s.registers.lagar:
        state = lag.lage(genomgang.dag)
        if state is None:
            continue
        name = f"{lag.namn} ({lag.beteckning})" if lag.beteckning and lag.beteckning_kand(genomgang.dag) else lag.namn
        old = ar_gammal(state.datum, genomgang.dag, s.nulage)
        rows.append(
            [
                Rubricerad(name, lag.betydelse),
                _lage(state, old, genomgang.dag),
                Medkalla(f"Uppgift från {sagt(state.datum)}: {state.text}" if old else state.text, state.kalla),
            ]
        )
    columns = ["Lag", "Läge", "Vad som var känt, och källa"]
    note = f"Läget avser {genomgang.bedomd_dag.dag}. Det som har hänt därefter står inte här."
    return Tabell("lagar", f"Lagar och krav, läget {genomgang.bedomd_dag.dag}", columns, rows, [note]).html()


def _lage(state: Lagesandring, old: bool, dag: date) -> Tillstand:
    """The state of a law. One on its way that was told too long ago says of when it is; what holds goes on holding."""
    expected = []
    if state.vantas_galla:
        verb = "väntas" if state.vantas_galla.till >= dag else "väntades"
        expected = [f"{verb} gälla {state.vantas_galla}"]
    if old and state.lage in PA_VAG:
        return Tillstand(Lage(LAGE[state.lage].ord, "okand"), "; ".join([*expected, fran_da(state.datum)]))
    return Tillstand(LAGE[state.lage], *expected)
