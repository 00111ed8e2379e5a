"""What every review must account for: all that was known and open, whatever its role, until it is finished."""

from datetime import date

import pytest

from macros.state.kedja import forra, oredovisade, redovisas, upprattade
from tests.unit.office import UNKNOWN, atgard, behov, beslut, event, genomgang, mal, registers

PLACE = {"genomgang": "2026", "avsnitt": "9.2", "punkt": 1}


def place(som: str = "mal", year: int = 2026, **fields) -> dict:
    return PLACE | {"som": som, "genomgang": str(year)} | fields


REVIEWS = [genomgang(y, utkast=y == 2028) for y in (2026, 2027, 2028)]
"""Their days are 30 June of 2025, 2026 and 2027."""


def asked(year: int, **held) -> list[str]:
    found = registers(genomgangar=REVIEWS, **held)
    return [a.id for a in redovisas(found, found.get("genomgangar", str(year)))]


@pytest.mark.parametrize("som", ["mal", "beslut", "prioriterat", "behov", "forbattring", "korrigering", "status"])
def test_whatever_a_matter_stands_as_in_a_review_it_is_asked_for(som):
    assert asked(2026, behov=[behov(stallen=[place(som)])]) == ["BEH-001"]


@pytest.mark.parametrize(
    ("status", "open_still"),
    [("pagar", True), ("overford", True), ("planerad", True), ("klar", False), ("utgar", False)],
)
def test_what_was_reported_last_year_is_asked_for_again_while_it_is_open(status, open_still):
    one = mal(stallen=[place()], handelser=[event("2026-05-01", status)])
    assert (asked(2027, mal=[one]) == ["MAL-001"]) is open_still


def test_what_a_later_review_lists_is_not_asked_for_by_an_earlier_one():
    one = mal(stallen=[place(year=2027)])
    assert asked(2026, mal=[one]) == [] != asked(2027, mal=[one])


def test_a_matter_that_no_review_lists_is_asked_for_when_it_was_known_by_its_day():
    told = atgard(handelser=[event("2025-06-30", "pagar")])
    assert asked(2026, atgarder=[told]) == ["ATG-001"]
    assert asked(2026, atgarder=[atgard(handelser=[event("2025-07-01", "pagar")])]) == []
    assert asked(2026, beslut=[beslut(beslutat="2025-01-01", av="chef", diarienummer="1")]) == ["BES-001"]
    assert asked(2026, atgarder=[atgard()]) == []


def test_the_matter_behind_a_planned_activity_is_asked_for():
    point = {"aktivitet": "Öva", "arenden": ["ATG-001"], "matt": "Övad"}
    point |= dict.fromkeys(("uppdrag", "riktlinje", "ansvarig", "resurs", "senast"), UNKNOWN)
    found = registers(genomgangar=[genomgang(2026, planering=[point]), REVIEWS[1]], atgarder=[atgard()])
    assert [a.id for a in redovisas(found, found.get("genomgangar", "2027"))] == ["ATG-001"]
    assert [a.id for a in upprattade(found, found.get("genomgangar", "2026"))] == ["ATG-001"]


def test_what_takes_over_from_a_replaced_matter_is_asked_for_in_its_place():
    gone = mal(stallen=[place()], ersatts_av="ATG-001", handelser=[event("2026-05-01", "ersatt")])
    assert asked(2027, mal=[gone], atgarder=[atgard()]) == ["ATG-001"]
    assert asked(2026, mal=[gone], atgarder=[atgard()]) == ["MAL-001"]


def test_an_example_is_never_asked_for():
    assert asked(2026, mal=[mal(stallen=[place()], exempel=True)]) == []


def test_goals_and_decisions_come_before_what_was_only_told_of():
    held = {
        "mal": [mal(stallen=[place("status", avsnitt="2.1"), place(punkt=2)])],
        "beslut": [beslut(stallen=[place("beslut", avsnitt="10.1")])],
        "atgarder": [atgard(stallen=[place("status", avsnitt="3.1")])],
        "behov": [behov(stallen=[place("behov", avsnitt="7.2")])],
    }
    assert asked(2026, **held) == ["MAL-001", "BES-001", "BEH-001", "ATG-001"]


@pytest.mark.parametrize(
    ("day", "told"),
    [("2025-06-30", False), ("2025-07-01", True), ("2026-06-30", True), ("2026-07-01", False), ("2026", False)],
)
def test_an_account_is_dated_after_the_last_review_and_on_this_ones_day_at_the_latest(day, told):
    one = mal(stallen=[place()], handelser=[event(day, "pagar")])
    found = registers(genomgangar=REVIEWS, mal=[one])
    assert ([a.id for a in oredovisade(found, REVIEWS[1])] == []) is told


def test_a_year_without_a_review_is_passed_over():
    found = registers(genomgangar=[REVIEWS[0], REVIEWS[2]])
    assert forra(found, REVIEWS[2]).id == "2026" and forra(found, REVIEWS[0]) is None
    assert list(oredovisade(found, REVIEWS[0])) == []
    assert REVIEWS[0].dag == date(2025, 6, 30)
