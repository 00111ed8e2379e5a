"""What a supervisor is shown of a framework: what was true on the day, each requirement once, and never a no out of silence."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.models.base import Synlighet
from macros.models.kort import Kort
from macros.models.krav import Ramverk
from macros.models.rutinkrav import Rutinkrav
from macros.models.skyldighet import Skyldighet
from macros.models.svar import Svarsblad
from macros.models.system import System
from macros.models.undantag import Undantag
from macros.problems import Felbruk
from macros.registers.narrow import by_marks, narrowed
from macros.views.parts import Sammanhang
from macros.views.tillsyn import build_tillsyn
from macros.views.tillsynsrader import Tillsyn
from macros.views.tillsynssida import tillsynssida
from tests.unit.office import (
    DAY,
    UNKNOWN,
    atgard,
    beslut,
    context,
    decision,
    event,
    genomgang,
    page,
    regel,
    roll,
    styrdokument,
    system,
    tillamplighet,
    underlag,
)

CARD = "kartotek/loggning.md"
KLASSAD = [{"datum": "2026-01-10", "konfidentialitet": 2, "riktighet": 1, "tillganglighet": 1}]
SEKRETESS = {"grund": "OSL 18 kap. 8 §", "datum": "2026-10-15", "av": "chef"}


def ram(**fields: Any) -> Ramverk:
    numbers = [{"nummer": "5.1", "rubrik": "Styr"}, {"nummer": "5.2", "rubrik": "Logga"}]
    told = {"id": "lagen", "namn": "Lagen", "version": "1", "textlage": "inlast", "om": "En lag.", "krav": numbers}
    return Ramverk(**told | fields)


def measure(number: str, **fields: Any) -> dict[str, Any]:
    answer = {"ram": "lagen", "version": "1", "nummer": ["5.2"], "hur": "uppfyller", "skal": f"{number} räcker."}
    told = {
        "id": number,
        "vad": f"Gör {number}.",
        "bindning": "rad",
        "gor": "chef",
        "kontroll": "Se.",
        "krav": [answer],
    }
    return told | fields


def card(*measures: dict[str, Any]) -> Kort:
    held = measures or (measure("LOG-01"),)
    return Kort(id="loggning", titel="Loggning", sammanfattning="Om.", agare=UNKNOWN, atgarder=held)


def office(dag: date = DAY, **held: Any) -> Sammanhang:
    rest = {"krav": [ram()], "roller": [roll()], "regler": [regel()]}
    return context("index.md", (page(CARD),), dag, **rest | held)


FULL = {
    "kartotek": [card(measure("LOG-01"), measure("LOG-02", fran_niva={"konfidentialitet": 2}))],
    "beslut": [decision(CARD, beslutat="2026-05-04", diarienummer="T2026-25")],
    "tillamplighet": [
        tillamplighet(galler="nej", skal="Kontoret hade inget system."),
        tillamplighet(id="TIL-002", beslutat="2026-09-01", skal="Alfa är kontorets.", diarienummer="T2026-61"),
    ],
    "system": [
        system(id="alfa", namn="Alfa", fran="2026-04-01", driftformer=["moln"], klassningar=KLASSAD),
        system(id="beta", namn="Beta", fran="2026-04-01"),
    ],
    "underlag": [underlag(), underlag(id="BEV-002", vad="Lista", visar_dag="2026-10-01", system=["alfa"])],
    "atgarder": [
        atgard(
            krav=[{"ram": "lagen", "nummer": ["5.2"]}],
            senast="2026-08-31",
            handelser=[event("2026-02-10", "pagar"), event("2026-08-20", "klar")],
        ),
        atgard(
            id="ATG-002",
            rubrik="Byt logg",
            krav=[{"ram": "lagen", "nummer": ["5.2"]}],
            handelser=[event("2026-10-10", "pagar")],
        ),
    ],
}


def told(s: Sammanhang, nummer: str = "5.2") -> dict[str, str]:
    """The row of a requirement in the workbook, by its columns."""
    sheet = build_tillsyn(s, "lagen").blad[0]
    (row,) = [r for r in sheet.rader if r[0] == nummer]
    return dict(zip(sheet.kolumner, row, strict=True))


MARS = {
    "Nummer": "5.2",
    "Krav med våra ord": "Logga",
    "Tillämpligt": "Nej, Kontoret hade inget system. Beslutat 1 mars 2026 av chefen.",
    "Beslutat": "Uppgift saknas",
    "Åtgärder": "LOG-01 (uppfyller, förslag): Gör LOG-01. LOG-01 räcker.\nLOG-02 (uppfyller, förslag): Gör LOG-02. LOG-02 räcker.",
    "Läge": "Förslag som skulle uppfylla",
    "System": "Uppgift saknas",
    "Underlag": "BEV-001: Protokoll, 1 februari 2026, T2026-5. Giltigt till 1 augusti 2026.",
    "Öppna ärenden": "ATG-001 Öva. Pågår, 10 februari 2026.",
    "Undantag": "",
    "Skyldigheter": "",
    "Område": "",
}
NOVEMBER = MARS | {
    "Tillämpligt": "Ja, Alfa är kontorets. Beslutat 1 september 2026 av chefen, T2026-61.",
    "Beslutat": "Kortet Loggning. Beslutad 4 maj 2026 av chefen, T2026-25.",
    "Åtgärder": "LOG-01 (uppfyller, beslutad): Gör LOG-01. LOG-01 räcker.\nLOG-02 (uppfyller, beslutad): Gör LOG-02. LOG-02 räcker.",
    "Läge": "Uppfylls",
    "System": "Klassning giltig: Alfa (2-1-1). Klassning uppgift saknas: Beta",
    "Underlag": "BEV-001: Protokoll, 1 februari 2026, T2026-5. Tiden har gått ut 1 augusti 2026.\n"
    "BEV-002: Lista, 1 oktober 2026, T2026-5. Giltigt till 1 april 2027.",
    "Öppna ärenden": "ATG-002 Byt logg. Pågår, 10 oktober 2026.",
}


@pytest.mark.parametrize(("day", "expected"), [("2026-03-31", MARS), ("2026-11-24", NOVEMBER)])
def test_a_requirement_is_told_as_it_was_on_the_day(day, expected):
    assert told(office(date.fromisoformat(day), **FULL)) == expected


def test_an_action_that_was_reported_first_after_the_day_is_not_told_of():
    later = atgard(krav=[{"ram": "lagen", "nummer": ["5.2"]}], handelser=[event("2026-10-10", "pagar")])
    before, after = (office(date(2026, 10, n), atgarder=[later]) for n in (9, 10))
    assert told(before)["Öppna ärenden"] == "Uppgift saknas"
    assert told(after)["Öppna ärenden"].startswith("ATG-001")
    assert "ATG-001" not in tillsynssida(build_tillsyn(before, "lagen"))
    listed = {"genomgang": "2026", "avsnitt": "9.1", "som": "prioriterat", "punkt": 1}
    known = later.model_copy(update={"stallen": atgard(stallen=[listed]).stallen})
    review = genomgang(2026, bedomd_dag={"dag": "2025-06-30"})
    assert told(office(date(2026, 10, 9), atgarder=[known], genomgangar=[review]))["Öppna ärenden"].startswith(
        "ATG-001"
    )


def test_an_action_that_carries_out_a_measure_is_to_answer_the_measures_requirements():
    action = atgard(skyddsatgarder=["LOG-01"], handelser=[event("2026-02-10", "pagar")])
    s = office(kartotek=[card()], atgarder=[action])
    assert told(s)["Öppna ärenden"] == "ATG-001 Öva. Pågår, 10 februari 2026."
    assert told(s, "5.1")["Öppna ärenden"] == "Uppgift saknas"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-12-31", ""),
        ("2026-06-30", "UND-001 Ingen logg (LOG-01, Kartan). Giltig, till 30 juni 2026."),
        ("2026-07-01", "UND-001 Ingen logg (LOG-01, Kartan). Utgången, till 30 juni 2026."),
    ],
)
def test_an_exception_from_a_measure_is_told_from_its_first_day_and_when_it_has_ended(day, words):
    told_of = {"id": "UND-001", "rubrik": "Ingen logg", "krav": "Logga.", "skal": "Gammalt.", "godkant_av": "chef"}
    one = Undantag(**told_of, fran="2026-01-01", till="2026-06-30", skyddsatgarder=["LOG-01"], system=["kartan"])
    s = office(date.fromisoformat(day), kartotek=[card()], undantag=[one], system=[system()])
    assert told(s)["Undantag"] == words
    assert ("Ingen logg" in tillsynssida(build_tillsyn(s, "lagen"))) is bool(words)


def test_what_is_done_is_not_open_and_is_not_silence():
    done = atgard(krav=[{"ram": "lagen", "nummer": ["5.2"]}], handelser=[event("2026-02-10", "klar")])
    assert told(office(atgarder=[done]))["Öppna ärenden"] == "Inget öppet. 1 ärende är avslutat."


def test_a_requirement_without_any_record_is_unknown_and_never_a_no():
    row = told(office(), "5.1")
    assert {v for k, v in row.items() if v and k not in ("Nummer", "Krav med våra ord")} == {
        "Uppgift saknas, kontoret beslutar",
        "Uppgift saknas",
        "Svar saknas",
    }
    assert not re.search(r"(?i)\bnej\b|\b0 giltigt", tillsynssida(build_tillsyn(office(), "lagen")))


def test_a_decision_that_is_not_whole_decides_nothing():
    half = tillamplighet(galler="nej", skal="Därför.", beslutat=UNKNOWN)
    assert told(office(tillamplighet=[half]))["Tillämpligt"] == "Uppgift saknas, kontoret beslutar"


@pytest.mark.parametrize(
    ("held", "word"),
    [
        ({}, "förslag"),
        ({"beslut": [decision(CARD)]}, "beslutad"),
        ({"beslut": [beslut(faststaller=[CARD])]}, "inte beslutad"),
        ({"beslut": [decision(CARD, handelser=[event("2026-11-01", "utgar")])]}, "inte beslutad"),
    ],
)
def test_a_measure_is_decided_raised_or_a_proposal(held, word):
    assert (
        told(office(kartotek=[card()], **held))["Åtgärder"] == f"LOG-01 (uppfyller, {word}): Gör LOG-01. LOG-01 räcker."
    )


def test_a_document_whose_text_we_lack_says_so_and_that_its_day_is_unknown():
    document = styrdokument(krav=[{"ram": "lagen", "nummer": ["5.2"]}])
    row = told(office(styrdokument=[document]))
    assert row["Läge"] == "Beslutat, text saknas"
    assert row["Beslutat"] == "Kontorets beslutade rutin för incidenter, beslutsdagen är inte känd. Vi har inte texten."


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"driftformer": ["egen"], "klassningar": KLASSAD}, "Inget av de inskrivna systemen"),
        ({"driftformer": ["moln"], "klassningar": KLASSAD}, "Klassning giltig: Kartan (2-1-1)"),
        ({"driftformer": ["moln"]}, "Går inte att avgöra, för driftform eller klassning är inte känd: Kartan"),
        ({"klassningar": KLASSAD}, "Går inte att avgöra, för driftform eller klassning är inte känd: Kartan"),
    ],
)
def test_a_system_is_concerned_by_its_form_and_its_level_or_nobody_can_tell(fields, word):
    held = card(measure("LOG-01", driftformer=["moln"], fran_niva={"konfidentialitet": 2}))
    assert told(office(kartotek=[held], system=[system(**fields)]))["System"] == word


def test_a_system_in_protective_security_is_told_of_by_a_note_alone():
    secret = System(id="zeta", agare="chef", sakerhetsskydd=True)
    s = office(kartotek=[card()], system=[secret])
    assert told(s)["System"] == "Uppgift saknas"
    assert "System som hanteras i säkerhetsskydd är inte med." in build_tillsyn(s, "lagen").noter


def test_a_measure_that_the_office_answers_once_concerns_no_single_system():
    once = {"atgard": "LOG-01", "form": "kontoret", "gors": "G.", "kvar": "K."}
    held = {"kartotek": [card()], "svar": [Svarsblad(id="loggning", svar=[once])], "system": [system()]}
    assert told(office(**held))["System"] == "Hela kontoret"


def test_evidence_of_the_requirement_and_of_a_duty_is_shown_with_its_day():
    duty = {"id": "SKY-001", "rubrik": "Anmäl", "nar": "Snart.", "vem": UNKNOWN, "ram": "lagen", "nummer": "5.2"}
    duty |= {"bevis": "B.", "handelser": [event("2026-02-02", "klar", "Anmält.", underlag="T2026-9")]}
    direct = underlag(
        skyddsatgarder=[], krav=[{"ram": "lagen", "nummer": ["5.2"]}], galler_manader=None, galler_till=UNKNOWN
    )
    row = told(office(skyldigheter=[Skyldighet(**duty)], underlag=[direct]))
    assert row["Underlag"].splitlines() == [
        "BEV-001: Protokoll, 1 februari 2026, T2026-5. Datum okänt.",
        "SKY-001: Anmält, 2 februari 2026, T2026-9. Ingen tid inskriven.",
    ]
    assert row["Skyldigheter"] == "SKY-001 Anmäl. Klar, 2 februari 2026."


def numbers_of(tillsyn: Tillsyn) -> list[str]:
    return [row[0] for row in tillsyn.blad[0].rader]


@pytest.mark.parametrize("textlage", ["inlast", "nummer"])
def test_every_requirement_is_there_exactly_once(textlage):
    numbers = [{"nummer": f"{n}.{m}", "rubrik": f"Krav{n}x{m}"} for n in (5, 6) for m in range(1, 12)]
    areas = [{"namn": f"Del{n}", "nummer": [f"{n}.{m}" for m in range(1, 12)]} for n in (6, 5)]
    made = build_tillsyn(office(krav=[ram(krav=numbers, omraden=areas, textlage=textlage)]), "lagen")
    html = tillsynssida(made)
    assert sorted(numbers_of(made)) == sorted(k["nummer"] for k in numbers)
    assert [html.count(f"{k['rubrik']}<") for k in numbers] == [1] * 22


def test_only_the_chosen_requirements_are_there_when_some_are():
    assert numbers_of(build_tillsyn(office(), "lagen", ["5.2"])) == ["5.2"]


def test_a_standard_becomes_a_statement_of_applicability():
    made = build_tillsyn(office(krav=[ram(textlage="nummer")], **FULL), "lagen")
    (table,) = made.avsnitt[0].tabeller
    assert made.titel == "Uttalande om tillämplighet: Lagen" and made.avsnitt[0].liggande
    assert table.kolumner == ["Nummer", "Krav med våra ord", "Tillämpligt", "Beslutat", "Åtgärder", "Läge"]
    assert table.kolumner == list(made.blad[0].kolumner[:6])
    html = tillsynssida(made)
    assert "LOG-01, LOG-02" in html and html.count("Gör LOG-02.") == 1
    assert "våra ord" in html and "licensierad" in html


def test_what_is_said_first_counts_what_is_known_and_not_what_is_not():
    first = " ".join(build_tillsyn(office(**FULL), "lagen").svar)
    assert "1 av 2 krav uppfylls av det som är beslutat." in first
    assert "Tillämpligt, av 2 krav: ja för 1 och uppgift saknas för 1." in first
    assert "Underlag: tiden har gått ut 1 och giltigt 1." in first
    assert "Underlag: uppgift saknas." in " ".join(build_tillsyn(office(), "lagen").svar)


def test_a_day_before_the_law_and_a_day_that_has_not_been_are_told():
    young = office(date(2026, 1, 1), krav=[ram(galler_fran="2026-01-15")])
    assert "Lagen gäller från 15 januari 2026, alltså inte den här dagen." in build_tillsyn(young, "lagen").noter
    ahead = build_tillsyn(office(date(2027, 1, 1)), "lagen", idag=DAY)
    assert "Dagen har inte varit än: det som står är det som var känt 24 november 2026." in ahead.noter


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("lag",), 'ramverket "lag" finns inte; menade du "lagen"?; de som finns är lagen, tom'),
        (("tom",), "ramverket tom har inga krav inskrivna; skriv in dem i data/krav/tom.yml"),
        (("lagen", ["5.22"]), 'kravet "5.22" finns inte i lagen; menade du "5.2"?'),
    ],
)
def test_what_there_is_not_is_told_in_a_line(asked, words):
    with pytest.raises(Felbruk) as fault:
        build_tillsyn(office(krav=[ram(), ram(id="tom", krav=())]), *asked)
    assert str(fault.value) == words


def for_staff(s: Sammanhang) -> Sammanhang:
    return replace(s, registers=narrowed(s.registers, Synlighet.INTERN, by_marks(s.registers, Synlighet.INTERN)))


def test_what_only_a_named_group_may_read_is_marked_with_its_ground_and_is_not_in_the_staffs_file():
    hidden = system(id="gamma", namn="Gamma", synlighet="begransad", sekretess=SEKRETESS)
    s = office(kartotek=[card()], system=[hidden, system()])
    whole, staff = build_tillsyn(s, "lagen"), build_tillsyn(for_staff(s), "lagen")
    assert whole.begransat == (
        "Begränsad: bara för en namngiven grupp. Grund: OSL 18 kap. 8 §, bedömd 15 oktober 2026 av chefen. "
        "Lämna inte ut utan sekretessprövning."
    )
    assert "Gamma" in tillsynssida(whole) and "Gamma" not in tillsynssida(staff)
    assert staff.begransat == "" and staff.fil.endswith("-intern")
    assert any(note.startswith("Gjord för kontorets personal.") for note in staff.noter)


def test_a_name_that_only_evidence_tells_is_restricted_too():
    hidden = system(id="gamma", namn="Gamma", synlighet="begransad", driftformer=["egen"])
    held = {"kartotek": [card(measure("LOG-01", driftformer=["moln"]))], "system": [hidden]}
    s = office(**held, underlag=[underlag(system=["gamma"])])
    whole = build_tillsyn(s, "lagen")
    assert "Gamma" in tillsynssida(whole) and "Grunden är inte bedömd." in whole.begransat
    assert "Gamma" not in tillsynssida(build_tillsyn(for_staff(s), "lagen"))


def test_what_everybody_may_not_read_is_told_as_kept_back_and_not_as_unknown():
    s = office(**FULL | {"krav": [ram(synlighet="oppen")]})
    s = replace(s, registers=narrowed(s.registers, Synlighet.OPPEN, by_marks(s.registers, Synlighet.OPPEN)))
    row = told(s)
    hidden = ("Tillämpligt", "Underlag", "Öppna ärenden")
    assert {row[column] for column in hidden} == {"Visas inte här"}
    assert "Underlag: visas inte här." in build_tillsyn(s, "lagen").svar


def test_nothing_restricted_is_not_called_restricted():
    assert build_tillsyn(office(**FULL), "lagen").begransat == ""


def test_a_routine_is_shown_with_its_decision_and_is_the_whole_offices():
    answer = {"ram": "lagen", "version": "1", "nummer": ["5.2"], "hur": "uppfyller", "skal": "Den räcker."}
    routine = Rutinkrav(id="RUT-001", sida="rutiner/logga.md", krav=[answer])
    s = office(rutinkrav=[routine], beslut=[decision("rutiner/logga.md")])
    row = told(s)
    assert row["Läge"] == "Uppfylls" and row["System"] == "Hela kontoret"
    assert row["Åtgärder"] == "RUT-001 (uppfyller, beslutad): rutiner/logga.md, Den räcker."
    assert row["Beslutat"].startswith("RUT-001. Beslutad 1 oktober 2026 av chefen")
