"""A new record is valid at once, whatever the register; a spreadsheet is read without losing a word in silence."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from macros.content import load_content
from macros.editing.new_record import NOT_BY_HAND, add, find_register, skeleton
from macros.editing.numbering import next_id
from macros.editing.spreadsheet import as_yaml, read_sheet
from macros.models import REGISTERS
from macros.problems import Felbruk
from macros.registers.load import load_registers
from tests.conftest import ROOT

MINISITE = ROOT / "tests" / "minisite"
TODAY = date(2026, 11, 24)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINISITE, tmp_path / "rot"))


def new(root: Path, word: str, wanted: str | None = None) -> Path:
    register = find_register(word)
    registers, _ = load_registers(root)
    record_id = next_id(register, registers, wanted)
    return add(root, register, record_id, skeleton(register, record_id, registers, TODAY))


WANTED = {"hotbild": "HOT-2027-kontoret", "kallor": "F9.99"}


@pytest.mark.parametrize("name", [r.namn for r in REGISTERS if r.namn not in NOT_BY_HAND])
def test_a_new_record_passes_every_check(root, name):
    register = find_register(name)
    registers, _ = load_registers(root)
    try:
        new(root, name)
    except Felbruk:
        new(root, name, WANTED.get(name, "nytt-id"))
    assert [str(p) for p in load_content(root, dag=TODAY).problems] == []
    assert len(load_registers(root)[0].of(register.namn)) == len(registers.of(register.namn)) + 1


def test_numbers_go_on_from_the_highest_and_singular_works_too(root):
    new(root, "atgard")
    ids = [r.id for r in load_registers(root)[0].atgarder]
    assert ids[-1] == f"ATG-{max(int(i[4:]) for i in ids[:-1]) + 1:03}"


def test_a_taken_id_is_refused(root):
    new(root, "system", "arkiv")
    with pytest.raises(Felbruk, match="används redan"):
        new(root, "system", "arkiv")


def test_an_unknown_register_is_told_with_the_near_one():
    with pytest.raises(Felbruk, match='menade du "atgarder"'):
        find_register("atgarderna")


def sheet(path: Path, *rows: list) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


HEAD = ["Applikation", "Objekt", "Klassad", "K", "R", "T", "Personuppgifter", "Driftform", "Färg"]


def test_rows_become_systems_and_what_is_not_understood_is_told(root):
    path = sheet(
        root / "lista.xlsx",
        ["Kontorets lista"],
        HEAD,
        ["Räknaren", "Okänt objekt", date(2026, 3, 1), 1, 2, 3, "Nej", "STA, GSIT", "blå"],
        ["Räknaren", None, None, None, None, None, None, None, None],
        ["Bryggan", None, "förra året", 1, 2, 3, "kanske", None, None],
    )
    registers, _ = load_registers(root)
    made = read_sheet(path, registers)
    assert made.poster["raknaren"]["klassningar"] == [
        {"datum": "2026-03-01", "konfidentialitet": 1, "riktighet": 2, "tillganglighet": 3}
    ]
    assert made.poster["raknaren"]["driftformer"] == ["sta", "gsit"]
    assert made.poster["bryggan"]["personuppgifter"] == "uppgift saknas"
    assert made.okanda_kolumner == ["Färg"]
    told = "\n".join(made.anmarkningar)
    for words in (
        'rad 3: objekt: "Okänt objekt"',
        'rad 4: "Räknaren" finns redan',
        "rad 5: klassningen behöver",
        '"kanske"',
    ):
        assert words in told
    for record_id, record in made.poster.items():
        add(root, find_register("system"), record_id, as_yaml(record))
    assert [str(p) for p in load_content(root, dag=TODAY).problems] == []


def test_a_row_with_level_four_is_never_written(root):
    path = sheet(root / "lista.xlsx", HEAD, ["Hemligheten", None, date(2026, 3, 1), 4, 2, 3, None, None, None])
    made = read_sheet(path, load_registers(root)[0])
    assert made.poster == {}
    assert "nivå 4 får aldrig skrivas in" in made.anmarkningar[0]


def test_an_existing_system_is_left_as_it_is(root):
    new(root, "system", "raknaren")
    path = sheet(root / "lista.xlsx", HEAD, ["Räknaren", *[None] * 8])
    assert read_sheet(path, load_registers(root)[0]).poster == {}


def test_a_file_that_is_no_spreadsheet_is_told(root):
    (root / "lista.xlsx").write_text("hej", encoding="utf-8")
    with pytest.raises(Felbruk, match="går inte att läsa som ett kalkylblad"):
        read_sheet(root / "lista.xlsx", load_registers(root)[0])
