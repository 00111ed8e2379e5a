"""What came of what a review decided: every decision of every year, and an account of each open matter."""

from typing import Any

from macros.models.base import SAKNAS, Arende, Status
from macros.models.dag import i_ord as dag_i_ord
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state import kedja
from macros.state.kedja import redovisning_av
from macros.views.arenden import SOM, matt
from macros.views.columns import i_ord, namn
from macros.views.parts import (
    FORSENAD,
    OKAND,
    STATUS,
    ArgumentFault,
    Lage,
    Rubricerad,
    Sammanhang,
    Tabell,
    Tillstand,
    eller_okand,
)

INGET = Lage("Inget rapporterat", "okand")
LAGEN = (
    *(STATUS[x] for x in (Status.KLAR, Status.PAGAR, Status.PLANERAD, Status.OVERFORD)),
    INGET,
    *(STATUS[x] for x in (Status.UTGAR, Status.ERSATT)),
)
"""The states in the order in which they are told: done, going on, to be done, not told of, dropped and replaced."""


def redovisas(s: Sammanhang, genomgang: Genomgang) -> list[Arende]:
    """What the review after this one must account for: every matter that is known and still open on its day."""
    return kedja.redovisas(s.registers, genomgang)


def senaste_hallna(s: Sammanhang, ar: int) -> Genomgang:
    """The review of a year; without a year the newest that is decided or retold, so that a page follows the years."""
    if ar:
        return s.genomgang(ar)
    held = [g for g in s.registers.genomgangar if not g.utkast and g.dag <= s.dag]
    if not held:
        raise ArgumentFault("ingen genomgång är fastställd eller återgiven; ange ett år, till exempel loften(2026)")
    return max(held, key=lambda g: g.id)


def _utfall(s: Sammanhang, arende: Arende, senaste: Genomgang) -> Lage:
    """What came of a matter: finished, or as it was last reported after the newest review, or nothing reported."""
    if not arende.oppet(s.dag):
        return STATUS[arende.status(s.dag)]
    told = redovisning_av(arende, senaste.dag, s.dag)
    return STATUS[told.status] if told else INGET


def loften(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av tidigare genomgångar, på några rader för den som har bråttom: `{{ loften(2026) }}`, `{{ loften() }}`."""
    last = senaste_hallna(s, ar)
    asked = redovisas(s, last)
    told = [a for a in asked if redovisning_av(a, last.dag, s.dag)]
    reviews = [*kedja.tidigare(s.registers, last), last]
    made = {g.id: kedja.upprattade(s.registers, g) for g in reversed(reviews)}
    groups: dict[Lage, list[Arende]] = {state: [] for state in LAGEN}
    for arende in {a.id: a for found in (*made.values(), asked) for a in found}.values():
        groups[_utfall(s, arende, last)].append(arende)
    return render(
        "loften.html.j2",
        tabell=_loftestabell(s, last, made, [state for state in LAGEN if groups[state]]),
        grupper=[(state, found) for state, found in groups.items() if found],
        antal=len(asked),
        redovisade=len(told),
        ar=last.id,
        dag=dag_i_ord(s.dag),
    )


def _loftestabell(s: Sammanhang, last: Genomgang, made: dict[str, list[Arende]], states: list[Lage]) -> str:
    """A row a review, the newest first: how many matters it left open, and how many of them are in each state now."""
    rows = []
    for year, found in made.items():
        outcomes = [_utfall(s, a, last) for a in found]
        rows.append([f"Genomgången {year}", str(len(found)), *(str(outcomes.count(state)) for state in states)])
    columns = ["Genomgång", "Ärenden", *(state.ord for state in states)]
    notes = [f"Läget {dag_i_ord(s.dag)}."]
    notes += [f"{INGET.ord} betyder inget sedan genomgången {last.id}."] if INGET in states else []
    if len(made) > 1:
        notes.append("Ett ärende som står i flera genomgångar räknas i var och en.")
    return Tabell(f"loften-{last.id}", "Vad det blev", columns, rows, notes, tuple(columns[1:])).html()


def redovisning(s: Sammanhang, ar: int = 0) -> str:
    """Vad det blev av allt som var öppet efter en genomgång: `{{ redovisning(2026) }}`. Utan år: den senaste."""
    genomgang = senaste_hallna(s, ar)
    rows, missing = [], 0
    for arende in redovisas(s, genomgang):
        told = redovisning_av(arende, genomgang.dag, s.dag)
        missing += told is None
        state = (
            Tillstand(STATUS[told.status], str(told.datum)) if told else Tillstand(INGET, _datum_passerat(arende, s))
        )
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
    columns = ["Vad", "Som", "Ansvarig", "Mått", "Läge", "Vad som har hänt"]
    note = f"{len(rows) - missing} av {len(rows)} är redovisade. {missing} saknar redovisning."
    title = f"Redovisning av det som var öppet efter genomgången {genomgang.id}"
    table = Tabell(f"redovisning-{genomgang.id}", title, columns, rows, [note], ("Läge",))
    return table.utan_okanda(Ansvarig="ansvarig").utan_tomma("Mått", "Vad som har hänt").html()


def _som(arende: Arende, genomgang: Genomgang) -> str:
    """As what the matter stands in the last review that lists it, with that year when it is an earlier one."""
    places = kedja.platser(arende, genomgang)
    if not places:
        return "–"
    words = ", ".join(dict.fromkeys(SOM[p.som] for p in places))
    return words if places[0].genomgang == genomgang.id else f"{words} {places[0].genomgang}"


def _datum_passerat(arende: Arende, s: Sammanhang) -> str | None:
    return f"skulle vara klart {arende.senast}" if arende.sen(s.dag) else None


def _ansvarig(s: Sammanhang, arende: Arende) -> Any:
    return OKAND if arende.ansvarig is SAKNAS else namn(s.registers, arende.ansvarig)


def beslut_alla(s: Sammanhang) -> str:
    """Alla beslut, alla år, och vad det blev av dem: `{{ beslut_alla() }}`."""
    rows = []
    for b in s.raknas.beslut:
        last = b.senaste_handelse(s.dag)
        if b.sen(s.dag):
            state = Tillstand(FORSENAD, f"skulle vara klart {b.senast}")
        else:
            state = Tillstand(STATUS[last.status], str(last.datum)) if last else OKAND
        years = ", ".join(dict.fromkeys(str(p.genomgang) for p in b.stallen)) or "–"
        decided = ", ".join(i_ord(v, s.registers) for v in (b.beslutat, b.av, b.diarienummer) if v is not SAKNAS)
        what = last.text if last else "Ingen har rapporterat."
        rows.append(
            [Rubricerad(b.rubrik, b.id), years, decided or OKAND, _ansvarig(s, b), eller_okand(b.senast), state, what]
        )
    columns = ["Beslut", "Genomgång", "Beslutat", "Ansvarig", "Senast", "Läge", "Vad det blev"]
    return Tabell("beslut", "Alla beslut", columns, rows, [], ("Läge",)).html()


def varuppfoljning(s: Sammanhang, ar: int = 0) -> str:
    """Uppföljningen sena våren av det som var öppet, med när den ska ske: `{{ varuppfoljning() }}` följer den senaste."""
    genomgang = senaste_hallna(s, ar)
    when = render("varuppfoljning.html.j2", ar=genomgang.id, nar=i_ord(genomgang.uppfoljning, s.registers), dag=s.dag)
    parts = [when, _aktiviteter(s, genomgang) if genomgang.planering else "", redovisning(s, int(genomgang.id))]
    return "\n".join(part for part in parts if part)


def _aktiviteter(s: Sammanhang, genomgang: Genomgang) -> str:
    """The planned activities of a review with the state of the matters where they are told of."""
    rows = []
    for point in genomgang.planering:
        matters = [a for ref in point.arenden if (a := s.registers.get("arenden", ref))]
        told = [part for a in matters for part in (a.id, _utfall(s, a, genomgang))]
        who = OKAND if point.ansvarig is SAKNAS else namn(s.registers, point.ansvarig)
        rows.append([point.aktivitet, who, eller_okand(point.senast), told or OKAND])
    columns = ["Aktivitet", "Ansvarig", "Senast", "Ärende och läge"]
    return Tabell(f"aktiviteter-{genomgang.id}", f"Planerat för {genomgang.id}", columns, rows).html()
