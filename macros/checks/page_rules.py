"""Rules for pages: macro calls, folders, chapters, owners, marks. Nothing in a page is ever run; only listed views are called."""

import re
from collections.abc import Iterator

from macros.checks.site import Site
from macros.pages.kinds import is_known, known_folders, review_chapter, year_of
from macros.pages.page import Page
from macros.pages.paths import review_folder
from macros.prepared.calls import KNOWN
from macros.problems import Problem, near, quote
from macros.registers.roles import role_fault
from macros.views.platser import PLATS, plats_av

CALL = re.compile(r"\{\{\s*(\w+\([^)}]*\))")
NO_FOLDER = "lägg sidan i en mapp som finns, eller för in mappen i tabellen i macros/pages/kinds.py"


def check_chapters(site: Site) -> Iterator[Problem]:
    """Två sidor i en genomgång har inte samma kapitelnummer."""
    taken: dict[tuple[str, int], Page] = {}
    for path, page in site.pages.items():
        chapter = review_chapter(path)
        first = taken.setdefault(chapter, page) if chapter else page
        if first is not page:
            text = f"kapitel {chapter[1]} är redan {first.file}; ge sidan ett annat nummer"
            yield Problem(page.file, 1, "", text)


def check_kinds(site: Site) -> Iterator[Problem]:
    """En sida ligger i en mapp som tabellen över sidor känner, så att det är bestämt hur den hittas, kontrolleras och kopieras."""
    for path, page in site.pages.items():
        if not is_known(path):
            folder = path.partition("/")[0]
            hint = near(folder, known_folders()) or f"; {NO_FOLDER}"
            text = f"ingen har bestämt vad mappen {quote(folder)} är för{hint}"
            yield Problem(page.file, 1, "", text)


def check_calls(site: Site) -> Iterator[Problem]:
    """En sida har bara anrop av kända makron, med argument som passar, och ingen annan mallkod."""
    for page in site.written:
        _ = site.preparation[page.path]
    yield from tuple(site.preparation.problems)


def check_owner(site: Site, page: Page) -> Iterator[Problem]:
    """En sidas ägare är en roll i registret."""
    owner = page.meta.get("agare")
    if owner is not None and site.registers and (fault := role_fault(site.registers, str(owner))):
        yield Problem(page.file, 1, "agare", fault)


def check_review_page(site: Site, page: Page) -> Iterator[Problem]:
    """En sida i en genomgång som inte är fryst börjar med raden som säger om den är utkast eller återgiven."""
    year = year_of(page.path)
    if year is None or site.registers is None:
        return
    genomgang = site.registers.get("genomgangar", year)
    if genomgang is None:
        yield Problem(
            page.file, 1, "", f"sidan ligger i {review_folder(year)[:-1]}, men data/genomgangar/{year}.yml finns inte"
        )
    elif page.meta.get("genomgang") != int(year):
        yield Problem(page.file, 1, "genomgang", f"sidhuvudet ska ha raden genomgang: {year}")
    elif page.meta.get("fryst"):
        return
    elif not re.search(rf"\{{\{{\s*markning\(\s*{year}\b", page.prose):
        yield Problem(
            page.file,
            1,
            "",
            f"sidan ska ha raden {{{{ markning({year}) }}}} under rubriken, så att ingen tar texten för något den inte är",
        )


def check_annex(site: Site, page: Page) -> Iterator[Problem]:
    """En genomgångs sidor anropar bara makron som har en plats: dokumentet, som är allmän handling, eller bilagan."""
    genomgang = site.registers.get("genomgangar", year_of(page.path) or "") if site.registers else None
    if genomgang is None or genomgang.aterger or page.meta.get("fryst"):
        return
    for match in CALL.finditer(page.prose):
        name = plats_av(match.group(1))
        if name not in PLATS and name in KNOWN:
            text = f"makrot {quote(name)} kan visa sådant som hör till den begränsade bilagan; ta bort anropet"
            yield Problem(page.file, page.line(match.start()), "", text)


def check_frozen_mark(site: Site, page: Page) -> Iterator[Problem]:
    """Bara lis faststall märker en sida som fryst."""
    if page.meta.get("fryst") and year_of(page.path) not in site.frysta:
        yield Problem(page.file, 1, "fryst", "sidan hör inte till en fryst genomgång; ta bort raden fryst")
