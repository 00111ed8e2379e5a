"""The map from somebody's name to a role: a file of two columns outside the repository. No message repeats what stands in it."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.editing.spreadsheet import fold
from macros.editing.workbook import read_lists
from macros.files import OURS, Unreadable, read_plain
from macros.problems import Felbruk, Problem
from macros.registers.load import Registers
from macros.registers.yaml_source import parse_yaml

LONGEST = 1_000_000
KINDS = (".xlsx", ".csv", ".yml", ".yaml")
HEADINGS = frozenset(("namn", "person", "vem", "roll", "rollid"))
Par = tuple[int, str, str]
"""The row, the name and the role of a line."""


def read_map(root: Path, path: Path, registers: Registers) -> dict[str, str]:
    """The id of a role by a folded name. Raises `Felbruk` for a file within the repository, and for a row that is none."""
    refuse_inside(root, path)
    if path.suffix.lower() not in KINDS:
        raise Felbruk("kartan över namn och roller ska vara en fil som slutar på .csv, .xlsx eller .yml")
    known = {fold(word): r.id for r in registers.roller if not r.exempel for word in (r.namn, r.id)}
    found: dict[str, str] = {}
    for row, name, role in _rows(path):
        key, wanted = name_key(name), known.get(fold(role))
        if not found and {fold(name), fold(role)} & HEADINGS and wanted is None:
            continue
        if not key or wanted is None:
            raise Felbruk(
                f"kartan, rad {row}: {'rollen finns inte i data/roller.yml' if key else 'namnet saknas'}; "
                "skriv ett namn och en rolls id eller namn"
            )
        if found.setdefault(key, wanted) != wanted:
            raise Felbruk(f"kartan, rad {row}: namnet står redan med en annan roll; behåll en av raderna")
    if not found:
        raise Felbruk("kartan över namn och roller har ingen rad; skriv ett namn och en roll på varje rad")
    return found


def name_key(name: Any) -> str:
    """A name as names are compared: no case or accents, and Svensson, Anna is Anna Svensson."""
    last, comma, first = str(name).partition(",")
    return fold(f"{first} {last}" if comma and "," not in first else name)


def refuse_inside(root: Path, path: Path) -> None:
    """`Felbruk` for a file within the repository, also when it is reached through a link: what lies there is saved for ever."""
    try:
        places = {_spelled(path), path.parent.resolve() / path.name, path.resolve()}
    except (OSError, RuntimeError):
        raise Felbruk(f"filen {path} går inte att läsa: den är en länk som leder i en ring") from None
    if any(place.is_relative_to(top) for place in places for top in _tops(root)):
        raise Felbruk(
            "kartan över namn och roller ligger i mappen med kunskapsbasen, där allt sparas i historiken; "
            "flytta den till en mapp utanför. Inget är inläst"
        )
    if not path.is_file():
        raise Felbruk(f"filen {path} finns inte")


def _spelled(path: Path) -> Path:
    """The whole path as it is written, whatever is a link on the way."""
    return Path(os.path.normpath(path.absolute()))


def _tops(root: Path) -> Iterator[Path]:
    """The root, our code's, and the repository that each lies in, as spelled and without links."""
    for top in (root, OURS):
        for place in (_spelled(top), top.resolve()):
            yield place
            yield from [above for above in (place, *place.parents) if (above / ".git").exists()][:1]


def _rows(path: Path) -> Iterator[Par]:
    """The rows of a map that have something in them. Raises `Felbruk` when one has not two cells."""
    for row, cells in _cells(path):
        texts = [text for cell in cells if (text := " ".join(str(cell).split() if cell is not None else ()))]
        if texts and len(texts) != 2:
            raise Felbruk(f"kartan, rad {row}: raden ska ha två rutor, ett namn och en roll")
        if texts:
            yield row, texts[0], texts[1]


def _cells(path: Path) -> Iterable[tuple[int, Iterable[Any]]]:
    if path.suffix.lower() == ".xlsx":
        return next((blad.rader for blad in read_lists(path) if not blad.dolt), ())
    try:
        data = read_plain(path.resolve(), LONGEST)
    except Unreadable as fault:
        raise Felbruk(f"kartan över namn och roller: {fault}") from None
    text = _text(data)
    return _of_yaml(text) if path.suffix.lower() != ".csv" else _of_csv(text)


def _text(data: bytes) -> str:
    """Excel saves a CSV as UTF-8 with a mark, or in the signs of Windows."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _of_csv(text: str) -> list[tuple[int, list[str]]]:
    first = text.lstrip().partition("\n")[0]
    mark = next((sign for sign in ";\t,|" if sign in first), ";")
    try:
        return list(enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1))
    except csv.Error:
        raise Felbruk("kartan över namn och roller går inte att läsa som CSV; spara om den ur Excel") from None


def _of_yaml(text: str) -> list[tuple[int, list[Any]]]:
    problems: list[Problem] = []
    read = parse_yaml("karta", text.replace("\r\n", "\n"), problems)
    if read is None:
        line = problems[0].rad if problems else 1
        raise Felbruk(f"kartan, rad {line}: raden följer inte YAML; skriv namnet, ett kolon och rollen: Namn: roll")
    if not isinstance(read[1], dict):
        raise Felbruk("kartan som YAML har ett namn, ett kolon och en roll på varje rad: Namn: roll")
    return [(read[0].line((name,)), [name, role]) for name, role in read[1].items()]
