"""An editor cannot write a figure of anchoring that shows who has read, or that counts somebody twice."""

from datetime import date

import pytest

from macros.checks.anchoring import check_counted_once, check_groups
from tests.unit.office import objekt
from tests.unit.state.test_forankring import enhet, office, told

DAY = date(2026, 11, 24)
SMALL = (enhet("norr", ("2026-01-01", 6)), enhet("soder", ("2026-01-01", 5)))


def faults(*posts, units=None) -> list[str]:
    known = office(*posts, units=units)
    return [p.fel for rule in (check_groups, check_counted_once) for p in rule(known, DAY)]


@pytest.mark.parametrize(
    ("posts", "said"),
    [
        ([told("FOR-001", ["norr"], ("2026-03-01", 6))], "har tillsammans 6 medarbetare"),
        ([told("FOR-001", ["norr"], ("2025-03-01", 6))], "har inte sina antal inskrivna"),
        ([told("FOR-001", ["norr", "soder"], ("2026-03-01", 12))], "12 nådda är fler än de 11"),
        ([told("FOR-001", ["norr", "soder"], ("2026-03-01", 9), ("2026-04-01", 4))], "4 är färre än 9"),
        ([told("FOR-001", ["norr", "soder"]), told("FOR-002", ["norr"])], '"norr" står redan i FOR-001'),
        ([told("FOR-001", ["norr", "norr"])], '"norr" står redan i FOR-001'),
    ],
)
def test_a_mistake_is_told_in_words(posts, said):
    (fault,) = faults(*posts, units=SMALL)
    assert said in fault


def test_a_group_of_ten_or_more_is_right_and_so_are_two_matters_of_one_unit():
    other = told("FOR-002", ["norr", "soder"], styrdokument=["incidentrutin"])
    assert faults(told("FOR-001", ["norr", "soder"], ("2026-03-01", 9)), other, units=SMALL) == []


def test_a_number_of_ten_or_more_proves_that_the_group_is_not_small():
    assert faults(told("FOR-001", ["ny"], ("2026-03-01", 14)), units=(enhet("ny"),)) == []


def test_fewer_may_be_reached_when_people_have_left():
    units = (enhet("norr", ("2026-01-01", 30), ("2026-06-01", 12)),)
    assert faults(told("FOR-001", ["norr"], ("2026-03-01", 20), ("2026-07-01", 12)), units=units) == []


def test_only_units_have_people():
    (fault,) = faults(told("FOR-001", ["bron"]), units=(objekt(id="bron", slag="projekt"),))
    assert '"bron" är ingen enhet' in fault
