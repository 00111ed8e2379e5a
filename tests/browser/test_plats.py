"""Everything has its place: nothing is cut off or pushed out, the frame stands still from page to page, one face a page."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Window
from tests.browser.test_tillganglighet import PAGES
from tests.conftest import at_first

WIDTHS = (320, 390, 768, 1024, 1440)
FIRST = (
    "",
    "404.html",
    "beslut/",
    "genomgang/2026/4-risker-och-incidenter/",
    "genomgang/2027/4-risker-och-incidenter/",
    "kartotek/loggning/",
    "krav/skyldigheter/",
    "plan/",
    "register/system/",
    "register/system/exempel-molnlistan/",
    "rutiner/incidenthjalp/",
    "rutiner/leda-incident/",
)
"""A page of each kind: those that a change reaches."""
OUTSIDE = """() => {
  const wide = document.documentElement.clientWidth, out = [];
  const say = (what, e) => out.push(`${what}: ${e.outerHTML.slice(0, 90)}`);
  const shown = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const place = document.querySelector('.md-content').getBoundingClientRect();
  if (document.documentElement.scrollWidth > wide) out.push(`sidan rullar i sidled: ${document.documentElement.scrollWidth}`);
  for (const e of document.querySelectorAll('body *')) {
    if (!shown(e)) continue;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (box.width < 2 || box.height < 2) continue;  // said to screen readers only
    if (box.right > wide + 1 || box.left < -1) say('utanför skärmen', e);
    else if (e.closest('.md-content') && style.position !== 'absolute' && (box.right > place.right + 1 || box.left < place.left - 1)) say('bredare än sin plats', e);
    // A page that is decided cannot change: its figure may be scrolled if it has a name and the keyboard reaches it.
    const reached = e.matches('.fryst figure[aria-labelledby][tabindex="0"]') && style.overflowX === 'auto';
    if (['auto', 'scroll', 'hidden', 'clip'].includes(style.overflowX) && e.scrollWidth > e.clientWidth + 1 && !reached && !e.matches('input, select')) say('dolt i sidled', e);
    if (e.matches('.md-content :is(td, th, dd, dt)') && e.innerText.trim().length > 30) {
      const room = box.width - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
      if (room < 5 * parseFloat(style.fontSize)) say('några bokstäver bred', e);
    }
  }
  return out;
}"""


def outside(window: Window, width: int, paths: list[str]) -> dict[str, list[str]]:
    """What is cut off, out of its place or squeezed, by page: one browser page for all of them."""
    page, found = window(width), {}
    for path in paths:
        page.goto(path)
        if wrong := page.evaluate(OUTSIDE):
            found[path] = wrong
    return found


@pytest.mark.parametrize("width", at_first(1, [320, 1440]))
def test_nothing_is_cut_off_on_a_page_of_each_kind(window: Window, width: int):
    assert outside(window, width, list(FIRST)) == {}


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_on_any_page(window: Window, site: Path, width: int):
    assert outside(window, width, [f.relative_to(site).as_posix() for f in sorted(site.rglob("*.html"))]) == {}


def test_the_measure_sees_what_is_too_wide_hidden_or_squeezed(page: Page, server: str):
    page.goto("kartotek/loggning/")
    assert page.evaluate(OUTSIDE) == []
    for html, told in (
        ('<div data-prov><p style="width: 2000px">x</p></div>', "utanför skärmen"),
        ('<div data-prov style="width: 60rem; height: 9px">x</div>', "bredare än sin plats"),
        (
            '<div data-prov style="width: 90px; overflow-x: auto; white-space: nowrap"><i>ettlångtordsominterymshär</i></div>',
            "dolt i sidled",
        ),
    ):
        page.evaluate(
            """html => {
              const made = new DOMParser().parseFromString(html, 'text/html').body.firstChild;
              for (const e of [made, ...made.querySelectorAll('[style]')]) {
                const style = e.getAttribute('style'); e.removeAttribute('style'); if (style) e.style.cssText = style;
              }
              document.querySelector('article').append(made);
            }""",
            html,
        )
        assert any(row.startswith(told) for row in page.evaluate(OUTSIDE)), told
        page.evaluate("document.querySelector('[data-prov]').remove()")


FRAME = """() => {
  const box = q => { const r = document.querySelector(q)?.getBoundingClientRect(); return r && [r.x, r.y, r.width, r.height].map(Math.round) };
  const h1 = document.querySelector('article h1').getBoundingClientRect(), text = document.querySelector('article').getBoundingClientRect();
  return { huvud: box('.topp'), larm: box('.topp .larm'), meny: box('.meny'), rubrik: Math.round(h1.left), text: [Math.round(text.left), Math.round(text.top)] };
}"""


def places(window: Window, width: int, paths: Iterable[str]) -> dict[str, dict]:
    page, seen = window(width), {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.fonts.ready")
        seen[path or "start"] = page.evaluate(FRAME)
    return seen


def assert_one_place(seen: dict[str, dict]) -> None:
    for part in ("huvud", "larm", "meny", "rubrik"):
        assert len({str(frame[part]) for frame in seen.values()}) == 1, {p: f[part] for p, f in seen.items()}
    # The start page and the one that is not found have no path above their heading.
    assert len({str(f["text"]) for p, f in seen.items() if p not in ("start", "404.html")}) == 1


@pytest.mark.parametrize("width", at_first(1, [390, 1440]))
def test_header_menu_and_text_stand_in_the_same_place_on_a_page_of_each_kind(window, width):
    assert_one_place(places(window, width, FIRST))


@pytest.mark.long
@pytest.mark.parametrize("width", [390, 1440])
def test_header_menu_and_text_stand_in_the_same_place_on_many_pages(window, width):
    assert_one_place(places(window, width, PAGES))


@pytest.mark.parametrize(
    ("path", "width"),
    at_first(
        1,
        [
            ("", 320),
            ("kartotek/loggning/", 390),
            ("register/system/", 1440),
            ("404.html", 390),
            ("", 1440),
            ("404.html", 320),
        ],
    ),
)
def test_reporting_and_the_whole_menu_are_seen_in_the_header(window, width, path):
    page = window(width)
    page.goto(path)
    report = page.get_by_role("banner").get_by_role("link", name="Rapportera incident", exact=True)
    assert report.bounding_box()["height"] >= 44 and report.bounding_box()["y"] < 60
    links = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link").all()
    assert len(links) >= 6
    assert [link.inner_text() for link in links if not link.is_visible() or link.bounding_box()["height"] < 43.5] == []
    report.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Rapportera en incident"


SYMBOLS = "→↩☐"
"""Signs that our faces lack. They are no letters, so no word changes its face for them."""


def faces(page: Page) -> tuple[int, int, int]:
    """How many signs on the page are set in our faces and in others, and how many our faces lack."""
    wire = page.context.new_cdp_session(page)
    wire.send("DOM.enable")
    wire.send("CSS.enable")
    root = wire.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    ours = others = 0
    for node in wire.send("DOM.querySelectorAll", {"nodeId": root, "selector": "body *"})["nodeIds"]:
        for font in wire.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            ours += font["glyphCount"] if font["isCustomFont"] else 0
            others += 0 if font["isCustomFont"] else font["glyphCount"]
    # The browser counts a sign once for its element and once for the nearest around it.
    signs = page.evaluate("signs => [...document.body.innerText].filter(s => signs.includes(s)).length", SYMBOLS)
    return ours, others, signs


@pytest.mark.parametrize(
    "path", at_first(1, ["kartotek/loggning/", "", "register/system/", "laget/", "om/tillganglighet/"])
)
def test_a_page_is_set_in_one_face(fresh: Page, path: str):
    fresh.goto(path)
    fresh.wait_for_load_state("networkidle")
    ours, others, signs = faces(fresh)
    assert ours > 500 and others <= 2 * signs


def test_the_face_is_changed_without_moving_a_line(browser: Browser, server: str, site: Path):
    """As it is on a slow line: first the local face in our measures, then ours."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server)
    heights = []
    for fonts in (False, True):
        page = context.new_page()
        if not fonts:
            page.route("**/*.woff2", lambda route: route.abort())
        page.goto("rutiner/leda-incident/")
        page.wait_for_load_state("networkidle")
        heights.append(page.evaluate("document.querySelector('article').offsetHeight"))
        page.close()
    context.close()
    assert abs(heights[0] - heights[1]) / heights[1] < 0.03
