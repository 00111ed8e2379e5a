"""Rules for pages: macro calls, links, anchors, the menu. Nothing in a page is ever run; only listed views are called."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from macros.checks.menu import check_menu
from macros.frozen.store import Fryst
from macros.pages.page import ANNEXES, BINDER, HEADING, Page, open_pages
from macros.prepared.calls import EXPRESSION, expand
from macros.problems import Problem, near, quote
from macros.registers.load import Registers
from macros.views.parts import sammanhang


def _check_chapters(pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Två sidor i en genomgång har inte samma kapitelnummer."""
    taken: dict[tuple[str, str], Page] = {}
    for path, page in pages.items():
        found = re.match(r"genomgang/(\d{4})/(\d+)-", path)
        first = taken.setdefault(found.groups(), page) if found else page
        if first is not page:
            text = f"kapitel {found.group(2)} är redan {first.file}; ge sidan ett annat nummer"
            yield Problem(page.file, 1, "", text)


def check_pages(
    root: Path,
    config: Path | None,
    pages: Mapping[str, Page],
    registers: Registers | None,
    dag: date,
    frysta: Mapping[str, Fryst],
) -> list[Problem]:
    """All faults of the pages. `registers` is None when they are faulty; `config` is the root's own mkdocs.yml, if any."""
    problems: list[Problem] = []
    anchors: dict[str, set[str]] = {}
    written = [page for page in pages.values() if not page.made]
    shown = open_pages(pages)
    for page in written:
        context = sammanhang(registers, dag, page.path, shown, frysta) if registers else None
        found = _anchors(expand(page, context, problems))
        # Without registers no macro gives its anchors: a page that has calls is not judged by half of them.
        if context or not EXPRESSION.search(page.text):
            anchors[page.path] = found
    for page in written:
        problems += _check_links(root, page, pages, anchors)
        problems += _check_review_page(page, registers)
        problems += _check_frozen_mark(page, frysta)
        problems += _check_owner(page, registers)
    return problems + list(_check_chapters(pages)) + list(check_menu(root, config, pages))


def _anchors(text: str) -> set[str]:
    """Every anchor of a page as the site will have it: headings by the toc extension's rule, and ids in HTML."""
    plain = Page("", text, {}).prose
    found: set[str] = set(re.findall(r"\bid=\"([^\"]+)\"", text))
    for match in HEADING.finditer(plain):
        written = match.group(1) or match.group(2)
        attributes = re.search(r"[ \t]*\{:?([^{}]*)\}$", written)
        if attributes and (own := re.search(r"#([^\s}]+)", attributes.group(1))):
            found.add(own.group(1))
            continue
        title = written[: attributes.start()] if attributes else written
        title = re.sub(r"\[\^[^\]]+\]|<[^>]+>|[*`]|\[([^\]]*)\]\([^)]*\)", r"\1", title)
        slug = base = slugify(title, "-")
        number = 1
        while slug in found:
            slug, number = f"{base}_{number}", number + 1
        found.add(slug)
    return found | {f"fn:{name}" for name in re.findall(r"^\[\^([^\]]+)\]:", text, re.MULTILINE)}


def _check_links(
    root: Path, page: Page, pages: Mapping[str, Page], anchors: Mapping[str, set[str]]
) -> Iterator[Problem]:
    """En länk leder till en sida, en rubrik eller en fil som finns."""
    for line, address in page.links():
        parts = urlsplit(address)
        if parts.scheme.lower() in ("javascript", "data", "vbscript"):
            yield Problem(page.file, line, "", f"länken {quote(address)} får inte köra kod; länka till en sida")
        if parts.scheme or parts.netloc:
            continue
        if parts.path.startswith("/"):
            yield Problem(
                page.file,
                line,
                "",
                f"länken {quote(address)} börjar med /; skriv vägen från den här sidan, till exempel ../om/index.md",
            )
            continue
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(parts.path)))
            if parts.path
            else page.path
        )
        inside = not target.startswith("..")
        if not target.endswith(".md"):
            if not inside or not (root / "docs" / target).is_file():
                hint = near(target, pages) or "; en länk till en sida slutar på .md"
                yield Problem(page.file, line, "", f"länken {quote(address)} leder ingenstans{hint}")
            continue
        if target.startswith(ANNEXES):
            text = f"länken {quote(address)} leder till en begränsad bilaga, som inte finns på webbplatsen; ta bort den"
            yield Problem(page.file, line, "", text)
        if target.startswith(BINDER) and not page.path.startswith(BINDER):
            text = f"länken {quote(address)} leder till en sida som bara finns i pärmen; ta bort den"
            yield Problem(page.file, line, "", text)
        if target not in pages:
            # A page that is there but cannot be read has a fault of its own.
            if not inside or not (root / "docs" / target).is_file():
                text = f"länken {quote(address)} leder till en sida som inte finns{near(target, pages)}"
                yield Problem(page.file, line, "", text)
        elif parts.fragment and unquote(parts.fragment) not in anchors.get(target, {unquote(parts.fragment)}):
            hint = near(unquote(parts.fragment), anchors[target])
            yield Problem(
                page.file, line, "", f"länken {quote(address)} leder till en rubrik som inte finns på sidan{hint}"
            )


def _check_owner(page: Page, registers: Registers | None) -> Iterator[Problem]:
    """En sidas ägare är en roll i registret."""
    owner = page.meta.get("agare")
    if owner is None or registers is None or registers.get("roller", str(owner)):
        return
    known = [role.id for role in registers.roller]
    yield Problem(page.file, 1, "agare", f"rollen {quote(owner)} finns inte i data/roller.yml{near(str(owner), known)}")


def _check_review_page(page: Page, registers: Registers | None) -> Iterator[Problem]:
    """En sida i en återgiven genomgång börjar med raden som säger att originalet gäller."""
    found = re.match(r"(?:genomgang/|bilagor/)(\d{4})[/.]", page.path)
    if not found or registers is None:
        return
    year = found.group(1)
    genomgang = registers.get("genomgangar", year)
    if genomgang is None:
        yield Problem(page.file, 1, "", f"sidan ligger i genomgang/{year}, men data/genomgangar/{year}.yml finns inte")
    elif page.meta.get("genomgang") != int(year):
        yield Problem(page.file, 1, "genomgang", f"sidhuvudet ska ha raden genomgang: {year}")
    elif page.meta.get("fryst"):
        return
    elif (genomgang.aterger or genomgang.utkast) and not re.search(rf"\{{\{{\s*markning\(\s*{year}\b", page.prose):
        yield Problem(
            page.file,
            1,
            "",
            f"sidan ska ha raden {{{{ markning({year}) }}}} under rubriken, så att ingen tar texten för originalet",
        )


def _check_frozen_mark(page: Page, frysta: Mapping[str, Fryst]) -> Iterator[Problem]:
    """Bara lis faststall märker en sida som fryst."""
    if page.meta.get("fryst") and page.path.split("/")[1].removesuffix(".md") not in frysta:
        yield Problem(page.file, 1, "fryst", "sidan hör inte till en fryst genomgång; ta bort raden fryst")


PAGE_RULES = [
    "Sidor: bara anrop av kända makron, med argument som passar; ingen annan mallkod.",
    *(
        f"Sidor: {check.__doc__}"
        for check in (_check_links, _check_review_page, _check_frozen_mark, _check_chapters, check_menu)
    ),
]
