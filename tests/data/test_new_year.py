"""Our own review of 2026 and the draft of the next year, as they stand."""

from datetime import date

import pytest

from macros.content import Content, load_content
from macros.views.loften import redovisas
from macros.views.parts import Sammanhang
from macros.views.utkast import svarslage
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def s() -> Sammanhang:
    content: Content = load_content(ROOT, dag=TODAY, prose=False)
    return Sammanhang(content.registers, TODAY, "index.md", content.pages)


def test_our_review_of_2026_has_promises_to_account_for(s):
    promised = redovisas(s, s.genomgang(2026))
    assert len([a for a in promised if a.id.startswith("MAL")]) == 7
    assert len([a for a in promised if a.id.startswith("BES")]) == 7


def test_a_section_with_a_place_left_to_write_counts_as_empty(s):
    review = s.genomgang(2027)
    assert {svarslage(s, review, k).ord for k in s.registers.underlagskrav} == {"Att skriva"}
