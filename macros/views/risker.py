"""Risks and the risk matrix."""

from macros.models.base import SAKNAS
from macros.models.risk import Risk, Riskskala
from macros.render import render
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell, eller_okand


def bedomda(s: Sammanhang, ar: int) -> list[tuple[Risk, object]]:
    """(risk, assessment) of every risk that was assessed on or before the review's day."""
    day = s.genomgang(ar).dag
    return [(r, b) for r in s.registers.risker if (b := r.bedomning(day))]


def risker(s: Sammanhang, ar: int) -> str:
    """Tabell över risker med bedömning och behandling: `{{ risker(2026) }}`."""
    rows = []
    for risk, b in bedomda(s, ar):
        names = [s.registers.get("organisation", o).namn for o in b.av]
        rows.append(
            [
                Rubricerad(_namn(risk), risk.galler),
                eller_okand(b.niva),
                ", ".join(names),
                eller_okand(risk.behandling),
                _agare(s, risk),
            ]
        )
    columns = ["Risk", "Bedömd nivå", "Bedömd av", "Behandling", "Ägare"]
    return Tabell("risker", "Risker och hur de behandlas", columns, rows).utan_okanda(Ägare="ägare").html()


def _namn(risk: Risk) -> str:
    return f"{risk.beteckning} {risk.namn}" if risk.beteckning else risk.namn


def _agare(s: Sammanhang, risk: Risk):
    return OKAND if risk.agare is SAKNAS else s.registers.get("roller", risk.agare).namn


def riskmatris(s: Sammanhang, ar: int) -> str:
    """Riskmatris med sannolikhet och konsekvens; det som inte är känt står bredvid: `{{ riskmatris(2026) }}`."""
    found = bedomda(s, ar)
    scales = [k for k in s.registers.riskskalor if any(r.skala == k.id for r, _ in found)]
    return "\n".join(
        render("riskmatris.html.j2", **build_matris(scale, [(r, b) for r, b in found if r.skala == scale.id]))
        for scale in scales
    )


def build_matris(scale: Riskskala, found: list) -> dict:
    """Cells of the matrix, highest probability first, and the risks whose place is unknown.

    Without steps on an axis the matrix has one open field: nothing is placed that the source does not place.
    """
    known = scale.sannolikhet is not SAKNAS and scale.konsekvens is not SAKNAS
    placed = [(r, b) for r, b in found if known and b.sannolikhet is not SAKNAS and b.konsekvens is not SAKNAS]
    rows = []
    if known:
        for p in sorted(scale.sannolikhet, key=lambda step: -step.varde):
            cells = [
                [_namn(r) for r, b in placed if (b.sannolikhet, b.konsekvens) == (p.varde, c.varde)]
                for c in scale.konsekvens
            ]
            rows.append({"steg": p, "celler": cells})
    unplaced = [(_namn(r), eller_okand(b.niva)) for r, b in found if (r, b) not in placed]
    return {"skala": scale, "kand": known, "rader": rows, "oplacerade": unplaced, "okand": OKAND}
