"""The incident helper: each duty with a time limit, who gets it and what to do, as a table that a script can count on."""

from typing import Any

from macros.models.skyldighet import Fran, Frist, Skyldighet
from macros.registers.load import Registers
from macros.render import render
from macros.views.columns import i_ord, lagnummer
from macros.views.forslag import hanvisning
from macros.views.kontakt import build_kontakt
from macros.views.parts import Sammanhang

FRAN = {
    Fran.KANNEDOM: "från kännedom om den betydande incidenten",
    Fran.VETSKAP: "från vetskap om personuppgiftsincidenten",
    Fran.ANMALAN: "från det att incidentanmälan är skickad",
    Fran.HANTERAD: "från det att incidenten är hanterad",
}
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
LAGNAMN = {"cybersakerhetslagen": "cybersäkerhetslagen", "gdpr": "dataskyddsförordningen"}
"""What the two laws are called within a line; any other goes by its own name."""
SKRIPT = ("assets/js/incidenttider.js", "assets/js/incidenthjalp.js")


def incidenthjalp(s: Sammanhang) -> str:
    """Lagens tider vid en incident, med fält att räkna i, tabell och checklistor: `{{ incidenthjalp() }}`."""
    rows = [_rad(s, duty, at, frist) for duty in s.registers.skyldigheter for at, frist in enumerate(duty.frister)]
    return render(
        "incidenthjalp.html.j2",
        falt=[(fran, *FALT[fran]) for fran in Fran],
        rader=rows,
        dag=s.dag,
        skript=[s.fil(path) for path in SKRIPT],
    )


def _rad(s: Sammanhang, duty: Skyldighet, at: int, frist: Frist) -> dict[str, Any]:
    return {
        "id": f"{duty.id.lower()}-{at + 1}",
        "f": frist,
        "tid": tid(frist),
        "fran": FRAN[frist.fran],
        "lagrum": lagrum(s.registers, duty),
        "delar": [hanvisning(s, k) for k in duty.kallor],
        "kontakt": build_kontakt(s, s.registers.get("kontaktvagar", frist.kontakt)),
    }


def tid(frist: Frist) -> str:
    """'24 timmar', 'en månad'."""
    if frist.timmar:
        return f"{frist.timmar} timmar"
    return "en månad" if frist.manader == 1 else f"{frist.manader} månader"


def lagrum(registers: Registers, duty: Skyldighet) -> str:
    """Where the duty stands: '2 kap. 5 § cybersäkerhetslagen', 'artikel 33.1 dataskyddsförordningen'."""
    return f"{lagnummer(registers, duty)} {LAGNAMN.get(duty.ram) or i_ord(duty.ram, registers)}"
