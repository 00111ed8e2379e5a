"""A goal with numbers: where it is now, and whether it is reached. What the numbers do not tell stays unknown."""

from datetime import date

import pytest

from macros.views.arenden import matt
from macros.views.parts import Lage
from tests.unit.office import mal

MEASURED = {"matt": "Klassade system", "utgangslage": "0 av 40", "malvarde": "40 av 40"}
VALUES = [{"datum": "2026-03-01", "varde": 12}, {"datum": "2026-11-01", "varde": "39,5"}]
DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("riktning", "target", "reached"),
    [("minst", "39.5", True), ("minst", 40, False), ("hogst", 39, False), ("hogst", "39,5", True)],
)
def test_a_goal_is_reached_at_its_target_and_on_the_right_side_of_it(riktning, target, reached):
    goal = mal(**MEASURED, varden=VALUES, malvarde_tal=target, riktning=riktning)
    assert goal.natt(DAY) is reached
    assert matt(goal, DAY)[-1] == Lage("Nått" if reached else "Inte nått", "klar" if reached else "pagar")


def test_the_value_is_the_one_that_was_known_on_the_day():
    goal = mal(**MEASURED, varden=VALUES, malvarde_tal=12, riktning="minst", enhet="system")
    assert goal.natt(date(2026, 2, 28)) is None
    assert matt(goal, date(2026, 10, 31))[:2] == [
        "Klassade system. Utgångsläge: 0 av 40. Målvärde: 40 av 40",
        "nu 12 system (1 mars 2026)",
    ]
    assert matt(goal, DAY)[1] == "nu 39,5 system (1 november 2026)"


def test_without_numbers_nothing_is_said_of_whether_it_is_reached():
    assert mal(**MEASURED, varden=VALUES).natt(DAY) is None
    assert matt(mal(**MEASURED), DAY) == [
        "Klassade system. Utgångsläge: 0 av 40. Målvärde: 40 av 40",
        "nu: uppgift saknas",
    ]
    assert matt(mal(), DAY).ord == "Mått saknas"


@pytest.mark.parametrize("fields", [{"malvarde_tal": 3}, {"riktning": "minst"}])
def test_a_target_and_its_way_belong_together(fields):
    with pytest.raises(ValueError, match="hör ihop"):
        mal(**MEASURED, **fields)


@pytest.mark.parametrize("value", ["tolv", "12 %", True, "", "1e5", "１２"])
def test_what_is_no_number_is_told(value):
    with pytest.raises(ValueError, match="är inget tal"):
        mal(**MEASURED, varden=[{"datum": "2026-03-01", "varde": value}])


def test_whole_sentences_are_joined_without_a_full_stop_before_a_comma():
    told = matt(mal(matt="Övade objekt.", utgangslage="Ett av fyra.", malvarde="Alla."), DAY)
    assert told[0] == "Övade objekt. Utgångsläge: Ett av fyra. Målvärde: Alla"
