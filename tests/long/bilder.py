"""Pictures of the frozen reviews' pages in two built sites: `python -m tests.long.bilder SITE_A SITE_B [ÅR …]`.

Each page is shown whole, in a wide window and in a narrow one, in light colours. What differs is printed with how
many pixels and where; with `--till MAPP` both pictures and their difference are kept. Status 1 when anything differs.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.conftest import QUIET

WIDTHS = (390, 1440)
LATE = re.compile(r"font-display:\s*\w+")
FONTS = """async () => {
  await Promise.all([...document.fonts].map(font => font.load().catch(() => null)));
  await document.fonts.ready;
  await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  return document.documentElement.scrollHeight;
}"""
ADDRESS = "http://sajt.example/"


@dataclass(frozen=True)
class Skillnad:
    """What differs between two pictures of a page."""

    sida: str
    bredd: int
    vad: str

    def __str__(self) -> str:
        return f"{self.sida} ({self.bredd} px): {self.vad}"


def frozen_pages(site: Path, years: tuple[str, ...] = ("2026",)) -> list[str]:
    """The pages of the years' reviews, by their file in the site; not the amendments, which are no part of them."""
    found = (p for year in years for p in (site / "genomgang" / year).rglob("index.html"))
    return sorted(p.relative_to(site).as_posix() for p in found if p.parent.name != "rattelser")


def compare(browser: Browser, one: Path, two: Path, years: tuple[str, ...], keep: Path | None) -> Iterator[Skillnad]:
    """Every difference between the pages of two sites; a page that only one of them has is one."""
    pages = [frozen_pages(site, years) for site in (one, two)]
    for name in sorted(set(pages[0]) ^ set(pages[1])):
        yield Skillnad(name, 0, f"finns bara i {one if name in pages[0] else two}")
    for width in WIDTHS:
        shown = [_opened(browser, site, width) for site in (one, two)]
        for name in sorted(set(pages[0]) & set(pages[1])):
            pictures = [_picture(page, name, width) for page in shown]
            if (found := difference(*pictures)) is not None:
                yield Skillnad(name, width, found)
                _keep(keep, f"{name.removesuffix('/index.html').replace('/', '-')}-{width}", pictures)
        for page in shown:
            page.context.close()


def difference(one: Image.Image, two: Image.Image) -> str | None:
    """What differs between two pictures, in words; None when they are the same, pixel for pixel."""
    if one.size != two.size:
        return f"{one.width} × {one.height} mot {two.width} × {two.height} punkter"
    apart = ImageChops.difference(one, two).convert("L").point(lambda value: 255 if value else 0)
    box = apart.getbbox()
    if box is None:
        return None
    return f"{apart.histogram()[255]} punkter skiljer, inom x {box[0]}–{box[2]}, y {box[1]}–{box[3]}"


def _opened(browser: Browser, site: Path, width: int) -> Page:
    """A window that is given the files of `site`, and nothing from any network."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="light", reduced_motion="reduce", locale="sv-SE"
    )
    page = context.new_page()
    page.route("**/*", lambda route: _serve(route, site))
    return page


def _serve(route: Route, site: Path) -> None:
    """A file of the site. A font that is a moment late is waited for: otherwise two pictures of one page differ."""
    path = site / route.request.url.removeprefix(ADDRESS).partition("?")[0].partition("#")[0]
    path = path / "index.html" if path.is_dir() else path
    if not route.request.url.startswith(ADDRESS) or not path.is_file():
        route.abort()
    elif path.suffix == ".css":
        text = LATE.sub("font-display: block", path.read_text(encoding="utf-8"))
        route.fulfill(body=text, content_type="text/css; charset=utf-8")
    else:
        route.fulfill(path=path)


def _picture(page: Page, name: str, width: int) -> Image.Image:
    """The article of a page, whole: the frame around it belongs to the site of today."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(ADDRESS + name)
    # A picture of what is higher than the window changes the window, and every font is then fetched anew.
    page.set_viewport_size({"width": width, "height": page.evaluate(FONTS) + 200})
    page.evaluate(FONTS)
    return Image.open(io.BytesIO(page.locator("article").screenshot(animations="disabled"))).convert("RGB")


def _keep(folder: Path | None, name: str, pictures: list[Image.Image]) -> None:
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    size = (max(p.width for p in pictures), max(p.height for p in pictures))
    whole = [Image.new("RGB", size, "white") for _ in pictures]
    for canvas, picture in zip(whole, pictures, strict=True):
        canvas.paste(picture)
    for canvas, which in zip([*whole, ImageChops.difference(*whole)], ("a", "b", "skillnad"), strict=True):
        canvas.save(folder / f"{name}-{which}.png")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.long.bilder", description="Jämför bilder av frysta sidor.")
    parser.add_argument("ett", type=Path, help="en byggd webbplats, till exempel den före ändringen")
    parser.add_argument("annat", type=Path, help="en annan, till exempel den efter")
    parser.add_argument("ar", nargs="*", default=["2026"], help="genomgångarnas år (annars 2026)")
    parser.add_argument("--till", type=Path, metavar="MAPP", help="spara bilderna av det som skiljer här")
    options = parser.parse_args(arguments)
    years = tuple(options.ar)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        found = list(compare(browser, options.ett.resolve(), options.annat.resolve(), years, options.till))
        browser.close()
    print("".join(f"{row}\n" for row in found), end="")
    print(
        f"{len(frozen_pages(options.ett, years))} sidor i {len(WIDTHS)} bredder, {len(found)} skiljer", file=sys.stderr
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
