"""`lis ny genomgang ÅR`: the next year's pages and data, made from the year before."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from macros.build.site import own_config
from macros.editing.files import save
from macros.editing.yaml_writer import new_file
from macros.models.base import SAKNAS, UNKNOWN
from macros.models.genomgang import Genomgang
from macros.pages.kinds import review_chapter
from macros.pages.page import Page
from macros.pages.paths import annex_page, review_folder, review_page
from macros.problems import Felbruk
from macros.registers.load import Registers
from macros.review.chapters import ANNEX_TEXT, calls, of_the_annex
from macros.review.menu import with_review
from macros.review.year_chapters import Nytt, chapter_text, next_chapters

INDEX = """---
genomgang: {n}
description: Ledningens genomgång {n}, med vad det blev av tidigare genomgångar och vad som är känt.
---

# Ledningens genomgång {n}

{{{{ markning({n}) }}}}

{{{{ ledningssida({n}) }}}}

{{{{ pdf_lank({n}) }}}}

## Ledningens bedömning

{{{{ bedomning({n}) }}}}

## Vad det blev av tidigare genomgångar

{{{{ loften_per_ar({f}) }}}}

## Det som ska finnas med

{{{{ fullstandighet({n}) }}}}

## Kapitlen {{ .bara-webb }}

{{{{ kapitel({n}) }}}}

## Om genomgången

{{{{ faktaruta({n}) }}}}
"""


ANNEX = """---
genomgang: {n}
description: Begränsad bilaga till ledningens genomgång {n}, med det som visar brister och inte ska spridas.
---

# Begränsad bilaga {n}

{{{{ markning({n}) }}}}

Bilagan är en egen PDF, bara för en namngiven grupp. Här står det som visar brister. Lämna inte ut den utan att pröva sekretessen.

{sections}## Öppna ärenden som visar svagheter

{{{{ svagheter({n}) }}}}

## System som saknar något

{{{{ systembrister({n}) }}}}

## Det som bara ledningen ska läsa

!!! att-skriva "Att skriva"

    {what}
"""
SET_THE_DAY = "Dagen då utkastet gjordes. Ändra den till dagen då genomgången hålls."
"""Why the day of a new review is an assumption."""


def build_year(
    year: int,
    before: Genomgang,
    pages: Mapping[str, Page],
    registers: Registers | None = None,
    day: date | None = None,
) -> dict[str, str]:
    """(path under the root, text) of every file of review `year`, from the review of the year before.

    `registers` say which projects there are to tell of; `day` is the one that the draft tells of until somebody sets it.
    """
    chapters = [p for path, p in pages.items() if (review_chapter(path) or ("",))[0] == before.id]
    if not chapters:
        raise Felbruk(f"genomgången {before.id} har inga kapitel att utgå från")
    chapters.sort(key=lambda page: review_chapter(page.path))
    asked = next_chapters(registers, before, year, chapters)
    names = {"n": year, "f": int(before.id)}
    files = {
        f"data/genomgangar/{year}.yml": _data(year, before, day or date(year - 1, 1, 1)),
        f"docs/{review_page(year)}": INDEX.format(**names),
    }
    for chapter in asked:
        files[f"docs/{review_page(year, chapter.fil)}"] = "\n".join(chapter_text(chapter, names, registers)) + "\n"
    return files | {f"docs/{annex_page(year)}": _annex(asked, names, registers)}


def write_year(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write the files: none when any of them is there already, and none is left when one cannot be written."""
    taken = [name for name in files if (root / name).exists()]
    if taken:
        raise Felbruk(f"{taken[0]} finns redan; inget är skrivet")
    try:
        for name, text in files.items():
            save(root, root / name, text)
    except BaseException:
        forget_year(root, files)
        raise
    return list(files)


def forget_year(root: Path, files: Iterable[str]) -> None:
    """Take away the files that were being written, so that the command can be run again."""
    for name in files:
        (root / name).unlink(missing_ok=True)


def add_year(root: Path, year: int, files: Mapping[str, str]) -> list[str]:
    """Write the files and put the review in the menu, where the root has one; what was written. All or nothing."""
    menu = own_config(root)
    before = menu.read_bytes().decode("utf-8") if menu else ""
    pages = [name.removeprefix("docs/") for name in files if name.startswith(f"docs/{review_folder(year)}")]
    after = with_review(before, f"Ledningens genomgång {year}", pages) if menu else before
    written = write_year(root, files)
    if menu and after != before:
        try:
            save(root, menu, after)
        except BaseException:
            forget_year(root, files)
            raise
        written.append(menu.name)
    return written


def _annex(chapters: list[Nytt], names: dict[str, int], registers: Registers | None) -> str:
    """The annex: of each section what the document leaves out, then what each system lacks, and a place to write."""
    parts = []
    for number, title, _ in (section for chapter in chapters for section in chapter.avsnitt):
        told = [f"{{{{ {call} }}}}\n" for call in calls(number, names, registers) if of_the_annex(call)]
        parts += [f"## {number} {title}\n", *told] if told else []
    return ANNEX.format(**names, what=ANNEX_TEXT, sections="".join(f"{part}\n" for part in parts))


def _data(year: int, before: Genomgang, day: date) -> str:
    """The year's file: the agenda is carried over, everything that nobody has said is unknown."""
    agenda = UNKNOWN if before.nasta is SAKNAS else before.nasta.agenda
    judged = dict.fromkeys(("lampligt", "tillrackligt", "verkan", "skal"), UNKNOWN)
    record = {
        "id": year,
        "titel": f"Ledningens genomgång {year}",
        "bilaga_till": f"Trafikkontorets Verksamhetsplan {year}",
        "redovisar": year - 1,
        "dokumentnummer": UNKNOWN,
        "aterger": False,
        "utkast": True,
        "kontaktperson": {"namn": UNKNOWN, "roll": before.kontaktperson.roll},
        "bedomd_dag": {"dag": day, "antagande": SET_THE_DAY},
        **dict.fromkeys(("beslutad", "beslutad_av", "uppfoljning", "nasta"), UNKNOWN),
        "bedomningar": [{"omrade": area} | judged for area in ("informationssakerhet", "dataskydd")],
        "yttrande_dataskyddsombud": UNKNOWN,
    }
    comments = (
        f"Ledningens genomgång {year}: bilaga till verksamhetsplan {year}, redovisar {year - 1}.",
        f"Agendan enligt förra genomgången: {agenda}",
    )
    return new_file("genomgangar", record, comments)
