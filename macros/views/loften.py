"""What came of what a review decided: every decision of every year, and an account of each open matter."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models.base import SAKNAS, Arende
from macros.models.dag import i_ord as dag_i_ord
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state import kedja
from macros.state.arendelage import PASSERAT, Laget, arendelage
from macros.state.kedja import redovisning_av
from macros.state.nulage import sagt
from macros.views.arenden import SOM, matt
from macros.views.figurer import LAGETS_RUTA, Del, rutor
from macros.views.parts import (
    OKAND,
    ArgumentFault,
    Rubricerad,
    Sammanhang,
    Tabell,
    Tillstand,
    lage,
    lagets_ord,
)
from macros.views.words import i_ord, namn

LAGEN = (
    Laget.KLAR,
    Laget.PAGAR,
    Laget.PLANERAD,
    Laget.OVERFORD,
    Laget.FORSENAD,
    Laget.INGET_RAPPORTERAT,
    Laget.UTGAR,
    Laget.ERSATT,
)
"""The states in the order in which they are told: done, going on, to be done, late, not told of, dropped, replaced."""

INGEN = "Ingen genomgång är fastställd eller återgiven än."


def redovisas(s: Sammanhang, genomgang: Genomgang) -> list[Arende]:
    """What the review after this one must account for: every matter that is known and still open on its day."""
    return kedja.redovisas(s.registers, genomgang)


def ingen_hallen(s: Sammanhang, ar: int) -> str:
    """What stands where no review is decided or retold and no year is asked for; '' otherwise."""
    held = ar or any(not g.utkast and g.dag <= s.dag for g in s.registers.genomgangar)
    return "" if held else render("loften.html.j2", mening=INGEN, bild="", tabell="")


def senaste_hallna(s: Sammanhang, ar: int) -> Genomgang:
    """The review of a year; without a year the newest that is decided or retold, so that a page follows the years."""
    if ar:
        return s.genomgang(ar)
    held = [g for g in s.registers.genomgangar if not g.utkast and g.dag <= s.dag]
    if not held:
        raise ArgumentFault("ingen genomgång är fastställd eller återgiven; ange ett år, till exempel loften(2026)")
    return max(held, key=lambda g: g.id)


def vad_det_blev(s: Sammanhang, arende: Arende, senaste: Genomgang) -> Laget:
    """What came of a matter: finished, or as it was last reported after the newest review, or nothing reported."""
    if arende.oppet(s.dag) and not redovisning_av(arende, senaste.dag, s.dag):
        return Laget.INGET_RAPPORTERAT
    return arendelage(arende, s.dag).lage


@dataclass(frozen=True)
class Utfall:
    """What came of what reviews decided: how many are told of, the matters in each state, and those that each review left."""

    senaste: Genomgang
    oppna: list[Arende]
    redovisade: int
    upprattade: dict[str, list[Arende]]
    grupper: dict[Laget, list[Arende]]

    @property
    def mening(self) -> str:
        return (
            f"{self.redovisade} av {len(self.oppna)} öppna ärenden är redovisade sedan genomgången {self.senaste.id}."
            if self.grupper
            else f"Genomgången {self.senaste.id} lämnade inga öppna ärenden efter sig."
        )


def build_loften(s: Sammanhang, ar: int = 0) -> Utfall:
    """The outcome of every matter of the review of a year and of those before it, in the order of the states."""
    last = senaste_hallna(s, ar)
    asked = redovisas(s, last)
    reviews = [*kedja.tidigare(s.registers, last), last]
    made = {g.id: kedja.upprattade(s.registers, g) for g in reversed(reviews)}
    groups: dict[Laget, list[Arende]] = {state: [] for state in LAGEN}
    for arende in {a.id: a for found in (*made.values(), asked) for a in found}.values():
        groups[vad_det_blev(s, arende, last)].append(arende)
    told = [a for a in asked if redovisning_av(a, last.dag, s.dag)]
    return Utfall(last, asked, len(told), made, {state: found for state, found in groups.items() if found})


def loften(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av tidigare genomgångar, på några rader för den som har bråttom: `{{ loften(2026) }}`, `{{ loften() }}`."""
    if none := ingen_hallen(s, ar):
        return none
    found = build_loften(s, ar)
    table = _loftestabell(s, found) if found.grupper else ""
    return render("loften.html.j2", mening=found.mening, bild=loftesbild(found), tabell=table)


def loften_per_ar(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av varje genomgång för sig, under ledningens sida: `{{ loften_per_ar(2026) }}`. I PDF:en med namnen."""
    found = build_loften(s, ar)
    return render("loften_per_ar.html.j2", mening=found.mening, tabell=_loftestabell(s, found) if found.grupper else "")


def loftesbild(found: Utfall) -> str:
    """A cell a matter, and the names of those in each state, folded; '' without any."""
    delar = [Del(LAGETS_RUTA[state], len(group), state.ord.lower()) for state, group in found.grupper.items()]
    groups = [(d, lagets_ord(state), group) for d, (state, group) in zip(delar, found.grupper.items(), strict=True)]
    if not groups:
        return ""
    total = sum(d.antal for d in delar)
    return render("loftesbild.html.j2", rutor=rutor(f"Vad det blev av {total} ärenden", delar), grupper=groups)


def _loftestabell(s: Sammanhang, utfall: Utfall) -> str:
    """A row a review, the newest first: how many matters it left open, and how many of them are in each state now."""
    rows, last, states = [], utfall.senaste, list(utfall.grupper)
    for year, found in utfall.upprattade.items():
        outcomes = [vad_det_blev(s, a, last) for a in found]
        rows.append([f"Genomgången {year}", str(len(found)), *(str(outcomes.count(state)) for state in states)])
    columns = ["Genomgång", "Ärenden", *(state.ord for state in states)]
    notes = [f"Läget {dag_i_ord(s.dag)}."]
    silent = Laget.INGET_RAPPORTERAT
    notes += [f"{silent.ord} betyder inget sedan genomgången {last.id}."] if silent in states else []
    if len(rows) > 1:
        notes.append("Ett ärende som står i flera genomgångar räknas i var och en.")
    return Tabell(f"loften-{last.id}", "Vad det blev", columns, rows, notes, tuple(columns[1:])).html()


def redovisning(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av allt som var öppet efter en genomgång: `{{ redovisning(2026) }}`. Utan år: den senaste."""
    genomgang = senaste_hallna(s, ar)
    rows, missing = [], 0
    for arende in redovisas(s, genomgang):
        told = redovisning_av(arende, genomgang.dag, s.dag)
        missing += told is None
        state = lage(arende, s.dag, s.nulage) if told else _tyst(arende, s.dag)
        what = told.text if told else []
        rows.append(
            [
                Rubricerad(arende.rubrik, arende.id),
                _som(arende, genomgang),
                _ansvarig(s, arende),
                matt(arende, s.dag),
                state,
                what,
            ]
        )
    since = f"Sedan genomgången {genomgang.id}"
    columns = ["Vad", "Som", "Ansvarig", "Mått", since, "Vad som har hänt"]
    note = f"{len(rows) - missing} av {len(rows)} är redovisade. {missing} saknar redovisning."
    title = f"Redovisning av det som var öppet efter genomgången {genomgang.id}"
    table = Tabell(f"redovisning-{genomgang.id}", title, columns, rows, [note], (since,))
    return table.utan_okanda(Ansvarig="ansvarig").utan_tomma("Mått", "Vad som har hänt").html()


def _som(arende: Arende, genomgang: Genomgang) -> str:
    """As what the matter stands in the last review that lists it, with that year when it is an earlier one."""
    places = kedja.platser(arende, genomgang)
    if not places:
        return "–"
    words = ", ".join(dict.fromkeys(SOM[p.som] for p in places))
    return words if places[0].genomgang == genomgang.id else f"{words} {places[0].genomgang}"


def _tyst(arende: Arende, dag: date) -> Tillstand:
    """What is shown of a matter that nobody has told of since the review: since when, as what, and that its date has gone."""
    last = arende.senaste_handelse(dag)
    parts = [f"sedan {sagt(last.datum)} (då: {Laget(last.status).ord.lower()})"] if last else []
    parts += [f"{PASSERAT}: {arende.senast}"] if arendelage(arende, dag).datum_passerat else []
    return Tillstand(lagets_ord(Laget.INGET_RAPPORTERAT), ", ".join(parts) or None)


def _ansvarig(s: Sammanhang, arende: Arende) -> Any:
    return OKAND if arende.ansvarig is SAKNAS else namn(s.registers, arende.ansvarig)


def varuppfoljning(s: Sammanhang, ar: int = 0) -> str:
    """Uppföljningen sena våren av det som var öppet, med när den ska ske: `{{ varuppfoljning() }}` följer den senaste."""
    genomgang = senaste_hallna(s, ar)
    return render(
        "varuppfoljning.html.j2",
        ar=genomgang.id,
        nar=i_ord(genomgang.uppfoljning, s.registers),
        antal=len(redovisas(s, genomgang)),
        tabell=redovisning(s, int(genomgang.id)),
    )
