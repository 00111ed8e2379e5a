"""The copy on a disk, opened as a file in a real browser: no network, no fault, and the routine within two taps."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import violations
from tests.conftest import at_first


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    page = context.new_page()
    page.said, page.asked = [], []
    page.on("console", lambda m: page.said.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("requestfailed", lambda request: page.said.append(f"{request.url} {request.failure}"))
    yield page
    context.close()


@pytest.mark.parametrize(
    "path",
    at_first(
        2, ["", "rutiner/incidenthjalp/", "rutiner/leda-incident/", "kartotek/loggning/", "far-jag/", "ordlista/"]
    ),
)
def test_a_page_opens_from_the_disk_without_a_fault(phone: Page, copy: Path, path: str):
    phone.goto((copy / path / "index.html").as_uri())
    phone.wait_for_load_state("networkidle")
    expect(phone.get_by_text("Kopia från 24 november 2026")).to_be_visible()
    assert phone.said == []
    assert [url for url in phone.asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_routine_is_two_taps_from_the_start(phone: Page, copy: Path):
    phone.goto((copy / "index.html").as_uri())
    phone.get_by_role("article").get_by_role("link", name="Rutiner", exact=True).first.click()
    phone.get_by_role("article").get_by_role("link", name="Personuppgiftsincident", exact=True).first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Personuppgiftsincident")
    expect(phone.get_by_text("Gör nu", exact=True)).to_be_in_viewport()


@pytest.mark.long
def test_the_menu_works(phone: Page, copy: Path):
    phone.set_viewport_size({"width": 1440, "height": 900})
    phone.goto((copy / "index.html").as_uri())
    phone.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Skydd per område", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Skydd per område")
    assert phone.said == []


def test_the_binder_opens_from_the_copy(phone: Page, copy: Path):
    phone.goto((copy / "index.html").as_uri())
    link = phone.get_by_role("article").get_by_role("link", name="Pärm som PDF")
    assert Path(link.evaluate("a => decodeURIComponent(new URL(a.href).pathname)")).is_file()
