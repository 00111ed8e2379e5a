"""Incidents of the year that a review reports on."""

from macros.models.incident import Slag
from macros.render import render
from macros.views.parts import Rubricerad, Sammanhang, Tabell, eller_okand

SLAG = {
    Slag.LEVERANTOR: "Incident hos leverantör",
    Slag.PERSONUPPGIFT: "Personuppgiftsincident",
    Slag.IT: "It-incident",
}


def av_ar(s: Sammanhang, ar: int) -> list:
    """The incidents of the year that review `ar` reports on, known nones among them."""
    year = s.genomgang(ar).redovisar
    return [i for i in s.registers.incidenter if i.ar == year]


def incidenter(s: Sammanhang, ar: int) -> str:
    """Tabell över redovisade incidenter: `{{ incidenter(2026) }}`."""
    year = s.genomgang(ar).redovisar
    found = av_ar(s, ar)
    rows = []
    for i in (i for i in found if not i.inget):
        told = [s.registers.get("roller", r.till).namn for r in (*i.rapporterad, *i.delgetts)]
        amount = i.antal_text or eller_okand(i.antal)
        cells = [
            SLAG.get(i.slag, eller_okand(None)),
            amount,
            eller_okand(i.berorde_kontoret),
            ", ".join(told) or eller_okand(None),
        ]
        rows.append([Rubricerad(i.rubrik, i.handelse), *cells])
    columns = ["Incident", "Slag", "Antal", "Så berördes kontoret", "Känd av"]
    note = "Registret ersätter inte den dokumentation av incidenter som lagen kräver."
    table = Tabell("incidenter", f"Incidenter {year}", columns, rows, [note]).html()
    nothing = [i.inget for i in found if i.inget]
    return table + ("\n\n" + render("inget.html.j2", poster=nothing, vad="", ar=year) if nothing else "")
