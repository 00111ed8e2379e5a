"""What an audience may not read is in nothing that is made for it, and makes no difference to anything that is.

Both questions are asked of the whole filled office, with canaries in thousands of places. No engine runs.
"""

from datetime import date
from pathlib import Path

import pytest

from macros.content import Content, faultless, for_readers
from macros.models.base import Synlighet
from macros.registers.narrow import narrowed
from tests.conftest import ROOT, at_first
from tests.kanarier import Planted, fewer, marked, outputs, searched

DAY = date(2026, 11, 30)
INTERN, OPPEN = Synlighet.INTERN, Synlighet.OPPEN
CASES = [(INTERN, "2026"), (OPPEN, "2026"), (INTERN, "2027"), (OPPEN, "2027"), (INTERN, "2021"), (OPPEN, "2023")]
"""For whom, and which review is restricted: decided ones, and one that is still a draft."""
MOST = 3000
"""The least canaries that the office has room for: a test that plants few finds few."""


@pytest.fixture(scope="module")
def office() -> Content:
    return read(ROOT / "demo")


def read(root: Path) -> Content:
    return faultless(root, root / "mkdocs.yml", DAY, prose=False)


def told(planted: Planted) -> str:
    found = {planted.canaries.planted[at]: places[:3] for at, places in planted.found().items()}
    return f"{len(found)} of {len(planted.canaries.planted)} are told: {dict(list(found.items())[:20])}"


@pytest.mark.parametrize(("audience", "year"), at_first(1, CASES))
def test_no_canary_is_in_any_page_file_index_calendar_menu_or_pdf(office, audience, year):
    planted = Planted(marked(office, year), audience)
    assert len(planted.canaries.planted) > MOST
    assert planted.found() == {}, told(planted)


@pytest.mark.parametrize(("audience", "year"), at_first(1, CASES))
def test_what_is_withheld_may_say_anything_and_nothing_that_is_made_differs(office, audience, year):
    content = marked(office, year)
    planted = Planted(content, audience)
    one, two = outputs(for_readers(content, audience)), outputs(planted.made)
    assert [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)] == []


@pytest.mark.long
@pytest.mark.parametrize(("audience", "year"), CASES)
def test_how_many_records_are_withheld_makes_no_difference(office, audience, year):
    content = marked(office, year)
    one, two = (
        outputs(for_readers(content, audience)),
        outputs(for_readers(fewer(Planted(content, audience)), audience)),
    )
    assert [name for name in one.keys() | two.keys() if one.get(name) != two.get(name)] == []


FILTERS = {
    "records": (
        "macros.prepared.audience.narrowed",
        lambda r, malgrupp, keep, pages: narrowed(r, malgrupp, lambda *_: True),
    ),
    "pages that records name": (
        "macros.prepared.audience.narrowed",
        lambda r, malgrupp, keep, pages: narrowed(r, malgrupp, keep),
    ),
    "fields": ("macros.registers.narrow.closed_fields", lambda model, malgrupp: frozenset()),
    "passages": ("macros.prepared.audience.without", lambda text, passages, malgrupp: text),
    "pages": ("macros.prepared.audience.page_level", lambda registers, page: OPPEN),
}


@pytest.mark.parametrize("name", at_first(1, FILTERS))
def test_a_canary_gets_out_where_a_filter_is_taken_away(office, monkeypatch, name):
    planted = Planted(marked(office, "2026"), INTERN)
    monkeypatch.setattr(*FILTERS[name])
    assert planted.found()


@pytest.mark.long
@pytest.mark.parametrize(("audience", "year"), CASES)
def test_the_search_of_a_build_knows_every_canary_and_has_no_false_alarm(office, audience, year):
    found = searched(Planted(marked(office, year), audience))
    assert (found.missed, found.alarms) == ([], [])


@pytest.mark.long
@pytest.mark.egna_data
@pytest.mark.parametrize("audience", [INTERN, OPPEN])
def test_nor_is_any_told_of_the_own_office(audience):
    planted = Planted(marked(read(ROOT), "2026"), audience)
    assert planted.found() == {}, told(planted)
    found = searched(planted)
    assert (found.missed, found.alarms) == ([], [])
