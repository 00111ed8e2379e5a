"""What differs between two days: that time has passed is no difference, what has come of a matter is."""

import re
from dataclasses import replace
from datetime import date

import pytest

from macros.views.jamforelse import nutida_bild, skillnader
from macros.views.jamforelsesida import jamforelse
from tests.unit.office import atgard, context, event, genomgang, regel

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


def test_a_comparison_says_first_how_much_differs_and_then_each_difference():
    new, done = atgard(id="ATG-002"), atgard(handelser=[event("2026-03-01", "klar")])
    reviews = [genomgang(2026), genomgang(2027)]
    s = context("jamforelse/2026-2027.md", dag=NOW, atgarder=[done], genomgangar=reviews)
    before = nutida_bild(s, "2026", THEN)
    after = nutida_bild(context(dag=NOW, atgarder=[done, new], genomgangar=reviews), "2027", NOW)
    html = jamforelse(replace(s, frysta={"2026": before, "2027": after}), 2026, 2027)
    assert "Mål, beslut, åtgärder och behov: 1 är ny och 1 är avslutad." in html
    assert "Andra uppgifter: inget skiljer." in html
    assert sorted(re.findall(r'data-slag="([^"]+)"', html)) == ["Avslutad", "Ny"]
    assert 'aria-label="Mål, beslut, åtgärder och behov: 1 ny, 1 avslutad"' in html


def test_two_reviews_that_do_not_differ_say_so():
    s = context("jamforelse/2026-2027.md", dag=NOW, genomgangar=[genomgang(2026), genomgang(2027)])
    same = nutida_bild(s, "2027", NOW)
    html = jamforelse(replace(s, frysta={"2026": replace(same, ar="2026"), "2027": same}), 2026, 2027)
    assert "Inget skiljer 2027 från 2026." in html and "data-rad" not in html
