"""Twelve errands of every day: from the start page of a phone, two taps at most, and the answer in the first screen."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Window
from tests.conftest import at_first

PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Arende:
    """What is tapped, by its name, and words of the answer; or what is typed in the search, and the answer in a hit."""

    vad: str
    svar: str
    tryck: tuple[str, ...] = ()
    sok: str = ""


ERRANDS = (
    Arende("clicked a link", r"Ring direkt", ("Jag klickade på en länk",)),
    Arende("how long logs", r"Hur länge\s+Minst \d+", ("Skydd per område", "Loggning och spårbarhet")),
    Arende("who owns a system", r"Ägare", sok="vem äger molnlistan"),
    Arende("lost phone", r"Ring direkt", ("Jag har tappat mobilen eller datorn",)),
    Arende("text in an AI service", r"Lämna|Mata|Skriv|Klistra", ("Jag vill använda generativ AI",)),
    Arende("buy cloud", r"Klassa|krav", ("Jag ska köpa ett system eller en molntjänst",)),
    Arende("what was decided 2026, and what came of it", r"2026:? \d+ av \d+", ("Beslut",)),
    Arende("backup for class 3", r"Hur ofta", ("Skydd per område", "Säkerhetskopiering och återställning")),
    Arende("camera at a crossing", r"Gör nu", ("Rutiner", "Kameror")),
    Arende("deadlines of an incident", r"24 timmar", ("Räkna ut tiderna vid en incident",)),
    Arende("my role", r"Börja med", ("Systemförvaltare",)),
    Arende("print the binder", r"[Pp]ärm.*PDF|PDF.*[Pp]ärm", sok="skriva ut pärmen"),
)


def tap(page: Page, name: str) -> None:
    """The first link in sight with the name: what a thumb finds first."""
    links = page.get_by_role("link", name=re.compile(re.escape(name))).filter(visible=True)
    links.first.click()
    page.wait_for_load_state("load")


def in_first_screen(page: Page, where: Locator, words: str) -> bool:
    """Whether some text with the words begins and is seen above the fold."""
    found = where.get_by_text(re.compile(words)).all()
    boxes = [box for element in found if (box := element.bounding_box())]
    return any(box["y"] >= 0 and box["y"] + 20 < PHONE["height"] for box in boxes)


@pytest.mark.egna_data
@pytest.mark.parametrize("arende", at_first(3, ERRANDS), ids=lambda arende: arende.vad)
def test_an_errand_takes_two_taps_and_its_answer_is_in_the_first_screen(window: Window, arende: Arende):
    page = window(*PHONE.values(), has_touch=True, calm=True)
    page.goto("")
    assert len(arende.tryck) <= 2
    for name in arende.tryck:
        tap(page, name)
    where = page.locator("article")
    if arende.sok:
        page.get_by_role("searchbox").first.fill(arende.sok)
        where = page.locator(".sok-svar").first
        expect(where).to_be_visible()
        expect(where).to_contain_text(re.compile(arende.svar))
        expect(page.locator("html[data-sok=hel]")).to_be_attached(timeout=60_000)  # the hits are then drawn once more
    expect(where).to_contain_text(re.compile(arende.svar))
    page.evaluate("document.fonts.ready")
    assert in_first_screen(page, where, arende.svar), where.inner_text()[:800]
