"""Which chapters a plan year has, what they are called and which numbers their order gives."""

import pytest

from macros.state.kapitel import ar_kanda, kapitlen, nummer_for, nyckel_for, nycklar
from macros.views.words import visningsnamn
from tests.unit.kapitelfall import CHAPTERS
from tests.unit.office import registers

OFFICE = registers(kapitel=CHAPTERS)


def told(year: int) -> list[str]:
    return [
        name
        for row in kapitlen(OFFICE, year)
        for name in (f"{row.nummer} {row.titel}", *(f"{a.nummer} {a.titel}" for a in row.avsnitt))
    ]


def test_the_numbers_follow_from_the_order_of_the_records():
    assert told(2026) == told(2027)
    assert told(2026) == ["1 Start", "1.1 Grund", "2 Mål", "2.1 Gammalt", "2.2 Målen", "3 Slut", "3.1 Besluten"]


def test_a_chapter_that_is_added_moves_those_after_it_and_no_earlier_year():
    assert told(2028) == [
        "1 Start",
        "1.1 Grund",
        "2 Lagen",
        "2.1 Kraven",
        "3 Mål",
        "3.1 Årets mål",
        "4 Slut",
        "4.1 Besluten",
    ]
    assert told(2026)[2] == "2 Mål"


def test_a_section_goes_with_its_chapter():
    gone = [c.model_copy(update={"till": 2027}) if c.id == "mal" else c for c in CHAPTERS]
    assert [r.titel for r in kapitlen(registers(kapitel=gone), 2028)] == ["Start", "Lagen", "Slut"]
    assert nummer_for(registers(kapitel=gone), "2.2", 2028) is None


@pytest.mark.parametrize(
    ("key", "number"), [("1.1", "1.1"), ("2.2", "3.1"), ("malen", "3.1"), ("kraven", "2.1"), ("2.1", None)]
)
def test_a_section_is_found_by_its_first_number_or_its_id(key, number):
    assert nummer_for(OFFICE, key, 2028) == number


def test_a_number_of_a_later_year_is_the_same_section():
    assert nyckel_for(OFFICE, "3.1", 2028) == "2.2" and nyckel_for(OFFICE, "2.1", 2028) == "kraven"
    assert nycklar(OFFICE, 2026)["2.2"] == "2.2"


def test_a_year_that_the_register_does_not_know_has_the_numbers_that_were():
    assert not ar_kanda(OFFICE, 2025) and kapitlen(OFFICE, 2025) == ()
    assert nummer_for(OFFICE, "9.2", 2025) == nyckel_for(OFFICE, "9.2", 2025) == "9.2"
    assert nummer_for(registers(), "9.2", 2030) == "9.2"


def test_an_example_is_no_chapter():
    shown = [*CHAPTERS[:2], CHAPTERS[2].model_copy(update={"exempel": True}), *CHAPTERS[3:]]
    assert "Lagen" not in [r.titel for r in kapitlen(registers(kapitel=shown), 2028)]


def test_a_list_shows_what_a_chapter_is_called_last_and_not_its_id():
    assert {visningsnamn(c) for c in CHAPTERS} >= {"Start", "Lagen", "Årets mål"}
