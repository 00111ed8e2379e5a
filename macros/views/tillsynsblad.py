"""The sheets of the workbook: the requirements, a row each; then each measure, system, piece of evidence, matter and duty."""

from collections.abc import Iterable, Sequence
from typing import Any

from macros.views.parts import OKAND, Lage, Rubricerad, Tabell, Tillstand
from macros.views.tillsynsord import (
    BEROR,
    OKLART,
    arenden_ord,
    atgard_ord,
    dag_cell,
    rad,
    skyldighet_ord,
    system_ord,
    tillstand_ord,
    undantag_ord,
    underlag_ord,
)
from macros.views.tillsynsrader import Arenderad, Blad, Bristrad, Kravrad, Underlagsrad, Urval

KOLUMNER = (
    *("Nummer", "Krav med våra ord", "Tillämpligt", "Beslutat", "Åtgärder", "Läge"),
    *("System", "Underlag", "Öppna ärenden", "Undantag", "Skyldigheter", "Område"),
)
"""The columns of the requirements; the first six are those of a statement of applicability."""


def kravblad(rows: Sequence[Kravrad]) -> Blad:
    """Every requirement, once."""
    return Blad("Krav", KOLUMNER, tuple(map(_kravet, rows)))


def _kravet(r: Kravrad) -> tuple[str, ...]:
    return (
        r.nummer,
        r.krav,
        tillstand_ord(r.galler),
        rad(r.beslutat) or r.tomt["beslutat"].ord,
        rad(map(atgard_ord, r.atgarder)) or OKAND.ord,
        r.lage.ord,
        system_ord(r.system),
        rad(map(underlag_ord, r.underlag)) or r.tomt["underlag"].ord,
        arenden_ord(r.arenden, r.tomt["arenden"]),
        rad(map(undantag_ord, r.undantag)),
        rad(map(skyldighet_ord, r.skyldigheter)),
        r.omrade,
    )


def atgardsblad(rows: Sequence[Kravrad]) -> Blad:
    told = tuple((r.nummer, a.id, a.vad, a.hur, a.lage.ord, a.kort, a.skal) for r in rows for a in r.atgarder)
    return Blad(
        "Åtgärder", ("Nummer", "Åtgärd", "Vad", "Svarar på kravet", "Beslut", "Kort", "Varför det räcker"), told
    )


def systemblad(rows: Iterable[tuple[str, Urval]], forst: str) -> Blad:
    """A row for each system that each requirement or deficiency concerns."""
    told = tuple(
        (nr, x.namn, how, x.agare, x.driftformer, x.krt, x.klassning.ord, dag_cell(x.datum), x.till or "", x.underlag)
        for nr, urval in rows
        for how, found in ((BEROR, urval.berors), (OKLART, urval.oklart))
        for x in found
    )
    state = ("K-R-T", "Klassning", "Klassad", "Gäller till", "Underlag")
    return Blad("System", (forst, "System", "Berörs", "Ägare", "Driftform", *state), told)


def underlagsblad(rows: Iterable[tuple[str, Sequence[Underlagsrad]]], forst: str) -> Blad:
    told = tuple(
        (nr, u.id, u.vad, dag_cell(u.dag), u.lage.ord, u.till or "", u.referens, u.av, u.om)
        for nr, found in rows
        for u in found
    )
    columns = (forst, "Id", "Underlag", "Visar läget", "Läge", "Sista dag", "Diarienummer eller plats", "Av", "Om")
    return Blad("Underlag", columns, told)


def arendeblad(rows: Iterable[tuple[str, Sequence[Arenderad]]], forst: str) -> Blad:
    told = tuple(
        (nr, a.id, a.rubrik, a.ansvarig, a.senast, a.lage.lage.ord, a.lage.text or "", "ja" if a.oppet else "nej")
        for nr, found in rows
        for a in found
    )
    return Blad("Ärenden", (forst, "Id", "Ärende", "Ansvarig", "Senast", "Läge", "Om läget", "Öppet"), told)


def undantagsblad(rows: Sequence[Kravrad]) -> Blad:
    told = tuple((r.nummer, u.id, u.rubrik, u.om, u.skal, u.av, u.till, u.lage.ord) for r in rows for u in r.undantag)
    return Blad("Undantag", ("Nummer", "Id", "Undantag", "Om", "Skäl", "Godkänt av", "Till", "Läge"), told)


def skyldighetsblad(rows: Sequence[Kravrad]) -> Blad:
    told = tuple((r.nummer, x.id, x.rubrik, x.vem, tillstand_ord(x.lage)) for r in rows for x in r.skyldigheter)
    return Blad("Skyldigheter", ("Nummer", "Id", "Skyldighet", "Svarar", "Läge"), told)


BRISTER = (
    *("Id", "Brist", "Upptäckt", "Läge", "Orsak", "Rättelse", "Ansvarig"),
    *("Vad som har hänt", "System", "Underlag", "Öppna ärenden"),
)


def bristblad(rows: Sequence[Bristrad], inga: str) -> Blad:
    """Every deficiency of a case, once; where none is written in, one row that says so."""
    told = tuple(map(_bristen, rows)) or ((inga, *[""] * (len(BRISTER) - 1)),)
    return Blad("Brister", BRISTER, told)


def _bristen(r: Bristrad) -> tuple[str, ...]:
    facts = (r.id, r.rubrik, str(r.upptackt), r.lage.ord, r.orsak, r.rattelse, r.ansvarig)
    evidence = rad(map(underlag_ord, r.underlag)) or r.tomt["underlag"].ord
    return (
        *facts,
        rad(r.handelser) or OKAND.ord,
        system_ord(r.system),
        evidence,
        arenden_ord(r.arenden, r.tomt["arenden"]),
    )


def tabellblad(namn: str, tabell: Tabell) -> Blad:
    """A table of the document as a sheet, each cell in words."""
    return Blad(namn, tuple(tabell.kolumner), tuple(tuple(map(_cell, row)) for row in tabell.rader))


def _cell(cell: Any) -> str:
    if isinstance(cell, Rubricerad):
        return f"{cell.rubrik} ({cell.text})" if cell.text else cell.rubrik
    if isinstance(cell, Tillstand):
        return tillstand_ord(cell)
    return cell.ord if isinstance(cell, Lage) else str(cell)
