"""Matters: goals, decisions, actions and needs, where they stand in a review and what has come of them."""

from typing import Any

from macros.models import ARENDEN
from macros.models.base import SAKNAS, Arende, SomVad
from macros.models.mal import Mal
from macros.problems import near
from macros.state.dokument import genomgangslage
from macros.views.parts import ArgumentFault, Lage, Lank, Rubricerad, Sammanhang, Tabell, eller_okand, lage

SOM = {
    SomVad.STATUS: "status",
    SomVad.BEHOV: "behov",
    SomVad.PRIORITERAT: "prioriterat",
    SomVad.MAL: "mål",
    SomVad.BESLUT: "beslut",
    SomVad.FORBATTRING: "förbättring",
    SomVad.KORRIGERING: "korrigering",
}
RUBRIK = {
    SomVad.STATUS: "Det som nämns, och läget",
    SomVad.BEHOV: "Behov av stöd",
    SomVad.PRIORITERAT: "Prioriterade områden",
    SomVad.MAL: "Mål",
    SomVad.BESLUT: "Beslutade åtgärder",
    SomVad.FORBATTRING: "Förbättringar",
    SomVad.KORRIGERING: "Korrigerande åtgärder",
}
KARTA = {"7.2": SomVad.BEHOV, "9.1": SomVad.PRIORITERAT, "9.2": SomVad.MAL, "10.1": SomVad.BESLUT}


def alla(s: Sammanhang) -> list[Arende]:
    """Every matter of every register."""
    return [arende for register in ARENDEN for arende in s.registers.of(register)]


def i_avsnitt(s: Sammanhang, ar: int, avsnitt: str) -> list[Arende]:
    """The matters that stand in a section, in the order of their points."""
    found = [(stalle.punkt, a) for a in alla(s) if (stalle := a.plats(str(ar), avsnitt))]
    return [a for _, a in sorted(found, key=lambda pair: (pair[0], pair[1].id))]


def arenden(s: Sammanhang, ar: int, avsnitt: str) -> str:
    """Tabell över det som står i ett avsnitt av en genomgång: `{{ arenden(2026, "7.2") }}`."""
    genomgang = s.genomgang(ar)
    found = i_avsnitt(s, ar, avsnitt)
    if not found:
        known = sorted({p.avsnitt for a in alla(s) for p in a.stallen if p.genomgang == str(ar)})
        raise ArgumentFault(f'inget ärende står i avsnitt "{avsnitt}" av genomgång {ar}{near(avsnitt, known)}')
    return (
        _tabell(s, genomgang, avsnitt, found)
        .utan_okanda(Ansvarig="ansvarig", Senast="tid")
        .utan_tomma("Mått", "Läge", "Även i")
        .html()
    )


def _tabell(s: Sammanhang, genomgang, avsnitt: str, found: list[Arende]) -> Tabell:
    som = found[0].plats(genomgang.id, avsnitt).som
    rows = [
        [
            Rubricerad(a.rubrik, a.beskrivning),
            _namn(s, a.ansvarig),
            eller_okand(a.senast),
            [] if genomgang.aterger else matt(a),
            lage(a, genomgang.dag),
            [
                Lank(f"{p.avsnitt} {SOM[p.som]}", s.avsnitt(int(genomgang.id), p.avsnitt))
                for p in a.stallen
                if p.avsnitt != avsnitt
            ],
        ]
        for a in found
    ]
    notes = (
        [f"Läget avser {genomgang.bedomd_dag.dag}."] if any(a.senaste_handelse(genomgang.dag) for a in found) else []
    )
    goals = [a for a in found if isinstance(a, Mal)]
    if goals and som is SomVad.MAL:
        bare = [a for a in goals if SAKNAS in (a.matt, a.utgangslage, a.malvarde)]
        missing = f"Mått, utgångsläge eller målvärde saknas i källan för {len(bare)} av {len(goals)} mål."
        notes += [missing] if bare else []
    heading = _rubrik(s, genomgang, som)
    first = "Vad" if som is SomVad.STATUS else heading
    columns = [first, "Ansvarig", "Senast", "Mått", "Läge", "Även i"]
    return Tabell(
        f"arenden-{avsnitt.replace('.', '-')}", f"{heading}, avsnitt {avsnitt}", columns, rows, notes, ("Läge",)
    )


def _rubrik(s: Sammanhang, genomgang, som: SomVad) -> str:
    """What the matters of a section are called: goals are proposed until the review is decided."""
    if som is not SomVad.MAL:
        return RUBRIK[som]
    return genomgangslage(s.registers, genomgang).foreslagna("mål").capitalize()


def matt(arende: Arende) -> Any:
    """How a goal is measured, from where to where; that it cannot be when any of the three is unknown. Empty for others."""
    if not isinstance(arende, Mal):
        return []
    if SAKNAS in (arende.matt, arende.utgangslage, arende.malvarde):
        return Lage("Mått saknas", "forsenad")
    return f"{arende.matt}: från {arende.utgangslage} till {arende.malvarde}"


def _namn(s: Sammanhang, roll):
    return eller_okand(SAKNAS) if roll is SAKNAS else s.registers.get("roller", roll).namn


def arendekarta(s: Sammanhang, ar: int) -> str:
    """Tabell som visar var varje behov, prioritering, mål och beslut står i en genomgång."""
    return build_karta(s, ar).html()


def build_karta(s: Sammanhang, ar: int) -> Tabell:
    """One row a matter that stands in 7.2, 9.1, 9.2 or 10.1: its point in each, and what that tells."""
    genomgang = s.genomgang(ar)
    rows = []
    for arende in _ordered(s, ar):
        points = [arende.plats(genomgang.id, avsnitt) for avsnitt in KARTA]
        cells = [_punkt(p) for p in points]
        rows.append([Rubricerad(arende.rubrik, _anmarkning({p.som for p in points if p})), *cells])
    columns = ["Fråga", "Behov 7.2", "Prioriterat 9.1", "Mål 9.2", "Beslut 10.1"]
    return Tabell("arendekarta", "Var varje fråga står", columns, rows, [], tuple(columns[1:]))


def _ordered(s: Sammanhang, ar: int) -> list[Arende]:
    found: list[Arende] = []
    for avsnitt in KARTA:
        found += [a for a in i_avsnitt(s, ar, avsnitt) if a not in found]
    return found


def _punkt(stalle):
    if stalle is None:
        return []
    return f"punkt {stalle.punkt}" if stalle.punkt else "inledningen"


def _anmarkning(som: set[SomVad]) -> str | None:
    """What the places of a matter tell when they do not all agree."""
    if SomVad.PRIORITERAT in som and SomVad.MAL not in som:
        return "Prioriterat, men inte satt som mål"
    if som == {SomVad.BEHOV}:
        return "Behov, men varken mål eller beslut"
    if SomVad.MAL in som and SomVad.BESLUT not in som:
        return "Mål, utan egen punkt bland besluten"
    if SomVad.BESLUT in som and SomVad.MAL not in som:
        return "Beslut, utan eget mål"
    return None
