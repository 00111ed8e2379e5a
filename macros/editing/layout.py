"""The form of a file: line ends, spaces at the end of a row, the last row. Words, comments and order stay as they are."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.editing.files import refuse_links, save
from macros.files import Unreadable, as_typed, entries, read_plain
from macros.frozen.store import FOLDER, frozen_years
from macros.pages.kinds import year_of
from macros.problems import Felbruk, Problem
from macros.registers.yaml_source import LONGEST, parse_yaml

KINDS = (".md", ".yml")
SCHEMAS = "data/_schema/"
BREAK = "  "
"""What ends a row of Markdown whose line is to be broken there."""
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
BOM = "\ufeff"


def laid_out(name: str, text: str) -> str:
    """The text in our form; as it was where that would change what a file of data says."""
    rows = list(_rows(text.removeprefix(BOM).replace("\r\n", "\n").split("\n"), name.endswith(".md")))
    made = "\n".join(rows) + ("\n" if rows[-1] else "")
    return made if name.endswith(".md") or _says(name, made) == _says(name, text) else text


def _rows(rows: Iterable[str], markdown: bool) -> Iterator[str]:
    """Each row without what nobody sees at its end; code is left as it is."""
    fence = ""
    for row in rows:
        mark = FENCE.match(row) if markdown else None
        ended = row.rstrip(" \t")
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and not row.strip(" `~") else fence
            yield row
            continue
        fence = mark[1] if mark else ""
        yield ended + BREAK if markdown and ended and row.endswith(BREAK) else ended


def _says(name: str, text: str) -> object:
    """What a file of data says; None where it cannot be read, which is told of by the check."""
    read = parse_yaml(name, text.removeprefix(BOM).replace("\r\n", "\n"), [])
    return read[1] if read else None


def lay_out(root: Path, names: Iterable[str], write: bool = True) -> list[Problem]:
    """The files that are not in our form, each at its first row that differs; with `write` they are mended."""
    found = []
    for name in names:
        before = _text(root, name)
        after = laid_out(name, before)
        if after != before:
            found.append(
                Problem(
                    name,
                    _first(before, after),
                    "",
                    "radslut, ett blanktecken i slutet av raden eller filens sista rad följer inte formen; kör lis form",
                )
            )
            if write:
                save(root, root / name, after)
    return found


def files_with_form(root: Path, asked: Iterable[str] = ()) -> list[str]:
    """The paths of these files that have a form to follow, from the root; of all when none is asked for. What is frozen has not."""
    names = list(asked) or [
        f"{place}/{path}" for place in ("data", "docs") for path, e in entries(root / place) if e.is_file()
    ]
    frozen = set(frozen_years(root))
    return [n for n in sorted({_from_root(root, n) for n in names}) if _has_form(n, frozen)]


def _has_form(name: str, frozen: set[str]) -> bool:
    """Whether a file is one of an editor's; a frozen year stays byte for byte."""
    if not name.startswith(("data/", "docs/")) or not name.endswith(KINDS) or name.startswith((f"{FOLDER}/", SCHEMAS)):
        return False
    year = (
        year_of(name.removeprefix("docs/")) if name.startswith("docs/") else name.removeprefix("data/genomgangar/")[:-4]
    )
    return year not in frozen


def _from_root(root: Path, name: str) -> str:
    place = Path(name if Path(name).exists() else as_typed(name))
    path = place if place.is_absolute() else root / place
    if not path.exists() and not path.is_symlink():
        raise Felbruk(
            f"filen {name} finns inte; skriv vägen från mappen med data/ och docs/, till exempel data/mal.yml"
        )
    if not path.resolve().is_relative_to(root.resolve()):
        raise Felbruk(f"{name} ligger utanför roten")
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else name


def _text(root: Path, name: str) -> str:
    refuse_links(root, root / name)
    try:
        return read_plain(root / name, LONGEST).decode("utf-8")
    except UnicodeDecodeError:
        raise Felbruk(f"{name} är inte sparad som UTF-8; spara om den med kodningen UTF-8") from None
    except Unreadable as fault:
        raise Felbruk(f"{name}: {fault}") from None


def _first(before: str, after: str) -> int:
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return next((row for row, (one, two) in enumerate(pairs, 1) if one != two), before.count("\n") + 1)
