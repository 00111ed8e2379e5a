"""Matters: goals, decisions, actions and needs, where they stand in a review and what has come of them."""

from datetime import date
from typing import Any

from macros.models import ARENDEN
from macros.models.base import SAKNAS, Arende, SomVad
from macros.models.mal import Mal, tal_i_ord
from macros.problems import near
from macros.state.arendelage import Laget, arendelage
from macros.state.dokument import genomgangslage
from macros.state.kapitel import nummer_for, nyckel_for
from macros.views.parts import ArgumentFault, Lage, Lank, Rubricerad, Sammanhang, Tabell, eller_okand, lage
from macros.views.tomt import tomt

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
NATT = {True: Lage("Nått", "klar"), False: Lage("Inte nått", "pagar")}
"""Whether a goal is reached, when the numbers tell."""
KARTA = {"7.2": SomVad.BEHOV, "9.1": SomVad.PRIORITERAT, "9.2": SomVad.MAL, "10.1": SomVad.BESLUT}
REGISTREN = {"7.2": ("behov",), "9.1": ("mal", "atgarder"), "9.2": ("mal",), "10.1": ("beslut",)}
"""The registers whose records stand in a section, by the section's key (`state/kapitel.py`)."""


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
    key = nyckel_for(s.registers, avsnitt, ar)
    if not found and genomgang.utkast and key in KARTA:
        return tomt(s, ar, *REGISTREN[key], vad=f"som står i avsnitt {avsnitt} av genomgången {ar}")
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
    som, states = found[0].plats(genomgang.id, avsnitt).som, _lagen(found, genomgang.dag, s.nulage)
    rows = [
        [
            Rubricerad(a.rubrik, a.beskrivning),
            _namn(s, a.ansvarig),
            eller_okand(a.senast),
            [] if genomgang.aterger else matt(a, genomgang.dag),
            state,
            [
                Lank(f"{p.avsnitt} {SOM[p.som]}", s.avsnitt(int(genomgang.id), p.avsnitt))
                for p in a.stallen
                if p.genomgang == genomgang.id and p.avsnitt != avsnitt
            ],
        ]
        for a, state in zip(found, states, strict=True)
    ]
    notes = [f"Läget avser {genomgang.bedomd_dag.dag}."] if any(states) else ["Inget är rapporterat om dem."]
    goals = [a for a in found if isinstance(a, Mal)]
    if goals and som is SomVad.MAL:
        bare = [a for a in goals if SAKNAS in (a.matt, a.utgangslage, a.malvarde)]
        where = " i källan" if genomgang.aterger else ""
        missing = f"Mått, utgångsläge eller målvärde saknas{where} för {len(bare)} av {len(goals)} mål."
        notes += [missing] if bare else []
    heading = _rubrik(s, genomgang, som)
    first = "Vad" if som is SomVad.STATUS else heading
    columns = [first, "Ansvarig", "Senast", "Mått", "Läge", "Även i"]
    return Tabell(_namn_for(avsnitt), f"{heading}, avsnitt {avsnitt}", columns, rows, notes, ("Läge",))


def _lagen(found: list[Arende], dag: date, nulage: int | None) -> list[Any]:
    """The states of the matters of a table; nothing when none of them has been reported on and no date has passed."""
    states = [arendelage(a, dag) for a in found]
    silent = all(x.lage is Laget.INGET_RAPPORTERAT and not x.mer for x in states)
    return [[] if silent else lage(a, dag, nulage) for a in found]


def _namn_for(avsnitt: str) -> str:
    """The name of a section's table."""
    return f"arenden-{avsnitt.replace('.', '-')}"


def _rubrik(s: Sammanhang, genomgang, som: SomVad) -> str:
    """What the matters of a section are called: goals are proposed until the review is decided."""
    if som is not SomVad.MAL:
        return RUBRIK[som]
    return genomgangslage(s.registers, genomgang).foreslagna("mål").capitalize()


def matt(arende: Arende, dag: date) -> Any:
    """How a goal is measured, from where to where, and where it is on the day. Empty for others.

    That it cannot be measured when baseline, measure or target is unknown; *nått* only when the numbers tell.
    """
    if not isinstance(arende, Mal):
        return []
    now = _nu(arende, dag)
    if SAKNAS in (arende.matt, arende.utgangslage, arende.malvarde):
        bare = Lage("Mått saknas", "okand")
        return [bare, now] if now else bare
    whole, start, end = (str(v).rstrip(".") for v in (arende.matt, arende.utgangslage, arende.malvarde))
    told = f"{whole}. Utgångsläge: {start}. Målvärde: {end}"
    reached = NATT.get(arende.natt(dag))
    return [part for part in (told, now or "nu: uppgift saknas", reached) if part]


def _nu(goal: Mal, dag: date) -> str | None:
    """The last value that was measured, with its day."""
    if (last := goal.nu(dag)) is None:
        return None
    unit = f" {goal.enhet}" if goal.enhet else ""
    return f"nu {tal_i_ord(last.varde)}{unit} ({last.datum})"


def _namn(s: Sammanhang, roll):
    return eller_okand(SAKNAS) if roll is SAKNAS else s.registers.get("roller", roll).namn


def arendekarta(s: Sammanhang, ar: int) -> str:
    """Tabell som visar var varje behov, prioritering, mål och beslut står i en genomgång."""
    return build_karta(s, ar).html()


def build_karta(s: Sammanhang, ar: int) -> Tabell:
    """One row a matter that stands in a section of `KARTA`: its point in each, and what that tells."""
    genomgang = s.genomgang(ar)
    sections = [(n, som) for key, som in KARTA.items() if (n := nummer_for(s.registers, key, ar))]
    rows = []
    for arende in _ordered(s, ar, [number for number, _ in sections]):
        points = [arende.plats(genomgang.id, number) for number, _ in sections]
        cells = [_punkt(p) for p in points]
        rows.append([Rubricerad(arende.rubrik, _anmarkning({p.som for p in points if p})), *cells])
    columns = ["Fråga", *(f"{SOM[som].capitalize()} {number}" for number, som in sections)]
    return Tabell("arendekarta", "Var varje fråga står", columns, rows, [], tuple(columns[1:]))


def _ordered(s: Sammanhang, ar: int, sections: list[str]) -> list[Arende]:
    found: list[Arende] = []
    for avsnitt in sections:
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
