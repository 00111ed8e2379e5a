"""The start page for someone in a hurry: on a phone, by thumb, the right page in at most three taps."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Window, violations, wipe
from tests.conftest import at_first

PHONE = {"width": 390, "height": 844}
DOORS = ("Medarbetare", "Chef", "Systemförvaltare", "Objektägare", "Projektledare", "Upphandlare", "Incidentledare")
ERRANDS = (
    "Jag klickade på en länk",
    "Jag har tappat mobilen eller datorn",
    "Får jag …?",
    "Jag behöver en behörighet",
    "Jag ska köpa ett system eller en molntjänst",
    "Jag vill använda generativ AI",
)


@pytest.fixture(scope="module")
def hand(browser: Browser, server: str):
    """A phone that has our fonts: one that comes a moment late on a busy machine leaves the first view in another face."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, base_url=server)
    page = context.new_page()
    page.goto("")
    page.evaluate("Promise.all([...document.fonts].map(font => font.load().catch(() => null)))")
    yield page
    context.close()


@pytest.fixture
def phone(hand: Page) -> Page:
    """The start page, just opened on it."""
    wipe(hand)
    hand.goto("")
    return hand


def link(page: Page, name: str) -> Locator:
    return page.get_by_role("article").get_by_role("link", name=name, exact=True).first


def test_search_report_and_errands_are_on_one_screen_and_the_doors_after_them(phone: Page):
    search = phone.get_by_role("article").get_by_role("searchbox", name="Sök")
    rows = [link(phone, name).locator("xpath=ancestor::li") for name in ERRANDS]
    first = [search, link(phone, "Rapportera incident"), *rows]
    boxes = [one.bounding_box() for one in first]
    doors = [link(phone, name).bounding_box() for name in DOORS]
    # The first screen without the browser's own bars, about 100 px of it.
    assert max(box["y"] + box["height"] for box in boxes) <= 744 <= min(box["y"] for box in doors)
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert min(box["height"] for box in (*boxes, *doors)) >= 44


def test_the_whole_row_of_an_errand_leads_there(phone: Page):
    """A thumb that lands beside the words lands on the link."""
    hit = "([x, y]) => document.elementFromPoint(x, y).closest('a').textContent"
    for name in ERRANDS:
        box = link(phone, name).locator("xpath=ancestor::li").bounding_box()
        for x, y in ((box["x"] + 2, box["y"] + 4), (box["x"] + box["width"] - 3, box["y"] + box["height"] - 3)):
            assert phone.evaluate(hit, [x, y]) == name


def test_reporting_is_the_largest_link_and_the_only_red_surface(phone: Page):
    """Red is the colour of the report alone, so that a hurried eye finds it."""
    script = """() => [...document.querySelectorAll("body *")].filter((e) => {
        const [r, g, b] = getComputedStyle(e).backgroundColor.match(/\\d+/g).map(Number);
        return e.offsetWidth && r > 120 && g < 80 && b < 80;
    }).map((e) => e.textContent.trim())"""
    assert phone.evaluate(script) == ["Rapportera incident"]
    area = {name: link(phone, name).bounding_box() for name in ("Rapportera incident", *ERRANDS, *DOORS)}
    assert max(area, key=lambda name: area[name]["width"] * area[name]["height"]) == "Rapportera incident"


@pytest.mark.parametrize(
    ("taps", "heading", "answer"),
    at_first(
        2,
        [
            (["Jag klickade på en länk"], "Rapportera en incident", "Skrev du in ditt lösenord? Byt det nu."),
            (
                ["Systemförvaltare", "Loggning och spårbarhet"],
                "Loggning och spårbarhet",
                "Hur länge ska loggar sparas?",
            ),
            (
                ["Skydd per område", "Loggning och spårbarhet"],
                "Loggning och spårbarhet",
                "Hur länge ska loggar sparas?",
            ),
            (["Jag ska köpa ett system eller en molntjänst"], "Ställa krav i upphandling", "A-klassning"),
            (["Projektledare", "Molntjänster"], "Molntjänster", "Gör så här"),
            (["Vem är objektägare?"], "Objekt, enheter och projekt", "Kameranätverket"),
            (["Objektägare", "Objekt, enheter och projekt"], "Objekt, enheter och projekt", "Kameranätverket"),
            (["Beslut"], "Beslut", "2026"),
        ],
    ),
    ids=lambda value: " → ".join(value) if isinstance(value, list) else None,
)
def test_an_errand_is_done_in_at_most_three_taps(phone: Page, taps: list[str], heading: str, answer: str):
    assert len(taps) <= 3
    for name in taps:
        link(phone, name).tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(heading)
    expect(phone.get_by_role("article").get_by_text(answer).first).to_be_visible()


def test_who_clicked_a_link_sees_what_to_do_at_once(phone: Page):
    link(phone, "Jag klickade på en länk").tap()
    expect(phone.get_by_role("heading", name="Du har klickat på en länk")).to_be_in_viewport()
    expect(phone.get_by_text("Skrev du in ditt lösenord? Byt det nu.")).to_be_in_viewport()
    link(phone, "incidentkontakten").tap()
    expect(phone.locator("#kontakt-incidentkontakt")).to_be_in_viewport()


@pytest.mark.parametrize("door", at_first(2, DOORS))
def test_a_door_leads_to_what_the_role_begins_with(phone: Page, door: str):
    link(phone, door).tap()
    expect(phone.get_by_role("heading", level=1)).to_contain_text(door)
    expect(phone.get_by_role("heading", name=re.compile("^Börja med"))).to_be_in_viewport()


def test_the_search_leads_to_the_plain_index_without_script(window: Window):
    page = window(java_script_enabled=False)
    page.goto("")
    form = page.get_by_role("article").get_by_role("search")
    assert form.get_attribute("action") == "a-o/"
    expect(form.get_by_role("searchbox", name="Sök")).to_be_visible()


def test_what_is_new_comes_from_records_and_says_that_nothing_is_decided(phone: Page):
    expect(phone.get_by_role("heading", name="Nytt och beslutat")).to_be_visible()
    expect(phone.get_by_text("Inget är beslutat om texterna här än.")).to_be_visible()
    expect(link(phone, "Cybersäkerhetslagen")).to_be_visible()
    expect(phone.get_by_role("article")).not_to_contain_text("Exempel")


def test_the_reviews_are_still_reached(phone: Page):
    expect(link(phone, "Ledningens genomgång 2026")).to_be_visible()


@pytest.mark.parametrize(
    ("scheme", "width"), at_first(0, [("light", 390), ("dark", 390), ("light", 1440), ("dark", 1440)])
)
def test_axe_finds_nothing(window: Window, scheme: str, width: int):
    page = window(width, scheme=scheme)
    for path in ("", "roller/objektagare/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
