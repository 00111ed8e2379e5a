"""A spreadsheet from somebody else: read as it is, or refused on one Swedish line in bounded time and memory."""

import io
import re
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.editing.workbook import read_lists, read_rows, read_sheets
from macros.problems import Felbruk
from tests.conftest import ROOT

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book(*rows: list) -> bytes:
    made = Workbook()
    for row in rows:
        made.active.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def exchanged(path: Path, part: str, text: str, packing: int = zipfile.ZIP_STORED) -> Path:
    """A workbook with one of its parts exchanged."""
    whole = zipfile.ZipFile(io.BytesIO(book(["System"], ["Räknaren"])))
    with zipfile.ZipFile(path, "w", packing) as out:
        for name in whole.namelist():
            out.writestr(name, text if name == part else whole.read(name))
    return path


def sheet(rows: str) -> str:
    return f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'


def test_rows_keep_their_numbers_and_days_are_days(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(book([None, None], ["System", "Klassad"], [None], ["Å", date(2026, 3, 1), None]))
    assert read_rows(tmp_path / "a.xlsx") == [(2, ["System", "Klassad"]), (4, ["Å", date(2026, 3, 1)])]


def test_every_sheet_that_shows_is_read_by_its_name(tmp_path):
    made = Workbook()
    made.active.title = "Ett"
    made.active.append(["a"])
    made.create_sheet("Dolt").sheet_state = "hidden"
    made.create_sheet("Två").append([None, 2])
    made.save(tmp_path / "a.xlsx")
    assert read_sheets(tmp_path / "a.xlsx") == [("Ett", [(1, ["a"])]), ("Två", [(1, [None, 2])])]


def test_what_is_hidden_merged_or_not_counted_is_told_of_each_sheet(tmp_path):
    made = Workbook()
    made.active.append(["a", "b", None])
    made.active.append([1, "=1+1", 2])
    made.active.append([3, 4, 5])
    made.active.merge_cells("A2:A3")
    made.active.row_dimensions[3].hidden = made.active.column_dimensions["C"].hidden = True
    made.create_sheet("Dolt").sheet_state = "veryHidden"
    made.save(tmp_path / "a.xlsx")
    first, second = read_lists(tmp_path / "a.xlsx")
    assert (first.dolda_rader, first.dolda_kolumner, first.dolt) == ({3}, {2}, False)
    assert first.sammanslagna == ((2, 0, 3, 0),) and first.formler == {(2, 1)}
    assert (second.namn, second.dolt) == ("Dolt", True)


def test_a_formula_that_gives_an_empty_text_has_a_value(tmp_path):
    cells = '<c r="A1" t="str"><f>IF(1,"","")</f><v></v></c><c r="B1"><f>1</f><v>1</v></c><c r="C1"><f>1</f><v/></c>'
    (read,) = read_lists(exchanged(tmp_path / "a.xlsx", SHEET, sheet(f'<row r="1">{cells}</row>')))
    assert read.formler == {(1, 2)}


def test_a_sheet_with_more_merged_cells_than_anybody_makes_is_refused(tmp_path):
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 20_003))
    whole = sheet("<row/>").replace("</worksheet>", f"<mergeCells>{merged}</mergeCells></worksheet>")
    with pytest.raises(Felbruk, match="20000 sammanslagna rutor"):
        read_lists(exchanged(tmp_path / "a.xlsx", SHEET, whole))


SHEET = "xl/worksheets/sheet1.xml"
ATTACKS = {
    "a zip bomb": (SHEET, sheet("<row/>" * 2_000_000), "är packad mer än 200 gånger"),
    "a sheet with an absurd row": (SHEET, sheet('<row r="9999999"><c r="A9999999"><v>1</v></c></row>'), "rad 10100"),
    "rows as wide as can be": (SHEET, sheet('<row><c r="ZZZ1"/></row>' * 200), "kolumner|sekunder"),
    "a word far to the right": (SHEET, sheet('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "200 kolumner"),
    "entities within entities": (
        SHEET,
        f'<!DOCTYPE x [<!ENTITY a "{"ha" * 500}"><!ENTITY b "{"&a;" * 500}"><!ENTITY c "{"&b;" * 500}">]>'
        f'<worksheet {MAIN}><sheetData><row><c t="inlineStr"><is><t>&c;</t></is></c></row></sheetData></worksheet>',
        "går inte att läsa",
    ),
    "a file of the machine": (
        SHEET,
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet {MAIN}><sheetData><row><c t="inlineStr"><is>'
        "<t>&a;</t></is></c></row></sheetData></worksheet>",
        "går inte att läsa",
    ),
    "no sheet at all": (SHEET, "hej", "går inte att läsa"),
}


READ = """
import resource, sys
from pathlib import Path
from macros.editing.workbook import read_lists
from macros.problems import Felbruk
try:
    read_lists(Path(sys.argv[1]))
except Felbruk as fault:
    print(fault)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
"""Reads in a process of its own: the most memory of a child is that of the largest it has ever had."""


@pytest.mark.parametrize("name", ATTACKS)
def test_a_hostile_workbook_is_refused_on_one_line(tmp_path, name):
    part, text, told = ATTACKS[name]
    packing = zipfile.ZIP_DEFLATED if "bomb" in name else zipfile.ZIP_STORED
    path, start = exchanged(tmp_path / "a.xlsx", part, text, packing), time.monotonic()
    made = subprocess.run([sys.executable, "-c", READ, path], capture_output=True, text=True, check=True, cwd=ROOT)
    fault, peak = made.stdout.splitlines()
    assert re.search(told, fault) and time.monotonic() - start < 15
    assert int(peak) < 500_000


def test_a_workbook_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr("macros.editing.apart.SECONDS", 1)
    path = exchanged(tmp_path / "a.xlsx", SHEET, sheet("<row>" + "<c/>" * 2_000_000 + "</row>"))
    with pytest.raises(Felbruk, match="mer än 1 sekunder"):
        read_rows(path)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xlsx", b"hej", "går inte att läsa"),
        ("a.xlsx", b"", "går inte att läsa"),
        ("a.xlsx", book(["System"])[:2000], "går inte att läsa"),
        ("a.xlsx", book(["System"]).replace(b"<sst", b"<abc", 1)[:-40], "går inte att läsa"),
        ("a.csv", b"System;K\nA;1\n", r"spara om den som \.xlsx"),
        ("a.xls", b"\xd0\xcf\x11\xe0", r"spara om den som \.xlsx"),
    ],
)
def test_a_file_that_is_no_workbook_is_told(tmp_path, name, data, told):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Felbruk, match=told):
        read_rows(tmp_path / name)


def test_a_file_that_says_that_it_is_larger_than_any_list_is_never_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for n in range(60):
            out.writestr(f"xl/del{n}.xml", "x" * 1_000_000)
    with pytest.raises(Felbruk, match="större än 50 MB uppackat"):
        read_rows(tmp_path / "a.xlsx")
