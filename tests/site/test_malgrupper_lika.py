"""Pages that nothing kept back concerns are not made again for an audience: they are what they would be if they were."""

import pytest

from macros.content import load_content
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
