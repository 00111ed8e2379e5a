"""What was decided, year by year with the newest first, and what came of it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from macros.models.base import SAKNAS
from macros.models.beslut import Beslut
from macros.models.dag import i_ord as dag_i_ord
from macros.render import render
from macros.state.arendelage import Laget, arendelage
from macros.views.columns import i_ord
from macros.views.figurer import Del, Ruta, rutor, teckenruta
from macros.views.lista import antal, uppraknat, val
from macros.views.parts import Sammanhang, slag, tillstand

LAGEN = (
    (Laget.KLAR, Ruta.FULL, "är klara"),
    (Laget.PAGAR, Ruta.HALV, "pågår"),
    (Laget.PLANERAD, Ruta.PLAN, "är planerade"),
    (Laget.OVERFORD, Ruta.PLAN, "är överförda"),
    (Laget.FORSENAD, Ruta.BRIST, "är rapporterade som försenade"),
    (Laget.INGET_RAPPORTERAT, Ruta.TYST, "saknar rapport"),
    (Laget.UTGAR, Ruta.TOM, "utgår"),
    (Laget.ERSATT, Ruta.TOM, "är ersatta"),
)
"""The states in the order in which they are told: how a cell looks, and how a sentence counts them."""
FORST = (Laget.FORSENAD, Laget.INGET_RAPPORTERAT, Laget.PAGAR, Laget.PLANERAD, Laget.OVERFORD)
"""The order of the rows: what needs somebody first, what is finished last."""
OKANT_AR = "År okänt"


def ar_for(b: Beslut) -> str:
    """The year that a decision is listed under: of its own day, or of the first review that lists it."""
    if b.beslutat is not SAKNAS:
        return str(b.beslutat.till.year)
    return min((p.genomgang for p in b.stallen), default=OKANT_AR)


def build_ar(s: Sammanhang) -> Iterator[tuple[str, list[Beslut]]]:
    """(year, its decisions), the newest year first and those without a known year last."""
    years: dict[str, list[Beslut]] = {}
    for b in s.raknas.beslut:
        years.setdefault(ar_for(b), []).append(b)
    yield from sorted(years.items(), key=lambda y: (y[0] != OKANT_AR, y[0]), reverse=True)


def beslut_alla(s: Sammanhang) -> str:
    """Alla beslut, alla år, och vad det blev av dem: `{{ beslut_alla() }}`."""
    years = [_ar(s, year, found) for year, found in build_ar(s)]
    rows = [row for year in years for row in year["rader"]]
    states = Counter(row["laget"] for row in rows)
    order = [state.ord for state, _, _ in LAGEN]
    return render(
        "beslut.html.j2",
        ar=years,
        tecken=teckenruta([Del(look, 1, state.ord) for state, look, _ in LAGEN if states[state]]),
        okant=_okant(rows),
        valen=[
            val("ar", "År", [r["ar"] for r in rows]),
            val("lage", "Läge", [r["lage"].lage.ord for r in rows], order),
        ],
        antal=antal(len(rows), "beslut", "beslut"),
        dag=dag_i_ord(s.dag),
        slag=slag,
    )


def _ar(s: Sammanhang, year: str, found: list[Beslut]) -> dict[str, Any]:
    """A year: what came of its decisions in a sentence and a bar, and each of them."""
    rows = [_rad(s, b, year) for b in found]
    counts = Counter(row["laget"] for row in rows)
    parts = [Del(look, counts[state], words) for state, look, words in LAGEN]
    first, *rest = parts
    told = [f"{first.antal} av {antal(len(rows), 'beslut', 'beslut')} {first.ord}"]
    told += [f"{d.antal} av {len(rows)} {d.ord}" for d in rest if d.antal]
    rows.sort(key=lambda r: FORST.index(r["laget"]) if r["laget"] in FORST else len(FORST))
    return {
        "ar": year,
        "ankare": "beslut-okant-ar" if year == OKANT_AR else f"beslut-{year}",
        "antal": len(rows),
        "svar": f"{uppraknat(told)}.",
        "bild": rutor(f"Beslut {year}", parts),
        "utan_dag": sum(r["utan_dag"] for r in rows),
        "rader": rows,
    }


def _okant(rows: list[dict[str, Any]]) -> str:
    """What is not known of the decisions, each with how many of how many."""
    total = len(rows)
    counts = (("beslutsdagen", "utan_dag"), ("vem som beslutade", "utan_av"), ("vem som ansvarar", "utan_ansvarig"))
    return uppraknat([f"{vad} för {n} av {total}" for vad, key in counts if (n := sum(r[key] for r in rows))])


def _rad(s: Sammanhang, b: Beslut, year: str) -> dict[str, Any]:
    last, state = b.senaste_handelse(s.dag), arendelage(b, s.dag, s.nulage)
    decided = [i_ord(v, s.registers) for v in (b.beslutat, b.av, b.diarienummer) if v is not SAKNAS]
    return {
        "id": b.id,
        "ar": year,
        "rubrik": b.rubrik,
        "beskrivning": b.beskrivning or "",
        "laget": state.lage,
        "lage": tillstand(state),
        "vad": last.text if last else "Ingen har rapporterat.",
        "beslutat": ", ".join(decided) or "uppgift saknas",
        "ansvarig": i_ord(b.ansvarig, s.registers),
        "senast": "" if b.senast is SAKNAS else str(b.senast),
        "genomgang": ", ".join(dict.fromkeys(str(p.genomgang) for p in b.stallen)) or "ingen",
        "utan_dag": b.beslutat is SAKNAS,
        "utan_av": b.av is SAKNAS,
        "utan_ansvarig": b.ansvarig is SAKNAS,
    }
