"""The director's page in a browser: one screen holds all that is talked about; the rest is under it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import violations
from tests.conftest import at_first

PAGE = "genomgang/2027/"


def test_one_screen_holds_the_answers_the_promises_the_questions_the_project_and_the_risks(page, server):
    page.goto(PAGE)
    for name in ("Tidigare genomgångar", "Frågor till ledningen", "Cybertrygg 2025–2028", "Risker"):
        box = page.get_by_role("region", name=name).bounding_box()
        assert box["y"] + box["height"] <= 900, name
    expect(page.get_by_text("Finns en lokal rutin för incidenter?")).to_be_in_viewport()


def test_a_block_says_in_words_what_it_is_at(page, server):
    page.goto(PAGE)
    part = page.get_by_role("region", name="Cybertrygg").get_by_role("listitem").filter(has_text="Block A")
    expect(part).to_contain_text("Inget rapporterat 2 (hösten 2025), 2 utan känd tid")
    expect(part.get_by_role("img", name="Block A, tid: uppgift saknas. hösten 2025")).to_have_count(1)


def test_the_names_are_a_fold_away(page, server):
    page.goto(PAGE)
    fold = page.get_by_role("region", name="Tidigare genomgångar").locator("summary").first
    name = page.get_by_text("Effektivisera informationsklassningen (MAL-001)").first
    expect(name).to_be_hidden()
    fold.click()
    expect(name).to_be_visible()


@pytest.mark.parametrize("scheme", at_first(1, ["light", "dark"]))
def test_it_has_no_known_fault_of_accessibility(page, server, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(PAGE)
    page.locator("summary").first.click()
    assert violations(page) == []
