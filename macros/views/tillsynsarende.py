"""A supervision case as a supervisor or the board is shown it: each deficiency, as it stood at the end of a day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.models import ARENDEN
from macros.models.arshjul import Arsuppgift
from macros.models.avvikelse import Avvikelse
from macros.models.dag import i_ord as dag_i_ord
from macros.models.kontroll import Kontroll, Slag
from macros.models.ord import falt_ord
from macros.models.projekt import Projekt
from macros.problems import Felbruk, near, quote
from macros.state.arendelage import arendelage
from macros.views.arshjul import i_manader
from macros.views.columns import BERAKNADE, varde
from macros.views.dagsbild import Dagsbild
from macros.views.lista import antal
from macros.views.parts import OKAND, VISAS_INTE, Rubricerad, Sammanhang, Tabell, eller_okand, tillstand
from macros.views.tillsyn import begransat, filnamn, noter, systemposter, underlag_i_korthet
from macros.views.tillsynsavsnitt import anker, inget_oppet, system_cell, systemen
from macros.views.tillsynsblad import arendeblad, bristblad, systemblad, tabellblad, underlagsblad
from macros.views.tillsynsrader import Arenderad, Avsnitt, Blad, Bristrad, Post, Tillsyn, Underlagsrad
from macros.views.tillsynstabeller import arendetabell, underlagstabell
from macros.views.words import i_ord

LAGE = BERAKNADE["avvikelser"][0]
INGA = "Inga brister i ärendet är inskrivna i registret över avvikelser. Det betyder inte att det saknas brister."
"""What is said where nobody has written in what the authority found."""


def build_arende(s: Sammanhang, vilket: str, idag: date | None = None) -> Tillsyn:
    """A case as of the day of `s`: its deficiencies, what else is done about it, what comes back. Raises `Felbruk`."""
    bild = Dagsbild(s)
    case = _arendet(s, bild, vilket)
    rows = [_brist(bild, a) for a in bild.registers.om_de_visas("avvikelser", "kontroll", case.id)]
    number = _nummer(case) or case.id
    around = _runtom(bild, case, rows)
    return Tillsyn(
        fil=filnamn(bild, number),
        titel=f"Tillsynsärende {number}",
        underrubrik="Brist för brist: rättelse, läge och underlag",
        dag=s.dag,
        fakta=(("Diarienummer", number), ("Antal inskrivna brister", str(len(rows)) if rows else OKAND.ord.lower())),
        svar=tuple(_svar(bild, rows, around.underlag)),
        noter=tuple(noter(bild, idag)),
        avsnitt=(_arendets_avsnitt(bild, case, around), *map(_avsnitt, rows), *systemen((r.system for r in rows), [])),
        blad=_blad(bild, number, rows, around),
        begransat=begransat(bild, _poster(rows, around)),
    )


def _arendet(s: Sammanhang, bild: Dagsbild, vilket: str) -> Kontroll:
    """The case with that id or diary number, as it was known on the day. Raises `Felbruk`."""
    if not s.registers.visar("kontroller"):
        raise Felbruk("målgruppen får inte läsa registret kontroller; välj en annan med --malgrupp")
    cases = [k for k in s.raknas.kontroller if k.slag is Slag.TILLSYN and not k.inget]
    known = {name: k for k in cases for name in filter(None, (k.id, _nummer(k)))}
    asked = next((name for name in known if name.casefold() == vilket.strip().casefold()), None)
    if asked is None:
        told = ", ".join(known) or "inga"
        among = "" if s.registers.hela("kontroller") else " bland dem som målgruppen får läsa"
        raise Felbruk(f"tillsynsärendet {quote(vilket)} finns inte{among}{near(vilket, known)}; de som finns är {told}")
    found = bild.registers.get("kontroller", known[asked].id)
    if found is None or found.ar > s.dag.year:
        raise Felbruk(f"tillsynsärendet {asked} var inte känt {dag_i_ord(s.dag)}; välj en senare dag med --dag")
    return found


def _nummer(case: Kontroll) -> str:
    """The diary number, without what stands after it about which document it is."""
    return (case.diarienummer or "").partition(" (")[0]


# What is told of the case itself.


@dataclass(frozen=True)
class Runtom:
    """What is done about a case beside its deficiencies: matters, evidence, the work of projects, yearly duties."""

    arenden: tuple[Arenderad, ...]
    underlag: tuple[Underlagsrad, ...]
    projekt: Tabell
    aterkommer: Tabell
    poster: tuple[Post, ...]


def _runtom(bild: Dagsbild, case: Kontroll, rows: Iterable[Bristrad]) -> Runtom:
    projects = [p for p in bild.registers.projekt if _nummer(case) in (p.underlag or "").split()]
    duties = bild.registers.om_de_visas("arshjul", "kontroll", case.id)
    matters = bild.arenden(set(map(str, case.atgarder)) - {a.id for r in rows for a in r.arenden})
    evidence = tuple(bild.underlag(("kontroller", case.id)))
    named = [*(("projekt", p.id) for p in projects), *(("arshjul", a.id) for a in duties), ("kontroller", case.id)]
    named += [*(a.post for a in matters), *(p for u in evidence for p in u.poster)]
    return Runtom(matters, evidence, _projekt(bild, projects), _aterkommer(bild, duties), tuple(named))


def _arendets_avsnitt(bild: Dagsbild, case: Kontroll, around: Runtom) -> Avsnitt:
    facts = (
        ("Tillsyn", case.rubrik or OKAND),
        ("Myndighet", i_ord(case.av, bild.registers) if case.av else OKAND),
        ("År", str(case.ar)),
        ("Dag", eller_okand(case.datum)),
        ("Diarienummer", case.diarienummer or OKAND),
        ("Resultat", eller_okand(case.resultat)),
    )
    tables = (
        arendetabell("arendets-atgarder", "Ärenden som följer av tillsynen i stort", around.arenden),
        around.projekt,
        underlagstabell("arendets-underlag", "Underlag i ärendet", around.underlag),
        around.aterkommer,
    )
    return Avsnitt("Ärendet", "arendet", facts, tuple(t for t in tables if t.rader))


def _projekt(bild: Dagsbild, projects: Iterable[Projekt]) -> Tabell:
    """The activities of the projects that name the case's number as what they rest on."""
    rows = [
        [Rubricerad(a.text, p.namn), eller_okand(a.tid), tillstand(arendelage(a, bild.s.dag, bild.s.nulage))]
        for p in projects
        for a in p.aktiviteter
    ]
    return Tabell("arendets-projekt", "Arbete i projekt", ["Aktivitet", "Tid", "Läge"], rows)


def _aterkommer(bild: Dagsbild, duties: Iterable[Arsuppgift]) -> Tabell:
    """The duties that come back every year because of the case."""
    rows = [
        [Rubricerad(a.rubrik, a.id), i_manader(a.manader), _eller(i_ord(a.roll, bild.registers)), a.forslag]
        for a in duties
    ]
    columns = ["Uppgift", "När", "Vem", falt_ord(Arsuppgift, "forslag")]
    return Tabell("arendet-varje-ar", "Återkommer varje år", columns, rows)


def _svar(bild: Dagsbild, rows: list[Bristrad], own: tuple[Underlagsrad, ...]) -> Iterator[str]:
    if not rows:
        hidden = bild.tomt("avvikelser") is VISAS_INTE
        yield f"{VISAS_INTE.ord}: bristerna i ärendet." if hidden else f"{OKAND.ord}. {INGA}"
    else:
        words = [r.lage.ord.lower() for r in rows]
        counts = ", ".join(f"{word} {words.count(word)}" for word in dict.fromkeys(words))
        yield f"{antal(len(rows), 'brist är inskriven', 'brister är inskrivna')}: {counts}."
    yield underlag_i_korthet([*own, *(u for r in rows for u in r.underlag)], bild.tomt("underlag"))


# What is told of each deficiency.


def _brist(bild: Dagsbild, a: Avvikelse) -> Bristrad:
    registers = bild.registers
    matters = bild.arenden(map(str, a.atgarder))
    told = [registers.get(name, key) for name, key in (m.post for m in matters)]
    evidence = [*bild.underlag(("avvikelser", a.id)), *bild.ur_handelser("avvikelser", a)]
    evidence += [
        row
        for (name, _), record in zip((m.post for m in matters), told, strict=True)
        for row in bild.ur_handelser(name, record)
    ]
    return Bristrad(
        id=a.id,
        rubrik=a.rubrik,
        upptackt=a.upptackt,
        orsak=i_ord(a.orsak, registers),
        rattelse=i_ord(a.korrigering, registers),
        ansvarig=i_ord(a.ansvarig, registers),
        lage=varde(LAGE, bild.day, a),
        handelser=tuple(f"{h.datum}: {h.text}" for h in a.handelser),
        system=bild.utpekade(a.system),
        underlag=tuple(dict.fromkeys(evidence)),
        arenden=matters,
        tomt={"underlag": bild.tomt("underlag"), "arenden": bild.tomt(*ARENDEN)},
        poster=frozenset({("avvikelser", a.id)}),
    )


def _avsnitt(r: Bristrad) -> Avsnitt:
    slug, opened = anker(r.id), [a for a in r.arenden if a.oppet]
    facts: list[tuple[str, Any]] = [
        ("Läge", r.lage),
        ("Upptäckt", str(r.upptackt)),
        ("Orsak", _eller(r.orsak)),
        ("Rättelse", _eller(r.rattelse)),
        ("Ansvarig", _eller(r.ansvarig)),
        ("Vad som har hänt", " ".join(r.handelser) or OKAND),
        ("System", system_cell(r.system)),
        *([] if r.underlag else [("Underlag", r.tomt["underlag"])]),
        *([] if r.arenden else [("Åtgärder", r.tomt["arenden"])]),
        *([] if opened or not r.arenden else [("Öppna ärenden", inget_oppet(r))]),
    ]
    tables = (
        arendetabell(f"{slug}-arenden", f"Åtgärder, {r.id}", r.arenden),
        underlagstabell(f"{slug}-underlag", f"Underlag, {r.id}", r.underlag),
    )
    return Avsnitt(f"{r.id} {r.rubrik}", slug, tuple(facts), tuple(t for t in tables if t.rader))


def _eller(text: str) -> Any:
    return OKAND if text in ("", OKAND.ord.lower()) else text


def _blad(bild: Dagsbild, number: str, rows: list[Bristrad], around: Runtom) -> tuple[Blad, ...]:
    inga = INGA if bild.tomt("avvikelser") is OKAND else f"{VISAS_INTE.ord}."
    return (
        bristblad(rows, inga),
        systemblad(((r.id, r.system) for r in rows), "Brist"),
        underlagsblad([(number, around.underlag), *((r.id, r.underlag) for r in rows)], "Brist"),
        arendeblad([(number, around.arenden), *((r.id, r.arenden) for r in rows)], "Brist"),
        tabellblad("Projekt", around.projekt),
        tabellblad("Återkommer", around.aterkommer),
    )


def _poster(rows: Iterable[Bristrad], around: Runtom) -> Iterator[Post]:
    """Every record that what is told of the case rests on."""
    yield from around.poster
    for r in rows:
        yield from r.poster
        yield from (a.post for a in r.arenden)
        yield from (p for u in r.underlag for p in u.poster)
        yield from systemposter(r.system)
