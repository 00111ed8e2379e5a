"""The workbook of what a supervisor is shown: read back it is what was written, and the same rows give the same bytes."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from macros.content import Content
from macros.editing.workbook import read_rows
from macros.outputs.tillsyn import UTAN_BEGRANSNING, tillsynens_dokument, tillsynens_kalkylblad
from macros.pages.kinds import START
from macros.prepared.pages import Preparation
from macros.registers.load import Registers
from macros.state.pahittat import ORD
from macros.views.tillsyn import build_tillsyn
from macros.views.tillsynsrader import Tillsyn
from tests.unit.office import DAY, organisation, page, registers, roll, system, underlag
from tests.unit.views.test_tillsyn import FULL, SEKRETESS, card, ram

HOSTILE = "=cmd|' /C calc'!A0 \"citat\" <b>åäö</b>"


def content(**held) -> Content:
    known: Registers = registers(krav=[ram()], roller=[roll()], **held)
    pages = {START: page(START)}
    return Content(Path(), DAY, known, Preparation(pages, known, DAY), [])


def made(**held) -> tuple[Content, Tillsyn]:
    office = content(**held)
    return office, build_tillsyn(office.sammanhang(START), "lagen")


def test_the_first_sheet_reads_back_equal(tmp_path):
    office, told = made(**FULL | {"underlag": [*FULL["underlag"], underlag(id="BEV-003", vad=HOSTILE)]})
    path = tmp_path / "tillsyn.xlsx"
    path.write_bytes(tillsynens_kalkylblad(office, told))
    (_, head), *rows = read_rows(path)
    sheet = told.blad[0]
    assert tuple(head) == sheet.kolumner
    width = len(head)  # empty cells last in a row are not read
    assert [(*(c or "" for c in cells), *[""] * (width - len(cells))) for _, cells in rows] == list(sheet.rader)
    assert any(HOSTILE in str(cell) for row in sheet.rader for cell in row)


def cell(value: object) -> object:
    return value.date() if isinstance(value, datetime) else "" if value is None else value


def test_every_sheet_reads_back_equal_with_its_days_as_days():
    office, told = made(**FULL)
    book = load_workbook(io.BytesIO(tillsynens_kalkylblad(office, told)))
    assert book.sheetnames == [
        "Krav",
        "Åtgärder",
        "System",
        "Underlag",
        "Ärenden",
        "Undantag",
        "Skyldigheter",
        "Om filen",
    ]
    for sheet in told.blad:
        head, *rows = book[sheet.namn].iter_rows(values_only=True)
        assert head == sheet.kolumner
        assert [tuple(map(cell, row)) for row in rows] == [tuple(row) for row in sheet.rader]
    assert date(2026, 10, 1) in [row[3] for row in told.blad[3].rader]


def test_the_last_sheet_says_what_the_reader_must_know():
    office, told = made(
        system=[system(id="g", namn="G", synlighet="begransad", sekretess=SEKRETESS)], kartotek=[card()]
    )
    book = load_workbook(io.BytesIO(tillsynens_kalkylblad(office, told)))
    about = [tuple(row) for row in book["Om filen"].iter_rows(values_only=True)]
    assert ("Läget", "24 november 2026") in about and ("Gjord för", "en namngiven grupp") in about
    assert ("Får läsas", told.begransat) in about and "OSL 18 kap. 8 §" in told.begransat
    assert [text for what, text in about if what == "Att veta"] == list(told.noter)


def test_the_same_rows_give_the_same_bytes():
    assert tillsynens_kalkylblad(*made(**FULL)) == tillsynens_kalkylblad(*made(**FULL))


def test_each_row_of_an_invented_office_says_so():
    office, told = made(organisation=[organisation(pahittat=True)])
    book = load_workbook(io.BytesIO(tillsynens_kalkylblad(office, told)))
    for sheet in book:
        head, *rows = sheet.iter_rows(values_only=True)
        assert head[-1] == "Kontoret" and all(row[-1] == ORD for row in rows)


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, UTAN_BEGRANSNING),
        ({"synlighet": "begransad"}, "Begränsad: bara för en namngiven grupp. Grunden är inte bedömd. Lämna inte ut"),
        ({"synlighet": "begransad", "sekretess": SEKRETESS}, "Grund: OSL 18 kap. 8 §, bedömd 15 oktober 2026"),
    ],
)
def test_the_cover_says_whether_it_is_restricted_and_why(fields, line):
    office, told = made(kartotek=[card()], system=[system(**fields)])
    cover = tillsynens_dokument(office, told).omslag
    assert line in cover.rad
    assert cover.dokumentnummer == "Läget 24 november 2026" and cover.kontakt == "Gjord för: en namngiven grupp"
