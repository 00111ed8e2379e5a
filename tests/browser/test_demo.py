"""The band of the invented office, as people see it: on a narrow screen, in dark, with axe, and on every sheet of paper."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.state.pahittat import MENING, ORD
from tests.browser.conftest import violations
from tests.conftest import at_first


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, demo_server: str) -> Iterator[Page]:
    """A narrow window, light if nothing else is said."""
    scheme, size = getattr(request, "param", "light"), {"width": 320, "height": 700}
    context = browser.new_context(viewport=size, base_url=demo_server, color_scheme=scheme)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("path", at_first(1, ["genomgang/2024/10-beslut/", "", "laget/", "404.html"]))
def test_the_band_is_the_first_thing_that_is_read_and_nothing_is_cut(page: Page, path: str):
    page.goto(path)
    band = page.get_by_text(MENING).first
    assert band.is_visible() and band.bounding_box()["y"] < page.locator("header").first.bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


@pytest.mark.parametrize(
    "path", at_first(1, ["register/system/", "plan/", "genomgang/2024/3-laget/", "rutiner/leda-incident/"])
)
def test_every_printed_sheet_says_it(page: Page, tmp_path: Path, path: str):
    page.goto(path)
    page.pdf(path=tmp_path / "blad.pdf", prefer_css_page_size=True)
    command = ["pdftotext", "-layout", tmp_path / "blad.pdf", "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for number, sheet in enumerate(text.split("\f")[:-1], 1):
        assert ORD in sheet, f"blad {number}"
