"""`lis ny genomgang ÅR`: the next year's pages and data, made from the year before."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.editing.files import save
from macros.editing.yaml_writer import new_file
from macros.models.base import SAKNAS, UNKNOWN
from macros.models.genomgang import Genomgang
from macros.pages.kinds import review_chapter
from macros.pages.page import Page
from macros.pages.paths import annex_page, review_page
from macros.problems import Felbruk

KNOWN: dict[str, tuple[str, ...]] = {
    "2.2": ("lagar({n})", "arets_hotbild({n})"),
    "3.1": ('projektblock({n}, "cybertrygg")', 'tidslinje({n}, "cybertrygg")', 'kontroller({n}, "annan")'),
    "3.2": ('kontroller({n}, "vor")', 'kontroller({n}, "intern_revision")', 'kontroller({n}, "extern_revision")'),
    "3.3": ('kontroller({n}, "matning")',),
    "4.1": ('kontroller({n}, "tillsyn")',),
    "4.3": ("riskmatris({n})", "risker({n})"),
    "4.4": ("incidenter({n})",),
    "6.1": ('intressenter({n}, "intern")',),
    "6.2": ('intressenter({n}, "extern")',),
    "6.3": ('intressenter({n}, "behov")',),
    "9.2": ("planering({n})",),
    "10.1": ("redovisning({f})",),
    "10.3": ("nasta_genomgang({f})",),
}
"""What the registers know of a section: macro calls, `n` the year and `f` the year before."""
WRITE = '!!! att-skriva "Att skriva"\n\n    {what}\n'
INDEX = """---
genomgang: {n}
description: Ledningens genomgång {n}, med löftena från {f} och vad som är känt.
---

# Ledningens genomgång {n}

{{{{ markning({n}) }}}}

{{{{ pdf_lank({n}) }}}}

## Stadens fyra frågor

{{{{ stadens_fragor({n}) }}}}

## Löften från {f} och vad det blev

{{{{ loften({f}) }}}}

## Att besluta nu

{{{{ att_besluta({n}) }}}}

## Ledningens bedömning

{{{{ bedomning({n}) }}}}

## Det som ska finnas med

{{{{ fullstandighet({n}) }}}}

## Kapitlen {{ .bara-webb }}

{{{{ kapitel({n}) }}}}

## Om genomgången

{{{{ faktaruta({n}) }}}}
"""


ANNEX = """---
genomgang: {n}
description: Begränsad bilaga till ledningens genomgång {n}, med brister i system och risker som inte ska spridas.
---

# Begränsad bilaga {n}

{{{{ markning({n}) }}}}

Bilagan är en egen PDF och finns inte på webbplatsen. Här står det som visar brister. Lämna inte ut den utan att pröva sekretessen.

## System som saknar något

{{{{ systembrister({n}) }}}}

## Det som bara ledningen ska läsa

!!! att-skriva "Att skriva"

    Skriv om brister, risker och tillsyn som inte ska spridas. Finns inget: skriv det.
"""


def build_year(year: int, before: Genomgang, pages: Mapping[str, Page]) -> dict[str, str]:
    """(path under the root, text) of every file of review `year`, from the review of the year before."""
    chapters = [p for path, p in pages.items() if (review_chapter(path) or ("",))[0] == before.id]
    if not chapters:
        raise Felbruk(f"genomgången {before.id} har inga kapitel att utgå från")
    names = {"n": year, "f": int(before.id)}
    files = {
        f"data/genomgangar/{year}.yml": _data(year, before),
        f"docs/{review_page(year)}": INDEX.format(**names),
        f"docs/{annex_page(year)}": ANNEX.format(**names),
    }
    for page in chapters:
        files[f"docs/{review_page(year, Path(page.path).name)}"] = "\n".join(_chapter(page, names)) + "\n"
    return files


def write_year(root: Path, files: Mapping[str, str]) -> list[str]:
    """Write the files; nothing is written when any of them is there already."""
    taken = [name for name in files if (root / name).exists()]
    if taken:
        raise Felbruk(f"{taken[0]} finns redan; inget är skrivet")
    for name, text in files.items():
        save(root, root / name, text)
    return list(files)


def _chapter(page: Page, names: dict[str, int]) -> Iterator[str]:
    """The chapter with its headings and purpose, what is known, and a place to write in each section."""
    about = page.meta.get("description", "Ett kapitel.").rstrip(".")
    for old in (names["f"], names["f"] - 1):
        about = about.replace(str(old), str(old + 1))
    yield f"---\ngenomgang: {names['n']}\ndescription: {about}.\n---\n"
    yield f"# {page.title}\n\n{{{{ markning({names['n']}) }}}}\n"
    purpose = re.search(r'^!!! syfte "[^"]*"\n\n((?:    .*\n|\n)+)', page.text, re.MULTILINE)
    if purpose:
        yield f'!!! syfte "Syftet med kapitlet"\n\n{purpose.group(1).rstrip()}\n'
    sections = re.findall(r"^## +(\d+\.\d) +(.+)$", page.prose, re.MULTILINE)
    if not sections:
        yield WRITE.format(what="Skriv vad som är nytt sedan förra genomgången.")
    for number, title in sections:
        yield f"## {number} {title}\n"
        for call in KNOWN.get(number, ()):
            yield f"{{{{ {call.format(**names)} }}}}\n"
        yield WRITE.format(what=f"Skriv det som registren inte vet om {title[0].lower()}{title[1:]}.")


def _data(year: int, before: Genomgang) -> str:
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
        "bedomd_dag": {"dag": f"{year - 1}-01-01", "antagande": "Fyll i dagen som utkastet berättar om."},
        **dict.fromkeys(("beslutad", "beslutad_av", "uppfoljning", "nasta"), UNKNOWN),
        "bedomningar": [{"omrade": area} | judged for area in ("informationssakerhet", "dataskydd")],
        "yttrande_dataskyddsombud": UNKNOWN,
    }
    comments = (
        f"Ledningens genomgång {year}. Bilaga till verksamhetsplan {year}, redovisar {year - 1}.",
        f"Agendan enligt förra genomgången: {agenda}",
    )
    return new_file("genomgangar", record, comments)
