"""The chapters of a new review: every section begins with what is known, and asks for one thing in words of its own."""

import re

import pytest

from macros.models.genomgang import Bilagd
from macros.review.chapters import ANNEX_TEXT, KNOWN, WITHOUT_SECTIONS, calls, of_the_annex
from macros.review.new_year import ANNEX, INDEX
from macros.views import VIEWS
from macros.views.platser import PLATS, plats_av
from tests.unit.office import organisation, projekt, registers

SECTIONS = [
    *("2.1", "2.2", "3.1", "3.2", "3.3", "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "6.1", "6.2", "6.3"),
    *("7.1", "7.2", "8.1", "8.2", "8.3", "9.1", "9.2", "10.1", "10.2", "10.3"),
]
NAMES = {"n": 2027, "f": 2026}
OFFICE = registers(
    organisation=[organisation(id="isil", slag="forum")],
    projekt=[projekt(id="kraft", aktiviteter=[{"text": "Beställ.", "tid": "2026"}]), projekt(id="tyst")],
)
IN_TEMPLATES = re.findall(r"\{\{\{\{ (.+?) \}\}\}\}", INDEX + ANNEX)
EVERY_CALL = sorted({*(c for number in SECTIONS for c in calls(number, NAMES, OFFICE)), *IN_TEMPLATES})


@pytest.mark.parametrize("number", SECTIONS)
def test_a_section_begins_with_what_is_known(number):
    assert list(calls(number, NAMES, OFFICE))


def test_every_section_of_the_first_year_has_what_is_known():
    assert set(KNOWN) == set(SECTIONS) and WITHOUT_SECTIONS != ANNEX_TEXT


@pytest.mark.parametrize("call", EVERY_CALL)
def test_every_call_of_a_new_review_has_a_place_in_the_document_or_the_annex(call):
    assert plats_av(call) in PLATS


def test_the_table_of_places_names_macros_that_are_there():
    assert {name.split()[0] for name in PLATS} <= {view.__name__ for view in VIEWS}


def test_everything_that_can_be_moved_to_the_document_is_in_the_table():
    assert set(PLATS.values()) - {None} == set(Bilagd)


def test_a_control_is_placed_by_its_kind():
    assert PLATS[plats_av('kontroller(2027, "tillsyn")')] is Bilagd.TILLSYN
    assert PLATS[plats_av('kontroller(2027, "vor")')] is Bilagd.VOR
    assert plats_av("kontroller(2027)") not in PLATS


def test_the_annex_repeats_what_the_document_leaves_out_and_nothing_else():
    assert of_the_annex("incidenter(2027)") and of_the_annex('risker(2027, "isil")')
    assert not of_the_annex("lagar(2027)") and not of_the_annex('oppna_arenden(2027, "8.1")')


def test_only_projects_with_something_to_tell_are_told_of():
    assert [c for c in calls("3.1", NAMES, OFFICE) if "projektblock" in c] == ['projektblock(2027, "kraft")']
    assert not [c for c in calls("3.1", NAMES, registers()) if "projekt" in c]


def test_the_outsourced_risks_are_those_of_their_forum_where_there_is_one():
    assert list(calls("4.3", NAMES, OFFICE)) == [
        'riskmatris(2027, "isil")',
        'risker(2027, "isil")',
        'riskdelar(2027, "isil")',
    ]
    assert list(calls("4.3", NAMES, registers())) == ["riskmatris(2027)", "risker(2027)", "riskdelar(2027)"]
