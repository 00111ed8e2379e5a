"""The review in a real browser: reachable by keyboard, accessible in light and dark, nothing fetched from outside."""

import pytest
from playwright.sync_api import expect

from tests.conftest import at_first

OVERVIEW = "genomgang/2026/"
CHAPTER = "genomgang/2026/4-risker-och-incidenter/"
PAGES = ("", OVERVIEW, CHAPTER, "genomgang/2026/3-status/", "genomgang/2026/10-beslut-och-uppfoljning/", "om/")


@pytest.mark.parametrize("path", at_first(2, PAGES))
def test_nothing_is_fetched_from_another_host(fresh, server, path):
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto(path)
    fresh.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []


def test_from_the_start_page_to_the_pdf(page, server):
    page.goto("")
    page.get_by_role("article").get_by_role("link", name="Ledningens genomgång 2026", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ledningens genomgång 2026")
    link = page.get_by_role("link", name="Läs ledningens genomgång 2026 som PDF")
    answer = page.request.get(page.evaluate("a => a.href", link.element_handle()))
    assert answer.ok
    assert answer.body().startswith(b"%PDF-1.7")


@pytest.mark.parametrize(
    ("path", "name"),
    at_first(
        1,
        [
            (CHAPTER, "Nästa: 5 Efterlevnad"),
            (OVERVIEW, "Läs ledningens genomgång 2026 som PDF"),
            (OVERVIEW, "4 Risker och incidenter"),
        ],
    ),
)
def test_links_are_reached_by_keyboard_with_a_visible_focus(page, path, name):
    page.goto(path)
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || ''"
        )
        if " ".join(focused.split()).startswith(name):
            break
    else:
        pytest.fail(f"{name} nås inte med tabbtangenten")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_the_matrix_says_in_words_what_is_unknown(page):
    page.goto(CHAPTER)
    matrix = page.get_by_role("figure", name="Riskmatris")
    expect(matrix).to_contain_text("Uppgift saknas")
    expect(matrix).to_contain_text("R2 Interna hot: bedömd nivå omfattande/hög")


def test_the_timeline_has_a_table_that_says_the_same(page):
    page.goto("genomgang/2026/3-status/")
    table = page.get_by_role("table", name="Tidslinjens innehåll i text")
    expect(table.get_by_role("row")).to_have_count(6)
    expect(table.get_by_role("row", name="B1")).to_contain_text("CERT Stockholm")
    expect(table).to_contain_text("slutet av 2028")


def test_on_paper_there_are_no_menus(page):
    page.goto(CHAPTER)
    page.emulate_media(media="print")
    for role in ("navigation", "search"):
        for element in page.get_by_role(role).all():
            expect(element).to_be_hidden()
