"""The workbook of a role: only its own rows, every column explained, the same bytes for the same content."""

import io
import shutil

import pytest
from openpyxl import load_workbook

from macros.editing import rollform as form
from macros.outputs.rollbok import role_xlsx
from macros.outputs.rollrader import avsandare
from tests.conftest import ROOT
from tests.unit.office import DAY, arsuppgift, atgard, registers, roll, system
from tests.unit.rollbladsfall import sheet

HELD = {
    "roller": [roll(), roll(id="isam", namn="Samordnaren")],
    "system": [system(agare="chef"), system(id="bryggan", namn="Bryggan", agare="isam")],
    "atgarder": [atgard(ansvarig="chef"), atgard(id="ATG-002", ansvarig="isam")],
    "arshjul": [arsuppgift(roll="chef"), arsuppgift(id="ARS-002", roll="isam")],
}


def book(**held):
    known = registers(**HELD | held)
    return load_workbook(io.BytesIO(role_xlsx(avsandare(known, known, "chef", DAY), known.malgrupp, "https://x.se/r/")))


def ids(found, blad) -> list[str]:
    return [row[0].value for row in found[blad].iter_rows(min_row=5) if row[0].value]


def test_a_role_gets_its_own_rows_and_no_others():
    found = book()
    assert found.sheetnames == [form.OM, *form.KOLUMNER, form.VAL]
    assert [ids(found, blad) for blad in form.KOLUMNER] == [["kartan"], ["kartan"], ["ATG-001"], ["ARS-001"]]


def test_a_role_with_nothing_of_a_kind_has_no_sheet_of_it_and_is_told():
    found = book(system=[], arshjul=[])
    told = [row[0].value for row in found[form.OM].iter_rows()]
    assert found.sheetnames == [form.OM, form.ARENDEN, form.VAL]
    assert (
        "Inga system är inskrivna på rollen." in told and "Inga uppgifter i årshjulet är inskrivna på rollen." in told
    )


def test_every_column_is_explained_above_its_name_and_beside_the_cell():
    for blad, columns in form.KOLUMNER.items():
        found = book()[blad]
        assert [c.value for c in found[4]] == [k.namn for k in columns]
        assert [c.value for c in found[3]] == [k.hjalp for k in columns]
        beside = {v.promptTitle for v in found.data_validations.dataValidation}
        assert beside == {k.namn for k in columns if k.sort is not form.Sort.LAS}


def test_only_what_is_to_be_filled_in_can_be_written_in():
    for blad, columns in form.KOLUMNER.items():
        found = book()[blad]
        assert found.protection.sheet
        for at, kolumn in enumerate(columns, start=1):
            assert found.cell(5, at).protection.locked is (kolumn.sort is form.Sort.LAS), kolumn.namn


def test_no_text_is_a_formula_whatever_it_looks_like():
    found = book(system=[system(agare="chef", namn="=HYPERLINK(1)", beskrivning="+1")])[form.SYSTEM]
    assert [(found.cell(5, n).value, found.cell(5, n).data_type) for n in (2, 3)] == [
        ("=HYPERLINK(1)", "s"),
        ("+1", "s"),
    ]


@pytest.mark.parametrize("blad", form.KOLUMNER)
def test_what_is_told_beside_a_cell_is_whole(blad):
    assert [k.namn for k in form.KOLUMNER[blad] if len(k.namn) > 32 or len(k.hjalp) > 255] == []


def test_the_same_content_gives_the_same_bytes(tmp_path):
    shutil.copytree(ROOT / "demo" / "data", tmp_path / "data")
    assert sheet(tmp_path) == sheet(tmp_path)
