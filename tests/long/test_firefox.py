"""In Firefox too: nothing is cut off, no script fails, the search answers, a table stacks, the appearance changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.test_plats import OUTSIDE
from tests.browser.test_tillganglighet import PAGES
from tests.long.firefox import Firefox, started

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with started(tmp_path_factory.mktemp("firefox")) as made:
        yield made


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_nothing_is_cut_off_and_no_script_fails_on_any_kind_of_page(firefox: Firefox, server: str, width: int):
    firefox.size(width)
    wrong = {}
    for path in PAGES:
        firefox.faults.clear()
        firefox.goto(f"{server}{path}")
        if found := [*firefox.evaluate(f"({OUTSIDE})()"), *firefox.faults]:
            wrong[path] = found
    assert wrong == {}


def test_the_search_answers(firefox: Firefox, server: str):
    firefox.size(1440).goto(f"{server}kartotek/loggning/")
    firefox.type(".topp .sok-falt", "tappat mobilen")
    firefox.wait("document.querySelector('.topp .sok-svar')?.innerText.includes('tappat mobilen')")


def test_the_appearance_is_changed_and_kept(firefox: Firefox, server: str):
    firefox.size(390).goto(server)
    before = firefox.evaluate("document.body.dataset.mdColorScheme")
    firefox.evaluate("document.querySelector('.utseende').click()")
    after = firefox.evaluate("document.body.dataset.mdColorScheme")
    assert {before, after} == {"default", "slate"}
    firefox.goto(f"{server}rutiner/")
    assert firefox.evaluate("document.body.dataset.mdColorScheme") == after
    firefox.evaluate("localStorage.clear()")


@pytest.mark.parametrize("path", ["", "kartotek/loggning/", "register/system/"])
def test_the_page_is_set_in_our_face(firefox: Firefox, server: str, path: str):
    firefox.goto(f"{server}{path}")
    assert firefox.evaluate("document.fonts.check('16px \"Source Sans 3\"')")
    # A local face that stands in until ours has come may be missing on the machine.
    ours = "[...document.fonts].filter(f => !f.family.includes('reserv'))"
    assert firefox.evaluate(f"{ours}.filter(f => f.status === 'error').length") == 0


def test_a_page_works_from_a_file(firefox: Firefox, site: Path):
    firefox.size(390)
    firefox.faults.clear()
    firefox.goto((site / "index.html").as_uri())
    firefox.type(".sok-start input", "virus")
    firefox.wait("document.querySelector('.sok-svar')?.innerText.toLowerCase().includes('virus')")
    assert firefox.faults == []
