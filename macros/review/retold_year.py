"""`lis ny genomgang ÅR --ur FIL.docx`: a review that was decided elsewhere becomes pages and data that retell it."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path

from macros.build.site import own_config
from macros.content import Content, load_content
from macros.editing.document import read_document
from macros.editing.files import save_all
from macros.editing.lasning import Vakt
from macros.editing.spreadsheet import slug
from macros.editing.yaml_writer import append, new_file
from macros.models.base import UNKNOWN
from macros.models.genomgang import Genomgang
from macros.pages.paths import review_page
from macros.problems import Felbruk, Problem
from macros.review.new_year import add_year, forget_year
from macros.review.retold import Del, Uppdelad, chapters, compared, divided, known_headings, nearest
from macros.review.retold_promises import Loften, promises
from macros.review.word_text import markdown
from macros.review.word_write import PARTS

Edit = Callable[[str], str]
LONGEST_NAME = 40
INDEX = """---
genomgang: {n}
description: Ledningens genomgång {n}, återgiven ur det beslutade dokumentet, med kapitlen och uppgifter om dokumentet.
---

# Ledningens genomgång {n}

{{{{ markning({n}) }}}}

{{{{ pdf_lank({n}) }}}}

## Kapitlen {{ .bara-webb }}

{{{{ kapitel({n}) }}}}

## Om genomgången

{{{{ faktaruta({n}) }}}}
"""


@dataclass
class Atergiven:
    """A retold year before it is written: its files, its promises, its chapters, and what a person must look at."""

    ar: int
    filer: dict[str, str]
    loften: Loften
    kapitel: list[list[Del]]
    berattat: list[str]


def read_retold(content: Content, year: int, path: Path, day: date, vakt: Vakt) -> Atergiven:
    """What a document becomes. Raises `Felbruk` when the year is there already, or the file has no chapters."""
    if content.registers.get("genomgangar", str(year)):
        raise Felbruk(f"genomgången {year} finns redan; ingen genomgång skrivs över")
    known = known_headings(content.pages, year)
    parts = divided(read_document(path), known, vakt)
    made = promises(parts.delar, year, content.registers, nearest(content.pages, year))
    found = chapters(parts)
    return Atergiven(year, _files(content, year, day, found, made), made, found, _told(parts, known, made))


def _told(parts: Uppdelad, known: dict[str, str], made: Loften) -> list[str]:
    return [*parts.berattat, *compared(parts, known), *made.berattat]


def _files(content: Content, year: int, day: date, found: list[list[Del]], made: Loften) -> dict[str, str]:
    """(path under the root, text) of every file of the year."""
    held = {p["avsnitt"] for records in made.poster.values() for r in records for p in r["stallen"]}
    held |= {place["avsnitt"] for *_, place in made.platser}
    files = {
        f"data/genomgangar/{year}.yml": _data(content, year, day),
        f"docs/{review_page(year)}": INDEX.format(n=year),
    }
    for parts in found:
        name = f"{parts[0].nummer}-{slug(parts[0].titel)[:LONGEST_NAME].strip('-') or 'kapitel'}.md"
        files[f"docs/{review_page(year, name)}"] = "\n\n".join(_page(parts, year, held)) + "\n"
    return files


def _page(parts: list[Del], year: int, held: set[str]) -> Iterator[str]:
    """A chapter's page: its text as the document has it, and in a section with promises what the registers know of them."""
    chapter = parts[0]
    yield f'---\ngenomgang: {year}\ndescription: "Kapitel {chapter.nummer} i ledningens genomgång {year}, återgivet."\n---'
    yield f"# {chapter.nummer} {chapter.titel}"
    yield f"{{{{ markning({year}) }}}}"
    for part in parts:
        if part.ar_avsnitt:
            yield f"## {part.nummer} {part.titel}"
        if part.block:
            yield markdown(part.block, {})
        if part.nummer in held:
            yield f'{{{{ arenden({year}, "{part.nummer}") }}}}'


def _data(content: Content, year: int, day: date) -> str:
    """The year's file: it retells, and what the document says of itself is for a person to fill in."""
    near = min(content.registers.genomgangar, key=lambda g: abs(int(g.id) - year), default=None)
    annex = near.bilaga_till.replace(near.id, str(year)) if isinstance(near, Genomgang) else f"Verksamhetsplan {year}"
    record = {
        "id": year,
        "titel": f"Ledningens genomgång {year}",
        "bilaga_till": annex,
        "redovisar": year - 1,
        "dokumentnummer": UNKNOWN,
        "aterger": True,
        "kontaktperson": {"namn": UNKNOWN, "roll": near.kontaktperson.roll if near else "isam"},
        "bedomd_dag": {"dag": day},
        **dict.fromkeys(("beslutad", "beslutad_av", "uppfoljning", "nasta"), UNKNOWN),
    }
    comments = (
        f"Ledningens genomgång {year}, återgiven ur ett dokument som är beslutat på annat håll; originalet gäller.",
        "Fyll i dokumentnummer och det andra som dokumentet säger. Läs sidorna mot originalet, kör sedan lis faststall med --atergiven.",
    )
    return new_file("genomgangar", record, comments)


def tried(content: Content, made: Atergiven) -> list[Problem]:
    """The faults that the root would have with the year in it; nothing is written in the root."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "rot"
        for name in PARTS:
            if (content.root / name).is_dir():
                shutil.copytree(content.root / name, copy / name)
            elif (content.root / name).is_file():
                (copy / name).write_bytes((content.root / name).read_bytes())
        write_retold(copy, content, made)
        return load_content(copy, own_config(copy), content.dag).problems


def write_retold(root: Path, content: Content, made: Atergiven) -> list[str]:
    """Write the year, its menu and its promises; what was written. All or nothing."""
    texts = {
        path: (before, reduce(lambda text, edit: edit(text), edits, before))
        for path, edits in _edits(root, content, made).items()
        if (before := path.read_bytes().decode("utf-8")) is not None
    }
    written = add_year(root, made.ar, made.filer)
    try:
        save_all(root, texts, lambda: [])
    except BaseException:
        forget_year(root, made.filer)
        raise
    return [*written, *(path.relative_to(root).as_posix() for path in texts)]


def _edits(root: Path, content: Content, made: Atergiven) -> dict[Path, list[Edit]]:
    """How each register's file changes."""
    edits: dict[Path, list[Edit]] = {}
    for register, record_id, place in made.loften.platser:
        source, loc = content.registers.places[register, record_id]
        edits.setdefault(root / source.path, []).append(_append((*loc, "stallen"), place))
    for register, records in made.loften.poster.items():
        edits.setdefault(root / "data" / f"{register}.yml", []).extend(_append((), record) for record in records)
    return edits


def _append(loc: tuple, value: dict) -> Edit:
    return lambda text: append(text, loc, value)
