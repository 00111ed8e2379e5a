"""The low-hanging fruit of the review (2.2): how many systems are left for each, then and now, and which they are."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from macros.models.base import Synlighet
from macros.models.dag import i_ord as dag_i_ord
from macros.models.genomgang import Bilagd
from macros.models.system import System
from macros.render import render
from macros.state.day import Dagslage, Lage, Svar
from macros.state.frukter import behorighet, fjarratkomst
from macros.views.bilaga import hanvisning_till_bilagan
from macros.views.columns import svar_ord, visningsnamn
from macros.views.parts import OKAND, Rubricerad, Sammanhang, Tabell, visas_inte
from macros.views.platser import i_bilagan
from macros.views.tomt import tomt

FRUKTER: tuple[tuple[str, Callable[[Dagslage, System], Svar]], ...] = (
    ("Behörighetshantering dokumenterad", behorighet),
    ("Två faktorer på all åtkomst utifrån", fjarratkomst),
)
"""What is asked of every system in use."""
FALT = ("behorigheter", "fjarratkomst")
INGA = "Inga system är inskrivna, så det går inte att säga vad som är kvar."


@dataclass(frozen=True)
class Frukt:
    """One of them on a day: the systems that are in order, those known not to be, and those that nobody knows of."""

    namn: str
    klara: tuple[System, ...]
    kvar: tuple[tuple[System, Svar], ...]
    okanda: tuple[System, ...]

    @property
    def alla(self) -> int:
        return len(self.klara) + len(self.kvar) + len(self.okanda)


def build_frukter(s: Sammanhang, dag: date) -> list[Frukt]:
    """Each of the fruits at the end of a day."""
    day = Dagslage(s.raknas, dag)
    return [_frukt(day, name, ask) for name, ask in FRUKTER]


def _frukt(day: Dagslage, name: str, ask: Callable[[Dagslage, System], Svar]) -> Frukt:
    answers = [(x, ask(day, x)) for x in day.system()]
    return Frukt(
        name,
        tuple(x for x, a in answers if not a.brist),
        tuple((x, a) for x, a in answers if a.brist and a.lage is not Lage.OKAND),
        tuple(x for x, a in answers if a.lage is Lage.OKAND),
    )


def frukter(s: Sammanhang, ar: int = 0) -> str:
    """De lågt hängande frukterna: behörigheter dokumenterade och två faktorer utifrån, hur många som är kvar och vilka: `{{ frukter(2027) }}`. Utan år: läget i dag."""
    dag = s.genomgang(ar).dag if ar else s.dag
    if not s.registers.visar("system") or s.registers.doljer("system", *FALT):
        return visas_inte(s.registers, "Hur långt kontoret har kommit, och vilka system som är kvar,")
    found = build_frukter(s, dag)
    if not any(f.alla for f in found):
        return tomt(s, ar, "system") if ar else render("tomt.html.j2", lage=OKAND, mening=INGA)
    table = _tabell(s, found, dag, ar).html()
    if ar and i_bilagan(s, ar, Bilagd.SYSTEMBRISTER):
        left = sum(len(f.kvar) + len(f.okanda) for f in found)
        return table + "\n" + hanvisning_till_bilagan(s, ar, f"{left} saker är kvar att göra eller ta reda på.")
    return table if s.registers.malgrupp is not Synlighet.BEGRANSAD else f"{table}\n{_kvar(found, dag)}"


def _tabell(s: Sammanhang, found: list[Frukt], dag: date, ar: int) -> Tabell:
    """The counts, and beside them those of the last quarter end: the list is to shrink."""
    before = date(dag.year, (dag.month - 1) // 3 * 3 + 1, 1) - timedelta(days=1)
    then = build_frukter(s, before)
    rows = [[f.namn, _klara(f), _kanda(f), str(len(f.okanda)), _da(t)] for f, t in zip(found, then, strict=True)]
    columns = ["Vad", "Klara", "Kvar", "Vet vi inget om", f"Kvar eller okända {dag_i_ord(before)}"]
    name = f"frukter-{ar}" if ar else "frukter"
    return Tabell(name, f"Lågt hängande frukter, läget {dag_i_ord(dag)}", columns, rows)


def _klara(f: Frukt) -> Any:
    return f"{len(f.klara)} av {f.alla}" if len(f.okanda) < f.alla else OKAND


def _kanda(f: Frukt) -> Any:
    """How many are known not to be in order; nobody knows while nothing is known of any."""
    return str(len(f.kvar)) if len(f.okanda) < f.alla else OKAND


def _da(f: Frukt) -> Any:
    """What was left then; unknown when nothing at all was known."""
    return f"{len(f.kvar) + len(f.okanda)} av {f.alla}" if len(f.okanda) < f.alla else OKAND


def _kvar(found: list[Frukt], dag: date) -> str:
    """The systems that are left, each with what is missing."""
    told: dict[str, tuple[System, list[str]]] = {}
    for fruit in found:
        for x, answer in [*fruit.kvar, *((x, Svar(Lage.OKAND)) for x in fruit.okanda)]:
            word = svar_ord(answer).ord.lower()
            told.setdefault(x.id, (x, []))[1].append(f"{fruit.namn}: {word}{f', {answer.text}' if answer.text else ''}")
    rows = [[Rubricerad(visningsnamn(x), x.id), gaps] for x, gaps in told.values()]
    return Tabell("frukter-kvar", f"Kvar {dag_i_ord(dag)}", ["System", "Vad som är kvar"], rows).html()
