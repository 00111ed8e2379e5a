"""A catalogue in a real browser: its areas are folded, a choice opens those that have something, a link leads to a row."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window, violations

STA = "krav/kataloger/sta/"


def rows(page: Page):
    return page.get_by_role("article").locator("li[data-rad]").filter(visible=True)


def areas(page: Page):
    return page.get_by_role("article").get_by_role("heading", level=2).filter(visible=True)


def test_the_areas_are_looked_over_and_one_is_opened_by_its_name(page: Page):
    page.goto(STA)
    assert rows(page).count() == 0
    assert areas(page).count() > 20
    page.get_by_role("heading", name="Loggning och spårbarhet").click()
    expect(page.get_by_text("LOG-01")).to_be_visible()


def test_a_choice_opens_the_areas_that_have_something_and_says_how_much(page: Page):
    page.goto(STA)
    every = areas(page).count()
    page.get_by_role("article").get_by_role("searchbox", name="Sök").fill("brandvägg")
    assert 0 < areas(page).count() < every
    assert rows(page).count() > 0
    area = page.locator("details.uppslag").filter(visible=True).first
    here = area.locator("li[data-rad]")
    expect(area.locator("summary").first).to_contain_text(f"{here.filter(visible=True).count()} av {here.count()}")
    page.get_by_role("button", name="Rensa").click()
    assert (rows(page).count(), areas(page).count()) == (0, every)


def test_a_link_to_a_requirement_opens_its_area_also_when_a_choice_hides_it(page: Page):
    for query in ("", "?q=kamera"):
        page.goto(f"{STA}{query}#sko-05")
        expect(page.locator("#sko-05").get_by_text("Görs så här")).to_be_visible()


def test_forms_are_chosen_together_and_the_choice_is_in_the_address(page: Page):
    page.goto("krav/kataloger/valj/")
    page.get_by_role("checkbox", name="Moln").check()
    only = rows(page).count()
    page.get_by_role("checkbox", name="Cyberfysiskt").check()
    both = rows(page).count()
    assert both > only > 0
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    assert rows(page).count() == both


def test_a_word_in_a_text_leads_to_its_row_in_the_folded_glossary(page: Page):
    page.goto("ordlista/")
    expect(page.get_by_role("heading", name="R", exact=True)).to_be_visible()
    page.goto("ordlista/#redundans")
    expect(page.locator("dt#redundans")).to_be_in_viewport()


def test_nothing_is_folded_without_scripts(browser, server: str):
    context = browser.new_context(java_script_enabled=False, base_url=server)
    page = context.new_page()
    page.goto(STA)
    assert rows(page).count() > 100
    context.close()


@pytest.mark.long
def test_a_catalogue_on_a_phone_has_no_fault_that_axe_sees(window: Window):
    page = window(390, 844)
    page.goto(f"{STA}?k=3")
    assert violations(page) == []
