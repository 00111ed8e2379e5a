"""What is new on the start page: what has been decided, reviewed and done, from dated records and never from git."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from macros.models.dag import i_ord as dag_i_ord
from macros.models.grund import SAKNAS
from macros.render import render
from macros.tillstand import add_months
from macros.views.arenden import alla
from macros.views.delar import STATUS, Sammanhang
from macros.views.kolumner import i_ord
from macros.views.lagar import LAGE

ANTAL = 5
MANADER = 12
"""How many months back something counts as new."""


@dataclass(frozen=True)
class Nyhet:
    """Something that happened: its date, a word for what it is, what it concerns, a sentence, and where to read."""

    datum: Any
    slag: str
    vad: str
    text: str
    adress: str | None = None


def nytt(s: Sammanhang) -> str:
    """Det senaste som är beslutat, granskat eller gjort, ur registren: `{{ nytt() }}`."""
    real = replace(s, registers=s.raknas)
    first = add_months(s.dag, -MANADER)
    found = [n for n in build_nytt(real) if first < n.datum.till <= s.dag]
    newest = sorted(found, key=lambda n: n.datum.till, reverse=True)[:ANTAL]
    decided = any(n.slag == "Beslut" for n in build_nytt(real) if n.datum.till <= s.dag)
    return render("nytt.html.j2", nyheter=newest, beslutat=decided, dag=dag_i_ord(s.dag), manader=MANADER)


def build_nytt(s: Sammanhang) -> Iterator[Nyhet]:
    """Everything dated that may be news, in the order of the registers."""
    yield from _beslut(s)
    yield from _granskat(s)
    for a in alla(s):
        page = _sida(s, f"register/{_register(s, a)}.md#{a.id}")
        for h in a.handelser:
            yield Nyhet(h.datum, STATUS[h.status].ord, a.rubrik, h.text, page)
    for project in s.registers.projekt:
        for a in project.aktiviteter:
            for h in a.handelser:
                yield Nyhet(h.datum, STATUS[h.status].ord, a.text, h.text)
    for law in s.registers.lagar:
        for state in law.lagen:
            yield Nyhet(state.datum, f"Lag: {LAGE[state.lage].ord.lower()}", law.namn, state.text)


def _beslut(s: Sammanhang) -> Iterator[Nyhet]:
    """Decisions and settled reviews; one whose day is unknown is no news."""
    for b in s.registers.beslut:
        if b.beslutat is not SAKNAS:
            by = "" if b.av is SAKNAS else f"Beslutat av {i_ord(b.av, s.registers).lower()}."
            yield Nyhet(b.beslutat, "Beslut", b.rubrik, by, _sida(s, "beslut/index.md"))
    for g in s.registers.genomgangar:
        if g.beslutad is not SAKNAS:
            yield Nyhet(
                g.beslutad, "Beslut", g.titel, "Genomgången är beslutad.", _sida(s, f"genomgang/{g.id}/index.md")
            )


def _granskat(s: Sammanhang) -> Iterator[Nyhet]:
    for g in s.registers.granskningar:
        path = g.sida.partition("#")[0]
        title = s.sidor[path].title if path in s.sidor else g.sida
        outcome = f"{i_ord(g.av, s.registers)}: {i_ord(g.utfall, s.registers)}."
        yield Nyhet(g.datum, "Granskat", title, outcome, _sida(s, path))


def _register(s: Sammanhang, arende: Any) -> str:
    return next(name for name in ("mal", "beslut", "atgarder", "behov") if s.registers.get(name, arende.id))


def _sida(s: Sammanhang, path: str) -> str | None:
    return s.lank(path) if path.partition("#")[0] in s.sidor else None
