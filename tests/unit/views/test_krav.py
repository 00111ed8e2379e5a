"""Requirements: what answers each, and that silence says nothing of the office."""

import re
from dataclasses import replace

import pytest

from macros.models.base import Synlighet
from macros.models.kalla import Kalla
from macros.models.kort import Kort
from macros.models.krav import Krav, Ramverk, Textlage
from macros.models.rutinkrav import Rutinkrav
from macros.models.skyldighet import Skyldighet
from macros.registers.narrow import narrowed
from macros.views.krav import ramverk, skyldigheter, tackning
from macros.views.riskatgarder import riskatgarder
from macros.views.tackning import build_tackning, laget
from tests.unit.office import UNKNOWN, context, decision, page, risk, roll, styrdokument

RAM = Ramverk(
    id="lagen",
    namn="Lagen",
    version="1",
    textlage="inlast",
    om="En lag.",
    krav=[{"nummer": "5.1", "rubrik": "Styr"}, {"nummer": "5.2", "rubrik": "Öva"}],
)
CARD = "kartotek/loggning.md"


def card(hur: str = "uppfyller") -> Kort:
    answer = {"ram": "lagen", "version": "1", "nummer": ["5.2"], "hur": hur}
    answer |= {"skal": "Övningen är hela kravet."} if hur == "uppfyller" else {}
    measure = {"id": "LOG-01", "vad": "Logga.", "bindning": "rad", "gor": "chef", "kontroll": "Se.", "krav": [answer]}
    return Kort(id="loggning", titel="Loggning", sammanfattning="Om.", agare=UNKNOWN, atgarder=[measure])


def state(number: str, **held) -> str:
    s = context("krav/lagen.md", (page(CARD),), krav=[RAM], **held)
    return laget(build_tackning(s, RAM)[number]).ord


def document(**fields):
    return styrdokument(namn="lokala anvisning", krav=[{"ram": "lagen", "nummer": ["5.1"]}], **fields)


@pytest.mark.parametrize(
    ("held", "word"),
    [
        ({}, "Svar saknas"),
        ({"kartotek": [card()]}, "Förslag som skulle uppfylla"),
        ({"kartotek": [card("stodjer")]}, "Förslag"),
        ({"kartotek": [card()], "beslut": [decision(CARD)]}, "Uppfylls"),
        ({"kartotek": [card("stodjer")], "beslut": [decision(CARD)]}, "Stöds"),
    ],
)
def test_a_requirement_is_met_by_what_is_decided_and_otherwise_nothing_is_claimed(held, word):
    assert state("5.2", **held) == word


def test_a_decided_document_whose_text_we_lack_is_told_and_counts_as_nothing():
    s = context("krav/lagen.md", krav=[RAM], styrdokument=[document()])
    html = tackning(s, "lagen")
    assert "Kontorets beslutade lokala anvisning rör kravet. Vi har inte texten." in html
    assert html.count("Vi har inte texten") == 1
    assert "0 av 2 krav uppfylls av det som är beslutat" in html and "1 av 2 rörs av ett beslutat dokument" in html
    assert "Det vi inte vet: vi saknar texten till 1 av kontorets beslutade dokument" in html
    assert state("5.1", styrdokument=[document()]) == "Beslutat, text saknas"
    assert state("5.2", styrdokument=[document()]) == "Svar saknas"


@pytest.mark.parametrize(("day", "word"), [("2026-11-24", "Beslutat, text saknas"), ("2026-11-25", "Svar saknas")])
def test_a_document_decided_later_tells_nothing_yet(day, word):
    assert state("5.1", styrdokument=[document(beslutat=day)]) == word


def test_silence_about_a_requirement_is_never_red_and_never_said_of_the_office():
    unread = Ramverk(**RAM.model_dump() | {"id": "olast", "krav": (), "textlage": "ej_inlast"})
    s = context("krav/lagen.md", krav=[RAM, unread])
    shown = tackning(s, "lagen") + ramverk(s)
    assert "Text ej inläst" in shown
    assert "forsenad" not in shown
    assert not re.search("(?i)inte täckt", shown)


@pytest.mark.parametrize(
    ("textlage", "word"),
    [
        ("inlast", "Inläst"),
        ("delvis", "Delvis inläst"),
        ("nummer", "Bara numren"),
        ("ej_inlast", "Text ej inläst"),
    ],
)
def test_a_framework_is_never_said_to_be_read_further_than_it_is(textlage, word):
    shown = ramverk(context("krav/index.md", krav=[RAM.model_copy(update={"textlage": Textlage(textlage)})]))
    assert re.findall(r'class="lage[^"]*">([^<]+)<', shown) == [word]


def test_a_requirement_of_an_unread_law_has_a_name_and_no_number():
    named = RAM.model_copy(
        update={"version": "2018:1200", "krav": (Krav(nummer="upplysning", rubrik="Upplysa om den"),)}
    )
    shown = tackning(context("krav/lagen.md", krav=[named]), "lagen")
    assert ">Upplysa om den<" in shown and "upplysning" not in shown


def test_a_duty_says_what_the_mark_of_its_source_warns_of():
    duty = Skyldighet(
        id="SKY-001",
        rubrik="Öva",
        ram="lagen",
        nummer="5.1",
        nar="Löpande.",
        vem=UNKNOWN,
        bevis="Protokoll.",
        kallor=["F1.01"],
    )
    source = Kalla(id="F1.01", marke="sekundar", om="En lag")
    shown = skyldigheter(context("krav/skyldigheter.md", krav=[RAM], skyldigheter=[duty], kallor=[source]))
    assert "F1.01 (andrahandskälla)" in shown
    assert "Uppgift saknas om vem som svarar för 1 av 1 skyldighet och läget för 1 av 1 skyldighet." in shown


def test_what_is_not_known_of_the_citys_project_is_said_once_and_never_as_none():
    shown = riskatgarder(context("risker/index.md", kartotek=[card()], risker=[risk()], roller=[roll()]))
    assert re.search(r"Uppgift saknas om [^.<]*vilka åtgärder som SLK:s projekt Långsikt omfattar\.", shown)
    assert "Genom SLK" not in shown


AREAS = [{"namn": "Styrning", "nummer": ["5.1"]}, {"namn": "Övning", "nummer": ["5.2"]}]


def of_areas(**held) -> str:
    ram = Ramverk(**RAM.model_dump() | {"omraden": AREAS})
    return tackning(context("krav/lagen.md", (page(CARD),), krav=[ram, *held.pop("fler", [])], **held), "lagen")


def test_each_area_has_a_cell_for_each_requirement_and_says_the_same_in_words():
    html = of_areas(kartotek=[card()])
    assert re.findall(r'role="img" aria-label="([^"]+)"', html) == [
        "Styrning: 1 utan svar",
        "Övning: 1 med förslag som skulle uppfylla",
    ]
    assert [(a.count("<i "), word) for a, word in re.findall(r"rutor-rad(.*?)</span>.*?ord\">([^<]+)<", html)] == [
        (1, "1 utan svar"),
        (1, "1 med förslag som skulle uppfylla"),
    ]
    for area in ("styrning", "ovning"):
        assert f'href="#omrade-{area}"' in html and f'id="omrade-{area}"' in html


@pytest.mark.parametrize("areas", [[["5.1"]], [["5.1", "5.2"], ["5.2"]], [["5.1", "5.2", "5.3"]]])
def test_a_requirement_that_stands_in_no_area_or_in_two_is_a_fault(areas):
    made = [{"namn": "Område", "nummer": numbers} for numbers in areas]
    with pytest.raises(ValueError, match="exakt ett område"):
        Ramverk(**RAM.model_dump() | {"omraden": made})


def test_a_requirement_is_words_first_with_its_measures_and_duties_in_the_fold():
    duty = Skyldighet(
        id="SKY-001", rubrik="Styr", ram="lagen", nummer="5.1", nar="Nu.", vem=UNKNOWN, bevis="Ett protokoll."
    )
    html = of_areas(kartotek=[card()], skyldigheter=[duty])
    assert re.findall(r'class="vad">([^<]+)<', html) == ["Styr", "Öva"]
    assert re.findall(r'class="sidoord">([^<]*)<', html) == ["inget svar", "5.1", "1 svar", "5.2"]
    assert (
        '<a href="../../kartotek/loggning/#log-01">LOG-01</a> (uppfyller) Logga. <em>Varför det räcker:</em> Övningen är hela kravet.'
        in html
    )
    assert "Styr. Nu. Ska kunna visas: Ett protokoll." in html


def test_regulations_under_the_law_that_nobody_has_read_are_unknown_and_never_a_gap():
    unread = Ramverk(
        **RAM.model_dump()
        | {"id": "foreskrift", "namn": "Föreskriften", "krav": (), "textlage": "ej_inlast", "under": "lagen"}
    )
    html = of_areas(fler=[unread])
    assert "Det vi inte vet: vi saknar texten till 1 föreskrift" in html
    assert "0 av 2 krav uppfylls av det som är beslutat." in html and "1 ej inlästa, kraven är okända" in html


def test_the_row_shows_what_is_decided_before_what_is_proposed_and_why_it_is_enough():
    said = {"ram": "lagen", "version": "1", "nummer": ["5.2"]}
    whole = {"hur": "uppfyller", "skal": "Ingen annan övning krävs."}
    routine = Rutinkrav(id="RUT-001", sida="rutiner/ova.md", krav=[said | whole])
    s = context(
        "krav/lagen.md",
        (page(CARD), page("rutiner/ova.md", "# Öva så\n")),
        krav=[RAM],
        kartotek=[card("stodjer")],
        rutinkrav=[routine],
        beslut=[decision(CARD)],
    )
    html = tackning(s, "lagen")
    assert re.findall(r'class="listrubrik">([^<]+)<', html) == ["Beslutat", "Förslag"]
    assert '<a href="../../rutiner/ova/">Öva så</a> (uppfyller)' in html
    assert "Ingen annan övning krävs." in html and "1 av 2 stöds av det som är beslutat" in html


def test_the_audience_that_may_not_read_the_routines_is_told_that_it_is_not_known():
    s = context("krav/lagen.md", krav=[RAM], rutinkrav=[Rutinkrav(id="RUT-001", sida="rutiner/ova.md")])
    shut = replace(s, registers=narrowed(s.registers, Synlighet.OPPEN, lambda name, record: name != "rutinkrav"))
    html = tackning(shut, "lagen")
    assert "Uppgift saknas" in html and "2 av 2 går inte att bedöma här" in html
