"""`lis laga`: what has one right mend only, mended step by step; the words, comments and order of everything else stay.

A step makes a new text of a file or leaves it. Every change is told as the row before and after, and with why.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from macros.editing.files import refuse_links, save
from macros.editing.layout import laid_out
from macros.editing.mended_rows import readable, seen, untabbed
from macros.editing.mended_values import ids_in, in_order, register_of, values_mended
from macros.files import Unreadable, read_plain, shown
from macros.models import ARENDEN
from macros.problems import Problem
from macros.registers.load import Registers
from macros.registers.meant import NO_WIDTH
from macros.registers.yaml_source import LONGEST

BOM = "\ufeff"
OURS = re.compile(r"[\t\n\r -~åäöÅÄÖéÉüÜ§°´·–—‘’“”…•€\u00a0]*")
"""What a Swedish text in the old coding of Windows holds: with any other sign the coding is somebody's guess."""
HARD = (*range(0x2000, 0x200B), 0xA0, 0x1680, 0x202F, 0x205F, 0x3000)
SEEN = str.maketrans(dict.fromkeys(HARD, "␣") | {ord(c): "·" for c in NO_WIDTH} | {9: "→", 13: ""})
"""Signs that nobody sees, in the rows that are shown."""


FROM_WINDOWS = "filen sparas som UTF-8 i stället för Windows gamla kodning"
LONGEST_ROW = 160


class Change(NamedTuple):
    """A row before and after, and why; a change of all rows has neither."""

    fil: str
    rad: int
    vad: str
    fore: str = ""
    efter: str = ""

    def __str__(self) -> str:
        head = f"{shown(self.fil)}:{self.rad}: {self.vad}\n"
        return head + (f"  - {_seen(self.fore)}\n  + {_seen(self.efter)}\n" if self.fore or self.efter else "")


def _seen(row: str) -> str:
    """A row as it is shown: what nobody sees is seen, and no sign moves the terminal's pen."""
    row = "".join(c if c.isprintable() else "·" for c in row.translate(SEEN))
    return row if len(row) <= LONGEST_ROW else f"{row[:LONGEST_ROW]} …"


Ids = Callable[[str], Collection[str] | None]
Step = Callable[[str, str], str]
Mended = tuple[list[Change], list[Problem]]


def mended(name: str, data: bytes, ids: Ids, order: bool = False) -> tuple[str, list[Change]]:
    """(the text of a file as it should be, every change). Raises `_Coding` when its coding cannot be told."""
    text, changes = _decoded(name, data)
    for what, step in _steps(name, ids, order):
        after = step(name, text)
        changes += _told(name, text, after, what)
        text = after
    return text, changes


def _steps(name: str, ids: Ids, order: bool) -> Iterator[tuple[str, Step]]:
    """Why and how, in the order that the mends are made."""
    ends = "radslut, blanktecken i slutet av raden eller filens sista rad", lambda n, t: laid_out(n, _own_ends(t))
    yield ends
    yield "ett osynligt tecken tas bort", seen
    if name.endswith(".yml"):
        yield "indraget får mellanslag i stället för tabb", untabbed
        yield "YAML får sina egna tecken: vanligt mellanslag, bindestreck, raka citattecken", readable
        yield "värdet skrivs så som fältet tar det", lambda n, t: values_mended(n, t, ids)
        if order:
            yield "fälten i den ordning som registret har dem", in_order
    yield ends  # again: a sign that is taken away or exchanged can leave a space last


def mend(root: Path, names: Iterable[str], registers: Registers, write: bool, order: bool = False) -> Mended:
    """Every change of these files, and those that no one but a person can mend; with `write` the changes are made."""
    asked, faults = {}, []
    for name in names:
        refuse_links(root, root / name)
        try:
            asked[name] = read_plain(root / name, LONGEST)
            _decoded(name, asked[name])
        except (Unreadable, _Coding) as fault:
            asked.pop(name, None)
            faults.append(Problem(name, getattr(fault, "row", 1), "", str(fault)))
    ids = _ids(registers, {name: mended(name, data, _no_ids)[0] for name, data in asked.items()})
    changes: list[Change] = []
    for name, data in asked.items():
        text, made = mended(name, data, ids, order)
        if made and write:
            save(root, root / name, text)
        changes += made
    return changes, faults


def _no_ids(register: str) -> None:
    """Asked first: references are mended only when all ids are known."""


def _ids(registers: Registers, texts: Mapping[str, str]) -> Ids:
    """The ids of a register as they are, or as they are once its files are mended."""

    @cache
    def ids(register: str) -> Collection[str] | None:
        if register == "arenden":
            found = [ids(name) for name in ARENDEN]
            return None if None in found else frozenset().union(*found)
        if (known := registers.ids(register)) is not None:
            return known
        read = [ids_in(text) for name, text in texts.items() if (r := register_of(name)) and r.namn == register]
        return None if None in read or not read else frozenset().union(*read)

    return ids


class _Coding(Exception):
    """A file whose coding cannot be told."""

    def __init__(self, row: int):
        super().__init__(
            "filen är varken sparad som UTF-8 eller i Windows gamla kodning; öppna den där den skrevs och spara om den som UTF-8"
        )
        self.row = row


def _decoded(name: str, data: bytes) -> tuple[str, list[Change]]:
    """The text of a file, and what was done to its coding."""
    for mark, coding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(coding), [Change(name, 1, "filen sparas som UTF-8 i stället för UTF-16")]
            except UnicodeDecodeError:
                break
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        text = data.decode("cp1252", errors="replace")
        row = data[: fault.start].count(b"\n")
        if not OURS.fullmatch(text):
            raise _Coding(row + 1) from None
        lost = data.decode("utf-8", errors="replace").split("\n")[row]
        return text, [Change(name, row + 1, FROM_WINDOWS, lost, text.split("\n")[row])]
    bom = [Change(name, 1, "det osynliga märket (BOM) först i filen tas bort")] if text.startswith(BOM) else []
    return text.removeprefix(BOM), bom


def _own_ends(text: str) -> str:
    """A text whose rows end as on an old Mac gets rows at all."""
    return text.replace("\r", "\n") if "\r" in text and "\n" not in text else text


def _told(name: str, before: str, after: str, what: str) -> list[Change]:
    """Each row that a step changed; when it is the end of every row, that is said once."""
    if before == after:
        return []
    one, two = (t.replace("\r\n", "\n").split("\n") for t in (before, after))
    changes = [Change(name, 1, "radsluten blir \\n i hela filen")] if "\r" in before and "\r" not in after else []
    pairs = enumerate(zip_longest(one, two, fillvalue=""), 1)
    changes += [Change(name, row, what, fore, efter) for row, (fore, efter) in pairs if fore != efter]
    return changes or [Change(name, len(one), what)]
