"""A date of a list: what can be read in one way only is read, the rest is told and never guessed."""

from datetime import date, datetime

import pytest

from macros.models.dag import Dag
from macros.registers.listdatum import Otydlig, day


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        *((text, "2025-10-03") for text in ("2025-10-03", "3 okt 2025", "3/10 2025", "3/10-2025", "3.10.2025")),
        *((text, "2025-10-03") for text in ("den 3 oktober 2025", "3:e Oktober 2025", "20251003", "2025/10/3")),
        *((text, "2025-10-03") for text in (" 3 OKT. 2025 ", "2025-10-03 00:00:00", 20251003, date(2025, 10, 3))),
        (datetime(2025, 10, 3, 12, 30), "2025-10-03"),
        ("25/10/2025", "2025-10-25"),
        ("10/25/2025", "2025-10-25"),
        ("1/1/2025", "2025-01-01"),
        *((text, "2025-10") for text in ("okt 2025", "oktober 2025", "2025-10", "2025 okt", "Okt. 2025")),
        *((text, 2025) for text in ("2025", 2025, "år 2025")),
        ("kv 3 2025", {"fran": "2025-07", "till": "2025-09", "text": "kv 3 2025"}),
        ("2025 Q4", {"fran": "2025-10", "till": "2025-12", "text": "2025 Q4"}),
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_read_as_coarsely_as_it_is_written(cell, read):
    assert day(cell) == read
    Dag.parse(day(cell))


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("hösten 2025", "vilka dagar som menas"),
        ("ca 2025", "vilka dagar som menas"),
        ("3/10/2025", "på två sätt"),
        ("3-10-2025", "på två sätt"),
        ("31 feb 2025", "finns inte i kalendern"),
        ("2025-13", "finns inte i kalendern"),
        ("1890", "finns inte i kalendern"),
        (date(1905, 7, 17), "årtal som Excel visar som en dag"),
        (45933, "Excels nummer"),
        *((text, "går inte att läsa") for text in ("okt-25", "3/10-25", "3 okt", "2025-10-03–05", "x", "٢٠٢٥", "25")),
        (True, "inget datum"),
    ],
)
def test_a_date_that_may_mean_two_things_or_none_is_told(cell, told):
    with pytest.raises(Otydlig, match=told):
        day(cell)
