"""A question is settled by a decision that had been taken by the day and still holds."""

from datetime import date

import pytest

from macros.state.avgjort import avgjord
from tests.unit.inforandefall import fraga
from tests.unit.office import UNKNOWN, beslut, event, registers

ASKED = fraga(beslut="BES-001")
REPLACED = {"handelser": [event("2026-11-01", "ersatt")], "ersatts_av": "BES-002"}


@pytest.mark.parametrize(("day", "settled"), [("2026-09-30", False), ("2026-10-01", True)])
def test_a_question_is_open_until_the_day_of_its_decision(day, settled):
    held = registers(beslut=[beslut(beslutat="2026-10-01")])
    assert bool(avgjord(held, ASKED, date.fromisoformat(day))) is settled


def test_a_decision_whose_day_nobody_knows_settles_its_question():
    assert avgjord(registers(beslut=[beslut(beslutat=UNKNOWN)]), ASKED, date(2026, 1, 1))


@pytest.mark.parametrize("fields", [{"handelser": [event("2026-11-01", "utgar")]}, REPLACED])
def test_a_decision_that_is_dropped_or_replaced_leaves_the_question_open_from_then_on(fields):
    held = registers(beslut=[beslut(beslutat="2026-10-01", **fields)])
    assert avgjord(held, ASKED, date(2026, 10, 31)) and not avgjord(held, ASKED, date(2026, 11, 1))


def test_a_question_that_points_at_nothing_is_open():
    assert avgjord(registers(beslut=[beslut(beslutat="2026-10-01")]), fraga(), date(2026, 12, 1)) is None
