"""`lis genomgang ÅR --kapitel`: a draft whose year has other chapters now follows `data/kapitel.yml`, and nothing written is lost."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.editing.spreadsheet import fold
from macros.editing.yaml_writer import place_of, put
from macros.models import ARENDEN
from macros.models.genomgang import Genomgang
from macros.pages.head import FRONT
from macros.pages.page import Page
from macros.pages.paths import annex_page, review_page
from macros.problems import Felbruk, quote
from macros.registers.load import Registers
from macros.review.year_chapters import Nytt, chapter_text, file_name, find, section_text
from macros.state.kapitel import Kapitelrad, ar_kanda, kapitlen

SECTION = re.compile(r"^## +(\d+\.\d) +(.+?) *(?:\{[^}]*\})? *$", re.MULTILINE)
TITLE = re.compile(r"^# .*$", re.MULTILINE)
BOX = re.compile(r"^!!! att-skriva .*\n(?:\n|    .*(?:\n|\Z))*", re.MULTILINE)
MOVE = "där har någon skrivit; flytta texten först. Inget är ändrat"
CALL = re.compile(r"\{\{[^{}]*\}\}")


@dataclass
class Foljd:
    """What would be written: new texts by their path under the root, pages that go, and lines that tell of it."""

    texter: dict[str, str] = field(default_factory=dict)
    borta: list[str] = field(default_factory=list)
    rader: list[str] = field(default_factory=list)


@dataclass
class Stycke:
    """A section of the draft: its number and name as they stand, and the text below the heading."""

    nummer: str
    titel: str
    text: str


def followed(root: Path, registers: Registers, g: Genomgang, pages: list[Page]) -> Foljd:
    """The draft with the chapters of its year. `pages` are its chapters as they stand. Raises `Felbruk`."""
    year = int(g.id)
    rows = kapitlen(registers, year)
    if not g.utkast or not ar_kanda(registers, year) or not rows:
        raise Felbruk(f"genomgången {g.id} är inget utkast med kapitel i data/kapitel.yml; inget ändras")
    made, held = Foljd(), [part for page in pages for part in _parts(page)]
    taken, moved = _matched(rows, held)
    for row in rows:
        _chapter(root, registers, g, row, find(row.post, pages), (taken, moved), made)
    _dropped(pages, rows, held, taken, made)
    made.borta = [name for name in made.borta if name not in made.texter]
    made.rader += [f"avsnitt {old} är nu {new}" for old, new in moved.items() if old != new]
    _annex(root, g, rows, taken, made)
    _places(root, registers, g, moved, made)
    return made


def _parts(page: Page) -> Iterator[Stycke]:
    """The numbered sections of a page."""
    found = list(SECTION.finditer(page.prose))
    for at, head in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(page.text)
        yield Stycke(head[1], head[2], page.text[head.end() : end])


def _matched(rows: tuple[Kapitelrad, ...], held: list[Stycke]) -> tuple[dict[str, Stycke], dict[str, str]]:
    """({id: the section that is there}, {its number: its new number}), by the names that each has had."""
    by_name = {fold(part.titel): part for part in held}
    taken, moved = {}, {}
    for section in (a for row in rows for a in row.avsnitt):
        part = next((by_name[n] for t in section.post.titlar if (n := fold(t.titel)) in by_name), None)
        if part is not None:
            taken[section.post.id], moved[part.nummer] = part, section.nummer
    return taken, moved


def _chapter(
    root: Path,
    registers: Registers,
    g: Genomgang,
    row: Kapitelrad,
    page: Page | None,
    found: tuple[dict[str, Stycke], dict[str, str]],
    made: Foljd,
) -> None:
    """A chapter's page: what stands before its sections as it is, under its heading of now, then each section."""
    names = {"n": int(g.id), "f": int(g.id) - 1}
    path = f"docs/{review_page(g.id, file_name(row, page))}"
    heading = f"{row.nummer} {row.titel}"
    if page is None:
        fresh = Nytt(Path(path).name, heading, row.post, [], None)
        top = "\n".join(list(chapter_text(fresh, names, registers))[: -1 if row.avsnitt else None])
        made.rader.append(f"ny sida: {path}")
    else:
        text = _source(root, page)
        start, head = SECTION.search(text), FRONT.match(text)
        at = head.end() if head else 0
        top = text[:at] + TITLE.sub(lambda _: f"# {heading}", text[at : start.start() if start else len(text)], count=1)
        made.rader += [f"{page.title} heter nu {heading}"] if page.title != heading else []
        made.borta += [page.file] if page.file != path else []
    parts = [top.strip("\n"), *(_section(registers, a, names, found) for a in row.avsnitt)]
    text = "\n\n".join(parts) + "\n"
    if page is None or page.file != path or text.rstrip() != _source(root, page).rstrip():
        made.texter[path] = text


def _section(registers: Registers, section, names: dict[str, int], found: tuple) -> str:
    """A section under its heading of now, with its own number in the calls that name it; a new one asks to be written."""
    taken, moved = found
    part = taken.get(section.post.id)
    if part is None:
        what = section.post.att_skriva or f"Beskriv det som hör till {section.titel[0].lower()}{section.titel[1:]}."
        return section_text(section.nummer, section.titel, what, names, registers).strip("\n")
    text = _renumbered(part.text, names["n"], moved)
    return f"## {section.nummer} {section.titel}\n\n{text.strip(chr(10))}".rstrip()


def _renumbered(text: str, year: int, moved: Mapping[str, str]) -> str:
    """The calls of the year's sections with their new numbers."""
    call = re.compile(rf'(\{{\{{ *\w+\( *{year} *, *["\'])(\d+\.\d)(?=["\'])')
    return call.sub(lambda m: m[1] + moved.get(m[2], m[2]), text)


def _dropped(
    pages: list[Page], rows: tuple[Kapitelrad, ...], held: list[Stycke], taken: dict[str, Stycke], made: Foljd
) -> None:
    """Chapters and sections that the year no longer has go when nobody has written in them; else nothing is done at all."""
    kept = {id(part) for part in taken.values()}
    gone = [part for part in held if id(part) not in kept]
    if written := [part for part in gone if is_written(part.text)]:
        names = ", ".join(quote(f"{p.nummer} {p.titel}") for p in written)
        raise Felbruk(f"året har inte {names} längre, men {MOVE}")
    made.rader += [f"borttaget: {part.nummer} {part.titel}" for part in gone]
    known = {page.path for row in rows if (page := find(row.post, pages))}
    for page in (p for p in pages if p.path not in known):
        head = SECTION.split(page.prose, maxsplit=1)[0]
        if is_written(TITLE.sub("", head)):
            raise Felbruk(f"året har inte kapitlet {quote(page.title)} längre, men {MOVE}")
        made.borta.append(page.file)
        made.rader.append(f"borttaget: {page.title}")


def is_written(text: str) -> bool:
    """Whether a person has written something beside the calls, the boxes and the purpose."""
    rest = CALL.sub("", BOX.sub("", re.sub(r"^!!! syfte .*\n(?:\n|    .*\n)*", "", text, flags=re.MULTILINE)))
    return bool(rest.strip())


def _annex(root: Path, g: Genomgang, rows: tuple[Kapitelrad, ...], taken: Mapping[str, Stycke], made: Foljd) -> None:
    """The annex calls its sections what the review calls them."""
    path = root / "docs" / annex_page(g.id)
    text = path.read_bytes().decode("utf-8").replace("\r\n", "\n") if path.is_file() else ""
    new = {
        f"## {p.nummer} {p.titel}": f"## {a.nummer} {a.titel}"
        for r in rows
        for a in r.avsnitt
        if (p := taken.get(a.post.id))
    }
    now = "\n".join(new.get(line.rstrip(), line) for line in text.split("\n"))
    if now != text:
        made.texter[f"docs/{annex_page(g.id)}"] = now


def _places(root: Path, registers: Registers, g: Genomgang, moved: Mapping[str, str], made: Foljd) -> None:
    """The matters that stand in the draft get the sections' new numbers."""
    for register in ARENDEN:
        name = f"data/{register}.yml"
        path, text = root / name, None
        for record in registers.of(register):
            for at, place in enumerate(record.stallen):
                new = moved.get(place.avsnitt, place.avsnitt)
                if place.genomgang == g.id and new != place.avsnitt:
                    text = path.read_bytes().decode("utf-8") if text is None else text
                    text = put(text, (*place_of(text, record.id), "stallen", at, "avsnitt"), new)
                    made.rader.append(f"{record.id} står nu i avsnitt {new}")
        if text is not None:
            made.texter[name] = text


def _source(root: Path, page: Page) -> str:
    """The page as it was written, head and all, with plain line ends."""
    return (root / page.file).read_bytes().decode("utf-8").replace("\r\n", "\n")
