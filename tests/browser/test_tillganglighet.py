"""For everyone: each kind of page in light and dark, on a narrow phone, with large text, by keyboard, without colours."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window, violations
from tests.conftest import at_first

PAGES = (
    "",
    "404.html",
    "a-o/",
    "anvisning/klassning/",
    "arshjul/",
    "beslut/",
    "far-jag/",
    "genomgang/2026/",
    "genomgang/2026/3-status/",
    "genomgang/2026/4-risker-och-incidenter/",
    "genomgang/2026/10-beslut-och-uppfoljning/",
    "genomgang/2027/3-status/",
    "jamforelse/2026-2027/",
    "kartotek/",
    "kartotek/loggning/",
    "krav/cybersakerhetslagen/",
    "krav/skyldigheter/",
    "laget/",
    "om/",
    "om/kontoret-beslutar/",
    "om/tillganglighet/",
    "ordlista/",
    "plan/",
    "register/objekt/cybertrygg/",
    "register/system/",
    "register/system/exempel-molnlistan/",
    "roller/isam/",
    "roller/systemforvaltare/",
    "rutiner/incidenthjalp/",
    "rutiner/leda-incident/",
    "rutiner/rapportera-incident/",
)
NARROW, WIDE = ("light", 320, 100), ("dark", 1440, 100)
MODES = (NARROW, WIDE, ("dark", 390, 100), ("light", 1440, 200))
"""Theme, width and size of text."""
FIRST = ("", "kartotek/loggning/", "rutiner/rapportera-incident/", "register/system/", "genomgang/2026/")
"""A page of each kind that a change reaches; all the pages, in all modes, are gone through by `make test-allt`."""
NOW = {*((path, *NARROW) for path in FIRST), ("", *WIDE), ("register/system/", *WIDE)}
CASES = [
    pytest.param(*case, marks=() if case in NOW else pytest.mark.long)
    for case in ((path, *mode) for path in PAGES for mode in MODES)
]
SPACING = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }"
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e);
  const hides = v => v === 'hidden' || v === 'clip';
  const text = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  return text && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.clientWidth > 1 && e.clientHeight > 1 &&
    ((hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1) || (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1));
}).map(e => e.outerHTML.slice(0, 120))"""


def faults(page: Page, width: int) -> list[str]:
    """What stands in someone's way on the page in hand."""
    found = violations(page) + [f"klippt text: {html}" for html in page.evaluate(CLIPPED)]
    scrolled = page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"rullar i sidled: {scrolled}"] if scrolled > width else [])


def enlarge(page: Page, percent: int) -> None:
    """Text at a share of the normal size; the sheet's own size is 125 % of the browser's."""
    if percent != 100:
        page.evaluate("size => document.documentElement.style.fontSize = size", f"{percent * 1.25}%")


@pytest.mark.parametrize(("path", "scheme", "width", "text"), CASES)
def test_nothing_stands_in_the_way(window, path, scheme, width, text):
    page = window(width, scheme=scheme)
    page.goto(path)
    assert page.evaluate("document.body.dataset.mdColorScheme") == ("slate" if scheme == "dark" else "default")
    enlarge(page, text)
    assert faults(page, width) == []


@pytest.mark.parametrize("path", at_first(2, ["kartotek/loggning/", "register/system/", "", "rutiner/leda-incident/"]))
def test_wider_text_spacing_hides_nothing(window, path):
    page = window(390)
    page.goto(path)
    page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }", SPACING
    )
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


FOCUSED = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const box = e.getBoundingClientRect();
  const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 10);
  const top = document.elementFromPoint(x, y);
  return {
    name: (e.getAttribute('aria-label') || e.innerText || e.id).trim().split('\\n')[0],
    ring: getComputedStyle(e).outlineStyle !== 'none',
    seen: !!top && (e.contains(top) || top.contains(e)),
  };
}"""


def walk(page: Page, steps: int = 250) -> list[dict]:
    """Every stop that the tab key makes on the page, with whether its focus shows."""
    stops = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("width", at_first(1, [390, 1440]))
@pytest.mark.parametrize("path", at_first(1, ["register/system/", "genomgang/2026/4-risker-och-incidenter/"]))
def test_every_stop_of_the_tab_key_shows_where_it_is(window, path, width):
    page = window(width, calm=True)
    page.goto(path)
    stops = walk(page)
    assert stops[0]["name"] == "Gå till innehållet"
    assert len(stops) >= 8
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []


def test_the_skip_link_leads_past_the_menu(page: Page):
    page.goto("kartotek/loggning/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


@pytest.mark.long
def test_the_menu_of_a_phone_is_used_by_keyboard_alone(window):
    page = window(390, calm=True)
    page.goto("kartotek/loggning/")
    names = [stop["name"] for stop in walk(page, 16)]
    assert {"Rapportera incident", "Rutiner", "Skydd per område", "Styrning och uppföljning"} <= set(names)
    page.get_by_role("link", name="Rutiner", exact=True).press("Enter")
    expect(page.get_by_role("navigation", name="Rutiner").get_by_role("link", name="Leda en incident")).to_be_visible()


@pytest.mark.parametrize(
    ("path", "part"), [("krav/gdpr/", "Styrning och uppföljning"), ("anvisning/klassning/", "Lokal anvisning")]
)
def test_the_menu_says_where_the_page_belongs_and_leads_to_what_is_beside_it(page: Page, path: str, part: str):
    page.goto(path)
    here = page.locator(".meny [aria-current]")
    assert here.all_inner_texts() == [part]
    beside = page.get_by_role("navigation", name=part, exact=True)
    assert beside.get_by_role("link").count() >= 6
    expect(page.get_by_role("navigation", name="Du är här").get_by_role("link", name=part, exact=True)).to_be_visible()


def small_targets(page: Page) -> list[str]:
    """What one presses on the page, outside running text, that is smaller than a fingertip."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input, .topp a, .meny a')]
        .filter(e => !e.closest('thead') && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .map(e => [e.outerHTML.slice(0, 80), (e.matches('[type=checkbox]') && e.closest('label') || e).getBoundingClientRect()])
        .filter(([_, r]) => r.width > 1 && (r.height < 43.5 || r.width < 43.5)).map(([html]) => html)"""
    )


def test_a_finger_finds_its_target(window: Window):
    page = window(390, 844, has_touch=True, is_mobile=True)
    page.goto("register/system/")
    assert small_targets(page) == []


@pytest.mark.long
def test_the_choice_of_dark_is_remembered(page: Page):
    page.goto("")
    page.get_by_role("button", name="Byt till mörkt läge").press("Enter")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.goto("kartotek/loggning/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.get_by_role("button", name="Byt till ljust läge").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"


def test_nothing_moves_for_those_who_ask_for_calm(window):
    page = window(calm=True)
    page.goto("")
    moving = "e => { const s = getComputedStyle(e); return parseFloat(s.transitionDuration) > 0 || s.animationName !== 'none' }"
    assert page.evaluate(f"[...document.querySelectorAll('*')].filter({moving}).length") == 0


def test_state_words_keep_their_shape_in_forced_colours(window):
    page = window(forced_colors="active")
    page.goto("kartotek/loggning/")
    mark = page.get_by_text("Förslag", exact=True).first
    assert mark.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
    assert violations(page) == []
