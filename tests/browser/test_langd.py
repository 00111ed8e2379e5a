"""How long a page of each kind may be, and how much its first screen may say: one budget per kind, on both sites."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.pages.kinds import kind_at
from tests.conftest import at_first

PHONE, WIDE = (390, 844), (1440, 900)


@dataclass(frozen=True)
class Budget:
    """Screens that a page may be long on a phone and on a wide screen, and words that its first screen may hold there."""

    telefon: float
    bred: float
    ord_telefon: int = 150
    ord_bred: int = 230


ANSWER = Budget(4.5, 3)
"""A page that is to be read at once: what it is for stands in the first screens."""
BUDGETS = {
    "": Budget(4, 3.5, 60, 190),
    "a-o/": Budget(3.5, 3),  # every word there is: its letters are folded, and open what stands under them
    "anvisning/": Budget(8.5, 4),
    "arshjul/": ANSWER,
    "beslut/": Budget(6, 4),
    "far-jag/": Budget(19.5, 10.5),  # a hundred and thirty questions, one folded row each; the search comes first
    "genomgang/": Budget(20, 10, 150, 310),  # the review as it is decided: its text is the office's, not ours
    "genomgang/*/rattelser.md": ANSWER,
    "index.md": Budget(4, 3.5, 60, 190),
    "jamforelse/": Budget(19.5, 9),  # seven years of matters and twenty figures, side by side
    "kartotek/": Budget(12, 7),
    "kartotek/index.md": Budget(7, 5),
    "konsult/": Budget(9.5, 6),
    "krav/": Budget(10, 6),
    "laget/": Budget(9, 5.5),
    "ny-pa-kontoret/": Budget(5, 3, 150, 280),
    "om/": Budget(10.5, 6),
    "om/index.md": ANSWER,
    "om/kallor.md": Budget(2.5, 2),  # folded by number; the number of a source in a text leads to its row
    "ordlista/": Budget(3, 2),  # folded by letter; a word in a text leads to its row
    "plan/": Budget(9, 6),
    "register/": Budget(10, 6.5),
    "register/kallor.md": Budget(5.5, 5),
    "register/kartotek.md": Budget(5.5, 3),
    "register/lokala_beslut.md": Budget(5.5, 5),
    "register/ordlista.md": Budget(7, 6),
    "register/system.md": Budget(6.5, 3),
    "register/system/": Budget(5, 3),
    "register/vardagsfragor.md": Budget(5.5, 5),
    "risker/": ANSWER,
    "roller/": Budget(4.5, 4.2),
    "rutiner/": Budget(20, 10),
    "rutiner/incidenthjalp.md": Budget(12, 6),
    "rutiner/rapportera-incident.md": Budget(11.2, 6.5),  # six kinds of events
    "uppfoljning/": Budget(6.5, 3.5),
}
"""By kind of page, as `macros/pages/kinds.py` names it; a kind that is not here answers at once."""
OWN = {
    "rutiner/ovningar/": Budget(28, 12),  # three exercises to print and read aloud
    "rutiner/klassa-information/": Budget(21, 10),
}
"""Pages with a reason of their own."""
FIRST = ("", "kartotek/loggning/", "laget/", "plan/", "rutiner/leda-incident/", "register/system/")
MEASURE = """() => {
  const seen = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let words = 0;
  while (seen.nextNode()) {
    const text = seen.currentNode;
    if (!text.data.trim() || !text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || box.top >= innerHeight) continue;
    const share = Math.min(1, (innerHeight - box.top) / box.height);
    words += Math.round(text.data.trim().split(/\\s+/).length * share);
  }
  return [document.querySelector('article').getBoundingClientRect().height / innerHeight, words];
}"""


def budget(path: str) -> Budget:
    """What holds for the page at an address."""
    return OWN.get(path) or BUDGETS.get(kind_at(path).monster, ANSWER)


def over(browser: Browser, address: str, size: tuple[int, int], paths: list[str]) -> dict[str, str]:
    """The pages that are longer, or say more in their first screen, than their budget, and by how much."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, base_url=address)
    page, found = context.new_page(), {}
    for path in paths:
        page.goto(path)
        screens, words = page.evaluate(MEASURE)
        allowed = budget(path)
        most = (allowed.telefon, allowed.ord_telefon) if size == PHONE else (allowed.bred, allowed.ord_bred)
        if screens > most[0] or words > most[1]:
            found[path] = f"{screens:.1f} av {most[0]} skärmar, {words} av {most[1]} ord"
    context.close()
    return found


def every(site: Path) -> list[str]:
    """The address of each page of a site."""
    found = (f.parent.relative_to(site).as_posix() for f in sorted(site.rglob("index.html")))
    return ["" if path == "." else f"{path}/" for path in found]


@pytest.mark.parametrize("size", at_first(1, [[PHONE], [WIDE]]))
def test_a_page_people_often_read_keeps_its_budget(browser: Browser, server: str, size):
    assert over(browser, server, size[0], list(FIRST)) == {}


@pytest.mark.long
@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_every_page_keeps_its_budget(browser: Browser, server: str, site: Path, size):
    assert over(browser, server, size, every(site)) == {}


@pytest.mark.long
@pytest.mark.xdist_group("demo")
@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_every_page_of_a_filled_office_keeps_its_budget(browser: Browser, demo_server: str, demo: Path, size):
    assert over(browser, demo_server, size, every(demo / "site")) == {}


@pytest.mark.long
def test_a_page_that_grows_is_seen(browser: Browser, server: str):
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, base_url=server)
    page = context.new_page()
    page.goto("laget/")
    screens, words = page.evaluate(MEASURE)
    page.evaluate("document.querySelector('h1').after('ord '.repeat(3000))")
    grown = page.evaluate(MEASURE)
    assert grown[0] > budget("laget/").telefon > screens and grown[1] > budget("laget/").ord_telefon > words
    context.close()
