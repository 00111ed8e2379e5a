"""The chapters of a review that is begun: those that the city asks for that year, else those of the year before."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from macros.editing.spreadsheet import fold, slug
from macros.models.genomgang import Genomgang
from macros.models.kapitel import Kapitel
from macros.pages.page import Page
from macros.registers.load import Registers
from macros.review.chapters import WITHOUT_SECTIONS, calls
from macros.state.kapitel import Kapitelrad, kapitlen

WRITE = '!!! att-skriva "Att skriva"\n\n    {what}\n'
PURPOSE = re.compile(r'^!!! syfte "[^"]*"\n\n((?:    .*\n|\n)+)', re.MULTILINE)
SECTION = re.compile(r"^## +(\d+\.\d) +(.+)$", re.MULTILINE)
LONGEST_NAME = 60


class Nytt(NamedTuple):
    """A chapter of the new review: the name of its file, its heading, what it is for, its sections, and where it came from."""

    fil: str
    rubrik: str
    post: Kapitel | None
    avsnitt: list[tuple[str, str, str]]
    """(number, title, what is asked for)."""
    forra: Page | None


def next_chapters(registers: Registers | None, before: Genomgang, year: int, pages: Sequence[Page]) -> list[Nytt]:
    """The chapters of a year; `pages` are those of the review before it."""
    asked = kapitlen(registers, year) if registers else ()
    if not asked:
        return [_as_before(page) for page in pages]
    return [_asked(row, find(row.post, pages)) for row in asked]


def _as_before(page: Page) -> Nytt:
    sections = [(number, title, _what(title)) for number, title in SECTION.findall(page.prose)]
    return Nytt(Path(page.path).name, page.title, None, sections, page)


def _asked(row: Kapitelrad, before: Page | None) -> Nytt:
    sections = [(a.nummer, a.titel, a.post.att_skriva or _what(a.titel)) for a in row.avsnitt]
    return Nytt(file_name(row, before), f"{row.nummer} {row.titel}", row.post, sections, before)


def find(post: Kapitel, pages: Sequence[Page]) -> Page | None:
    """The page whose heading is a name that the chapter has had."""
    names = {fold(t.titel) for t in post.titlar}
    return next((page for page in pages if fold(words(page.title)) in names), None)


def words(heading: str) -> str:
    """A chapter's heading without its number."""
    return re.sub(r"^[0-9]+ +", "", heading)


def file_name(row: Kapitelrad, before: Page | None) -> str:
    """The chapter's file: the name that it had while it is called the same, with this year's number."""
    if before is not None and fold(words(before.title)) == fold(row.titel):
        return f"{row.nummer}-{Path(before.path).name.partition('-')[2]}"
    return f"{row.nummer}-{slug(row.titel)[:LONGEST_NAME].strip('-') or 'kapitel'}.md"


def chapter_text(chapter: Nytt, names: dict[str, int], registers: Registers | None) -> Iterator[str]:
    """The chapter with its headings and purpose, what is known, and a place to write in each section."""
    yield f"---\ngenomgang: {names['n']}\ndescription: {_about(chapter, names)}\n---\n"
    yield f"# {chapter.rubrik}\n\n{{{{ markning({names['n']}) }}}}\n"
    purpose = PURPOSE.search(chapter.forra.text) if chapter.forra else None
    if chapter.post and chapter.post.syfte:
        yield f"{{{{ syfte({names['n']}) }}}}\n"
    elif purpose:
        yield f'!!! syfte "Syftet med kapitlet"\n\n{purpose.group(1).rstrip()}\n'
    if not chapter.avsnitt:
        yield WRITE.format(what=WITHOUT_SECTIONS)
    for number, title, what in chapter.avsnitt:
        yield section_text(number, title, what, names, registers)


def section_text(number: str, title: str, what: str, names: dict[str, int], registers: Registers | None) -> str:
    """A section that nobody has written in yet."""
    known = "".join(f"\n{{{{ {call} }}}}\n" for call in calls(number, names, registers))
    return f"## {number} {title}\n{known}\n{WRITE.format(what=what)}"


def _about(chapter: Nytt, names: dict[str, int]) -> str:
    """The description in the page's head: last year's with the years moved on, where the chapter was there and is called the same."""
    if chapter.forra is None or words(chapter.rubrik) != words(chapter.forra.title):
        about = f"{words(chapter.rubrik)}: kapitel i ledningens genomgång {names['n']}."
    else:
        about = chapter.forra.meta.get("description", "Ett kapitel.")
        for old in (names["f"], names["f"] - 1):
            about = about.replace(str(old), str(old + 1))
    # In quotation marks where a colon or a mark would make it something else.
    return (
        '"{}"'.format(about.replace("\\", "\\\\").replace('"', '\\"')) if re.search(r': |["#\\]|^\W', about) else about
    )


def _what(title: str) -> str:
    return f"Beskriv det som hör till {title[0].lower()}{title[1:]}."


def changed(registers: Registers, before: int, year: int) -> list[str]:
    """What the city has added, renamed and dropped between two plan years, a line each."""
    old, new = ({p.id: (n, t) for n, t, p in _flat(registers, y)} for y in (before, year))
    if not old:
        return []
    rows = [f"nytt: {n} {t}" for key, (n, t) in new.items() if key not in old]
    rows += [
        f"nytt namn: {n} {t} (förut {old[key][1]})" for key, (n, t) in new.items() if key in old and old[key][1] != t
    ]
    return rows + [f"borttaget: {n} {t}" for key, (n, t) in old.items() if key not in new]


def _flat(registers: Registers, year: int) -> Iterator[tuple[str, str, Kapitel]]:
    """(number, title, record) of every chapter and section."""
    for row in kapitlen(registers, year):
        yield str(row.nummer), row.titel, row.post
        yield from row.avsnitt
