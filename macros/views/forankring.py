"""How far the directive and the routines have reached: for each the groups of units, with the sum over the whole office."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.models.base import senaste
from macros.models.inforandesteg import Andelsfraga
from macros.models.ord import varde_ord
from macros.render import render
from macros.state.forankring import Forankringslage, Grupp, enheter
from macros.state.forankring import forankring as laget_for
from macros.views.andel import Andel
from macros.views.figurer import Ruta
from macros.views.lista import antal, inuti, uppraknat
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell
from macros.views.tomt import tomt
from macros.views.words import visningsnamn

FRAGAS = ("lokal-anvisning", "incidentrutin")
"""What the city and the review ask about (5.2, 10.1, 4.5): told of also when nothing is reported."""
VISAS = ("forankringar", "objekt", "styrdokument")
"""The registers that the figures rest on."""


def saker(s: Sammanhang, dag: date) -> list[str]:
    """The matters of anchoring: those that are asked about, then what somebody had told of by the day; ids and pages."""
    known = [f for f in FRAGAS if s.registers.get("styrdokument", f)]
    told = [x for f in s.registers.forankringar if senaste(f.tillfallen, dag) for x in (*f.styrdokument, *f.sidor)]
    return list(dict.fromkeys([*known, *told]))


def sakens_namn(s: Sammanhang, sak: str) -> str:
    """What a matter is called: the document's name, or the page's title."""
    found = s.registers.get("styrdokument", sak)
    page = s.sidor.get(sak.partition("#")[0])
    return visningsnamn(found) if found else page.title if page else sak


def forankring(s: Sammanhang, ar: int) -> str:
    """Hur långt anvisningen och rutinerna har nått, grupp för grupp av enheter: `{{ forankring(2027) }}`."""
    day = s.genomgang(ar).dag
    if not s.registers.visar(*VISAS) or not s.raknas.forankringar:
        return tomt(s, ar, "forankringar")
    found = [(sakens_namn(s, sak), laget_for(s.raknas, sak, day)) for sak in saker(s, day)]
    rows = [row for name, one in found for row in _rader(s, name, one)]
    small = "Enheter med färre än tio medarbetare räknas ihop med andra. Vem som har läst skrivs aldrig in."
    columns = ["Vad", "Enheter", "Nådda", "Senast"]
    title = f"Förankring, läget {s.genomgang(ar).bedomd_dag.dag}"
    table = Tabell(f"forankring-{ar}", title, columns, rows, [small])
    return render("meningar.html.j2", meningar=list(_meningar(s, found))) + "\n" + table.html()


def _meningar(s: Sammanhang, found: list[tuple[str, Forankringslage]]) -> Iterator[str]:
    """The sum of each matter over the office, with its denominator and what is not known."""
    units = len(enheter(s.raknas))
    for name, one in found:
        if not one.medarbetare:
            yield f"{name}: enheternas antal medarbetare är inte inskrivna, så andelen går inte att räkna."
            continue
        told = f"{name}: {one.natta} av {antal(one.medarbetare, 'medarbetare', 'medarbetare')} är nådda"
        told += f", om {one.okanda} är det inte känt" if one.okanda else ""
        yield f"{told}. {units - len(one.utan)} av {antal(units, 'enhet', 'enheter')} har rapporterat."
    without = found[0][1].utan_antal if found else ()
    if without:
        yield f"Antalet medarbetare är inte känt för {uppraknat([o.namn for o in without])}."


def _rader(s: Sammanhang, name: str, one: Forankringslage) -> Iterator[list[Any]]:
    """A row for each group that has been told of, and one for the units of which nothing is."""
    for group in one.grupper:
        units = [o.namn for o in s.raknas.chosen("objekt", group.enheter)]
        yield [name, uppraknat(units), _natt(group), f"{group.senast.datum}, {varde_ord(group.senast.satt)}"]
    if one.utan or not one.grupper:
        yield [name, uppraknat([o.namn for o in one.utan]) or "Alla", OKAND, "Inget rapporterat"]


def _natt(group: Grupp) -> Any:
    if group.natt is None:
        return OKAND
    return (
        f"{group.natt} av {group.antal}" if group.antal is not None else Rubricerad(str(group.natt), "av okänt antal")
    )


def andelar_forankrade(s: Sammanhang) -> Iterator[Andel]:
    """The share of the office's people that each matter has reached; who can tell of the rest is who owns the unit."""
    if not s.registers.visar(*VISAS):
        return
    for sak in saker(s, s.dag):
        one = laget_for(s.raknas, sak, s.dag)
        yield Andel(
            f"Medarbetare som är nådda av: {inuti(sakens_namn(s, sak))}",
            one.natta,
            one.medarbetare,
            one.okanda,
            "medarbetare i de enheter som har antalet inskrivet" if one.utan_antal else "medarbetare i alla enheter",
            vem=tuple(o.agare for o in one.utan),
            ja="nådda",
            nej=(Ruta.PLAN, "inte nådda än"),
            om=Andelsfraga.FORANKRING,
        )
