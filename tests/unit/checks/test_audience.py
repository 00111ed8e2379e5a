"""What the golden cases do not reach: a decided routine's parts, a card's own page, and the ground of a review's annex."""

from dataclasses import replace

from macros.checks.audience import check_annex_ground, check_deciding, check_page_mark, check_widest
from macros.checks.site import Site
from macros.models.base import Synlighet
from macros.models.kort import Kort
from macros.prepared.pages import Preparation
from tests.unit.office import DAY, decision, genomgang, page, registers, system

GROUND = {"grund": "OSL 18 kap. 8 §", "datum": "2026-01-01", "av": "chef"}


def office(tmp_path, *pages, **held) -> Site:
    whole = registers(**held)
    return Site(tmp_path, None, Preparation({p.path: p for p in pages}, whole, DAY), whole, {})


def test_a_decision_is_seen_by_those_who_read_a_part_of_the_routine_that_it_decides(tmp_path):
    whole, part = page("rutiner/leda.md", synlighet="begransad"), page("rutiner/leda-bevis.md", synlighet="intern")
    narrow = decision("rutiner/leda.md", synlighet="begransad")
    assert list(check_deciding(office(tmp_path, whole, beslut=[narrow]))) == []
    (fault,) = check_deciding(office(tmp_path, whole, part, beslut=[narrow]))
    assert "docs/rutiner/leda-bevis.md har intern" in fault.fel


def test_a_decision_without_a_mark_follows_its_pages(tmp_path):
    open_page = page("rutiner/leda.md", synlighet="oppen")
    assert list(check_deciding(office(tmp_path, open_page, beslut=[decision("rutiner/leda.md")]))) == []


def test_a_cards_page_is_not_wider_than_the_card(tmp_path):
    card = Kort.model_construct(id="loggning", synlighet=Synlighet.INTERN)
    own = page("kartotek/loggning.md", synlighet="oppen")
    (fault,) = check_page_mark(office(tmp_path, own, kartotek=[card]), own)
    assert fault.fel.endswith("det vidaste för sidan är intern")


def test_a_review_has_a_ground_only_for_an_annex_that_is_there(tmp_path):
    review = genomgang(2027, sekretess=GROUND)
    assert list(check_annex_ground(office(tmp_path, page("bilagor/2027.md"), genomgangar=[review]))) == []
    (fault,) = check_annex_ground(office(tmp_path, genomgangar=[review]))
    assert "docs/bilagor/2027.md" in fault.fel
    restricted = genomgang(2027, sekretess=GROUND, synlighet="begransad")
    assert list(check_annex_ground(office(tmp_path, genomgangar=[restricted]))) == []


def test_what_lies_in_the_restricted_root_has_no_wider_mark():
    whole = registers(system=[system(synlighet="intern")])
    assert list(check_widest(whole, DAY)) == []
    (fault,) = check_widest(replace(whole, egen_rot=frozenset({("system", "kartan")})), DAY)
    assert fault.fel.endswith("det vidaste för den begränsade roten är begransad")
