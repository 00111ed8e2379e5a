"""What is handed to a supervisor about a framework: a document and a workbook of the same rows, as of a day."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from macros.models.base import Synlighet
from macros.models.dag import i_ord as dag_i_ord
from macros.models.krav import Ramverk, Textlage
from macros.models.ord import varde_ord
from macros.problems import Felbruk, near, quote
from macros.registers.levels import record_level
from macros.registers.load import om_egen_rot
from macros.state.kravsvar import Besvarat
from macros.views.dagsbild import Dagsbild
from macros.views.krav import FORKLARING
from macros.views.lista import antal, uppraknat
from macros.views.parts import OKAND, VISAS_INTE, Lage, Sammanhang
from macros.views.synlighet import BARA, NIVA, OBEDOMD, grund
from macros.views.tackning import olasta, summan
from macros.views.tillsynsavsnitt import efter_uttalandet, kravavsnitt, systemen, uttalande
from macros.views.tillsynsblad import (
    arendeblad,
    atgardsblad,
    kravblad,
    skyldighetsblad,
    systemblad,
    undantagsblad,
    underlagsblad,
)
from macros.views.tillsynskrav import GALLER, build_kravrader
from macros.views.tillsynsrader import Blad, Kravrad, Post, Tillsyn, Underlagsrad, Urval

SKYDDADE = "System som hanteras i säkerhetsskydd är inte med."
LYDELSE = "Krav och åtgärder har den lydelse som de har i kunskapsbasen när filen görs."
DAGLOST = (
    "Det som inte har någon dag i registren visas som det står när filen görs; ett förslag kan vara yngre än dagen."
)
LAMNAS_INTE_UT = "Lämna inte ut utan sekretessprövning."


def build_tillsyn(s: Sammanhang, vilket: str, valda: Sequence[str] = (), idag: date | None = None) -> Tillsyn:
    """A framework as of the day of `s`; only the chosen requirements where some are. `idag` is the real day. Raises `Felbruk`."""
    ram = _ramverk(s, vilket, valda)
    bild = Dagsbild(s)
    found = build_kravrader(bild, ram, valda)
    rows = [row for row, _ in found]
    alone = [] if valda else bild.om_systemen(u for r in rows for u in r.underlag)
    statement = ram.textlage is Textlage.NUMMER
    parts = [*uttalande(rows), *efter_uttalandet(rows)] if statement else [kravavsnitt(row) for row in rows]
    return Tillsyn(
        fil=filnamn(bild, ram.id),
        titel=f"Uttalande om tillämplighet: {ram.namn}" if statement else f"Underlag för tillsyn: {ram.namn}",
        underrubrik="Krav för krav: beslut, åtgärder och underlag",
        dag=s.dag,
        fakta=(("Utgåva", ram.version), ("Antal krav", str(len(rows)))),
        svar=tuple(_svar([svar for _, svar in found], rows, bild.tomt("underlag"))),
        noter=(*_om_ramverket(bild, ram), FORKLARING, LYDELSE, *noter(bild, idag)),
        avsnitt=(*parts, *systemen((r.system for r in rows), alone)),
        blad=_blad(rows, alone),
        begransat=begransat(bild, [*(p for row in rows for p in poster(row)), *(p for u in alone for p in u.poster)]),
    )


def _ramverk(s: Sammanhang, vilket: str, valda: Sequence[str]) -> Ramverk:
    """The framework, which has requirements and all of the chosen ones. Raises `Felbruk`."""
    found = s.registers.get("krav", vilket)
    if found is None:
        known = [r.id for r in s.registers.krav]
        told = ", ".join(known) or "inga"
        raise Felbruk(f"ramverket {quote(vilket)} finns inte{near(vilket, known)}; de som finns är {told}")
    if not found.krav:
        raise Felbruk(f"ramverket {vilket} har inga krav inskrivna; skriv in dem i data/krav/{vilket}.yml")
    known = [k.nummer for k in found.krav]
    for number in valda:
        if number not in known:
            raise Felbruk(f"kravet {quote(number)} finns inte i {found.id}{near(number, known)}")
    return found


def filnamn(bild: Dagsbild, vad: str) -> str:
    """The name of the files: of what, which day, and for whom where that is not the group that may read all."""
    audience = bild.registers.malgrupp
    words = ["tillsyn", vad, bild.s.dag.isoformat(), *([] if audience is Synlighet.BEGRANSAD else [str(audience)])]
    return re.sub(r"[^a-z0-9]+", "-", "-".join(words).lower()).strip("-")


def _svar(svar: Sequence[Besvarat], rows: Sequence[Kravrad], tomt: Lage) -> list[str]:
    """How many requirements are met, how many are decided to apply, and what there is to show."""
    first, *rest = summan(svar)
    words = [r.galler.lage.ord.lower() for r in rows]
    order = [word.ord.lower() for word in (*GALLER.values(), OKAND, VISAS_INTE)]
    told = [f"{word} för {words.count(word)}" for word in order if word in words]
    return [
        f"{first}.",
        *([f"{uppraknat(rest)}."] if rest else []),
        f"Tillämpligt, av {antal(len(rows), 'krav', 'krav')}: {uppraknat(told)}.",
        underlag_i_korthet([u for r in rows for u in r.underlag], tomt),
    ]


def underlag_i_korthet(found: Iterable[Underlagsrad], tomt: Lage) -> str:
    """*Underlag: giltigt 2 och tiden har gått ut 1*; never none where nothing is written."""
    states = [u.lage.ord.lower() for u in dict.fromkeys(found)]
    counts = [f"{word} {states.count(word)}" for word in dict.fromkeys(states)]
    return f"Underlag: {uppraknat(counts) or tomt.ord.lower()}."


def _om_ramverket(bild: Dagsbild, ram: Ramverk) -> list[str]:
    told = []
    if ram.textlage is Textlage.NUMMER:
        told.append("Standardens text är licensierad och återges inte: numren är standardens, orden är våra.")
    if ram.galler_fran and ram.galler_fran.till > bild.s.dag:
        told.append(f"{ram.namn} gäller från {ram.galler_fran}, alltså inte den här dagen.")
    held = [r for r in olasta(bild.s, ram.id) if not (r.galler_fran and r.galler_fran.till > bild.s.dag)]
    if unread := [r.beteckning or r.namn for r in held]:
        told.append(f"Föreskrifter under lagen som inte är inlästa: {uppraknat(unread)}. Deras krav är inte kända här.")
    return told


def noter(bild: Dagsbild, idag: date | None) -> list[str]:
    """What the reader must know of the day and of the audience."""
    registers, day = bild.registers, bild.s.dag
    told = [f"Allt är läget {dag_i_ord(day)}. Det som har hänt eller beslutats efter den dagen är inte med."]
    if idag and day > idag:
        told.append(f"Dagen har inte varit än: det som står är det som var känt {dag_i_ord(idag)}.")
    if idag and day < idag:
        told.append(DAGLOST)
    told.append(SKYDDADE)
    if registers.malgrupp is not Synlighet.BEGRANSAD:
        told.append(f"Gjord för {varde_ord(registers.malgrupp)}. Det som de inte får läsa är inte med.")
    return told + ([elsewhere] if (elsewhere := om_egen_rot(registers)) else [])


def poster(row: Kravrad) -> Iterator[Post]:
    """Every record that what is told of a requirement rests on."""
    yield from row.poster
    yield from (part.post for part in (*row.atgarder, *row.arenden, *row.skyldigheter))
    yield from (post for part in (*row.underlag, *row.undantag) for post in part.poster)
    yield from systemposter(row.system)


def systemposter(urval: Urval) -> Iterator[Post]:
    yield from (post for x in (*urval.berors, *urval.oklart) for post in x.poster)


def begransat(bild: Dagsbild, found: Iterable[Post]) -> str:
    """That some of these records are only for a named group, each ground once, and how many have none; '' when none is."""
    records = [(name, bild.registers.get(name, key)) for name, key in dict.fromkeys(found)]
    closed = [r for name, r in records if r and record_level(bild.registers, name, r) is Synlighet.BEGRANSAD]
    if not closed:
        return ""
    grounds = dict.fromkeys(grund(bild.registers, r.sekretess) for r in closed if r.sekretess)
    bare = sum(r.sekretess is None for r in closed)
    unassessed = (
        OBEDOMD if bare == len(closed) else f"För {bare} av {len(closed)} begränsade poster är grunden inte bedömd."
    )
    told = [*grounds, *([unassessed] if bare else [])]
    return f"{NIVA[Synlighet.BEGRANSAD]}: {BARA}. {' '.join(told)} {LAMNAS_INTE_UT}"


def _blad(rows: Sequence[Kravrad], ensamma: Sequence[Underlagsrad]) -> tuple[Blad, ...]:
    """The sheets: the requirements first, a row each; then what stands in several of them, a row each."""
    return (
        kravblad(rows),
        atgardsblad(rows),
        systemblad(((r.nummer, r.system) for r in rows), "Nummer"),
        underlagsblad([*((r.nummer, r.underlag) for r in rows), ("", ensamma)], "Nummer"),
        arendeblad(((r.nummer, r.arenden) for r in rows), "Nummer"),
        undantagsblad(rows),
        skyldighetsblad(rows),
    )
