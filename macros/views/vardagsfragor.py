"""Everyday questions, grouped, each with its answer first and the reason folded under it."""

import re
from collections import Counter
from typing import Any

from macros.models.base import DOLD
from macros.models.vardagsfraga import Svaret, Vardagsfraga
from macros.render import render
from macros.views.foresla import foresla_post
from macros.views.forslag import hanvisning
from macros.views.parts import Lage, Sammanhang

SVAR = {Svaret.JA: Lage("Ja", "klar"), Svaret.FRAGA: Lage("Fråga först", "pagar"), Svaret.NEJ: Lage("Nej", "nej")}
TOPIC = re.compile(r'^## (.+)\n+\{\{\s*vardagsfragor\("([^"]+)"\)', re.MULTILINE)
SKRIPT = "assets/js/rader.js"


def vardagsfragor(s: Sammanhang, tema: str) -> str:
    """Frågorna i ett tema med svaret först: `{{ vardagsfragor("ai") }}`."""
    found = [f for f in s.registers.vardagsfragor if f.tema == tema]
    return render("vardagsfragor.html.j2", rader=[_rad(s, f) for f in found], tema=tema)


def _rad(s: Sammanhang, f: Vardagsfraga) -> dict[str, Any]:
    return {
        "f": f,
        "svar": SVAR[f.svar],
        "adress": s.lank(f.sida) if f.sida is not DOLD and f.sida.partition("#")[0] in s.sidor else None,
        "kallor": [hanvisning(s, k) for k in f.kallor],
        "foresla": foresla_post(s, "vardagsfragor", f),
    }


def vardagsfragor_urval(s: Sammanhang) -> str:
    """Hur många frågor som har vilket svar, och sökning och val bland dem, före frågorna: `{{ vardagsfragor_urval() }}`."""
    found = s.registers.vardagsfragor
    topics, answers = Counter(f.tema for f in found), Counter(f.svar for f in found)
    return render(
        "vardagsfragor_urval.html.j2",
        antal=len(found),
        svar=[(value, state.ord, answers[value]) for value, state in SVAR.items()],
        teman=[(tema, namn, topics[tema]) for namn, tema in TOPIC.findall(s.sidor[s.sida].text)],
        skript=s.fil(SKRIPT),
    )
