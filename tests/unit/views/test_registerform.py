"""How a register is laid out: worst first, counts first, and how it looks when it is empty or very long."""

import re

import pytest

from macros.views.register import register, registerlista
from tests.unit.office import UNKNOWN, atgard, context, page, regel, roll, system

MADE = {"datum": "2026-01-10", "konfidentialitet": 1, "riktighet": 1, "tillganglighet": 1}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def shown(**held) -> str:
    return register(context("register/system.md", roller=[roll()], regler=[regel("klassning", 12)], **held), "system")


def test_what_asks_for_most_stands_first():
    bare = system(id="bart", riskanalyser=[{"datum": "2026-01-10", "lage": "behovs"}])
    known = system(id="kant", klassningar=[MADE])
    rows = re.findall(r'<tr id="(\w+)"', shown(system=[known, bare]))
    assert rows == ["bart", "kant"]


def test_states_are_counted_with_their_denominator_and_examples_are_not():
    html = shown(system=[system(id="ett", klassningar=[MADE]), system(id="tva"), system(id="exempel-x", exempel=True)])
    assert "2 poster är inskrivna. 1 exempel räknas inte." in words(html)
    assert "Klassning för 2 av 2" in words(html) and "Giltig 1, Uppgift saknas 1" in words(html)
    assert "Riskanalys för" not in words(html)


def test_what_is_not_written_in_is_told_first_of_the_register_and_its_systems_stand_first():
    bare = system(id="bart", riskanalyser=[{"datum": "2026-01-10", "lage": "behovs"}])
    personal, example = system(id="folk", personuppgifter=True), system(id="ex", personuppgifter=True, exempel=True)
    html = shown(system=[bare, personal, example])
    assert "Inte inskrivet Behandling av personuppgifter för 1 av 2" in words(html)
    assert re.findall(r'<tr id="(\w+)"', html)[-1] == "bart"
    assert "Inte inskrivet" not in shown(system=[bare])


@pytest.mark.parametrize("held", [{}, {"system": [system(id="exempel-x", exempel=True)]}])
def test_an_empty_register_says_why_it_is_empty_and_how_it_is_filled(held):
    told = words(shown(**held))
    assert "Inget är inskrivet än. Det betyder att uppgift saknas, inte att svaret är noll." in told
    assert "lis ny system --fran lista.xlsx" in told and "data/system/" in told


def test_a_filled_register_does_not_say_how_it_is_filled():
    assert "Så fylls registret" not in shown(system=[system(id="ett")])


def test_a_thousand_rows_are_fifty_and_then_letters_and_none_is_lost():
    html = shown(system=[system(id=f"s-{n}", namn=f"{'ABÖ'[n % 3]}-system {n}") for n in range(1000)])
    rows = re.findall(r'<tr id="(s-\d+)"', html)
    assert len(rows) == len(set(rows)) == 1000
    letters = re.findall(r'<summary>(\w) <span class="antal" data-rader>(\d+)', html)
    assert [letter for letter, _ in letters] == ["A", "B", "Ö"]
    assert sum(int(n) for _, n in letters) == 950


def test_a_choice_that_no_cell_says_alone_is_carried_by_the_row():
    html = shown(system=[system(id="ett", agare="chef", driftformer=["egen"], vid_bortfall="betydande")])
    assert 'data-agare="Chefen"' in html and 'data-vid-bortfall="betydande"' in html
    assert "vid bortfall: betydande" in words(html)


def test_a_short_register_with_one_state_keeps_its_order():
    made = [atgard(id="ATG-002", ansvarig=UNKNOWN), atgard(id="ATG-001")]
    html = register(context("register/atgarder.md", atgarder=made), "atgarder")
    assert re.findall(r'<tr id="([\w-]+)"', html) == ["ATG-002", "ATG-001"]
    assert "står först" not in html


def test_the_list_of_registers_counts_those_that_are_silent():
    pages = (page("register/system.md"), page("register/atgarder.md"))
    told = words(registerlista(context("register/index.md", pages, atgarder=[atgard()])))
    assert "1 av 2 register har något inskrivet. 1 är tomma: där saknas uppgift." in told


def test_a_restricted_record_says_in_its_row_whom_it_is_for_and_why():
    ground = {"grund": "OSL 18 kap. 8 §", "datum": "2026-11-30", "av": "chef"}
    html = words(shown(system=[system(id="ett", synlighet="begransad", sekretess=ground)]))
    assert "Får läsas av bara en namngiven grupp. Grund: OSL 18 kap. 8 §, bedömd 30 november 2026 av chefen." in html
    assert "Grunden är inte bedömd." in words(shown(system=[system(id="ett", synlighet="begransad")]))
    assert "namngiven grupp" not in words(shown(system=[system(id="ett")]))
