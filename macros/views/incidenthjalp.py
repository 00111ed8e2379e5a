"""The incident helper: two clocks first, what else is asked when it matters, then every limit as a table that a script counts on."""

from macros.models.skyldighet import Fran
from macros.render import render
from macros.views.frister import linjer, rader
from macros.views.parts import Sammanhang

FALT = {
    Fran.KANNEDOM: (
        "När fick ni kännedom om en incident som kan vara betydande?",
        "Det tidigaste klockslaget då någon på kontoret visste. Lagen säger inte när kännedom inträder.",
    ),
    Fran.VETSKAP: (
        "När fick ni vetskap om en personuppgiftsincident?",
        "Fyll i när uppgifter om människor har hamnat hos fel person, ändrats eller försvunnit.",
    ),
    Fran.ANMALAN: ("När skickades incidentanmälan?", "Klockslaget på kvittensen. En månad räknas härifrån."),
    Fran.HANTERAD: ("När var incidenten hanterad?", "Lämna tomt så länge incidenten pågår."),
}
SEDAN = {
    Fran.VETSKAP: "Uppgifter om människor berörs: räkna den klockan också",
    Fran.ANMALAN: "Incidentanmälan är skickad: räkna slutrapporten",
    Fran.HANTERAD: "Incidenten är hanterad: fyll i när",
}
"""What is asked when it has happened, in the order in which it may."""
SKRIPT = ("assets/js/incidenttider.js", "assets/js/incidenthjalp.js")


def incidenthjalp(s: Sammanhang) -> str:
    """Lagens tider vid en incident, med fält att räkna i, tabell och checklistor: `{{ incidenthjalp() }}`."""
    rows = rader(s)
    lines = {line.fran: line for line in linjer(rows)}
    clocks = {fran: [r for r in rows if r["f"].fran is fran] for fran in Fran}
    return render(
        "incidenthjalp.html.j2",
        forst=(Fran.KANNEDOM, *FALT[Fran.KANNEDOM], clocks[Fran.KANNEDOM], lines.get(Fran.KANNEDOM)),
        sedan=[(fran, words, *FALT[fran], clocks[fran], lines.get(fran)) for fran, words in SEDAN.items()],
        rader=rows,
        skript=[s.fil(path) for path in SKRIPT],
    )
