"""What a text is worth: proposal or decided, and the sources that it rests on."""

import re

import pytest

from macros.models.lokalt_beslut import LokaltBeslut
from macros.views.forslag import (
    beslut_for,
    eget,
    forslag,
    hanvisning,
    kalla,
    kalltext,
    kontoret_beslutar,
)
from macros.views.kontorets_fragor import kontoret_beslutar_lista
from macros.views.parts import ArgumentFault
from tests.unit.office import UNKNOWN, beslut, context, decision, page, roll, styrdokument
from tests.unit.office import kalla as fact

PATH = "rutiner/leda.md"


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_page_is_a_proposal_until_a_whole_decision_names_it():
    assert words(forslag(context(PATH))).startswith("Förslag Ingen har beslutat det här.")
    held = {"beslut": [decision(PATH)], "roller": [roll()]}
    assert words(forslag(context(PATH, **held))).startswith("Gäller Beslutad 1 oktober 2026 av chefen, T2026-1.")


@pytest.mark.parametrize(
    "fields",
    [
        {"av": UNKNOWN},
        {"diarienummer": UNKNOWN},
        {"beslutat": UNKNOWN},
        {"beslutat": "2026-11-25"},
        {"faststaller": ("rutiner/annan.md",)},
    ],
)
def test_a_decision_that_lacks_something_or_comes_later_decides_nothing(fields):
    assert beslut_for(context(PATH, beslut=[decision(PATH, **fields)]), PATH) is None


def test_a_decision_holds_from_its_own_day():
    assert beslut_for(context(PATH, beslut=[beslut(), decision(PATH, beslutat="2026-11-24")]), PATH).id == "BES-001"


def test_the_decided_document_holds_before_a_proposal_but_not_before_a_decision():
    held = {"styrdokument": [styrdokument(beslutat="2024-05-01", diarienummer="T2024-9")], "roller": [roll()]}
    found = words(forslag(context(PATH, **held), "incidentrutin"))
    assert "Kontorets beslutade rutin för incidenter gäller före denna." in found
    assert "Den är beslutad 1 maj 2024. Nummer: T2024-9" in found
    assert "gäller före" not in forslag(context(PATH, beslut=[decision(PATH)], **held), "incidentrutin")


def test_a_sentence_about_our_own_times_goes_away_when_the_page_is_decided():
    assert eget(context(PATH), "Tiderna") == "Tiderna är vårt förslag."
    assert eget(context(PATH, beslut=[decision(PATH)]), "Tiderna") == ""


def test_a_source_that_was_read_second_hand_says_so_in_plain_text_too():
    s = context(PATH, kallor=[fact("F7.02", "sekundar"), fact("F1.30")])
    assert kalltext([hanvisning(s, "F7.02"), hanvisning(s, "F1.30")]) == "F7.02 (andrahandskälla), F1.30"


def test_an_unknown_number_is_a_place_to_fill_in():
    found = words(forslag(context(PATH, styrdokument=[styrdokument()]), "incidentrutin"))
    assert "Nummer: [Fyll i]" in found and "Den är beslutad" not in found


def test_a_misspelt_document_is_a_fault_with_a_hint():
    with pytest.raises(ArgumentFault, match='menade du "incidentrutin"'):
        forslag(context(PATH, styrdokument=[styrdokument()]), "incidentrutinen")


def test_a_source_leads_to_its_row_when_the_list_is_there():
    held = {"kallor": [fact("F1.30", "sekundar")]}
    found = hanvisning(context(PATH, (page("om/kallor.md"),), **held), "F1.30")
    assert found == {"text": "F1.30", "adress": "../../om/kallor/#f1-30", "varning": "andrahandskälla", "om": "om"}
    assert hanvisning(context(PATH, **held), "F1.30")["adress"] is None


def test_our_own_proposal_and_the_review_are_sources_too():
    s = context(PATH, (page("genomgang/2026/4-risker.md"),))
    assert hanvisning(s, "FORSLAG")["text"] == "vårt förslag"
    assert "genomgången 4.5" in words(kalla(s, "LG 4.5"))
    assert hanvisning(s, "LG-4.5")["adress"] == "../../genomgang/2026/4-risker/"


@pytest.mark.parametrize(("part", "said"), [("F1.31", "finns inte"), ("F9.99", "overifierad")])
def test_a_fact_that_is_unknown_or_unverified_may_not_stand_as_a_source(part, said):
    held = {"kallor": [fact("F1.30"), fact("F9.99", "overifierat")]}
    with pytest.raises(ArgumentFault, match=said):
        kalla(context(PATH, **held), part)


def test_an_open_question_stands_with_its_source_and_is_listed_with_the_pages_that_ask_it():
    question = LokaltBeslut(id="KB-001", fraga="Hur länge sparas loggen?", rekommendation="Ett år.", vem="chef")
    held = {"lokala_beslut": [question], "roller": [roll()]}
    asks = page("kartotek/loggning.md", '# Loggning\n\n{{ kontoret_beslutar("KB-001") }}\n')
    s = context("om/kontoret-beslutar.md", (asks,), **held)
    assert "Vi föreslår: Ett år. [ vårt förslag ]" in words(kontoret_beslutar(s, "KB-001"))
    found = kontoret_beslutar_lista(s)
    assert "Beslutar Chefen" in words(found) and "Står på Loggning" in words(found)
    assert 'href="../../kartotek/loggning/"' in found


def test_a_misspelt_question_is_a_fault():
    with pytest.raises(ArgumentFault, match="KB-002"):
        kontoret_beslutar(context(PATH), "KB-002")
