"""How a framework is laid out for a supervisor: a heading for each requirement, or a statement of applicability."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from macros.views.lista import antal
from macros.views.parts import OKAND, Tabell
from macros.views.tillsynsord import arenden_ord, atgarder_per_lage, system_ord
from macros.views.tillsynsrader import Atgardsrad, Avsnitt, Kravrad, Underlagsrad, Urval
from macros.views.tillsynstabeller import (
    arendetabell,
    atgardstabell,
    atgardstabell_alla,
    skyldighetstabell,
    systemtabell,
    undantagstabell,
    underlagstabell,
)

UTTALANDE = ["Nummer", "Krav med våra ord", "Tillämpligt", "Beslutat", "Åtgärder", "Läge"]
"""The columns of a statement of applicability."""


def anker(text: str) -> str:
    """The anchor of a heading: what the text says, in the letters of an address."""
    letters = text.lower().translate(str.maketrans("åäö§", "aaop"))
    return "k-" + re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def kravavsnitt(row: Kravrad) -> Avsnitt:
    """A requirement under its own heading: what is told of it in facts, then what there is to list."""
    slug, opened = anker(row.nummer), [a for a in row.arenden if a.oppet]
    facts = [("Tillämpligt", row.galler), ("Läge", row.lage), ("Beslutat", beslutat_cell(row))]
    facts += [] if row.atgarder else [("Åtgärder", OKAND)]
    facts += [("System", system_cell(row.system))]
    facts += [] if row.underlag else [("Underlag", row.tomt["underlag"])]
    facts += [] if opened else [("Öppna ärenden", inget_oppet(row))]
    tables = [
        atgardstabell(f"{slug}-atgarder", f"Åtgärder, {row.nummer}", row.atgarder),
        underlagstabell(f"{slug}-underlag", f"Underlag, {row.nummer}", row.underlag),
        arendetabell(f"{slug}-arenden", f"Öppna ärenden, {row.nummer}", opened),
        undantagstabell(f"{slug}-undantag", f"Undantag, {row.nummer}", row.undantag),
        skyldighetstabell(f"{slug}-skyldigheter", f"Skyldigheter, {row.nummer}", row.skyldigheter),
    ]
    title = f"{row.nummer} {row.krav}" if any(c.isdigit() for c in row.nummer) else row.krav
    return Avsnitt(title, slug, tuple(facts), tuple(t for t in tables if t.rader))


def beslutat_cell(row: Kravrad) -> Any:
    return " ".join(row.beslutat) or row.tomt["beslutat"]


def system_cell(urval: Urval) -> Any:
    return system_ord(urval) if urval.berors or urval.oklart or urval.hela else urval.tomt


def inget_oppet(row: Any) -> Any:
    """That nothing is open, where something was; else that nothing is known."""
    return arenden_ord(row.arenden, row.tomt["arenden"]) if row.arenden else row.tomt["arenden"]


def uttalande(rows: Sequence[Kravrad]) -> list[Avsnitt]:
    """A statement of applicability: a table for each area."""
    areas: dict[str, list[Kravrad]] = {}
    for row in rows:
        areas.setdefault(row.omrade, []).append(row)
    return [_omrade(at, area or "Kraven", found) for at, (area, found) in enumerate(areas.items(), 1)]


def _omrade(at: int, titel: str, rows: Sequence[Kravrad]) -> Avsnitt:
    cells = [
        [r.nummer, r.krav, r.galler, beslutat_cell(r), atgarder_per_lage(r.atgarder) or OKAND, r.lage] for r in rows
    ]
    name = f"{titel}, {antal(len(rows), 'krav', 'krav')}"
    table = Tabell(f"uttalande-{at}", name, UTTALANDE, cells, [], ("Nummer",))
    return Avsnitt(titel, f"omrade-{at}", (), (table,), liggande=True)


def efter_uttalandet(rows: Sequence[Kravrad]) -> list[Avsnitt]:
    """What the statement's table has no room for, each once: measures in words, evidence, open matters, duties."""
    measures = {a.id: a for r in rows for a in r.atgarder}
    evidence = list(dict.fromkeys(u for r in rows for u in r.underlag))
    opened = list(dict.fromkeys(a for r in rows for a in r.arenden if a.oppet))
    exceptions = list(dict.fromkeys(u for r in rows for u in r.undantag))
    duties = list(dict.fromkeys(x for r in rows for x in r.skyldigheter))
    parts = (
        ("Åtgärderna", "atgarderna", atgardstabell_alla(sorted(measures.values(), key=_kort))),
        ("Underlag", "underlag", underlagstabell("underlag-alla", "Det som visar något", evidence)),
        ("Öppna ärenden", "arenden", arendetabell("arenden-alla", "Det som är öppet", opened)),
        ("Undantag", "undantag", undantagstabell("undantag-alla", "Undantag från åtgärderna", exceptions)),
        ("Skyldigheter", "skyldigheter", skyldighetstabell("skyldigheter-alla", "Skyldigheterna", duties)),
    )
    return [Avsnitt(title, slug, (), (table,)) for title, slug, table in parts if table.rader]


def _kort(a: Atgardsrad) -> tuple[str, str]:
    return a.kort, a.id


def systemen(urval: Iterable[Urval], ensamma: Sequence[Underlagsrad]) -> list[Avsnitt]:
    """Every system that something concerns, once, with its classification; then the evidence of systems alone."""
    found = {x.id: x for u in urval for x in (*u.berors, *u.oklart)}
    tables = [systemtabell(list(found.values()))] if found else []
    tables += [underlagstabell("system-underlag", "Underlag om systemen", ensamma)] if ensamma else []
    return [Avsnitt("Systemen", "systemen", (), tuple(tables))] if tables else []
