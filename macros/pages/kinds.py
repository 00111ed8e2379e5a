"""What kinds of pages there are: one table that says of each folder how its pages are found, judged, copied and printed.

A page in a folder that the table does not have is a fault. Who needs to know where a page lies asks here and writes no path.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.models.synlighet import Synlighet

ROOMS = ("Gör så här", "Åtgärder", "Undantag", "Källor")
"""The headings of every card, in their order."""


@dataclass(frozen=True)
class Kind:
    """What holds for the pages that `monster` fits: a folder (`rutiner/`), a page, or a page with `*` for one step of its path."""

    monster: str
    namn: str | None
    """What a hit in the search is called; None when the search does not have the pages."""
    vikt: float = 0.0
    """Weight in the search: answers before rules before lists."""
    lix: int | None = None
    """The highest readability index (LIX) of the text; None without a limit."""
    rum: tuple[str, ...] = ()
    """The headings that each page has; the limit of readability then holds for the text under the first."""
    kallor: bool = True
    """Whether a figure or a section of law must have its source beside it."""
    forklaras: bool = True
    """Whether words of the glossary are explained, on pages that people write."""
    kopieras: bool = False
    """Whether the pages go into the copy for those without a network."""
    pdf: tuple[str, ...] = ()
    """The documents that the pages may stand in: `genomgang`, `bilaga`, `rattelser`, `anvisning`, `parm`."""
    lage: str = "forslag"
    """What the page's state follows: `forslag` (a decision record about the page), `genomgang` (its review) or `rattelser` (each amendment's own decision)."""
    i_webben: bool = True
    """Whether the pages are on the site; no page there may know of those that are not."""
    i_meny: bool = True
    """Whether a page that people write must be reached from the menu or from another page."""
    bred: bool = False
    """Whether the pages are wide: tables of many columns."""
    genomgang: bool = False
    """Whether the pages belong to a review, whose year is the second step of the path."""
    efterat: bool = False
    """Whether a review's page knows what came after the review's own day."""
    register: str | None = None
    """The register whose records have a page each here, under their id."""
    ur_data: bool = False
    """Whether pages made from data lie here."""
    handledning: str | None = None
    """What a page that says how something is done is called from A to Ö."""
    vidast: Synlighet = Synlighet.OPPEN
    """The widest audience that the pages may ever have."""
    upprepar: bool = False
    """Whether the page's rows stand in full elsewhere: then the search finds the page and not its rows."""

    def fits(self, path: str) -> bool:
        if self.monster.endswith("/"):
            return path.startswith(self.monster)
        if "*" in self.monster:
            return re.fullmatch(re.escape(self.monster).replace(r"\*", "[^/]*"), path) is not None
        return path == self.monster


START = "index.md"
A_O = "a-o/index.md"
CARDS = "kartotek/index.md"
DECISIONS = "beslut/index.md"
DIRECTIVE = "anvisning/index.md"
GLOSSARY = "ordlista/index.md"
INCIDENT_TIMES = "rutiner/incidenthjalp.md"
LEAD_INCIDENT = "rutiner/leda-incident.md"
QUESTIONS = "far-jag/index.md"
REPORT_INCIDENT = "rutiner/rapportera-incident.md"
REQUIREMENTS = "krav/index.md"
SOURCES = "om/kallor.md"
TO_DECIDE = "om/kontoret-beslutar.md"
YEAR_WHEEL = "arshjul/index.md"
ANNEXES = "bilagor/"
"""The folder under `docs/` of restricted annexes: PDFs for the restricted audience, in no site, and no page knows of them."""
BINDER = "parm/"
"""The folder under `docs/` of the pages that only the emergency binder has: they are in no site either."""

LAGE = "Läge och plan"
FIL = "Fil"
"""What a hit is called that leads to a file of the site's own."""
OM = "Om webbplatsen"
NY = "Ny eller konsult"
KINDS: tuple[Kind, ...] = (
    Kind(START, None, kallor=False, forklaras=False, kopieras=True, bred=True),
    Kind("a-o/", None, kopieras=True),
    Kind("far-jag/", "Får jag …?", 1.3, lix=45, kopieras=True),
    Kind(REPORT_INCIDENT, "Rutin", 1.4, lix=40, kopieras=True, pdf=("parm",), handledning="rutin"),
    Kind("rutiner/index.md", "Rutin", 1.4, lix=45, kopieras=True),
    Kind(INCIDENT_TIMES, "Rutin", 1.4, lix=45, kopieras=True, bred=True, handledning="rutin"),
    Kind("rutiner/", "Rutin", 1.4, lix=45, kopieras=True, pdf=("parm",), handledning="rutin"),
    Kind(CARDS, "Kort", 1.1, kopieras=True, i_meny=False),
    Kind(
        "kartotek/",
        "Kort",
        1.1,
        lix=45,
        rum=ROOMS,
        kopieras=True,
        i_meny=False,
        register="kartotek",
        handledning="kort",
    ),
    Kind("konsult/", NY, 1.3),
    Kind("ny-pa-kontoret/", NY, 1.3),
    Kind("roller/", "Roll", 0.9, kallor=False, bred=True, register="roller", ur_data=True),
    Kind("anvisning/", "Anvisning", 0.8, kopieras=True, pdf=("anvisning",)),
    Kind("krav/kataloger/", "Krav", 0.85, bred=True, upprepar=True),
    Kind("krav/", "Krav", 0.85),
    Kind("ordlista/", "Ordlista", 0.75, forklaras=False, kopieras=True),
    Kind("register/objekt.md", "Objekt", 0.8, kallor=False, bred=True, ur_data=True),
    Kind("register/objekt/", "Objekt", 0.8, kallor=False, bred=True, register="objekt", ur_data=True),
    Kind("register/system.md", "System", 0.8, kallor=False, bred=True, ur_data=True),
    Kind("register/system/", "System", 0.8, kallor=False, bred=True, register="system", ur_data=True),
    Kind("register/inforandesteg.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/kallor.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/kartotek.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/lokala_beslut.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/ordlista.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/svar.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/vardagsfragor.md", "Register", 0.55, kallor=False, bred=True, ur_data=True, upprepar=True),
    Kind("register/", "Register", 0.55, kallor=False, bred=True, ur_data=True),
    Kind(
        "genomgang/*/rattelser.md",
        "Ledningens genomgång",
        0.5,
        kallor=False,
        forklaras=False,
        pdf=("rattelser",),
        lage="rattelser",
        genomgang=True,
        efterat=True,
        ur_data=True,
    ),
    Kind(
        "genomgang/",
        "Ledningens genomgång",
        0.5,
        kallor=False,
        forklaras=False,
        pdf=("genomgang",),
        lage="genomgang",
        genomgang=True,
    ),
    Kind(SOURCES, OM, 0.5, kallor=False, forklaras=False, kopieras=True, upprepar=True),
    Kind("om/index.md", OM, 0.5, kallor=False, forklaras=False, kopieras=True),
    Kind("om/redigera/", "Så ändrar du", 0.9, lix=45, forklaras=False, handledning="steg för den som ändrar"),
    Kind("om/", OM, 0.5, kallor=False, forklaras=False),
    Kind("arshjul/", LAGE, 0.8),
    Kind("beslut/", LAGE, 0.8),
    Kind("jamforelse/", LAGE, 0.8, ur_data=True),
    Kind("laget/", LAGE, 0.8),
    Kind("plan/", LAGE, 0.8),
    Kind("risker/", LAGE, 0.8),
    Kind("uppfoljning/", LAGE, 0.8),
    Kind(
        ANNEXES,
        None,
        forklaras=False,
        pdf=("bilaga",),
        lage="genomgang",
        i_webben=False,
        i_meny=False,
        genomgang=True,
        vidast=Synlighet.BEGRANSAD,
    ),
    Kind(BINDER, None, lix=45, forklaras=False, pdf=("parm",), i_webben=False, i_meny=False),
    Kind("*.md", LAGE, 0.8),
)
"""The first that fits holds: what is narrower stands before what is wider. The last is for pages outside every folder."""
UNKNOWN = Kind("", LAGE, 0.8)
"""What is taken to hold for a page that the table does not have, beside the fault: it goes nowhere by itself."""


@lru_cache(maxsize=8192)
def kind_of(path: str) -> Kind:
    """The kind of a page, by its path under `docs/`; `UNKNOWN` when the table does not have its folder."""
    return next((kind for kind in KINDS if kind.fits(path)), UNKNOWN)


@lru_cache(maxsize=8192)
def kind_at(address: str) -> Kind:
    """The kind of a finished page, by its address from the site's root: `kartotek/loggning/`, `""` for the start page.

    An address does not say whether its page is `a/b.md` or `a/b/index.md`: the first row that fits either holds.
    """
    stem = address.strip("/")
    paths = (f"{stem}.md", f"{stem}/index.md") if stem and stem != "." else (START,)
    return next((kind for kind in KINDS if any(kind.fits(path) for path in paths)), UNKNOWN)


def is_known(path: str) -> bool:
    """Whether the table has the page's folder."""
    return kind_of(path) is not UNKNOWN


def is_open(path: str) -> bool:
    """Whether the page is on the site."""
    return kind_of(path).i_webben


def is_index(path: str) -> bool:
    """Whether the page is the first of its folder."""
    return path == START or path.endswith(f"/{START}")


def year_of(path: str) -> str | None:
    """The year of the review that a page belongs to: `genomgang/2027/…` and `bilagor/2027.md` give `2027`."""
    step = path.split("/")[1].partition(".")[0] if kind_of(path).genomgang and "/" in path else ""
    return step if re.fullmatch(r"[0-9]{4}", step) else None


def record_of(path: str) -> tuple[str, str] | None:
    """(register, id) of the record that has this page as its own; None when no register has pages here."""
    kind = kind_of(path)
    if kind.register is None or is_index(path):
        return None
    return kind.register, path.removeprefix(kind.monster).removesuffix(".md")


def review_chapter(path: str) -> tuple[str, int] | None:
    """(year, number) of a review's chapter, `genomgang/2027/3-status.md`; None for every other page."""
    number = re.match(r"([0-9]+)-", path.rpartition("/")[2])
    year = year_of(path)
    chapter = year and number and path.count("/") == 2 and is_open(path)
    return (year, int(number.group(1))) if chapter else None


def known_folders() -> list[str]:
    """The names of the folders under `docs/` that the table has, in order."""
    return sorted({kind.monster.partition("/")[0] for kind in KINDS if "/" in kind.monster})


def search_kinds() -> list[tuple[str, float]]:
    """(what a hit is called, its weight) of every kind that the search has, each once, in the table's order."""
    return list(dict.fromkeys((kind.namn, kind.vikt) for kind in KINDS if kind.namn is not None))
