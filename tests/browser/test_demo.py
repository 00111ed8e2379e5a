"""What says that the office is invented, as people see it: the band, on a narrow screen, in dark, with axe, and on every
sheet of paper; and each hit of the search."""

import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.state.pahittat import MENING, ORD
from tests.browser.conftest import Window, violations
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


def hits_of(page: Page, query: str) -> list[str]:
    """What each hit of the start page's search says."""
    page.get_by_role("article").get_by_role("searchbox", name="Sök").fill(query)
    page.locator("html[data-sok=hel]").wait_for(state="attached")  # the list is made anew when the text is read
    rows = page.locator(".sok-lista > li")
    expect(rows.first).to_be_visible()
    return rows.all_inner_texts()


@pytest.mark.parametrize("page", ["light", "dark"], indirect=True)
@pytest.mark.parametrize("query", ["hackad", "loggning"])
def test_every_hit_says_it_quietly(page: Page, query: str):
    page.goto("")
    said = hits_of(page, query)
    assert len(said) > 1 and all(text.count(ORD) == 1 for text in said), said
    mark, kind = (
        page.locator(f".sok-rad:not(.sok-bradskande) .sok-var > {which}").first for which in ("span:last-child", "span")
    )
    look = "e => (({ color, fontSize, fontWeight, backgroundColor }) => [color, fontSize, fontWeight, backgroundColor])(getComputedStyle(e))"
    assert mark.inner_text() == ORD and mark.evaluate(look) == kind.evaluate(look)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


def test_every_hit_of_the_copy_says_it(page: Page, demo: Path, tmp_path: Path):
    with zipfile.ZipFile(demo / "site/lis-offline.zip") as archive:
        archive.extractall(tmp_path)
    page.goto((tmp_path / "lis-offline/index.html").as_uri())
    said = hits_of(page, "loggning")
    assert said and all(ORD in text for text in said), said


def test_our_own_office_says_nothing_of_it(window: Window):
    page = window(390)
    page.goto("")
    said = hits_of(page, "loggning")
    assert said and not any(ORD in text for text in said)
    expect(page.locator(".sok-pahittat")).to_have_count(0)
