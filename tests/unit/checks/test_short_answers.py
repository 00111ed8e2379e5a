"""A short answer says no number and no time that its record does not say itself."""

from datetime import date

import pytest

from macros.checks.short_answers import check_short_answers
from macros.models.kort import Kort
from macros.models.lokalt_beslut import LokaltBeslut
from tests.unit.office import UNKNOWN, registers


@pytest.fixture(autouse=True)
def faults_by_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registers made in code have no file to point at."""
    monkeypatch.setattr("macros.registers.load.Registers.problem", lambda self, *at: (*at[2:],))


def faults(svar: str) -> list[str]:
    answer = [{"fraga": "hur_ofta", "svar": svar}]
    told = "Loggen läses varje vecka, i två led, och sparas i 13 månader."
    measure = {
        "id": "PRO-01",
        "vad": told,
        "bindning": "rad",
        "gor": "chef",
        "kontroll": "Se efter.",
        "kortsvar": answer,
    }
    card = Kort(id="prov", titel="Prov", sammanfattning="Kort.", agare=UNKNOWN, atgarder=[measure])
    asked = LokaltBeslut(id="KB-001", fraga="Hur?", rekommendation=told, vem=UNKNOWN, kortsvar=answer)
    found = check_short_answers(registers(kartotek=[card], lokala_beslut=[asked]), date(2026, 11, 30))
    return [text for *_, text in found]


def test_a_shorter_answer_with_the_same_numbers_is_no_fault():
    assert faults("Loggen läses varje vecka i två led, och sparas en tid i 13 månader.") == []


@pytest.mark.parametrize(("svar", "word"), [("I 12 månader.", "12"), ("I tre led.", "tre"), ("Varje dygn.", "dygn")])
def test_a_number_or_a_time_that_the_record_lacks_is_a_fault_of_measure_and_question_alike(svar, word):
    assert [f'"{word}"' in text for text in faults(svar)] == [True, True]
