"""A register in a real browser: filter, link, sort, phone, and without JavaScript."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Window

SYSTEM = "register/system/"


def rows(page: Page):
    return page.get_by_role("table", name="System").get_by_role("row").filter(visible=True)


def test_the_search_narrows_the_rows_and_the_count_says_so(page: Page):
    page.goto(SYSTEM)
    page.get_by_label("Sök i registret").fill("molnlist")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("1 av 6 poster")
    expect(rows(page)).to_have_count(2)
    assert page.url.endswith("?q=molnlist")


def test_a_filter_is_kept_in_the_address_and_can_be_sent(page: Page):
    page.goto(SYSTEM)
    page.get_by_text("Fler filter", exact=True).click()
    page.get_by_role("combobox", name="Riskanalys").select_option("Giltig")
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    expect(page.get_by_role("combobox", name="Riskanalys")).to_have_value("Giltig")
    expect(rows(page)).to_have_count(2)
    page.get_by_role("button", name="Visa alla").click()
    expect(rows(page)).to_have_count(7)
    assert "?" not in page.url


def test_a_column_is_sorted_both_ways_by_keyboard(page: Page):
    page.goto(SYSTEM)
    header = page.get_by_role("columnheader", name="Namn")
    for state in ("ascending", "descending"):
        header.get_by_role("button").press("Enter")
        expect(header).to_have_attribute("aria-sort", state)
    names = page.locator("tbody tr th > a:first-child").all_inner_texts()
    assert names == sorted(names, reverse=True)


def test_without_javascript_the_whole_table_is_there(window: Window):
    page = window(java_script_enabled=False)
    page.goto(SYSTEM)
    expect(page.locator("tbody tr")).to_have_count(6)
    expect(page.locator(".register-filter")).to_be_hidden()
    expect(page.get_by_role("link", name="Exempel: Molnlistan")).to_be_visible()


def test_from_the_start_page_to_a_system_in_three_clicks(page: Page):
    page.goto("")
    page.get_by_role("article").get_by_role("link", name="Alla register").click()
    page.get_by_role("article").get_by_role("link", name="System", exact=True).click()
    page.get_by_role("link", name="Exempel: Molnlistan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Exempel: Molnlistan")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("saker att göra")


def visible(page: Page):
    return page.locator("[data-rad]:visible")


def test_the_requirements_are_narrowed_by_word_and_state_and_the_groups_follow(page: Page):
    page.goto("krav/cybersakerhetslagen/")
    page.get_by_label("Sök krav eller åtgärd").fill("incidentanmälan")
    expect(page.get_by_role("main").get_by_role("status")).to_contain_text("av 20 krav")
    expect(page.get_by_role("heading", name="Anmäla verksamheten")).to_be_hidden()
    expect(page.get_by_role("heading", name="Rapportera betydande incidenter")).to_be_visible()
    page.get_by_role("button", name="Visa alla").click()
    page.get_by_role("combobox", name="Läge").select_option("Förslag")
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    states = visible(page).locator("summary .lage").all_inner_texts()
    assert states and set(states) == {"Förslag"}
    page.get_by_label("Sök krav eller åtgärd").fill("kaffebryggare")
    expect(page.get_by_text("Ingen rad passar.")).to_be_visible()


def test_a_link_to_a_question_opens_the_group_and_the_row_that_it_stands_in(page: Page):
    page.goto("om/kontoret-beslutar/#kb-105")
    row = page.locator("#kb-105")
    expect(row.get_by_text("Vi föreslår")).to_be_visible()
    expect(row).to_be_in_viewport()
    page.get_by_role("list").get_by_role("link", name="Hur ofta ska behörigheter gås igenom?").first.click()
    expect(page.locator("#kb-004").get_by_text("Vi föreslår")).to_be_visible()


def test_a_search_among_the_questions_opens_the_groups_with_hits_and_closes_them_again(page: Page):
    page.goto("om/kontoret-beslutar/")
    expect(visible(page)).to_have_count(0)
    page.get_by_label("Sök fråga").fill("loggar")
    expect(visible(page).first).to_be_visible()
    page.get_by_role("button", name="Visa alla").click()
    expect(visible(page)).to_have_count(0)


def test_without_javascript_every_decision_is_there_and_no_dead_control(window: Window):
    page = window(java_script_enabled=False)
    page.goto("beslut/")
    expect(visible(page)).to_have_count(7)
    expect(page.locator(".register-filter")).to_be_hidden()


def test_the_plan_is_narrowed_by_state_and_quarter_and_the_choice_can_be_sent(page: Page):
    page.goto("plan/")
    said = page.get_by_role("main").get_by_role("status")
    expect(said).to_contain_text("öppna saker")
    whole = visible(page).count()
    page.get_by_role("combobox", name="Läge").select_option(index=1)
    state = page.get_by_role("combobox", name="Läge").input_value()
    page.get_by_role("combobox", name="Kvartal").select_option(index=1)
    quarter, sent = page.get_by_role("combobox", name="Kvartal").input_value(), page.url
    page.goto("about:blank")
    page.goto(sent)
    expect(page.get_by_role("combobox", name="Läge")).to_have_value(state)
    rows = visible(page)
    assert 0 < rows.count() < whole
    expect(said).to_have_text(re.compile(rf"^{rows.count()} av \d+ öppna saker$"))
    assert {row.get_attribute("data-lage") for row in rows.all()} == {state}
    expect(page.locator(".lista-grupp:visible > h2")).to_have_text([re.compile(rf"^{quarter} {rows.count()}$")])
    page.get_by_role("button", name="Visa alla").click()
    expect(page.locator("[data-rad]:visible")).to_have_count(whole)
    assert "?" not in page.url


def test_without_javascript_the_whole_plan_is_there(window: Window):
    page = window(java_script_enabled=False)
    page.goto("plan/")
    said = page.get_by_role("main").get_by_role("status").inner_text()
    expect(page.locator("[data-rad]")).to_have_count(int(said.split()[0]))
    expect(page.locator(".register-filter")).to_be_hidden()
