"""Pages that nothing kept back concerns are not made again for an audience: they are what they would be if they were."""

from dataclasses import replace

import pytest

from macros.content import for_readers, load_content
from macros.files import OURS
from macros.models.base import Synlighet
from macros.prepared import audience
from tests.conftest import ROOT


@pytest.mark.parametrize("root", ["demo", pytest.param(".", marks=[pytest.mark.egna_data, pytest.mark.long])])
def test_a_page_that_is_kept_is_as_it_would_be_made_again(root, monkeypatch):
    content = load_content(ROOT / root, prose=False)
    kept = audience.for_audience(content.preparation, content.registers, Synlighet.INTERN)
    same = audience.unchanged(content.preparation, kept)
    monkeypatch.setattr(audience, "unchanged", lambda whole, less: set())
    made = audience.for_audience(content.preparation, content.registers, Synlighet.INTERN)
    assert root == "demo" or len(same) > len(made.pages) / 2
    assert [p for p in made.pages if (kept[p].article.html, kept[p].fot) != (made[p].article.html, made[p].fot)] == []


@pytest.mark.long
def test_only_an_invented_office_of_its_own_is_open_to_all_without_a_word(monkeypatch):
    content = load_content(ROOT / "demo", prose=False)
    assert for_readers(content) is content
    ours = for_readers(replace(content, root=OURS))
    assert ours.registers.malgrupp is Synlighet.INTERN, "one line in a pull request would open everything"
    apart = replace(content.registers, egen_rot=frozenset({("incidenter", "INC-001")}))
    assert for_readers(replace(content, registers=apart)).registers.malgrupp is Synlighet.INTERN
