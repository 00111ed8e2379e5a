"""What differs between two days: that time has passed is no difference, what has come of a matter is."""

from datetime import date

import pytest

from macros.views.jamforelse import nutida_bild, skillnader
from tests.unit.office import atgard, context, event, regel

THEN, NOW = date(2025, 11, 30), date(2026, 11, 30)
TOLD = event("2025-09-01", "pagar")


@pytest.mark.parametrize(
    ("matter", "how"),
    [
        (atgard(handelser=[TOLD]), ()),
        (atgard(senast="2027", handelser=[TOLD]), ()),
        (
            atgard(senast="2026-06", handelser=[TOLD]),
            ("Läge: Pågår → Inget rapporterat", "Om läget: tomt → sedan 1 september 2025, datumet har passerat"),
        ),
        (atgard(senast="2026-06"), ("Om läget: tomt → datumet har passerat",)),
    ],
)
def test_age_alone_is_no_difference_but_a_day_that_has_passed_is(matter, how):
    s = context("jamforelse/index.md", dag=NOW, atgarder=[matter], regler=[regel("nulage", 6)])
    found = skillnader(nutida_bild(s, "2026", THEN), nutida_bild(s, "2027", NOW))
    assert [a.hur for a in found] == ([how] if how else [])
