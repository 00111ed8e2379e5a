"""A review that was decided elsewhere, in Word, as chapters: by its headings' numbers, or by what the nearest year calls them."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from macros.editing.docblock import RUBRIK, Block
from macros.editing.document import Dokument
from macros.editing.lasning import Vakt
from macros.editing.spreadsheet import fold
from macros.pages.kinds import review_chapter
from macros.pages.page import Page
from macros.problems import Felbruk, quote
from macros.registers.characters import bad_sign

NUMBERED = re.compile(r"(?:kapitel )?([0-9]{1,2})(?:\.([0-9]))?(?:\.[0-9]+)*\.?[\s:–-]+(\S.*)", re.IGNORECASE)
DEEPER = re.compile(r"[0-9]{1,2}\.[0-9]+\.[0-9]")
SECTION = re.compile(r"^## +(\d+\.\d) +(.+)$", re.MULTILINE)
CONTENTS = ("toc", "contents", "innehåll", "table of")
LIKE = 0.85
"""How like a known heading one must be to be taken for it."""


@dataclass
class Del:
    """A chapter or a section: its number (`3`, `3.1`), its name, its text; `kand` is the known section that it is."""

    nummer: str
    titel: str
    kand: str
    block: list[Block] = field(default_factory=list)

    @property
    def kapitel(self) -> int:
        return int(self.nummer.partition(".")[0])

    @property
    def ar_avsnitt(self) -> bool:
        return "." in self.nummer


@dataclass
class Uppdelad:
    """A document in its parts, in order, and what did not fit."""

    delar: list[Del] = field(default_factory=list)
    berattat: list[str] = field(default_factory=list)


def nearest(pages: Mapping[str, Page], year: int) -> int | None:
    """The year of the review that is nearest to a year; None without any."""
    years = {int(c[0]) for p in pages if (c := review_chapter(p))}
    return min(years, key=lambda y: (abs(y - year), y), default=None)


def known_headings(pages: Mapping[str, Page], year: int) -> dict[str, str]:
    """The number of each chapter and section by its name, folded, of the review nearest to a year."""
    near = nearest(pages, year)
    made: dict[str, str] = {}
    for path, page in pages.items():
        chapter = review_chapter(path)
        if chapter and int(chapter[0]) == near:
            made[fold(re.sub(r"^[0-9]+ +", "", page.title))] = str(chapter[1])
            made |= {fold(title): number for number, title in SECTION.findall(page.prose)}
    return made


def divided(dokument: Dokument, known: Mapping[str, str], vakt: Vakt) -> Uppdelad:
    """The parts of a document. What stands before the first chapter, and what no page may hold, is told and left."""
    made, before = Uppdelad(), 0
    for block in dokument.block:
        if block.tom or block.stil.lower().startswith(CONTENTS):
            continue
        if block.slag == RUBRIK and (part := _part(block, known, made)):
            made.delar.append(part)
        elif not made.delar:
            before += 1
        elif (
            told := vakt(block.text)
            or bad_sign(block.text)
            or ("tecknet < används inte" if "<" in block.text else None)
        ):
            made.berattat.append(f"{made.delar[-1].nummer}: ett stycke är inte med ({told}); skriv om det för hand")
        else:
            made.delar[-1].block.append(block)
    if not made.delar:
        raise Felbruk(
            "filen har inga rubriker som går att läsa som kapitel; ge kapitlen Words rubrikformat, eller skriv numret först"
        )
    if before:
        made.berattat.append(
            f"{before} stycken före det första kapitlet är inte med: titelsida, innehåll eller inledning"
        )
    made.berattat += [f"{name} i filen är inte lästa: {n}" for name, n in sorted(dokument.utelamnat.items())]
    made.berattat += [f"kommentaren är inte med: {k.text}" for k in dokument.kommentarer]
    return made


def _part(block: Block, known: Mapping[str, str], made: Uppdelad) -> Del | None:
    """The chapter or section that a heading begins; None, and told, when it is a heading within one."""
    text = block.text
    found = NUMBERED.fullmatch(text) if not DEEPER.match(text) else None
    title = found[3] if found else text
    like = difflib.get_close_matches(fold(title), known, n=1, cutoff=LIKE)
    at = known[like[0]] if like else ""
    number = f"{int(found[1])}{f'.{found[2]}' if found[2] else ''}" if found else at
    taken = {part.nummer for part in made.delar}
    if number and number not in taken:
        return Del(number, title, at or number)
    if made.delar:
        why = f"numret {number} finns redan" if number else "den känns inte igen som kapitel eller avsnitt"
        if block.niva < 3 or number:
            made.berattat.append(f"rubriken {quote(text)}: {why}; den står som underrubrik i {made.delar[-1].nummer}")
    return None


def compared(made: Uppdelad, known: Mapping[str, str]) -> list[str]:
    """What the year has that the nearest does not, and the other way round."""
    names = {number: name for name, number in known.items()}
    ours = {part.kand for part in made.delar}
    new = [part for part in made.delar if part.kand not in names]
    gone = [number for number in names if number not in ours]
    rows = [f"nytt mot närmaste år: {part.nummer} {part.titel}" for part in new]
    return rows + ([f"finns i närmaste år men inte i filen: {', '.join(sorted(gone, key=_order))}"] if gone else [])


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def chapters(made: Uppdelad) -> list[list[Del]]:
    """Each chapter with its sections, in the order of their numbers; a section without its chapter has one made."""
    by_number: dict[int, list[Del]] = {}
    for part in sorted(made.delar, key=lambda p: _order(p.nummer)):
        by_number.setdefault(part.kapitel, []).append(part)
    for number, parts in by_number.items():
        if parts[0].ar_avsnitt:
            parts.insert(0, Del(str(number), f"Kapitel {number}", ""))
    return list(by_number.values())


def shown(parts: Sequence[Del]) -> str:
    """A chapter on one line: its name and how much it holds."""
    count = sum(len(part.block) for part in parts)
    sections = [part.nummer for part in parts[1:]]
    more = (
        f", avsnitt {sections[0]}–{sections[-1]}"
        if len(sections) > 1
        else f", avsnitt {sections[0]}"
        if sections
        else ""
    )
    return f"{parts[0].nummer} {parts[0].titel}{more}: {count} stycken"
