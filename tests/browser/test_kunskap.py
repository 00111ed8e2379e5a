"""What staff come for, in a real browser: the right page in a few steps, on a phone, in print."""

import pytest
from playwright.sync_api import Page, expect


def test_someone_who_clicked_a_bad_link_sees_what_to_do_without_scrolling(window):
    page = window(390, 844)
    page.goto("")
    page.get_by_role("article").get_by_role("link", name="Rapportera incident", exact=True).click()
    box = page.get_by_text("Gör nu", exact=True)
    expect(box).to_be_in_viewport()
    expect(page.get_by_text("Ring incidentkontakten")).to_be_visible()


def test_a_system_manager_goes_from_role_to_the_card_on_logging(page: Page):
    page.goto("roller/")
    page.get_by_role("article").get_by_role("link", name="Systemförvaltare", exact=True).click()
    page.get_by_role("article").get_by_role("link", name="Loggning och spårbarhet", exact=True).click()
    expect(page.get_by_role("heading", name="Systemförvaltare", level=3)).to_be_visible()


def test_a_project_leader_finds_how_to_set_requirements(page: Page):
    page.goto("")
    page.get_by_role("link", name="Jag ska köpa ett system eller en molntjänst").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("A-klassning").first).to_be_visible()


def test_the_incident_leader_sees_both_clocks(page: Page):
    page.goto("rutiner/leda-incident/")
    expect(page.get_by_role("article")).to_contain_text("24 timmar")
    expect(page.get_by_role("article")).to_contain_text("72 timmar")
    expect(page.get_by_role("article")).to_contain_text("IMY")


def test_a_term_shows_its_meaning_on_focus(page: Page):
    page.goto("rutiner/leda-incident/")
    word = page.locator("article a.ord").first
    word.focus()
    shown = word.evaluate("a => getComputedStyle(a, '::after').content")
    assert word.get_attribute("data-betyder")[:10] in shown


@pytest.mark.parametrize("path", ["rutiner/rapportera-incident/", "kartotek/loggning/"])
def test_on_paper_the_mark_stands_and_the_menus_do_not(page: Page, path: str):
    page.goto(path)
    page.emulate_media(media="print")
    expect(page.get_by_text("Förslag", exact=True).first).to_be_visible()
    for element in page.get_by_role("navigation").all():
        expect(element).to_be_hidden()
