"""`lis arkivpaket ÅR`: what a frozen year leaves to an archive, in a form that needs no program of ours.

A plain zip and no delivery package by a national specification (facts F5.16): the archive says what it wants. The bytes
depend on the files of the root and on nothing else, not on the day when the package is made.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.build.receipt import commit
from macros.checks.frozen_reviews import check_frozen_reviews
from macros.frozen.store import FOLDER, MANIFEST, POSTER, frozen_years, sha
from macros.models import REGISTERS
from macros.models.genomgang import Genomgang
from macros.models.rattelse import Rattelse
from macros.outputs.exports import csv_file, text_files
from macros.outputs.offline import write_zip
from macros.problems import ContentFault, Felbruk, Problem, near
from macros.registers.load import Registers, load_registers
from macros.review.archive_text import bestammelse, las_mig, titel
from macros.review.decide import unsaved
from macros.state.clock import real_day
from macros.state.known import kand_vid

FROZEN = re.compile(rf"pdf/[^/]+\.pdf|text/[^/]+\.md|{POSTER}|tal\.json|{MANIFEST}")
"""The frozen files that are handed over; the others are the form of the pages, which only this program reads."""
LIST = "innehall.csv"
READ_ME = "LAS-MIG.txt"
COLUMNS = ["Fil", "Slag", "Titel", "Läget dag", "Byte", "SHA-256", "Sekretess att pröva mot"]


@dataclass(frozen=True)
class Paket:
    """A year's package: the name of its folder and its zip, and its files."""

    namn: str
    genomgang: Genomgang
    filer: dict[str, bytes]


def build_package(root: Path, year: str) -> Paket:
    """The package of a frozen year. Raises `Felbruk` for a year without a review, `ContentFault` for what stops it."""
    registers, problems = load_registers(root)
    genomgang = registers.get("genomgangar", year)
    if not isinstance(genomgang, Genomgang) and not problems:
        known = [g.id for g in registers.genomgangar]
        raise Felbruk(
            f"det finns ingen genomgång {year}; de som finns är {', '.join(known) or 'inga'}{near(year, known)}"
        )
    if lacks := problems or _not_frozen(root, year) or [*check_frozen_reviews(root, registers, real_day())]:
        raise ContentFault(lacks)
    if lacks := unsaved(root, "det som arkiveras"):
        raise ContentFault(lacks)
    folder = root / FOLDER / year
    frozen = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    files = {_place(name): data for name, data in frozen.items() if FROZEN.fullmatch(name)}
    files |= {f"utdrag/{name}": data for name, data in _extracts(registers, genomgang).items()}
    annex = {name: sha(data) for name, data in frozen.items() if name.startswith("bilaga/") and name.endswith(".pdf")}
    empty = [r.titel for r in REGISTERS if f"utdrag/{r.namn}.csv" not in files]
    files[READ_ME] = las_mig(registers, genomgang, commit(root), sha(frozen[MANIFEST]), annex, empty)
    files[LIST] = _list(files, registers, genomgang)
    return Paket(f"arkivpaket-{year}", genomgang, files)


def write_package(root: Path, year: str, target: Path) -> tuple[Path, str]:
    """Write a year's package into the folder `target`; (its file, its SHA-256)."""
    package = build_package(root, year)
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{package.namn}.zip"
    half = target / f".{package.namn}.ny"
    try:
        write_zip(package.filer, half, package.genomgang.dag, package.namn)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path, sha(path.read_bytes())


def _not_frozen(root: Path, year: str) -> list[Problem]:
    if year in frozen_years(root):
        return []
    text = f"genomgången {year} är inte fryst, så det finns inget att arkivera än; kör lis faststall {year} först"
    return [Problem(f"data/genomgangar/{year}.yml", 1, "", text)]


def _place(name: str) -> str:
    return name if name.startswith("pdf/") else f"fryst/{name}"


def _extracts(registers: Registers, genomgang: Genomgang) -> dict[str, bytes]:
    """The registers as they were known on the review's day, and the amendments that have been made to it since."""
    files = text_files(kand_vid(registers.raknas, genomgang.dag), genomgang.dag)
    made = _amendments(registers, genomgang)
    later = Registers({r.namn: () for r in REGISTERS} | {"rattelser": made, "organisation": registers.organisation})
    amended = text_files(later, _last(made)) if made else {}
    return files | {name: data for name, data in amended.items() if name.startswith("rattelser.")}


def _amendments(registers: Registers, genomgang: Genomgang) -> tuple[Rattelse, ...]:
    return tuple(r for r in registers.raknas.rattelser if r.genomgang == genomgang.id)


def _last(made: tuple[Rattelse, ...]) -> date:
    return max(r.datum.till for r in made)


def _list(files: dict[str, bytes], registers: Registers, genomgang: Genomgang) -> bytes:
    """The list of every other file of the package: what it is, its day, its size, its hash, what may keep it secret."""
    made = _amendments(registers, genomgang)
    later = dict.fromkeys(("utdrag/rattelser.csv", "utdrag/rattelser.json"), _last(made)) if made else {}
    rows = [
        [name, *titel(name, genomgang), later.get(name, genomgang.dag), len(data), sha(data), bestammelse(name)]
        for name, data in sorted(files.items())
    ]
    return csv_file(COLUMNS, rows)
