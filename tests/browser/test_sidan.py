"""What a page does by itself: opens what a link leads into, unfolds on paper, leads back to its top. The theme's script is not fetched."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

FOLDED = "article details:not([open]) [id]"


def test_the_scripts_of_the_theme_are_not_fetched(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("kartotek/loggning/")
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("assets/js/sida.js") for url in asked)
    assert [url for url in asked if "assets/javascripts/" in url] == []


@pytest.mark.parametrize("path", ["far-jag/"])
def test_a_link_to_something_folded_opens_it(page: Page, path: str):
    page.goto(path)
    name = page.locator(FOLDED).last.get_attribute("id")
    folded = page.locator(f"[id='{name}']")
    expect(folded).not_to_be_visible()
    page.evaluate("name => { location.hash = name }", name)
    expect(folded).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(f"{path}#{name}")
    expect(folded).to_be_in_viewport()


def test_nothing_is_folded_on_paper_and_all_is_as_before_after(page: Page):
    page.goto("far-jag/")
    before = page.locator("article details[open]").count()
    page.emulate_media(media="print")
    expect(page.locator("article details:not([open])")).to_have_count(0)
    page.emulate_media(media="screen")
    expect(page.locator("article details[open]")).to_have_count(before)


SCROLL = """place => new Promise((done) => {
  scrollTo(0, place);
  requestAnimationFrame(() => requestAnimationFrame(done));
})"""
"""The page has told of one scrolling before the next begins."""


def test_who_turns_back_is_offered_the_way_to_the_top(page: Page):
    page.goto("kartotek/loggning/")
    button = page.get_by_role("button", name="Tillbaka till toppen")
    for place, shown in ((0, False), (2000, False), (1900, True), (2100, False), (1500, True)):
        page.evaluate(SCROLL, place)
        expect(button).to_be_visible(visible=shown)
    button.click()
    page.wait_for_function("scrollY === 0")
    expect(button).to_be_hidden()


def test_the_keyboard_reaches_what_is_wide_on_a_decided_page(browser, server, site: Path):
    context = browser.new_context(viewport={"width": 320, "height": 900}, base_url=server)
    page = context.new_page()
    page.goto("genomgang/2026/4-risker-och-incidenter/")
    wide = "e => e.scrollWidth > e.clientWidth && getComputedStyle(e).overflowX === 'auto'"
    page.evaluate("document.querySelector('.fryst figure table').style.minWidth = '60rem'")
    page.evaluate("dispatchEvent(new Event('resize'))")
    figures = [f for f in page.locator(".fryst figure").all() if f.evaluate(wide)]
    assert figures and all(f.get_attribute("tabindex") == "0" and f.get_attribute("aria-labelledby") for f in figures)
    context.close()
