"""A window for a test, and what axe finds in it."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Window = Callable[..., Page]


@pytest.fixture(scope="session")
def window(browser: Browser, server: str) -> Iterator[Window]:
    """Opens a window of a size and with what its reader has chosen: `window(390, color_scheme="dark")`.

    A new window costs as much as five pages. Therefore each kind is opened once and wiped before it is lent again. A
    test that listens, puts scripts in or sets the clock takes `fresh`.
    """
    kept: dict[str, Page] = {}

    def lend(width: int = 1440, height: int = 900, *, scheme: str = "light", calm: bool = False, **options) -> Page:
        kind = repr(sorted(options.items()))
        if kind not in kept:
            kept[kind] = browser.new_context(base_url=server, **options).new_page()
        page = kept[kind]
        wipe(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce" if calm else "null")
        return page

    yield lend
    for page in kept.values():
        page.context.close()


def wipe(page: Page) -> None:
    """Leave nothing in a window of what an earlier test did in it."""
    page.unroute_all()
    if page.url != "about:blank":
        page.evaluate("() => { try { localStorage.clear(); sessionStorage.clear() } catch { /* a file has none */ } }")
        page.goto("about:blank")


@pytest.fixture
def page(window: Window) -> Page:
    """A wide window."""
    return window()


@pytest.fixture
def fresh(browser: Browser, server: str) -> Iterator[Page]:
    """A wide window that nobody has used and nobody will."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {n['target']} {n['html'][:120]}" for v in found for n in v["nodes"]]
