"""What came of what a review decided: every decision of every year, and an account of each open matter."""

from datetime import date
from typing import Any

from macros.models.base import SAKNAS, Arende, SomVad
from macros.models.dag import i_ord as dag_i_ord
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state.arendelage import PASSERAT, Laget, arendelage
from macros.views.arenden import SOM, alla, matt
from macros.views.columns import i_ord, namn
from macros.views.parts import (
    OKAND,
    Lage,
    Rubricerad,
    Sammanhang,
    Tabell,
    Tillstand,
    eller_okand,
    lage,
    laget_ord,
)

SAKNAS_ORD = Lage("Redovisning saknas", "okand")
LOFTEN = (SomVad.MAL, SomVad.BESLUT, SomVad.PRIORITERAT)
"""As what a matter stands in a review when the next review must account for it."""


def redovisas(s: Sammanhang, genomgang: Genomgang) -> list[Arende]:
    """The goals, priorities and decisions of a review that were open on its day, each once, in the order of the review."""
    found: dict[str, tuple[Any, Arende]] = {}
    for arende in alla(s):
        places = [p for p in arende.stallen if p.genomgang == genomgang.id and p.som in LOFTEN]
        if places and arende.oppet(genomgang.dag):
            first = min(places, key=lambda p: (int(p.avsnitt.split(".")[0]), p.punkt))
            found[arende.id] = ((LOFTEN.index(first.som), first.punkt, arende.id), arende)
    return [arende for _, arende in sorted(found.values(), key=lambda pair: pair[0])]


def redovisning_av(arende: Arende, efter: date, dag: date) -> Any:
    """The last thing reported of a matter after a review's day and on or before `dag`; None when nobody has."""
    told = [h for h in arende.handelser if efter < h.datum.till <= dag]
    return told[-1] if told else None


def loften(s: Sammanhang, ar: int) -> str:
    """Vad det blev av en genomgångs löften, på några rader för den som har bråttom: `{{ loften(2026) }}`."""
    genomgang = s.genomgang(ar)
    groups: dict[str, tuple[Lage, list[Arende]]] = {}
    for arende in redovisas(s, genomgang):
        told = redovisning_av(arende, genomgang.dag, s.dag)
        state = laget_ord(arendelage(arende, s.dag, s.nulage)) if told else SAKNAS_ORD
        groups.setdefault(state.ord, (state, []))[1].append(arende)
    order = [*(x.ord for x in Laget), SAKNAS_ORD.ord]
    total = sum(len(found) for _, found in groups.values())
    rows = sorted(groups.values(), key=lambda pair: order.index(pair[0].ord))
    told = total - len(groups.get(SAKNAS_ORD.ord, (None, []))[1])
    return render("loften.html.j2", grupper=rows, antal=total, redovisade=told, ar=ar, dag=dag_i_ord(s.dag))


def redovisning(s: Sammanhang, ar: int) -> str:
    """Vad det blev av mål, prioriteringar och beslut i en genomgång: `{{ redovisning(2026) }}`."""
    genomgang = s.genomgang(ar)
    rows, missing = [], 0
    for arende in redovisas(s, genomgang):
        told = redovisning_av(arende, genomgang.dag, s.dag)
        missing += told is None
        as_what = ", ".join(
            dict.fromkeys(SOM[p.som] for p in arende.stallen if p.genomgang == genomgang.id and p.som in LOFTEN)
        )
        state = lage(arende, s.dag, s.nulage) if told else Tillstand(SAKNAS_ORD, _passerat(arende, s.dag))
        what = told.text if told else []
        measure = matt(arende) if arende.oppet(s.dag) else []
        rows.append([Rubricerad(arende.rubrik, arende.id), as_what, _ansvarig(s, arende), measure, state, what])
    columns = ["Vad", "Som", "Ansvarig", "Mått", "Läge", "Vad som har hänt"]
    note = f"{len(rows) - missing} av {len(rows)} är redovisade. {missing} saknar redovisning."
    table = Tabell(f"redovisning-{ar}", f"Löften i genomgången {ar}", columns, rows, [note], ("Läge",))
    return table.utan_okanda(Ansvarig="ansvarig").utan_tomma("Mått", "Vad som har hänt").html()


def _passerat(arende: Arende, dag: date) -> str | None:
    return f"{PASSERAT}: {arende.senast}" if arendelage(arende, dag).datum_passerat else None


def _ansvarig(s: Sammanhang, arende: Arende) -> Any:
    return OKAND if arende.ansvarig is SAKNAS else namn(s.registers, arende.ansvarig)


def beslut_alla(s: Sammanhang) -> str:
    """Alla beslut, alla år, och vad det blev av dem: `{{ beslut_alla() }}`."""
    rows = []
    for b in s.raknas.beslut:
        last = b.senaste_handelse(s.dag)
        years = ", ".join(dict.fromkeys(str(p.genomgang) for p in b.stallen)) or "–"
        decided = ", ".join(i_ord(v, s.registers) for v in (b.beslutat, b.av, b.diarienummer) if v is not SAKNAS)
        what = last.text if last else "Ingen har rapporterat."
        rows.append(
            [
                Rubricerad(b.rubrik, b.id),
                years,
                decided or OKAND,
                _ansvarig(s, b),
                eller_okand(b.senast),
                lage(b, s.dag, s.nulage),
                what,
            ]
        )
    columns = ["Beslut", "Genomgång", "Beslutat", "Ansvarig", "Senast", "Läge", "Vad det blev"]
    return Tabell("beslut", "Alla beslut", columns, rows, [], ("Läge",)).html()


def varuppfoljning(s: Sammanhang, ar: int) -> str:
    """Uppföljningen sena våren av en genomgångs löften, med när den ska ske: `{{ varuppfoljning(2026) }}`."""
    genomgang = s.genomgang(ar)
    return (
        render("varuppfoljning.html.j2", nar=i_ord(genomgang.uppfoljning, s.registers), dag=s.dag)
        + "\n"
        + redovisning(s, ar)
    )
