"""What the data files hold, record by record, before anything is validated; those of a restricted root joined to them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.files import LINKED, LIST_OUTSIDE, SPREADSHEET, entries, shown
from macros.models import REGISTERS, Register
from macros.models.base import Synlighet
from macros.models.synlighet import closed_fields
from macros.problems import Problem, near, quote
from macros.registers.validation import Loc
from macros.registers.word_list import LISTS
from macros.registers.yaml_source import Source, read_yaml

ONLY_RESTRICTED = (
    "i den begränsade roten står hela poster, eller de begränsade fälten i en post som finns i den vanliga"
)


@dataclass(frozen=True)
class Raw:
    """A record as a file has it: where, what, and its restricted fields where those lie in a root of their own."""

    source: Source
    loc: Loc
    value: Any
    more: "Raw | None" = None
    own_root: bool = False
    """Whether the whole record lies in the restricted root."""

    @property
    def id(self) -> str:
        """The id as it is spelled; '' for what is no record."""
        return " ".join(str(self.value.get("id", "")).split()) if isinstance(self.value, dict) else ""

    def place(self, at: Loc) -> tuple[Source, Loc]:
        """The file and the path in it of a value of the record."""
        there = self.more is not None and bool(at) and at[0] in self.more.value
        raw = self.more if there else self
        return raw.source, raw.loc + at

    @property
    def whole(self) -> Any:
        """The record with its restricted fields."""
        return (
            self.value
            if self.more is None
            else {**self.value, **{k: v for k, v in self.more.value.items() if k != "id"}}
        )


def raw_records(root: Path, closed: Path | None, register: Register, problems: list[Problem]) -> list[Raw]:
    """The records of a register, with what a restricted root adds to them."""
    found = list(_read(root, register, problems))
    return _joined(found, _read_closed(closed, register, problems), register, problems) if closed else found


def _read_closed(closed: Path, register: Register, problems: list[Problem]) -> list[Raw]:
    """The records of the restricted root, which has only the files that it needs; its faults say that they are there."""
    faults: list[Problem] = []
    place = closed / "data" / (register.namn if register.mapp else f"{register.namn}.yml")
    found = list(_read(closed, register, faults)) if place.exists() else []
    problems += (p._replace(fil=f"{closed.name}/{p.fil}") for p in faults)
    return [replace(raw, source=replace(raw.source, path=f"{closed.name}/{raw.source.path}")) for raw in found]


def _joined(found: list[Raw], closed: list[Raw], register: Register, problems: list[Problem]) -> list[Raw]:
    at = {raw.id: number for number, raw in enumerate(found)}
    for raw in closed:
        if not isinstance(raw.value, dict):
            found.append(raw)  # told of as any other record that is none
        elif raw.id in at:
            problems += _part_faults(found[at[raw.id]], raw, closed_fields(register.modell, Synlighet.INTERN))
            found[at[raw.id]] = replace(found[at[raw.id]], more=raw)
        else:
            problems += _mark_fault(raw)
            found.append(replace(raw, value={**raw.value, "synlighet": Synlighet.BEGRANSAD.value}, own_root=True))
    return found


def _part_faults(whole: Raw, part: Raw, fields: Collection[str]) -> Iterator[Problem]:
    """A part of a record has restricted fields only, and none that the record has already."""
    for field in part.value:
        line = part.source.line((*part.loc, field))
        if field != "id" and field not in fields:
            text = (
                f"fältet {quote(str(field))} får inte stå här; {ONLY_RESTRICTED}: {', '.join(sorted(fields)) or 'inga'}"
            )
            yield Problem(part.source.path, line, str(field), text)
        elif field != "id" and field in whole.value:
            where = f"{whole.source.path}:{whole.source.line((*whole.loc, field))}"
            yield Problem(part.source.path, line, str(field), f"fältet står redan i {where}; låt det stå på ett ställe")


def _mark_fault(raw: Raw) -> Iterator[Problem]:
    if raw.value.get("synlighet", Synlighet.BEGRANSAD.value) != Synlighet.BEGRANSAD.value:
        line = raw.source.line((*raw.loc, "synlighet"))
        yield Problem(raw.source.path, line, "synlighet", "allt i den begränsade roten är begränsat; ta bort raden")


def _read(root: Path, register: Register, problems: list[Problem]) -> Iterator[Raw]:
    """Each record of a register in one root."""
    place = root / "data" / register.namn
    if not register.mapp:
        yield from _rows(root, register, problems)
    elif not place.is_dir() and register.frivillig:
        return
    elif not place.is_dir():
        told = "mappen saknas; ett register utan poster har en mapp med filen .gitkeep"
        problems.append(Problem(f"data/{register.namn}", 1, "", told))
    else:
        for path in sorted(place.glob("*.yml")):
            if (read := read_yaml(root, path, problems)) is not None:
                yield Raw(read[0], (), read[1])


def _rows(root: Path, register: Register, problems: list[Problem]) -> Iterator[Raw]:
    """The records of a register that is one file."""
    path = root / "data" / f"{register.namn}.yml"
    if not path.is_file():
        if register.frivillig:
            return
        problems.append(Problem(f"data/{path.name}", 1, "", "filen saknas; ett register utan poster skrivs []"))
        return
    if (read := read_yaml(root, path, problems)) is None:
        return
    source, raw = read
    if not isinstance(raw, list):
        told = "filen ska vara en lista: varje post börjar med - i början av raden"
        problems.append(Problem(source.path, source.line(()), "", told))
        return
    for position, item in enumerate(raw):
        yield Raw(source, (position,), item)


def check_data_files(root: Path) -> Iterator[Problem]:
    """Under data/ ligger bara filer som läses, inga länkar och inga kalkylblad: en felstavad fil vore en förlorad post."""
    known = [register.namn for register in REGISTERS]
    folders = {register.namn for register in REGISTERS if register.mapp}
    for path, entry in entries(root / "data"):
        parts = tuple(path.split("/"))
        if entry.is_symlink():
            yield Problem(f"data/{path}", 1, "", LINKED)
        elif SPREADSHEET.fullmatch(entry.name):
            yield Problem(shown(f"data/{path}"), 1, "", LIST_OUTSIDE)
        elif not entry.is_dir(follow_symlinks=False) and not _is_read(parts, folders, known):
            yield Problem(f"data/{path}", 1, "", _not_read(parts, folders, known))


COPIED = re.compile(r"(?:[ _-]+(?:kopia|copy)(?: ?\(?\d+\)?)?| ?\(\d+\)|\.orig|\.bak|\.rej|~)+")
"""What an editor's program, a merge or Windows adds to the name of a file when it keeps one more of it."""


def _not_read(parts: tuple[str, ...], folders: set[str], known: list[str]) -> str:
    """Why no record is read from a file under `data/`, and where it should lie."""
    shown_as = COPIED.sub("", "/".join(parts))
    should = f"{shown_as.rpartition('.')[0] or shown_as}.yml".lower()
    steps = tuple(should.split("/"))
    if should != "/".join(parts) and _is_read(steps, folders, known):
        if shown_as != "/".join(parts):
            return f"ingen post läses från filen; den ser ut som en kopia av data/{should}: ta bort den"
        return f"ingen post läses från filen; den ska heta data/{should}, med små bokstäver och .yml: byt namn på den"
    if len(parts) > 1 and _is_read((steps[-1],), folders, known):
        return f"ingen post läses från filen; den ska ligga i data/{steps[-1]}: flytta den dit"
    if len(parts) > 2 and parts[0] in folders:
        return f"ingen post läses från filen; posterna ligger direkt i data/{parts[0]}/: flytta den dit"
    if len(parts) == 2 and parts[0] in known and parts[0] not in folders:
        return (
            f"ingen post läses från filen; registret {parts[0]} är en enda fil: flytta posten till data/{parts[0]}.yml"
        )
    if len(parts) == 1 and steps[0].removesuffix(".yml") in folders:
        return f"ingen post läses från filen; registret har en fil för varje post: lägg den i data/{steps[0].removesuffix('.yml')}/"
    near_name = near(Path(parts[0]).stem, known)
    return f"ingen post läses från filen{near_name or '; registren heter ' + ', '.join(known)}"


def _is_read(parts: tuple[str, ...], folders: set[str], known: list[str]) -> bool:
    """Whether a file under `data/`, given by the steps of its path, belongs to a register or is none of our business."""
    stem, _, ending = parts[-1].rpartition(".")
    if parts[-1] == ".gitkeep" or "_schema" in parts or parts in [(name,) for name in LISTS] or parts[0] == "frysta":
        return True
    listed = len(parts) == 1 and stem in known and stem not in folders
    inside = len(parts) == 2 and parts[0] in folders
    return ending == "yml" and (listed or inside)
