"""What differs: between two reviews, and between what was decided on and what is known now of the same day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from macros.frozen.store import Fryst
from macros.models import ARENDEN, REGISTERS
from macros.models.base import OPPNA, SAKNAS, Synlighet
from macros.models.genomgang import Genomgang
from macros.render import render
from macros.state.dokument import genomgangslage, grund, grundord
from macros.state.known import kand_vid
from macros.views.laget import build_andelar
from macros.views.oppet import alla_raknade, forsenade, oppna, passerade
from macros.views.parts import OKAND, Lage, Rubricerad, Sammanhang, Tabell
from macros.views.poster import Post, build_poster
from macros.views.skillnad import falten
from macros.views.words import mening

JAMFORS = (
    *ARENDEN,
    *("risker", "undantag", "lagar", "system", "informationsmangder", "objekt", "incidenter", "avvikelser"),
    *("kontroller", "utbildningar", "behandlingar", "kameragrupper", "leverantorer", "projekt"),
)
"""The registers of facts: texts, words and sources are knowledge, and are compared by their own history."""
TITEL = {r.namn: r.titel for r in REGISTERS}
SLAG = {
    "ny": Lage("Ny", "planerad"),
    "andrad": Lage("Ändrad", "pagar"),
    "klar": Lage("Avslutad", "klar"),
    "borta": Lage("Borta", "utgar"),
}


@dataclass(frozen=True)
class Andring:
    """A record that differs: what kind of difference, its register, the record's name, and how."""

    slag: str
    register: str
    id: str
    namn: str
    hur: tuple[str, ...] = ()


def bild(s: Sammanhang, genomgang: Genomgang) -> Fryst:
    """The picture of a review: as it was frozen, or as it is computed now for the day that it tells of."""
    s.registers.fetched.update(TITEL)  # a picture tells of every register
    frozen = s.frysta.get(genomgang.id)
    return replace(frozen, tal=synliga_tal(s, frozen)) if frozen else nutida_bild(s, genomgang.id, genomgang.dag)


def synliga_tal(s: Sammanhang, frozen: Fryst) -> tuple[Mapping[str, Any], ...]:
    """The figures of a frozen review that the audience may read: those that it may read of today."""
    if s.registers.malgrupp is Synlighet.BEGRANSAD:
        return frozen.tal
    asked = {t["fraga"] for t in build_tal(s)}
    return tuple(t for t in frozen.tal if t["fraga"] in asked)


def nutida_bild(s: Sammanhang, ar: str, dag: date) -> Fryst:
    """What is known now of the state on a day, as a frozen review would keep it."""
    then = replace(s, registers=kand_vid(s.raknas, dag), dag=dag)
    return Fryst(ar, dag, build_poster(then.registers, dag), tuple(build_tal(then)))


def build_tal(s: Sammanhang) -> Iterator[dict[str, Any]]:
    """Every figure of a day: what is asked, how many of how many, how many unknown; `None` where nothing is known."""
    for a in build_andelar(s):
        known = {"taljare": a.taljare, "namnare": a.namnare, "okanda": a.okanda}
        yield {"fraga": a.fraga, **(known if a.kand else dict.fromkeys(known))}
    matters = alla_raknade(s)
    open_ones = oppna(s, matters)
    for fraga, found in (
        ("Öppna ärenden som är försenade", forsenade(s, matters)),
        ("Öppna ärenden vars datum har passerat utan rapport", passerade(s, matters)),
        ("Öppna ärenden utan känd ansvarig", [a for a in open_ones if a.ansvarig is SAKNAS]),
        ("Öppna ärenden utan känd tid", [a for a in open_ones if a.senast is SAKNAS]),
    ):
        known = bool(matters)
        yield {
            "fraga": fraga,
            "taljare": len(found) if known else None,
            "namnare": len(open_ones) if known else None,
            "okanda": 0 if known else None,
        }


def tal_i_ord(tal: Mapping[str, Any] | None) -> Any:
    """A figure as a cell: *3 av 12, 2 okända*, or that nothing is known, never 0."""
    if tal is None or tal["taljare"] is None or tal["okanda"] == tal["namnare"]:
        return OKAND
    unknown = f", {tal['okanda']} okända" if tal["okanda"] else ""
    return f"{tal['taljare']} av {tal['namnare']}{unknown}"


def skillnader(fore: Fryst, efter: Fryst) -> list[Andring]:
    """Every record of facts that is new, changed, finished or gone, in the order of the registers."""
    names = _namnen(fore) | _namnen(efter)
    found: list[Andring | None] = []
    written = bool(star_i(efter))
    for register in JAMFORS:
        old = {p["id"]: p for p in fore.poster.get(register, ())}
        new = {p["id"]: p for p in efter.poster.get(register, ())}
        for key in [*new, *(k for k in old if k not in new)]:
            one, two = old.get(key), new.get(key)
            hur = tuple(falten(register, one, two, names)) if one and two else ()
            slag, hur = _slag(register, one, two, hur, fore.ar, efter.ar if written else "")
            found.append(Andring(slag, register, key, _visningsnamn(two or one, key), hur) if slag else None)
    return [a for a in found if a]


def _slag(register: str, one: Post | None, two: Post | None, hur: tuple, fore: str, efter: str) -> tuple[str, tuple]:
    """(kind of difference or '', how). A matter is new in a review where it first stands, gone where it no longer does."""
    if one is None or two is None:
        return ("ny" if one is None else "borta"), hur
    if register in ARENDEN and _oppet(one) and not _oppet(two):
        return "klar", hur
    if register in ARENDEN and efter:
        was, stands = (ar in [p["genomgang"] for p in post["stallen"]] for ar, post in ((fore, one), (efter, two)))
        if stands and not was:
            return "ny", hur
        if was and not stands and _oppet(two):
            return "borta", (*hur, f"Öppet, men står inte i {efter}")
    return ("andrad" if hur else ""), hur


def star_i(b: Fryst) -> list[str]:
    """The matters that stand in the review itself: none in a draft where nothing is written yet."""
    matters = [post for register in ARENDEN for post in b.poster.get(register, ())]
    return [post["id"] for post in matters if b.ar in [p["genomgang"] for p in post["stallen"]]]


def _oppet(post: Post) -> bool:
    return not post["handelser"] or post["handelser"][-1]["status"] in OPPNA


def _namnen(bilden: Fryst) -> dict[str, str]:
    return {p["id"]: _visningsnamn(p, p["id"]) for posts in bilden.poster.values() for p in posts}


def _visningsnamn(post: Post, key: str) -> str:
    return next((post[f] for f in ("namn", "rubrik", "titel", "term", "inget") if isinstance(post.get(f), str)), key)


def _rad(a: Andring) -> list[Any]:
    number = a.id if a.id != a.namn and a.id[0].isupper() else None
    return [Rubricerad(a.namn, number), TITEL[a.register], SLAG[a.slag], mening(a.hur)]


def par(years: Any) -> list[tuple[str, str]]:
    """Every pair of reviews, the earlier first, the latest pairs first."""
    return sorted(combinations(sorted(years), 2), key=lambda p: (p[1], p[0]), reverse=True)


def sena_uppgifter(s: Sammanhang) -> str:
    """Vad en fryst genomgång vilar på, och vad som nu är känt om samma dag: `{{ sena_uppgifter() }}`."""
    parts = [_sena(s, frozen) for _, frozen in sorted(s.frysta.items(), reverse=True)]
    return "\n".join(parts) or render("sena_uppgifter.html.j2", grund=None, tabeller=[])


def _sena(s: Sammanhang, frozen: Fryst) -> str:
    s.registers.fetched.update(TITEL)
    now = nutida_bild(s, frozen.ar, frozen.dag)
    found = skillnader(frozen, now)
    then = {t["fraga"]: t for t in now.tal}
    figures = [[t["fraga"], tal_i_ord(t), tal_i_ord(then.get(t["fraga"]))] for t in synliga_tal(s, frozen)]
    moved = [row for row in figures if row[1] != row[2]]
    genomgang = s.genomgang(int(frozen.ar))
    lage = genomgangslage(s.registers, genomgang)
    tables = []
    if moved:
        columns = ["Fråga", grundord(lage), "Känt nu om samma dag"]
        tables.append(Tabell(f"sena-tal-{frozen.ar}", f"Tal i genomgången {frozen.ar}", columns, moved).html())
    if found:
        rows, columns = [_rad(a) for a in found], ["Vad", "Register", "Skillnad", "Hur"]
        name = f"Poster i genomgången {frozen.ar}"
        tables.append(Tabell(f"sena-poster-{frozen.ar}", name, columns, rows, [], ("Skillnad",)).html())
    return render(
        "sena_uppgifter.html.j2", grund=grund(genomgang, lage), tal=len(moved), poster=len(found), tabeller=tables
    )
