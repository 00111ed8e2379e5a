"""Incidents of the year that a review reports on."""

from macros.models.base import SAKNAS
from macros.models.genomgang import Bilagd
from macros.models.incident import Incident, Slag
from macros.render import render
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.parts import Rubricerad, Sammanhang, Tabell, eller_okand
from macros.views.platser import i_bilagan
from macros.views.tomt import tomt

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
    year, found = s.genomgang(ar).redovisar, av_ar(s, ar)
    if not found:
        return tomt(s, ar, "incidenter", vad=f"för {year}")
    known = [i for i in found if not i.inget]
    nothing = [i.inget for i in found if i.inget]
    parts = [_kanda(s, ar, known)] if known else []
    parts += [render("inget.html.j2", poster=nothing, ar=year)] if nothing else []
    return "\n\n".join(parts)


def _kanda(s: Sammanhang, ar: int, known: list[Incident]) -> str:
    year = s.genomgang(ar).redovisar
    if i_bilagan(s, ar, Bilagd.INCIDENTER):
        told = "En post om incidenter" if len(known) == 1 else f"{len(known)} poster om incidenter"
        return hanvisning_till_bilagan(s, ar, f"{told} finns i registret för {year}.")
    rows = []
    for i in known:
        told = [s.registers.get("roller", r.till).namn for r in (*i.rapporterad, *i.delgetts)]
        cells = [
            SLAG.get(i.slag, eller_okand(None)),
            i.antal_text or eller_okand(i.antal),
            eller_okand(i.berorde_kontoret),
            ", ".join(told) or eller_okand(None),
        ]
        rows.append([Rubricerad(i.rubrik, i.handelse), *cells])
    columns = ["Incident", "Slag", "Antal", "Så berördes kontoret", "Känd av"]
    note = "Registret ersätter inte den dokumentation av incidenter som lagen kräver."
    return Tabell("incidenter", f"Incidenter {year}", columns, rows, [note]).html()


def lardomar(s: Sammanhang, ar: int) -> str:
    """Lärdomarna av årets incidenter: `{{ lardomar(2027) }}`."""
    year, found = s.genomgang(ar).redovisar, [i for i in av_ar(s, ar) if not i.inget]
    learnt = [i for i in found if i.lardom not in (None, SAKNAS)]
    if not learnt:
        return tomt(s, ar, "incidenter", vad=f"om lärdomar för {year}")
    told = f"{len(learnt)} av {len(found)} poster om incidenter har en lärdom inskriven."
    if i_bilagan(s, ar, Bilagd.LARDOMAR):
        return hanvisning_till_bilagan(s, ar, told)
    rows = [[Rubricerad(i.rubrik, i.id), i.lardom] for i in learnt]
    return Tabell(f"lardomar-{ar}", f"Lärdomar av incidenter {year}", ["Incident", "Lärdom"], rows, [told]).html()
