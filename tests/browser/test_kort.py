"""A card and *Får jag …?* in a real browser: the answer first, rows to choose among, a link to a choice and to a row."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window, violations
from tests.conftest import at_first

BACKUP = "kartotek/sakerhetskopiering/"


def shown(page: Page):
    return page.get_by_role("article").locator("li[data-rad]").filter(visible=True)


def count(page: Page):
    return page.get_by_role("article").get_by_role("status")


def test_how_long_logs_are_kept_is_answered_in_the_first_screen_of_a_phone(window: Window):
    page = window(390, 844)
    page.goto("kartotek/loggning/")
    expect(page.get_by_text("Förslag, ej beslutat")).to_be_in_viewport()
    expect(page.get_by_role("term").filter(has_text="Hur länge")).to_be_in_viewport()
    expect(page.get_by_text("Minst 13 månader").first).to_be_in_viewport()


def test_backup_for_class_three_is_a_choice_that_is_kept_in_the_address(page: Page):
    page.goto(BACKUP)
    every = shown(page).count()
    expect(count(page)).to_have_text(f"{every} av {every} åtgärder")
    page.get_by_role("combobox", name="Systemets T").select_option("3")
    page.get_by_role("combobox", name="Roll").select_option("Systemförvaltare")
    left = shown(page).count()
    assert 0 < left < every
    expect(count(page)).to_have_text(f"{left} av {every} åtgärder")
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    expect(page.get_by_role("combobox", name="Systemets T")).to_have_value("3")
    expect(count(page)).to_have_text(f"{left} av {every} åtgärder")
    expect(page.get_by_role("heading", level=3).first).to_have_text("Systemförvaltare")
    page.get_by_role("button", name="Rensa").click()
    expect(count(page)).to_have_text(f"{every} av {every} åtgärder")
    assert "?" not in page.url


def test_a_higher_level_never_asks_for_less(page: Page):
    numbers = []
    for level in "0123":
        page.goto(f"{BACKUP}?t={level}")
        expect(page.get_by_role("combobox", name="Systemets T")).to_have_value(level)
        numbers.append(shown(page).count())
    assert numbers == sorted(numbers) and numbers[0] < numbers[-1]


def test_a_link_to_a_measure_opens_it_also_when_the_choice_hides_it(page: Page):
    page.goto(f"{BACKUP}?roll=informationsagare#sko-05")
    row = page.locator("#sko-05")
    expect(row.get_by_text("Kontroll", exact=True)).to_be_visible()
    expect(row).to_be_in_viewport()


def test_a_source_is_reached_by_its_number_and_the_text_from_the_source(page: Page):
    page.goto("kartotek/loggning/")
    page.get_by_role("link", name="Källa 2", exact=True).first.click()
    source = page.locator("#kalla-2")
    expect(source).to_be_in_viewport()
    source.get_by_role("link", name="Tillbaka till texten från källa 2").click()
    expect(page.get_by_role("link", name="Källa 2", exact=True).first).to_be_in_viewport()


def test_without_javascript_every_row_is_there_and_opens(window: Window):
    page = window(java_script_enabled=False)
    for path in (BACKUP, "far-jag/"):
        page.goto(f"{path}?roll=chef&q=finnsinte")
        expect(page.locator(".radfilter")).to_be_hidden()
        assert shown(page).count() >= 10
    page.locator("#frg-001 summary").click()
    expect(page.locator("#frg-001").get_by_role("link", name="Läs mer")).to_be_visible()


def test_a_question_is_found_by_the_word_that_people_say_and_by_its_answer(page: Page):
    page.goto("far-jag/")
    every = shown(page).count()
    page.get_by_label("Sök i frågorna").fill("copilot")
    expect(page.locator("#frg-007")).to_be_visible()
    left = shown(page).count()
    assert 0 < left < every
    expect(count(page)).to_have_text(f"{left} av {every} frågor")
    expect(page.get_by_role("heading", name="Resor och distans")).to_be_hidden()
    expect(page.get_by_role("heading", name="Din fråga finns inte här")).to_be_visible()
    page.get_by_role("button", name="Rensa").click()
    page.get_by_role("combobox", name="Svar").select_option("ja")
    assert {row.locator(".lage").inner_text() for row in shown(page).all()} == {"Ja"}


def test_on_paper_every_row_is_open(page: Page):
    page.goto(BACKUP)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article .rader details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article .rader details[open]").count() == 0


@pytest.mark.parametrize("path", at_first(1, [BACKUP, "far-jag/"]))
def test_with_every_row_open_nothing_is_wider_than_a_small_phone_and_axe_is_content(window: Window, path: str):
    page = window(320, 640)
    page.goto(path)
    page.evaluate("for (const d of document.querySelectorAll('article details')) d.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert violations(page) == []
