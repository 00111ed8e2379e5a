"""Each word of state that a view says: with the data that carries it, and with the data that does not.

The words of a matter are asked in tests/unit/state/test_arendelage.py, those of a document in test_dokument.py.
"""

import ast
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.models import REGISTERS
from macros.models.base import Synlighet
from macros.models.behandling import Behandling
from macros.models.granskning import Granskning
from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.lag import Lag
from macros.models.lokalt_beslut import LokaltBeslut
from macros.models.skyldighet import Skyldighet
from macros.models.undantag import Undantag
from macros.models.underlagskrav import Underlagskrav
from macros.models.vardagsfraga import Vardagsfraga
from macros.pages.reviews import fingerprint
from macros.registers.narrow import by_marks, narrowed
from macros.state.day import Dagslage
from macros.views.arenden import matt
from macros.views.columns import kolumner, varde
from macros.views.handlingar import handlingar
from macros.views.jamforelse import SLAG, nutida_bild, skillnader
from macros.views.katalog import katalog
from macros.views.kontorets_fragor import kontoret_beslutar_lista
from macros.views.kontroller import kontroller
from macros.views.krav import ramverk, skyldigheter, tackning
from macros.views.lagar import lagar
from macros.views.laget import build_meningar
from macros.views.oppet import build_oppet
from macros.views.sidfakta import sidfakta
from macros.views.tillsyn import build_tillsyn
from macros.views.tillsynssida import tillsynssida
from macros.views.utkast import bedomning, fullstandighet, planering
from macros.views.vardagsfragor import vardagsfragor
from tests.conftest import ROOT
from tests.unit.office import (
    DAY,
    UNKNOWN,
    atgard,
    avvikelse,
    beslut,
    context,
    decision,
    event,
    genomgang,
    handlingstyp,
    kalla,
    kontroll,
    mal,
    page,
    regel,
    registers,
    roll,
    styrdokument,
    system,
    tillamplighet,
    underlag,
)
from tests.unit.state.test_svarslage import answer, checked, office

BY_NAME = {r.namn: r for r in REGISTERS}
Said = Callable[[Any], set[str]]


def words(html: str) -> set[str]:
    """The words of state that a view shows: what has the shape of one."""
    return set(re.findall(r'class="lage lage-[\w-]+"[^>]*>([^<]+)<', html))


def column(register: str, key: str, **held: Any) -> Said:
    """The word in a column of a register, for one record."""

    def said(record: Any) -> set[str]:
        day = Dagslage(registers(**{register: [record]} | held), DAY)
        (found,) = (k for k in kolumner(BY_NAME[register]) if k.nyckel == key)
        return {getattr(varde(found, day, record), "ord", "")}

    return said


YEAR = [regel("klassning", 12)]
classed = column("system", "klassning_lage", regler=YEAR)
analysed = column("system", "riskanalys_lage")
access = column("system", "behorighet_lage")
excepted = column("undantag", "lage")
deviates = column("avvikelser", "lage")
assessed = column("behandlingar", "dpia_lage")
shows = column("underlag", "lage")
treated = column("system", "behandling_lage")
supplied = column("system", "leverantor_lage")


def made(day: str) -> Any:
    return system(klassningar=[{"datum": day, "konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}])


def analysis(lage: str) -> Any:
    return system(riskanalyser=[{"datum": "2026-01-01", "lage": lage}])


def parts(**known: bool) -> Any:
    return system(behorigheter=[{"datum": "2026-01-01", "del": p, "dokumenterad": d} for p, d in known.items()])


def undantag(till: str) -> Undantag:
    return Undantag(id="UND-001", rubrik="r", krav="k", skal="s", godkant_av=UNKNOWN, fran=UNKNOWN, till=till)


def dpia(lage: str) -> Behandling:
    rest = dict.fromkeys(("register_id", "process", "ansvarig", "fran", "iot", "ai"), UNKNOWN)
    return Behandling(id="PUB-001", namn="b", dpia=[{"datum": "2026-01-01", "lage": lage}], **rest)


def law(lage: str) -> set[str]:
    state = {"datum": "2026-01-01", "lage": lage, "text": "t", "kalla": "k"}
    found = Lag(id="lagen", namn="Lagen", betydelse="b", lagen=[state])
    return words(lagar(context("genomgang/2027/2.md", lagar=[found], genomgangar=[genomgang(2027)]), 2027))


def headway(framdrift: str) -> set[str]:
    found = kontroll("vor", framdrift=framdrift, datum="2026-01-01")
    shown = [{"vad": "vor", "roll": "chef", "datum": "2026-01-01"}]
    g = genomgang(2027, i_dokumentet=shown)
    return words(
        kontroller(context("genomgang/2027/3.md", kontroller=[found], genomgangar=[g], roller=[roll()]), 2027, "vor")
    )


RAM = Ramverk(id="r", namn="R", version="1", textlage="inlast", om="o", krav=[{"nummer": "1", "rubrik": "k"}])
CARD = "kartotek/kort.md"


def card(hur: str, *former: str) -> Kort:
    answer = {"ram": "r", "version": "1", "nummer": ["1"], "hur": hur}
    answer |= {"skal": "Det räcker."} if hur == "uppfyller" else {}
    measure = {"id": "KOR-01", "vad": "v", "bindning": "rad", "gor": "chef", "kontroll": "k", "krav": [answer]}
    measure |= {"driftformer": former}
    return Kort(id="kort", titel="Kort", sammanfattning="s", agare=UNKNOWN, atgarder=[measure])


def covered(held: dict) -> set[str]:
    return words(tackning(context("krav/r.md", (page(CARD),), krav=[RAM], **held), "r"))


def framework(fields: dict) -> set[str]:
    return words(ramverk(context("krav/index.md", krav=[Ramverk(**RAM.model_dump() | fields)])))


def catalogued(held: Any) -> set[str]:
    s = replace(context("krav/kataloger/moln.md"), registers=held)
    return words(katalog(s, "moln"))


def asked(decided: str | None) -> set[str]:
    found = LokaltBeslut(id="KB-001", fraga="f", rekommendation="r", vem=UNKNOWN, beslut=decided)
    return words(kontoret_beslutar_lista(context("om/kb.md", lokala_beslut=[found], beslut=[beslut()])))


def undertaken(audience: Synlighet) -> set[str]:
    done = [event("2026-01-01", "klar")]
    duty = Skyldighet(
        id="SKY-001",
        rubrik="a",
        nar="n",
        vem=UNKNOWN,
        ram="r",
        nummer="1",
        bevis="b",
        handelser=done,
        synlighet="oppen",
    )
    s = context("krav/skyldigheter.md", skyldigheter=[duty])
    return words(skyldigheter(replace(s, registers=narrowed(s.registers, audience, by_marks(s.registers, audience)))))


def judged(answer: str) -> set[str]:
    made = dict.fromkeys(("lampligt", "tillrackligt", "verkan"), answer)
    g = genomgang(2027, bedomningar=[{"omrade": "dataskydd", "skal": UNKNOWN} | made])
    return words(bedomning(context("genomgang/2027/index.md", genomgangar=[g]), 2027))


def planned(measure: str) -> set[str]:
    point = dict.fromkeys(("uppdrag", "riktlinje", "ansvarig", "resurs", "senast"), UNKNOWN)
    g = genomgang(2027, planering=[point | {"aktivitet": "a", "matt": measure}])
    return words(planering(context("genomgang/2027/9.md", genomgangar=[g]), 2027))


def answered(told: tuple[str, list]) -> set[str]:
    text, excuses = told
    krav = Underlagskrav(id="iso-a", rubrik="r", ur="ISO", avsnitt=["3.1"])
    chapter = page("genomgang/2027/3-laget.md", f"# 3 Läget\n\n## 3.1 Läget\n\n{text}\n")
    g = genomgang(2027, utan_svar=excuses)
    s = context("genomgang/2027/index.md", (chapter,), underlagskrav=[krav], genomgangar=[g])
    return words(fullstandighet(s, 2027))


def goal(value: int | None) -> set[str]:
    known = {"matt": "m", "utgangslage": "0", "malvarde": "2", "malvarde_tal": 2, "riktning": "minst"}
    values = {"varden": [{"datum": "2026-01-01", "varde": value}]} if value is not None else {}
    told = matt(mal(**known | values), DAY)
    return {x.ord for x in told if hasattr(x, "ord")}


def question(svar: str) -> set[str]:
    found = Vardagsfraga(id="FRG-001", tema="ai", fraga="f", svar=svar, text="t", sida="index.md")
    return words(vardagsfragor(context("index.md", vardagsfragor=[found]), "ai"))


def kept(hantering: str) -> set[str]:
    held = {"handlingstyper": [handlingstyp(hantering=hantering)], "kallor": [kalla()]}
    return words(handlingar(context("om/handlingar.md", **held)))


def reviewed(text: str) -> set[str]:
    path, old = "rutiner/leda.md", page("rutiner/leda.md", "# Leda\n\nGör så.\n")
    mark = fingerprint(path, {path: old}, registers())
    seen = Granskning(id="GRA-001", sida=path, datum="2026-10-01", av="chef", utfall="godkand", avtryck=mark)
    s = context(path, (page(path, text),), granskningar=[seen], roller=[roll()])
    return words(sidfakta(s))


def differs(held: tuple[dict, dict]) -> set[str]:
    pictures = [nutida_bild(context(**h), str(y), date(y - 1, 12, 31)) for y, h in zip((2026, 2027), held, strict=True)]
    return {SLAG[a.slag].ord for a in skillnader(*pictures)}


def supervised(held: dict) -> set[str]:
    """The words of state in what a supervisor is shown of the framework."""
    s = context("index.md", (page(CARD),), krav=[RAM], roller=[roll()], kartotek=[card("stodjer", "moln")], **held)
    return words(tillsynssida(build_tillsyn(s, "r")))


def applies(galler: str) -> set[str]:
    return supervised({"tillamplighet": [tillamplighet(ram="r", nummer="1", galler=galler, skal="Därför.")]})


def duty(*events: dict) -> dict:
    told = {"id": "SKY-001", "rubrik": "a", "nar": "n", "vem": UNKNOWN, "ram": "r", "nummer": "1", "bevis": "b"}
    return {"skyldigheter": [Skyldighet(**told, handelser=events)]}


def sentences(matter: Any) -> set[str]:
    s = context("laget/index.md", atgarder=[matter])
    return {word.ord for word, _ in build_meningar(s, build_oppet(s))}


SURE = {"ansvarig": "chef", "senast": "2026-12-31"}
DONE = {"atgarder": [atgard(handelser=[event("2026-05-01", "klar")])]}
CHANGED = {"atgarder": [atgard(rubrik="Öva mer")]}
HELD: dict[str, list] = {"atgarder": [atgard()]}
ANSWERED = office(answer(1, "moln"))
CHECK = checked(ANSWERED, 1, "moln")
CHECKED = office(CHECK)
CASES: list[tuple[str, Callable, Any, Any]] = [
    ("Giltig", classed, made("2025-11-24"), made("2025-11-23")),
    ("Tiden har gått ut", classed, made("2025-11-23"), made("2025-11-24")),
    ("Uppgift saknas", classed, system(), made("2026-01-01")),
    ("Saknas", analysed, analysis("behovs"), system()),
    ("Behövs inte", analysed, analysis("behovs_inte"), system()),
    ("Dokumenterad", access, parts(teknik=True, process=True, rutin=True), parts(teknik=True, process=True)),
    ("Delvis dokumenterad", access, parts(teknik=True), parts(teknik=False)),
    ("Inte inskrivet", treated, system(personuppgifter=True), system()),
    ("Inte inskrivet", supplied, system(driftformer=["moln"]), system(driftformer=["egen"])),
    ("Utgången", excepted, undantag("2026-11-23"), undantag("2026-11-24")),
    ("Utgången", excepted, undantag("2026-11-23"), undantag(UNKNOWN)),
    ("Delvis", assessed, dpia("pagar"), dpia("behovs")),
    ("Öppen", deviates, avvikelse(), avvikelse(handelser=[event("2026-03-01", "klar")])),
    *(
        (word, law, lage, other)
        for word, lage, other in (
            ("Under utredning", "utredning", "foreslagen"),
            ("Föreslagen", "foreslagen", "beslutad"),
            ("Beslutad", "beslutad", "foreslagen"),
            ("Gäller", "galler", "beslutad"),
            ("Upphävd", "upphavd", "galler"),
        )
    ),
    ("Tydlig framdrift", headway, "tydlig", UNKNOWN),
    ("Bristande framdrift", headway, "bristande", UNKNOWN),
    (
        "Uppfylls",
        covered,
        {"kartotek": [card("uppfyller")], "beslut": [decision(CARD)]},
        {"kartotek": [card("uppfyller")]},
    ),
    ("Stöds", covered, {"kartotek": [card("stodjer")], "beslut": [decision(CARD)]}, {"kartotek": [card("stodjer")]}),
    (
        "Beslutat, text saknas",
        covered,
        {"styrdokument": [styrdokument(krav=[{"ram": "r", "nummer": ["1"]}])]},
        {"styrdokument": [styrdokument()]},
    ),
    (
        "Förslag som skulle uppfylla",
        covered,
        {"kartotek": [card("uppfyller")]},
        {"kartotek": [card("uppfyller")], "beslut": [decision(CARD)]},
    ),
    ("Svar saknas", covered, {}, {"kartotek": [card("stodjer")], "beslut": [decision(CARD)]}),
    ("Prövat", catalogued, CHECKED, ANSWERED),
    ("Inte prövat", catalogued, ANSWERED, CHECKED),
    ("Ändrat sedan prövningen", catalogued, office(CHECK | {"kvar": "Läs den igen."}), CHECKED),
    ("Svar saknas", catalogued, office(), office(answer(1, "moln"), answer(2, "moln"))),
    ("Giltigt", shows, underlag(visar_dag="2026-05-24"), underlag(visar_dag="2026-05-23")),
    ("Datum okänt", shows, underlag(visar_dag=UNKNOWN), underlag()),
    (
        "Ingen tid inskriven",
        supervised,
        duty(event("2026-01-01", "klar", underlag="T1")),
        duty(event("2026-01-01", "klar")),
    ),
    (
        "Inget av de inskrivna systemen",
        supervised,
        {"system": [system(driftformer=["egen"])]},
        {"system": [system(driftformer=["moln"])]},
    ),
    ("Ja", applies, "ja", UNKNOWN),
    ("Nej", applies, "nej", UNKNOWN),
    ("Beslutad", supervised, {"beslut": [decision(CARD)]}, {"beslut": [beslut(faststaller=[CARD])]}),
    ("Inte beslutad", supervised, {"beslut": [beslut(faststaller=[CARD])]}, {}),
    ("Väntar på beslut", asked, None, "BES-001"),
    ("Avgjord", asked, "BES-001", None),
    ("Visas inte här", undertaken, Synlighet.OPPEN, Synlighet.INTERN),
    ("Bevara", kept, "bevara", "gallra"),
    ("Gallra", kept, "gallra", "oavgjort"),
    ("Kontoret beslutar", kept, "oavgjort", "bevara"),
    ("Inläst", framework, {}, {"textlage": "ej_inlast"}),
    ("Bara numren", framework, {"textlage": "nummer"}, {}),
    ("Text ej inläst", framework, {"textlage": "ej_inlast"}, {}),
    ("Ja", judged, "ja", UNKNOWN),
    ("Delvis", judged, "delvis", UNKNOWN),
    ("Nej", judged, "nej", UNKNOWN),
    ("Mått saknas", planned, UNKNOWN, "Antal övningar"),
    ("Text finns", answered, ("Det går bra.", []), ('!!! att-skriva "Att skriva"\n\n    Skriv.', [])),
    ("Att skriva", answered, ('!!! att-skriva "Att skriva"\n\n    Skriv.', []), ("Det går bra.", [])),
    ("Lämnas utan svar", answered, ("", [{"krav": "iso-a", "skal": "s"}]), ("", [])),
    ("Nått", goal, 2, 1),
    ("Nått", goal, 2, None),
    ("Inte nått", goal, 1, 2),
    ("Inte nått", goal, 1, None),
    ("Ja", question, "ja", "fraga"),
    ("Nej", question, "nej", "fraga"),
    ("Fråga först", question, "fraga", "ja"),
    ("Ändrad sedan granskningen", reviewed, "# Leda\n\nGör inte så.\n", "# Leda\n\nGör  så.\n"),
    ("Inget känt sent", sentences, atgard(senast="2026-11-24"), atgard(senast="2026-11-23")),
    ("Snart", sentences, atgard(senast="2027-01-24"), atgard(senast="2027-01-25")),
    ("Inget snart", sentences, atgard(), atgard(senast="2026-11-24")),
    ("Okänt", sentences, atgard(ansvarig="chef"), atgard(**SURE)),
    ("Inget okänt", sentences, atgard(**SURE), atgard(senast="2026-12-31")),
    ("Ny", differs, ({}, HELD), (HELD, HELD)),
    ("Ändrad", differs, (HELD, CHANGED), (HELD, HELD)),
    ("Avslutad", differs, (HELD, DONE), (HELD, CHANGED)),
    ("Borta", differs, (HELD, {}), (HELD, DONE)),
]


@pytest.mark.parametrize(("word", "said", "carries", "lacks"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_a_word_of_state_is_said_of_the_data_that_carries_it_and_of_no_other(word, said, carries, lacks):
    assert word in said(carries)
    assert word not in said(lacks)


def test_every_word_of_state_that_a_view_makes_is_asked_here():
    made = set()
    for file in (ROOT / "macros" / "views").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Lage", "Ord") and len(node.args) == 2:
                made |= {node.args[0].value} if isinstance(node.args[0], ast.Constant) else set()
    assert len(made) > 30
    assert made - {case[0] for case in CASES} == set()
