"""The pictures of *Ändra något*: the invented office's pages in a browser, `python -m tests.long.skarmbilder` (`make bilder`).

Each picture is a strip of a page under the band that says that the office is invented, with a frame around what it is about.
"""

import io
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from macros.models.synlighet import Synlighet
from macros.pages.forge import Forge
from macros.state.pahittat import MENING
from tests.conftest import QUIET, ROOT, demo_day, served

FOLDER = ROOT / "docs/assets/redigera"
FORGE = Forge("github", "https://forge.example/provkontoret/lis", "main", Synlighet.INTERN)
"""Leads nowhere: only that the links are there is shown."""
WIDTH, COLOURS, LARGEST = 560, 48, 60_000
FRAMED = "e => { e.style.outline = '3px solid #a5201a'; e.style.outlineOffset = '2px'; }"


@dataclass(frozen=True)
class Bild:
    """A picture: the page, and what it shows there by role and name, with how many points above and below."""

    namn: str
    sida: str
    roll: str
    heter: str
    over: int
    under: int
    oppna: str = ""
    """A folded row that is opened first."""
    fyll_i: str = ""
    """A register whose form is begun, and asked for its file with nothing filled in."""

    def visar(self, page: Page) -> Locator:
        """What the picture is about, in a page that is open."""
        if self.oppna:
            page.locator("summary", has_text=self.oppna).click()
        if self.fyll_i:
            page.get_by_label("Vad gäller det?").select_option(label=self.fyll_i)
            page.get_by_role("button", name="Börja en ny post").click()
            page.get_by_role("button", name="Gör filen").click()
        exactly = re.compile(self.heter.replace(":", r"\s?:"))  # a browser says the hidden part of a name apart
        if self.roll == "text":
            return page.get_by_role("article").get_by_text(exactly).first
        return page.get_by_role(self.roll, name=exactly).first


BILDER = (
    Bild("foresla-sida", "kartotek/loggning/", "link", "Föreslå en ändring: sidans text", 92, 40),
    Bild("foresla-rad", "register/atgarder/", "link", "Föreslå en ändring: ATG-007", 190, 14, "Mer om ATG-007"),
    Bild("lagg-till", "register/system/", "link", "Lägg till en post", 48, 56),
    Bild("andrad", "kartotek/loggning/", "text", "Ändrad sedan granskningen", 126, 40),
    Bild("formular", "om/formular/", "alert", "", 24, 60, fyll_i="Ordlista"),
    Bild("att-skriva", "genomgang/2027/6-aterkoppling/", "text", "Att skriva", 110, 86),
)


@contextmanager
def office(place: Path) -> Iterator[str]:
    """The address of the invented office's site, built at `place` as a preview whose pages lead to a forge."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    shutil.copytree(ROOT / "demo", place, ignore=shutil.ignore_patterns(".bygge", "site"))
    for name in ("macros", "overrides"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIS_DAG", demo_day())
        patch.setattr("macros.content.read_forge", lambda root: (FORGE, []))
        build(load_config(str(place / "mkdocs.yml"), site_dir=str(place / "site")))
    with served(place / "site") as address:
        yield address


def opened(browser: Browser, address: str) -> Page:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 1200}, base_url=address, color_scheme="light", locale="sv-SE"
    )
    return context.new_page()


def taken(page: Page, bild: Bild) -> bytes:
    """The picture as a PNG of few colours."""
    page.goto(bild.sida)
    about = bild.visar(page)
    about.evaluate(FRAMED)
    page.evaluate("document.activeElement.blur(), scrollTo({ top: 0, behavior: 'instant' }), document.fonts.ready")
    band = page.get_by_text(MENING).first.bounding_box()
    parts = [_part(page, 0, band["y"] + band["height"])]
    box = about.bounding_box()
    parts.append(_part(page, box["y"] - bild.over, box["y"] + box["height"] + bild.under))
    whole = Image.new("RGB", (WIDTH, sum(p.height for p in parts)), "white")
    whole.paste(parts[0], (0, 0))
    whole.paste(parts[1], (0, parts[0].height))
    made = io.BytesIO()
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(made, "PNG", optimize=True)
    return made.getvalue()


def _part(page: Page, top: float, bottom: float) -> Image.Image:
    clip = {"x": 0, "y": round(top), "width": WIDTH, "height": round(bottom) - round(top)}
    shot = page.screenshot(clip=clip, full_page=True, animations="disabled")
    return Image.open(io.BytesIO(shot)).convert("RGB")


def main() -> int:
    place = ROOT / ".bygge/bilder"
    shutil.rmtree(place, ignore_errors=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with office(place) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        page = opened(browser, address)
        for bild in BILDER:
            data = taken(page, bild)
            (FOLDER / f"{bild.namn}.png").write_bytes(data)
            print(f"docs/assets/redigera/{bild.namn}.png, {len(data) // 1000 + 1} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
