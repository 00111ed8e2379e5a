"""Rules for a review's chapters: the register of them holds together, and a review has those of its year."""

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.site import Site
from macros.models.genomgang import Genomgang
from macros.models.kapitel import Kapitel
from macros.pages.kinds import review_chapter
from macros.pages.page import Page
from macros.pages.paths import review_page
from macros.problems import Problem, near, quote
from macros.registers.load import Registers
from macros.state.kapitel import Kapitelrad, ar_kanda, kapitlen, nummer_for

MOST_SECTIONS = 9
SECTION = re.compile(r"^## +(\d+\.\d) +(.+?) *(?:\{[^}]*\})? *$", re.MULTILINE)


def check_chapter_parts(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett avsnitt i genomgången hör till ett kapitel, och inget år har två med samma namn eller fler än nio avsnitt i ett kapitel."""
    by_id = {k.id: k for k in registers.kapitel}
    for post in registers.kapitel:
        owner = by_id.get(post.i_kapitel) if post.i_kapitel else None
        if owner is not None and owner.i_kapitel is not None:
            text = f"{quote(owner.id)} är ett avsnitt; skriv kapitlet {quote(owner.i_kapitel)}, eller ta bort raden"
            yield registers.problem("kapitel", post, ("i_kapitel",), text)
    told: set[str] = set()
    for year in _years(registers):
        for post, text in _crowded(kapitlen(registers, year), year):
            if post.id not in told:
                told.add(post.id)
                yield registers.problem("kapitel", post, ("titlar",), text)


def _years(registers: Registers) -> list[int]:
    """The plan years in which something changes."""
    found = {t.fran for k in registers.raknas.kapitel for t in k.titlar}
    return sorted(found | {int(k.till) + 1 for k in registers.raknas.kapitel if k.till})


def _crowded(rows: tuple[Kapitelrad, ...], year: int) -> Iterator[tuple[Kapitel, str]]:
    """(record, fault) of names that stand twice beside each other, and of chapters with too many sections."""
    for beside in (rows, *(row.avsnitt for row in rows)):
        names: dict[str, str] = {}
        for part in beside:
            if (first := names.setdefault(part.titel.casefold(), part.post.id)) != part.post.id:
                yield part.post, f"{quote(first)} heter också {quote(part.titel)} {year}; ge det ena ett annat namn"
    for row in rows:
        if len(row.avsnitt) > MOST_SECTIONS:
            text = f"kapitlet {quote(row.post.id)} har fler än {MOST_SECTIONS} avsnitt {year}; ge något av dem ett kapitel till"
            yield row.avsnitt[-1].post, text


def check_required_sections(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som en genomgång ska innehålla pekar på avsnitt som något år har haft."""
    if not any(ar_kanda(registers, int(g.id)) for g in registers.genomgangar):
        return  # no review has its sections from the register yet
    years = _years(registers)
    ids = sorted({k.id for k in registers.raknas.kapitel if k.i_kapitel})
    for krav in registers.underlagskrav:
        for at, key in enumerate(krav.avsnitt):
            if not any(nummer_for(registers, key, year) for year in years):
                text = f"inget avsnitt i data/kapitel.yml heter {quote(key)}{near(key, ids)}"
                yield registers.problem("underlagskrav", krav, ("avsnitt", at), text)


def check_asked_chapters(site: Site) -> Iterator[Problem]:
    """En genomgång har kapitlen och avsnitten som `data/kapitel.yml` säger att året har, med samma rubriker."""
    if site.registers is None:
        return
    for g in site.registers.genomgangar:
        # A retold review has the chapters of its document.
        if not g.aterger and ar_kanda(site.registers, int(g.id)):
            yield from _of_review(site, site.registers, g)


def _of_review(site: Site, registers: Registers, g: Genomgang) -> Iterator[Problem]:
    found = {c[1]: p for path, p in site.pages.items() if (c := review_chapter(path)) and c[0] == g.id}
    asked = {row.nummer: row for row in kapitlen(registers, int(g.id))}
    for number, row in asked.items():
        page = found.get(number)
        what = _differs(page, row) if page else f"kapitlet {quote(f'{number} {row.titel}')} saknas"
        if what:
            yield _fault(site, registers, g, row.post, page, what)
    for number in sorted(set(found) - set(asked)):
        text = f"{quote(found[number].title)} är inget av årets kapitel i data/kapitel.yml; {_how(g)}"
        yield Problem(found[number].file, 1, "", text)


def _differs(page: Page, row: Kapitelrad) -> str:
    """What is wrong in a chapter's heading, else in its sections; '' when nothing is."""
    heading = f"{row.nummer} {row.titel}"
    if page.title != heading:
        return f"rubriken är {quote(page.title)}, men i data/kapitel.yml {quote(heading)}"
    asked = [f"{a.nummer} {a.titel}" for a in row.avsnitt]
    found = [f"{m[1]} {m[2]}" for m in SECTION.finditer(page.prose)]
    missing, more = [x for x in asked if x not in found], [x for x in found if x not in asked]
    told = [f"avsnittet {quote(missing[0])} saknas{_rest(missing)}"] if missing else []
    told += [f"{quote(more[0])}{_rest(more)} är inget av årets avsnitt i data/kapitel.yml"] if more else []
    return " och ".join(told) or (
        "" if asked == found else "avsnitten står inte i samma ordning som i data/kapitel.yml"
    )


def _rest(names: list[str]) -> str:
    return f" (och {len(names) - 1} till)" if len(names) > 1 else ""


def _fault(site: Site, registers: Registers, g: Genomgang, post: Kapitel, page: Page | None, what: str) -> Problem:
    """What differs: of a draft at its page, of a decided review at the record, for the page never changes."""
    if g.id not in site.frysta:
        return Problem(page.file if page else f"docs/{review_page(g.id)}", 1, "", f"{what}; {_how(g)}")
    text = f"genomgången {g.id} är fastställd, och där är det annorlunda: {what}; ändra inte år som har varit, skriv en rad till"
    return registers.problem("kapitel", post, ("titlar",), text)


def _how(g: Genomgang) -> str:
    return f"kör lis genomgang {g.id} --kapitel, eller rätta data/kapitel.yml"
