"""What a document is worth: each word of state with the data that carries it, and with data that does not."""

from datetime import date

import pytest

from macros.state.dokument import (
    FORSLAG,
    RATTELSER,
    Tillstand,
    antagande,
    beslutsfragor,
    genomgangslage,
    grund,
    om_texterna,
    samlat,
    sidlage,
)
from macros.state.gallande import gallande_sidor, galler_enligt
from tests.unit.office import DAY, UNKNOWN, decision, event, genomgang, registers, roll

PATH = "rutiner/leda.md"
HELD = registers(roller=[roll()])
DECIDED = {"beslutad": "2027-02-10", "beslutad_av": "chef", "dokumentnummer": "T2027-9", "utkast": False}


def state(**fields):
    return genomgangslage(HELD, genomgang(2027, **fields))


def of_page(*decisions, dag: date = DAY):
    return sidlage(registers(roller=[roll()], beslut=decisions), dag, PATH)


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"utkast": True}, "Utkast"),
        ({}, "Utkast"),
        ({"aterger": True}, "Återgiven"),
        ({"aterger": True, "beslutad": "2025-12-01"}, "Återgiven"),
        (DECIDED, "Fastställd"),
        (DECIDED | {"utkast": True}, "Utkast"),
    ],
)
def test_a_review_has_the_word_that_its_record_carries(fields, word):
    assert state(**fields).ord == word


def test_a_decided_review_says_when_by_whom_and_under_which_number_and_no_word_of_a_draft():
    found = state(**DECIDED)
    assert found.rad == "Fastställd 10 februari 2027 av chefen, T2027-9."
    assert (found.efterled, found.beskrivning("Om.")) == ("", "Om.")
    assert beslutsfragor(found) == ("Fråga till ledningen", "Det som blev beslutat står i avsnitt 10.1.")


def test_a_draft_says_so_in_the_line_the_description_the_menu_and_the_questions():
    found = state(utkast=True)
    assert found.rad == "Utkast. Ingen har beslutat något i det här dokumentet."
    assert (found.efterled, found.beskrivning("Om läget.")) == (" (utkast)", "Om läget (utkast).")
    assert beslutsfragor(found) == ("Förslag till beslut", "Allt är förslag.")


def test_a_retold_review_points_to_the_original_and_claims_no_decision():
    found = state(aterger=True, dokumentnummer="T2025-1")
    assert found.rad == "Omarbetad återgivning. Originalet, dok.nr T2025-1, gäller."
    assert not found.beslutat and found.efterled == ""


def test_the_assumed_day_is_told_until_somebody_has_decided():
    assumed = {"bedomd_dag": {"dag": "2026-11-26", "antagande": "Utkastets dag."}}
    for fields, told in (({"utkast": True}, "Utkastets dag."), ({"aterger": True}, "Utkastets dag."), (DECIDED, "")):
        review = genomgang(2027, **fields, **assumed)
        assert antagande(review, genomgangslage(HELD, review)) == told


def test_what_a_frozen_review_rests_on_is_told_without_a_decision_that_is_not_known():
    told = genomgang(2026, aterger=True, bedomd_dag={"dag": "2025-11-30", "antagande": "Källan anger ingen dag."})
    found = grund(told, genomgangslage(HELD, told))
    assert "berättar om läget 30 november 2025, en dag som vi har antagit" in found
    assert "När den beslutades är inte känt." in found and "beslutades på" not in found
    known = genomgang(2026, aterger=True, beslutad="2025-12-01")
    assert "antagit" not in (found := grund(known, genomgangslage(HELD, known))) and "inte känt" not in found
    decided = genomgang(2027, **DECIDED)
    assert grund(decided, genomgangslage(HELD, decided)) == "Genomgången 2027 beslutades på läget 30 juni 2026."


def test_a_page_is_in_force_by_a_whole_decision_and_a_proposal_without():
    assert of_page() == FORSLAG
    found = of_page(decision(PATH))
    assert (found.ord, found.rad) == ("Gäller", "Gäller. Beslutad 1 oktober 2026 av chefen, T2026-1.")


def test_a_part_of_a_routine_follows_the_decision_about_the_routine_and_nothing_else_does():
    held = registers(roller=[roll()], beslut=[decision("rutiner/leda-incident.md")])
    part = "rutiner/leda-incident-bedom.md"
    assert sidlage(held, DAY, part).ord == "Gäller"
    for other in ("rutiner/leda.md", "rutiner/leda-incidenten.md", "kartotek/leda-incident-bedom.md"):
        assert sidlage(held, DAY, other) == FORSLAG
    assert gallande_sidor(held, DAY, [part, PATH]) == {"rutiner/leda-incident.md", part}


@pytest.mark.parametrize(
    "fields",
    [
        {"av": UNKNOWN},
        {"diarienummer": UNKNOWN},
        {"beslutat": UNKNOWN},
        {"beslutat": "2026-11-25"},
        {"exempel": True},
        {"handelser": [event("2026-11-01", "utgar")]},
        {"handelser": [event("2026-11-01", "ersatt")], "ersatts_av": "BES-002"},
    ],
)
def test_a_decision_that_is_not_whole_not_real_or_no_longer_holds_decides_nothing(fields):
    assert of_page(decision(PATH, **fields)) == FORSLAG


def test_a_decision_that_is_dropped_later_holds_until_then():
    dropped = decision(PATH, handelser=[event("2026-11-24", "utgar")])
    assert of_page(dropped, dag=date(2026, 11, 23)).ord == "Gäller" and of_page(dropped) == FORSLAG


def test_of_two_decisions_the_newest_is_the_one_that_is_told():
    both = [decision(PATH), decision(PATH, id="BES-002", beslutat="2026-11-01")]
    assert galler_enligt(registers(beslut=both), DAY, PATH).id == "BES-002"


def test_a_figure_of_our_own_is_a_proposal_until_the_page_is_decided():
    assert (FORSLAG.kallord, FORSLAG.foreslagen("ägare")) == ("vårt förslag", "Föreslagen ägare")
    decided = of_page(decision(PATH))
    assert (decided.kallord, decided.foreslagen("ägare")) == ("kontorets beslut", "Ägare")
    assert decided.eget("Nivåerna") == decided.fore("rutin") == ""
    assert FORSLAG.fore("rutin") == "Kontorets beslutade rutin gäller före denna."


def test_a_document_of_several_pages_is_in_force_when_all_are_and_says_how_many_when_some_are():
    held = registers(roller=[roll()])
    one = of_page(decision(PATH))
    other = of_page(decision(PATH, id="BES-002", diarienummer="T2026-2"))
    assert samlat(held, [FORSLAG, FORSLAG], "avsnitt", "rutin").rad == (
        "Förslag. Kontorets beslutade rutin gäller före denna."
    )
    assert samlat(held, [one, one], "avsnitt").rad == one.rad
    assert "T2026-1; 1 oktober 2026 av chefen, T2026-2" in samlat(held, [one, other], "avsnitt").rad
    part = samlat(held, [one, FORSLAG, FORSLAG], "avsnitt", "rutin")
    assert (part.tillstand, part.ord) == (Tillstand.DELVIS, "")
    assert part.rad == "1 av 3 avsnitt är beslutade. Under varje rubrik står om texten är beslutad."
    assert samlat(held, [], "avsnitt").tillstand is Tillstand.FORSLAG


def test_what_is_said_of_all_texts_counts_the_pages_that_hold():
    held = registers(
        roller=[roll()], beslut=[decision(PATH, "rutiner/annan.md"), decision(PATH, id="BES-002", av=UNKNOWN)]
    )
    assert gallande_sidor(held, DAY) == {PATH, "rutiner/annan.md"}
    assert gallande_sidor(held, date(2026, 9, 30)) == set()
    assert om_texterna(0)[0] == "Inget är beslutat om texterna här än."
    assert om_texterna(1)[0] == "1 sida är beslutad och gäller."
    assert om_texterna(2)[1].startswith("De andra är förslag")


def test_beside_a_hit_stands_what_differs_from_everything_else():
    assert FORSLAG.traff == ("Förslag", "forslag") and RATTELSER.traff is None
    assert state(utkast=True).traff == ("Utkast", "utkast") and of_page(decision(PATH)).traff == ("Gäller", "klar")
