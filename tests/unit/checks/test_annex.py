"""A macro that could show what belongs to the annex is refused on a review's pages."""

from pathlib import Path

import pytest

from macros.checks.page_rules import check_annex
from macros.checks.site import Site
from macros.prepared.pages import Preparation
from tests.unit.office import DAY, genomgang, page, registers


def faults(path: str, text: str, review=None, **meta) -> list[str]:
    one = page(path, text, **meta)
    held = registers(genomgangar=[review or genomgang(2027)])
    return [str(f) for f in check_annex(Site(Path(), None, Preparation({path: one}, None, DAY), held, {}), one)]


@pytest.mark.parametrize("path", ["genomgang/2027/4-risker.md", "bilagor/2027.md"])
def test_a_macro_without_a_place_is_refused_with_its_line(path):
    assert faults(path, "# Sida\n\n{{ incidenter(2027) }}\n\n{{ overblick(2027) }}\n") == [
        f'docs/{path}:5: makrot "overblick" kan visa sådant som hör till den begränsade bilagan; ta bort anropet'
    ]


def test_a_kind_of_control_without_a_place_is_refused():
    assert faults("genomgang/2027/3-status.md", '{{ kontroller(2027, "annan") }}') == []
    assert len(faults("genomgang/2027/3-status.md", '{{ kontroller(2027, "okand") }}')) == 1


def test_other_pages_and_retold_and_frozen_reviews_are_left_alone():
    text = "{{ overblick(2027) }}"
    assert faults("laget/index.md", text) == []
    assert faults("genomgang/2027/index.md", text, genomgang(2027, aterger=True)) == []
    assert faults("genomgang/2027/index.md", text, fryst=True) == []


def test_a_macro_that_does_not_exist_is_told_by_its_own_rule():
    assert faults("genomgang/2027/index.md", "{{ overblickk(2027) }}") == []
