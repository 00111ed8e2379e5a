"""What each picture of *Ändra något* shows is still there, and `make bilder` can take it again."""

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from macros.state.pahittat import MENING
from tests.long.skarmbilder import BILDER, FOLDER, LARGEST, office, opened, taken

pytestmark = pytest.mark.long
SAME = 0.05
"""The share of a picture's points that may differ: a word that has moved is more, another browser's edges are less."""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with office(tmp_path_factory.mktemp("bilder") / "kontor") as address:
        shown = opened(browser, address)
        yield shown
        shown.context.close()


@pytest.mark.parametrize("bild", BILDER, ids=lambda b: b.namn)
def test_what_a_picture_shows_is_still_there(page: Page, bild):
    page.goto(bild.sida)
    expect(page.get_by_text(MENING).first).to_be_visible()
    expect(bild.visar(page)).to_be_visible()


@pytest.mark.parametrize("bild", BILDER, ids=lambda b: b.namn)
def test_the_picture_is_as_the_page_is_now(page: Page, bild):
    data = taken(page, bild)
    now, kept = (Image.open(x).convert("L") for x in (io.BytesIO(data), FOLDER / f"{bild.namn}.png"))
    assert len(data) < LARGEST and now.size == kept.size, "kör make bilder"
    apart = sum(abs(a - b) > 64 for a, b in zip(now.get_flattened_data(), kept.get_flattened_data(), strict=True))
    assert apart / (now.width * now.height) < SAME, "kör make bilder"
