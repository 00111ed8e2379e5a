"""Every fault of a ready answer is told; an answer of the tests' own is told of nothing."""

import pytest

from macros.checks.answers import check_answers, check_own_words
from tests.unit.office import DAY
from tests.unit.state.test_svarslage import answer, measure, office

CARD = {"per_form": [{"form": "sta", "visa": "Listan.", "fraga": "Hur?"}]}
FAULTS = {
    "a measure that is none": (answer(3, "moln"), 'åtgärden "LOG-03" finns inte på kortet'),
    "a form that the measure is not for": (answer(2, "moln"), "åtgärden gäller inte formen"),
    "no word of what shows it": (answer(1, "moln", visa=None), "fältet saknas"),
    "what the card says already": (answer(1, "sta"), "kortet säger det redan"),
    "a question to nobody": (answer(1, "kontoret"), "svar för hela kontoret"),
    "a figure of its own": (answer(1, "moln", gors="Loggen sparas i 7 månader."), "står inte i åtgärden"),
}


def told(*answers: dict) -> list[str]:
    held = office(*answers, measures=(measure(1, **CARD), measure(2, driftformer=["sta"])))
    return [p.fel for check in (check_answers, check_own_words) for p in check(held, DAY)]


@pytest.mark.parametrize("what", FAULTS)
def test_a_faulty_answer_is_told(what):
    given, words = FAULTS[what]
    assert any(words in fault for fault in told(given)), told(given)


def test_a_sentence_stands_in_one_answer_only():
    same = {"visa": "En lista.", "kvar": "Läs den ena.", "fraga": "Varför?"}
    found = told(answer(1, "moln", **same), answer(1, "cyberfysiskt", **(same | {"kvar": "Läs den andra."})))
    assert [fault[:8] for fault in found] == ["meningen", "meningen"]


def test_a_good_answer_is_told_of_nothing():
    assert told(answer(1, "moln")) == []
    assert told(answer(1, "sta", visa=None, fraga=None)) == []
