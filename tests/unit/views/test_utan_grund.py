"""What is restricted without an assessed ground is counted, and the first of it named."""

from macros.models.base import Synlighet
from macros.pages.page import Page
from macros.pages.passages import Passage
from macros.views.utan_grund import utan_grund, utan_grund_i_ord
from tests.unit.office import context, genomgang, incident, page, system

GROUND = {"grund": "OSL 18 kap. 8 §", "datum": "2026-01-01", "av": "chef"}


def test_pages_passages_and_records_are_named_until_somebody_has_assessed_them():
    passage = Page("plan/delar.md", "# Sida\n\nx\n", {}, (Passage(3, 3, Synlighet.BEGRANSAD),))
    pages = (page("plan/hela.md", synlighet="begransad"), passage, page("plan/alla.md"))
    held = {"incidenter": [incident()], "system": [system(), system(id="larmet", synlighet="begransad")]}
    found = list(utan_grund(context("index.md", pages, **held)))
    assert found == ["docs/plan/hela.md", "docs/plan/delar.md", "data/system, larmet", "data/incidenter, INC-001"]
    known = page("plan/hela.md", synlighet="begransad", sekretess=GROUND)
    assert list(utan_grund(context("index.md", (known,), incidenter=[incident(sekretess=GROUND)]))) == []
    review = {"genomgangar": [genomgang(2027, sekretess=GROUND)]}
    assert list(utan_grund(context("index.md", (page("bilagor/2027.md"),), **review))) == []
    review = {"genomgangar": [genomgang(2027)]}
    assert list(utan_grund(context("index.md", (page("bilagor/2027.md"),), **review))) == ["docs/bilagor/2027.md"]


def test_the_line_tells_how_many_and_only_the_first():
    held = {"incidenter": [incident(id=f"INC-{n:03}") for n in range(1, 8)]}
    told = utan_grund_i_ord(context(**held))
    assert told.startswith("Begränsat utan bedömd grund: 7. data/incidenter, INC-001;")
    assert told.endswith("INC-005; och 2 till")
    assert utan_grund_i_ord(context()) == "Begränsat utan bedömd grund: inget"
