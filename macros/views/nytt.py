"""What is new on the start page: what has been decided, reviewed and done, from dated records and never from git."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from macros.models import ARENDEN
from macros.models.base import SAKNAS
from macros.models.dag import i_ord as dag_i_ord
from macros.pages.kinds import DECISIONS, kind_of
from macros.pages.paths import register_page, review_page
from macros.render import render
from macros.state.day import add_months
from macros.state.dokument import om_texterna
from macros.state.gallande import gallande_sidor
from macros.state.kedja import OFORANDRAT
from macros.views.columns import i_ord
from macros.views.lagar import LAGE
from macros.views.parts import STATUS, Sammanhang

BESLUT = "Beslut"
ANTAL = 5
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
KORTAST = 60
"""What is told of a law's state is at least so many signs; the rest stands on the page that the news leads to."""
MANADER = 12
"""How many months back something counts as new."""


@dataclass(frozen=True)
class Nyhet:
    """Something that happened: its date, a word for what it is with its shape, what it concerns, and where to read."""

    datum: Any
    slag: str
    vad: str
    text: str
    adress: str | None = None
    form: str = ""
    """The shape of the word, when the word is a state."""


def nytt(s: Sammanhang) -> str:
    """Det senaste som är beslutat, granskat eller gjort, ur registren: `{{ nytt() }}`."""
    real = replace(s, registers=s.raknas)
    happened = [n for n in build_nytt(real) if n.datum.till <= s.dag]
    return render(
        "nytt.html.j2",
        nyheter=senaste_nytt(happened, add_months(s.dag, -MANADER)),
        texterna=om_texterna(
            len([p for p in gallande_sidor(real.registers, s.dag, s.sidor) if kind_of(p).lage == "forslag"])
        ),
        utan_dag=any(b.beslutat is SAKNAS for b in _shown(real, "beslut")),
        beslut=_sida(s, DECISIONS),
        dag=dag_i_ord(s.dag),
        manader=MANADER,
    )


def senaste_nytt(happened: list[Nyhet], efter: date) -> list[Nyhet]:
    """The newest after a day, and of each matter only the last thing told."""
    newest: dict[str, Nyhet] = {}
    for n in sorted(happened, key=lambda n: n.datum.till, reverse=True):
        if n.datum.till > efter:
            newest.setdefault(n.vad, n)
    return list(newest.values())[:ANTAL]


def build_nytt(s: Sammanhang) -> Iterator[Nyhet]:
    """Everything dated that may be news, in the order of the registers."""
    yield from _beslut(s)
    yield from _granskat(s)
    yield from _handelser(s)
    for law in _shown(s, "lagar"):
        page = _sida(s, register_page("lagar", law.id))
        for state in law.lagen:
            word = LAGE[state.lage]
            yield Nyhet(state.datum, word.ord, law.namn, forst(state.text), page, word.form)


def forst(text: str) -> str:
    """The first sentences of a text, as many as it takes to say something."""
    told = ""
    for sentence in SENTENCE.split(text):
        told = f"{told} {sentence}".strip()
        if len(told) >= KORTAST:
            break
    return told


def _beslut(s: Sammanhang) -> Iterator[Nyhet]:
    """Decisions and settled reviews; one whose day is unknown is no news, and a decided review is told of once."""
    for b in _shown(s, "beslut"):
        if b.beslutat is not SAKNAS and not b.manifest:
            by = "" if b.av is SAKNAS else f"Beslutat av {i_ord(b.av, s.registers).lower()}."
            yield Nyhet(b.beslutat, BESLUT, b.rubrik, by, _sida(s, DECISIONS))
    for g in _shown(s, "genomgangar"):
        if g.beslutad is not SAKNAS:
            page = _sida(s, review_page(g.id))
            yield Nyhet(g.beslutad, BESLUT, g.titel, "Genomgången är beslutad.", page)


def _granskat(s: Sammanhang) -> Iterator[Nyhet]:
    for g in _shown(s, "granskningar"):
        path = g.sida.partition("#")[0]
        title = s.sidor[path].title if path in s.sidor else g.sida
        outcome = f"{i_ord(g.av, s.registers)}: {i_ord(g.utfall, s.registers)}."
        yield Nyhet(g.datum, "Granskat", title, outcome, _sida(s, path))


def _handelser(s: Sammanhang) -> Iterator[Nyhet]:
    """What has come of matters and of the activities of projects. That nothing has changed is no news."""
    matters = [(name, a) for name in ARENDEN for a in _shown(s, name) if not getattr(a, "manifest", None)]
    told = [(a.rubrik, a.handelser, register_page(name, a.id)) for name, a in matters]
    for p in _shown(s, "projekt"):
        told += [(a.text, a.handelser, register_page("projekt", p.id)) for a in p.aktiviteter]
    for what, events, path in told:
        for h in events:
            if not h.text.startswith(OFORANDRAT):
                word = STATUS[h.status]
                yield Nyhet(h.datum, word.ord, what, h.text, _sida(s, path), word.form)


def _shown(s: Sammanhang, register: str) -> tuple[Any, ...]:
    """The records of a register that the audience may read of."""
    return s.registers.of(register) if s.registers.visar(register) else ()


def _sida(s: Sammanhang, path: str) -> str | None:
    """The address of a page; None when this site has no such page."""
    return s.lank(path) if path.partition("#")[0] in s.sidor else None
