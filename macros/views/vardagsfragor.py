"""Everyday questions, grouped, each answered in one line."""

from typing import Any

from macros.render import render
from macros.views.forslag import hanvisning
from macros.views.parts import Lage, Sammanhang

SVAR = {"ja": Lage("Ja", "klar"), "nej": Lage("Nej", "forsenad"), "fraga": Lage("Fråga först", "pagar")}


def vardagsfragor(s: Sammanhang, tema: str) -> str:
    """Frågorna i ett tema med svar på en rad: `{{ vardagsfragor("ai") }}`."""
    found = [f for f in s.registers.vardagsfragor if f.tema == tema]
    rows: list[dict[str, Any]] = [
        {
            "f": f,
            "svar": SVAR[f.svar],
            "adress": s.lank(f.sida) if f.sida.partition("#")[0] in s.sidor else None,
            "kallor": [hanvisning(s, k) for k in f.kallor],
        }
        for f in found
    ]
    return render("vardagsfragor.html.j2", rader=rows, tema=tema)
