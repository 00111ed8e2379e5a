"""The copy of a list of requirements with the proposed answers in columns of its own, and a page to paste from.

The copy has the values of every sheet that shows, where they stood, and the answers to their right. The page tells the
fingerprints of both files, so that the next run knows whether they are still as they were written.
"""

import hashlib
import io
import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from macros.files import Unreadable, read_plain
from macros.models.dag import i_ord
from macros.outputs.workbook import new_book, sheet_name, write_cell
from macros.problems import Felbruk
from macros.render import render
from macros.requirements.columns import VARA
from macros.requirements.listed import Blad
from macros.requirements.proposals import Forslag, Vag

Forslagen = Mapping[tuple[int, int], Forslag]
"""The proposals by (the sheet's place, the row's number)."""
WIDTHS = (60, 40, 50, 44, 8, 50)
TEXTWIDTH, WIDTH = 60, 16
MARK = re.compile(rb'<meta name="lis-krav" content="([0-9a-f]{64}) ([0-9a-f]{64})">')
EMPTY = b'<meta name="lis-krav" content="">'
LARGEST = 100_000_000
CUT = " … (avkortat)"


def write_copy(target: Path, title: str, sheets: Sequence[Blad], proposals: Forslagen, dag: date) -> Path:
    """Write the copy to `target` and the page beside it; the page's path. Raises `Felbruk` for a file that is not ours to change."""
    page = page_beside(target)
    refuse_to_overwrite(target)
    book = copy_bytes(title, sheets, proposals, dag)
    bare = page_bytes(title, sheets, proposals, dag)
    mark = f"{_sha(book)} {_sha(bare)}".encode()
    _replace(target, book)
    _replace(page, bare.replace(EMPTY, EMPTY.replace(b'""', b'"' + mark + b'"'), 1))
    return page


def page_beside(target: Path) -> Path:
    """Where the page to paste from lies: beside the copy, with its name."""
    return target.with_suffix(".html")


def refuse_to_overwrite(target: Path) -> None:
    """Raises `Felbruk` when a file that we did not make, or that somebody has changed since, lies where we would write."""
    page = page_beside(target)
    if not any(path.exists() or path.is_symlink() for path in (target, page)):
        return
    mark = _mark_of(page)
    if mark is None:
        found = next(path for path in (target, page) if path.exists() or path.is_symlink())
        raise Felbruk(
            f"{found.name} finns redan och är inte gjord av lis krav; flytta den eller välj en annan fil med --till"
        )
    if target.is_symlink() or (target.exists() and _sha(_read(target)) != mark):
        raise Felbruk(
            f"{target.name} är ändrad sedan lis krav skrev den; flytta den eller välj en annan fil med --till"
        )


def _mark_of(page: Path) -> str | None:
    """The copy's fingerprint that an unchanged page of ours tells; None for any other file."""
    data = _read(page)
    found = MARK.search(data)
    if not found or _sha(data.replace(found[0], EMPTY, 1)).encode() != found[2]:
        return None
    return found[1].decode()


def _read(path: Path) -> bytes:
    try:
        return read_plain(path, LARGEST)
    except Unreadable:
        return b""


def _replace(path: Path, data: bytes) -> None:
    """A file is the old one or the new one."""
    beside = path.with_name(f".{path.name}.ny")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError:
        raise Felbruk(f"filen {path} går inte att skriva; välj en mapp som du får skriva i, med --till") from None


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def copy_bytes(title: str, sheets: Sequence[Blad], proposals: Forslagen, dag: date) -> bytes:
    """The copy as a workbook; the same list and day give the same bytes."""
    made = io.BytesIO()
    book = new_book(made, title, dag)
    forms = {
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "dag": book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"}),
        "huvud": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
    }
    for at, (sheet, name) in enumerate(zip(sheets, _names(sheets), strict=True)):
        _sheet(book.add_worksheet(name), at, sheet, proposals, forms)
    book.close()
    return made.getvalue()


def _names(sheets: Sequence[Blad]) -> list[str]:
    """A name for each sheet that Excel takes: none twice, none empty."""
    names: list[str] = []
    for at, sheet in enumerate(sheets, start=1):
        name = sheet_name(sheet.namn).strip("' ")
        taken = {known.casefold() for known in names} | {"", "history"}
        names.append(name if name.casefold() not in taken else f"{name[:20]} ({at})".strip())
    return names


def _sheet(out: Any, at: int, sheet: Blad, proposals: Forslagen, forms: Mapping[str, Any]) -> None:
    """The sheet's cells where they stood, and ours to the right of the last of them."""
    own, columns = sheet.bredd, sheet.kolumner
    head = sheet.rader[columns.huvud][0] if columns else 0
    for number, row in sheet.rader:
        for column, value in enumerate(row):
            form = "dag" if isinstance(value, date) else "huvud" if number == head else "text"
            _cell(out, number - 1, column, value, forms[form])
        proposal = proposals.get((at, number))
        for column, value in enumerate(proposal.celler if proposal else (), start=own):
            _cell(out, number - 1, column, value, forms["text"])
    if columns:
        for column, name in enumerate(VARA, start=own):
            out.write_string(head - 1, column, name, forms["huvud"])
            out.set_column(column, column, WIDTHS[column - own])
        for column in range(own):
            out.set_column(column, column, TEXTWIDTH if column == columns.text else WIDTH)
        out.freeze_panes(head, 0)


def _cell(out: Any, row: int, column: int, value: Any, form: Any) -> None:
    if isinstance(value, bool):
        value = "ja" if value else "nej"
    if isinstance(value, int | float):
        # Excel keeps fifteen digits: a longer number, or one that is none, is told as it was written.
        exact = math.isfinite(value) and abs(value) < 10**15
        out.write_number(row, column, value, form) if exact else out.write_string(row, column, str(value), form)
    elif value not in (None, ""):
        write_cell(out, row, column, value, form, CUT)


def page_bytes(title: str, sheets: Sequence[Blad], proposals: Forslagen, dag: date) -> bytes:
    """The page to paste from, in the order of the list; its mark is still empty."""
    lists = [
        {"namn": sheet.namn, "krav": [(krav, proposals[at, krav.rad]) for krav in sheet.krav()]}
        for at, sheet in enumerate(sheets)
        if sheet.kolumner
    ]
    filled = sum(p.vag is not Vag.TOM for p in proposals.values())
    told = f"{filled} av {len(proposals)} krav har ett förslag."
    return (
        render(
            "krav_att_klistra.html.j2", titel=title, dag=i_ord(dag), listor=lists, summa=told, kolumner=VARA
        ).encode()
        + b"\n"
    )
