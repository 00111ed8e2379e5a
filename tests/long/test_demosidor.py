"""A page of each kind of a filled office, full of what may stand there: nothing cut off, one face, no fault for anyone, light and dark."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.pages.kinds import KINDS, kind_at
from tests.browser.test_langd import every
from tests.browser.test_plats import assert_one_place, faces, outside, places
from tests.browser.test_tillganglighet import faults, small_targets

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("demo")]
WIDTHS = (320, 390, 1440)


@cache
def kinds(site: Path) -> tuple[str, ...]:
    """Of each kind of page the one that says most."""
    size = {path: (site / path / "index.html").stat().st_size for path in every(site)}
    largest = {kind_at(path).monster: path for path in sorted(size, key=size.__getitem__)}
    return tuple(sorted(largest.values()))


@pytest.fixture
def paths(demo: Path) -> list[str]:
    return list(kinds(demo / "site"))


def test_every_kind_that_is_on_a_site_is_there(paths: list[str]):
    shown = {kind_at(path).monster for path in paths}
    assert [kind.monster for kind in KINDS if kind.i_webben and kind.monster not in {*shown, "*.md"}] == []


@pytest.fixture
def demo_window(browser: Browser, demo_server: str) -> Iterator[Callable[..., Page]]:
    """Pages of the invented office's site in a window of a width; gone at the end."""
    contexts = []

    def opened(width: int, height: int = 900) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, base_url=demo_server))
        return contexts[-1].new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off(demo_window: Callable[..., Page], paths: list[str], width: int):
    assert outside(demo_window, width, paths) == {}


@pytest.mark.parametrize("width", (390, 1440))
def test_header_menu_and_text_stand_in_the_same_place(demo_window: Callable[..., Page], paths: list[str], width: int):
    assert_one_place(places(demo_window, width, paths))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_in_the_way(browser: Browser, demo_server: str, paths: list[str], width: int, scheme: str):
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=demo_server)
    page, found = context.new_page(), {}
    for path in paths:
        page.goto(path)
        if wrong := faults(page, width):
            found[path] = wrong
    context.close()
    assert found == {}


def test_a_page_is_set_in_one_face(browser: Browser, demo_server: str, paths: list[str]):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=demo_server)
    page, found = context.new_page(), {}
    for path in paths:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        ours, others, signs = faces(page)
        if not ours or others > 2 * signs:
            found[path] = (ours, others, signs)
    context.close()
    assert found == {}


def test_a_finger_finds_its_target(browser: Browser, demo_server: str, paths: list[str]):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, base_url=demo_server
    )
    page, found = context.new_page(), {}
    for path in paths:
        page.goto(path)
        if wrong := small_targets(page):
            found[path] = wrong
    context.close()
    assert found == {}
