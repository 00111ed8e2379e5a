"""What is due is not silenced by a later day: a review is a look that somebody took, and a new look is a new record."""

from datetime import date

import pytest
from pydantic import ValidationError

from macros.checks.page_reviews import check_review_days
from macros.models.granskning import Granskning
from tests.unit.office import registers

DAY = date(2026, 11, 24)


def review(number: int, day: str, sida: str = "rutiner/a.md", mark: str = "a" * 64, **fields) -> Granskning:
    made = {"id": f"GRA-{number:03}", "sida": sida, "datum": day, "av": "chef", "utfall": "godkand", "avtryck": mark}
    return Granskning(**made | fields)


class Held:
    """Registers that tell a fault by its words alone."""

    def __init__(self, *reviews: Granskning):
        self.granskningar = reviews

    def problem(self, register, record, loc, text):
        return (record.id, loc, text)


def told(*reviews: Granskning) -> list:
    return list(check_review_days(Held(*reviews), DAY))


def test_reviews_in_the_order_of_their_days_are_fine():
    assert told(review(1, "2025-10-01"), review(2, "2026-10-01"), review(3, "2026-10")) == []


def test_a_day_that_was_moved_is_told():
    ((number, loc, text),) = told(review(1, "2026-11-20"), review(2, "2026-10-01"))
    assert (number, loc) == ("GRA-001", ("datum",)) and "ändrad i efterhand" in text and "lis granska" in text


def test_a_fingerprint_of_another_page_is_told():
    ((number, loc, text),) = told(review(1, "2026-10-01"), review(2, "2026-10-02", "rutiner/b.md"))
    assert (number, loc) == ("GRA-002", ("avtryck",)) and "ingen har granskat rutiner/b.md" in text


def test_a_review_that_asks_for_a_change_says_which():
    with pytest.raises(ValidationError, match="kräver raden not"):
        review(1, "2026-10-01", utfall="andra")
    assert registers(granskningar=[review(1, "2026-10-01", utfall="andra", **{"not": "Skriv vem."})])
