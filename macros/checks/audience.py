"""Rules for who may read what: a mark that would be narrowed in silence, or that hides nothing, is a fault where it stands."""

from collections.abc import Iterable, Iterator
from datetime import date

from macros.checks.site import Site
from macros.models import MODELS, REGISTERS
from macros.models.base import Record, Synlighet
from macros.models.malgrupp import Malgrupp
from macros.models.synlighet import snavast
from macros.pages.kinds import KINDS, START, kind_of, record_of, year_of
from macros.pages.levels import page_level
from macros.pages.page import Page
from macros.pages.paths import annex_page
from macros.problems import Problem, near, quote
from macros.registers.left import FILL_IN
from macros.registers.levels import record_level
from macros.registers.load import Registers
from macros.state.gallande import rutinen

OPPEN, BEGRANSAD = Synlighet.OPPEN, Synlighet.BEGRANSAD
REVIEWS = "genomgangar"
RESTRICTED = "fältet säger varför något är begränsat"
SEEN = "den som läser sidan ska se att den är beslutad, så ta bort beslutets synlighet"


def check_audience_rows(registers: Registers, idag: date) -> Iterator[Problem]:
    """En rad i malgrupper gäller ett register som finns, och inga två rader gäller samma sak."""
    taken: dict[str, str] = {}
    names = [r.namn for r in REGISTERS]
    for row in registers.malgrupper:
        field, what = _about(row)
        if what == FILL_IN:
            continue  # `lis ny` left it: told of by what stands in the way of real use
        if field == "galler_register" and what not in names:
            text = f"registret {quote(what)} finns inte{near(what, names)}"
            yield registers.problem("malgrupper", row, (field,), text)
        elif first := taken.get(what):
            text = f"raden {first} gäller redan {quote(what)}; ta bort den ena"
            yield registers.problem("malgrupper", row, (field,), text)
        taken.setdefault(what, row.id)
        if row.egen_rot and row.galler_sidor:
            text = "bara ett registers poster kan ligga i den begränsade roten; ta bort raden"
            yield registers.problem("malgrupper", row, ("egen_rot",), text)


def _about(row: Malgrupp) -> tuple[str, str]:
    """(field, what it names) of what a row is about."""
    return ("galler_register", row.galler_register) if row.galler_register else ("galler_sidor", row.galler_sidor)


def check_widest(registers: Registers, idag: date) -> Iterator[Problem]:
    """En post, eller en rad i malgrupper om ett register, visas inte för fler än registret någonsin får visas för."""
    for name, records in registers.records.items():
        for record in records:
            apart = (name, record.id) in registers.egen_rot
            widest = BEGRANSAD if apart else MODELS[name].VIDAST
            if record.synlighet and record.synlighet.rang < widest.rang:
                yield registers.problem(
                    name,
                    record,
                    ("synlighet",),
                    _too_wide(record.synlighet, widest, "den begränsade roten" if apart else f"registret {name}"),
                )
    for row in registers.malgrupper:
        model = MODELS.get(row.galler_register or "")
        if model and row.visas_for.rang < model.VIDAST.rang:
            text = _too_wide(row.visas_for, model.VIDAST, f"registret {row.galler_register}")
            yield registers.problem("malgrupper", row, ("visas_for",), text)


def _too_wide(mark: Synlighet, widest: Synlighet, what: str) -> str:
    return f"{quote(mark)} går inte; det vidaste för {what} är {widest}"


def check_secrecy(registers: Registers, idag: date) -> Iterator[Problem]:
    """Bara det som är begränsat har en grund för det (sekretess); på en genomgång gäller den bilagan."""
    for name, records in registers.records.items():
        for record in records:
            if record.sekretess and name != REVIEWS and record_level(registers, name, record) is not BEGRANSAD:
                text = f"{RESTRICTED}, men posten är {record_level(registers, name, record)}; skriv synlighet: begransad, eller ta bort fältet"
                yield registers.problem(name, record, ("sekretess",), text)


def check_audience_pages(site: Site) -> Iterator[Problem]:
    """En rad i malgrupper om sidor gäller en mapp som tabellen över sidor känner eller en sida som finns, och visar den inte för fler än den får visas för."""
    registers = site.registers
    for row in registers.malgrupper if registers else ():
        what = row.galler_sidor
        if what is None:
            continue
        known = _places(site.pages)
        if what not in known:
            text = f"{quote(f'docs/{what}')} finns inte{near(what, known) or '; en mapp slutar med /, en sida med .md'}"
            yield registers.problem("malgrupper", row, ("galler_sidor",), text)
        elif kind_of(what).genomgang:
            text = "en genomgångs sidor följer genomgångens post; skriv synlighet i data/genomgangar i stället"
            yield registers.problem("malgrupper", row, ("galler_sidor",), text)
        elif row.visas_for.rang < (widest := kind_of(what).vidast).rang:
            yield registers.problem("malgrupper", row, ("visas_for",), _too_wide(row.visas_for, widest, f"docs/{what}"))


def _places(paths: Iterable[str]) -> set[str]:
    """The pages, every folder that holds one, and the folders of the table of pages, which may be empty as yet."""
    folders = {"/".join(steps[:n]) + "/" for path in paths if (steps := path.split("/")) for n in range(1, len(steps))}
    tables = (kind.monster for kind in KINDS if kind.monster.endswith("/") or kind.ur_data or kind.monster == START)
    return {*folders, *paths, *tables}


def check_page_mark(site: Site, page: Page) -> Iterator[Problem]:
    """En sida visas inte för fler än dess mapp eller dess post får visas för; en genomgångs sidor följer genomgångens post."""
    mark = page.meta.get("synlighet")
    if year := year_of(page.path):
        yield from _of_a_review(page, year)
    elif mark and site.registers:
        widest = _widest(site.registers, page)
        if Synlighet(mark).rang < widest.rang:
            yield Problem(page.file, 1, "synlighet", _too_wide(mark, widest, "sidan"))


def _of_a_review(page: Page, year: str) -> Iterator[Problem]:
    """A review is shown whole or not at all."""
    what = (
        "bilagan är alltid begränsad"
        if "bilaga" in kind_of(page.path).pdf
        else "en genomgång visas hel eller inte alls"
    )
    record = f"data/genomgangar/{year}.yml"
    if page.meta.get("synlighet"):
        yield Problem(page.file, 1, "synlighet", f"{what}; ta bort raden, och skriv synlighet i {record}")
    for passage in page.passages:
        text = f"{what}; ta bort raderna runt stycket, och flytta det som är begränsat till docs/{annex_page(year)}"
        yield Problem(page.file, passage.forsta - 1, "", text)


def _widest(registers: Registers, page: Page) -> Synlighet:
    """The widest that a page's kind and its record allow."""
    named = record_of(page.path)
    record = registers.get(*named) if named else None
    own = record_level(registers, named[0], record) if record else OPPEN
    return snavast(kind_of(page.path).vidast, own)


def check_page_secrecy(site: Site, page: Page) -> Iterator[Problem]:
    """Bara en sida som är begränsad, eller har ett begränsat stycke, har en grund för det (sekretess)."""
    if "sekretess" not in page.meta or site.registers is None:
        return
    level = page_level(site.registers, page)
    if level is not BEGRANSAD and all(p.synlighet is not BEGRANSAD for p in page.passages):
        text = (
            f"{RESTRICTED}, men sidan är {level} och har inget stycke mellan <!-- begransad --> och <!-- /begransad -->"
        )
        yield Problem(page.file, 1, "sekretess", text)


def check_deciding(site: Site) -> Iterator[Problem]:
    """Ett beslut som fastställer en sida får läsas av alla som läser sidan."""
    if site.registers is None:
        return
    for decision in site.registers.beslut:
        level = decision.synlighet
        for at, sida in enumerate(decision.faststaller if level else ()):
            page = _widest_of_parts(site, site.registers, sida)
            if page and page_level(site.registers, page).rang < level.rang:
                text = f"beslutet har synlighet {level}, men {page.file} har {page_level(site.registers, page)}; {SEEN}"
                yield site.registers.problem("beslut", decision, ("faststaller", at), text)


def _widest_of_parts(site: Site, registers: Registers, sida: str) -> Page | None:
    """The page that a decision names, or the part of it that most people read."""
    own = [page for path, page in site.pages.items() if path == sida or sida in rutinen(path)]
    return min(own, key=lambda page: page_level(registers, page).rang, default=None)


def check_annex_ground(site: Site) -> Iterator[Problem]:
    """En genomgång har bara en grund för sekretess (sekretess) när den själv är begränsad eller har en bilaga."""
    for review in site.registers.genomgangar if site.registers else ():
        if review.sekretess and not _has_restricted(site, review):
            text = f"{RESTRICTED}, men genomgången har ingen bilaga (docs/{annex_page(review.id)}); ta bort fältet"
            yield site.registers.problem(REVIEWS, review, ("sekretess",), text)


def _has_restricted(site: Site, review: Record) -> bool:
    """Whether a review is restricted, or has an annex that is."""
    return annex_page(review.id) in site.pages or record_level(site.registers, REVIEWS, review) is BEGRANSAD
