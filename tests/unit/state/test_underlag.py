"""Evidence and applicability on a day, at its edges; and what was told of first after the day."""

from datetime import date

import pytest

from macros.models.base import SAKNAS
from macros.state.day import Dagslage, Lage
from macros.state.known import berattades_senare, kand_vid
from tests.unit.office import UNKNOWN, atgard, beslut, event, genomgang, registers, tillamplighet, underlag


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, "2026-08-01", Lage.GILTIG),
        ({}, "2026-08-02", Lage.GAMMAL),
        ({"visar_dag": "2026-02"}, "2026-08-28", Lage.GILTIG),
        ({"galler_till": "2026-03-31"}, "2026-03-31", Lage.GILTIG),
        ({"galler_till": "2026-03-31"}, "2026-04-01", Lage.GAMMAL),
        ({"galler_till": "2026"}, "2026-12-31", Lage.GILTIG),
        ({"galler_till": UNKNOWN}, "2026-03-01", Lage.OKAND),
        ({"visar_dag": UNKNOWN}, "2026-03-01", Lage.OKAND),
        ({"visar_dag": UNKNOWN, "galler_till": "2027-01-01"}, "2026-03-01", Lage.OKAND),
    ],
)
def test_evidence_holds_to_its_last_day_and_no_longer(fields, day, state):
    assert Dagslage(registers(), date.fromisoformat(day)).underlag(underlag(**fields)).lage is state


def test_evidence_of_a_later_day_is_not_known_and_one_without_a_day_is():
    held = registers(underlag=[underlag(), underlag(id="BEV-002", visar_dag=UNKNOWN)])
    assert [u.id for u in kand_vid(held, date(2026, 1, 31)).underlag] == ["BEV-002"]
    assert len(kand_vid(held, date(2026, 2, 1)).underlag) == 2


def test_the_last_decision_on_a_requirement_holds_from_its_day():
    first = tillamplighet(galler="nej", skal="Därför.")
    held = registers(tillamplighet=[first, tillamplighet(id="TIL-002", beslutat="2026-09-01")])
    found = {
        day: (made.id if (made := Dagslage(held, date.fromisoformat(day)).tillamplighet("lagen", "5.2")) else None)
        for day in ("2026-02-28", "2026-03-01", "2026-08-31", "2026-09-01")
    }
    assert list(found.values()) == [None, "TIL-001", "TIL-001", "TIL-002"]
    assert Dagslage(held, date(2026, 9, 1)).tillamplighet("annan", "5.2") is None


@pytest.mark.parametrize("field", ["galler", "beslutat", "av"])
def test_a_decision_that_lacks_something_decides_nothing(field):
    half = tillamplighet(**{field: UNKNOWN})
    assert getattr(half, field) is SAKNAS and not half.beslutad(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("matter", "later"),
    [
        (atgard(), False),
        (atgard(handelser=[event("2026-05-01", "pagar")]), False),
        (atgard(handelser=[event("2026-05-02", "pagar")]), True),
        (atgard(handelser=[event("2026-05-01", "pagar"), event("2026-06-01", "klar")]), False),
        (beslut(beslutat="2026-05-01", handelser=[event("2026-06-01", "klar")]), False),
        (beslut(beslutat="2026-05-02"), True),
    ],
)
def test_a_matter_whose_every_date_came_later_was_told_of_later(matter, later):
    assert berattades_senare(registers(), matter, date(2026, 5, 1)) is later


def test_a_matter_that_an_earlier_review_lists_was_known():
    place = {"genomgang": "2026", "avsnitt": "9.1", "som": "prioriterat", "punkt": 1}
    matter = atgard(stallen=[place], handelser=[event("2026-06-01", "klar")])
    held = registers(genomgangar=[genomgang(2026)])
    assert not berattades_senare(held, matter, date(2026, 5, 1))
    assert berattades_senare(held, matter, date(2025, 5, 1))
