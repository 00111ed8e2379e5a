"""The long lists to look things up in: folded by letter or number, in reach of a thumb, and whole where it matters."""

import re
import subprocess
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window
from tests.conftest import at_first

PHONE = {"width": 390, "height": 844}
A_O, KALLOR = "a-o/", "om/kallor/"
LISTS = {A_O: ".a-o > li", KALLOR: ".kallista > li"}


@pytest.fixture
def phone(window: Window) -> Page:
    return window(*PHONE.values())


def test_the_first_view_of_a_phone_has_every_letter_and_each_is_folded(phone: Page):
    phone.goto(A_O)
    letters = phone.get_by_role("navigation", name="Bokstäver").get_by_role("link")
    assert letters.all_inner_texts() == phone.locator("summary h2").all_inner_texts() and letters.count() > 20
    for link in letters.all():
        box = link.bounding_box()
        assert box["y"] + box["height"] <= PHONE["height"] and min(box["width"], box["height"]) >= 44
    expect(phone.locator(".uppslag[open]")).to_have_count(0)


def test_a_letter_opens_what_stands_under_it_and_does_so_again_when_it_has_been_folded(phone: Page):
    phone.goto(A_O)
    letter = phone.get_by_role("navigation", name="Bokstäver").get_by_role("link", name="K", exact=True)
    group = phone.locator(".uppslag", has=phone.locator("#bokstav-k"))
    for _ in range(2):
        letter.click()
        expect(group.get_by_role("listitem").first).to_be_in_viewport()
        group.locator("summary").click()
        expect(group.get_by_role("listitem").first).to_be_hidden()


def test_the_first_view_of_the_sources_says_what_they_are_and_begins_with_them(phone: Page):
    phone.goto(KALLOR)
    expect(phone.locator(".uppslag").nth(2)).to_be_in_viewport()
    expect(phone.locator(".uppslag[open]")).to_have_count(0)


def test_the_number_of_a_source_leads_to_its_row(phone: Page):
    phone.goto(f"{KALLOR}#f1-30")
    expect(phone.locator("#f1-30")).to_be_in_viewport()
    expect(phone.locator(".uppslag[open]")).to_have_count(1)


@pytest.mark.parametrize("path", LISTS)
def test_without_script_the_whole_list_is_there(window: Window, path: str):
    page = window(*PHONE.values(), java_script_enabled=False)
    page.goto(path)
    rows = page.locator(LISTS[path])
    assert rows.count() > 400
    expect(rows.filter(visible=True)).to_have_count(rows.count())
    assert rows.last.bounding_box()["y"] > 20 * PHONE["height"]


@pytest.mark.parametrize("path", at_first(0, LISTS))
def test_on_paper_the_whole_list_is_there(fresh: Page, tmp_path: Path, path: str):
    fresh.goto(path)
    said = {word for text in fresh.locator(LISTS[path]).all_text_contents() for word in text.split()}
    fresh.pdf(path=tmp_path / "blad.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-raw", tmp_path / "blad.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    printed = letters(text)
    assert len(said) > 1000 and [word for word in said if letters(word) not in printed] == []


def letters(text: str) -> str:
    """The letters and numbers alone: lines are broken, and words at their ends."""
    return re.sub(r"[\W_]+", "", text)


def test_the_browsers_own_search_finds_what_is_folded(fresh: Page):
    """A link to words does what Ctrl+F does: it opens what they stand in."""
    fresh.set_viewport_size(PHONE)
    fresh.goto(A_O)
    longest = max(fresh.locator(".a-o > li").all_text_contents(), key=len).strip()
    fresh.goto("about:blank")
    fresh.goto(f"{A_O}#:~:text={quote(longest).replace('-', '%2D')}")
    expect(fresh.locator(".a-o > li").filter(has_text=longest)).to_be_visible()
    expect(fresh.locator(".uppslag[open]")).to_have_count(1)
