"""The sheet of a workshop: what the register knows is there, what nobody knows is empty, and the same day gives the same bytes."""

import io

import pytest
from openpyxl import load_workbook

from macros.editing import verkstadsform as form
from macros.editing.workbook import read_sheets
from macros.outputs.verkstad import workshop_xlsx
from macros.registers.load import load_registers
from tests.conftest import ROOT
from tests.unit.verkstadsfall import DAY, at

REGISTERS = load_registers(ROOT / "demo")[0]


def sheets(tmp_path, system: str) -> dict[str, list[list]]:
    (tmp_path / "b.xlsx").write_bytes(workshop_xlsx(REGISTERS, REGISTERS.get("system", system), DAY))
    return {name: [cells for _, cells in rows] for name, rows in read_sheets(tmp_path / "b.xlsx")}


def test_what_the_register_knows_is_filled_in_with_its_day_and_the_highest_is_computed(tmp_path):
    rows = sheets(tmp_path, "beta")[form.KLASSNING]
    assert ["System", "beta"] in rows and ["Namn", "Exempelsystem Beta"] in rows
    table = rows[rows.index(list(form.KLASSNINGSKOLUMNER)) + 1 :]
    assert table == [
        ["Felanmälningar", 2, None, 2, None, 2, None, "ja", "2-2-2, 2 mars 2026"],
        ["Mätvärden", 0, None, 1, None, 1, None, None, "0-1-1, 2 maj 2023"],
        [form.RESULTAT, 2, None, 2, None, 2],
    ]


def test_what_nobody_knows_is_left_empty_and_there_is_no_result(tmp_path):
    rows = sheets(tmp_path, "gamma")[form.KLASSNING]
    assert rows[rows.index(list(form.KLASSNINGSKOLUMNER)) + 1 :] == [
        ["Ritningar", None, None, None, None, None, None, "nej", "uppgift saknas"],
        [form.SJALVT, 0, None, 1, None, 1, None, None, "0-1-1, 12 september 2023"],
        [form.RESULTAT],
    ]
    assert [form.DAG] in rows and [form.BESLUTAR] in rows


@pytest.mark.parametrize("system", [s.id for s in REGISTERS.system if not s.sakerhetsskydd])
def test_the_requirements_are_those_of_the_forms_and_nothing_of_them_is_answered(tmp_path, system):
    head, *rows = sheets(tmp_path, system)[form.KRAV]
    assert head == list(form.KRAVKOLUMNER)
    first = form.KRAVKOLUMNER.index(form.UPPFYLLS)
    assert rows and all(len(row) <= first for row in rows)
    if isinstance(REGISTERS.get("system", system).driftformer, tuple):
        assert {row[0] for row in rows} >= {"LOG-01", "LAS-01"}
    else:
        assert "driftform är inte känd" in rows[0][1]


def test_cells_are_chosen_from_lists_and_the_result_is_a_formula():
    book = load_workbook(io.BytesIO(workshop_xlsx(REGISTERS, REGISTERS.get("system", "beta"), DAY)))
    sheet = book[form.KLASSNING]
    row = at(sheet, 1, form.RESULTAT)
    assert sheet.cell(row, 2).value.endswith('"",MAX(B15:B26))')
    lists = {v.formula1 for name in (form.KLASSNING, form.KRAV) for v in book[name].data_validations.dataValidation}
    assert lists == {'"0,1,2,3"', '"ja,nej"', '"ja,nej,vet inte"', f"Roller!$A$2:$A${len(REGISTERS.roller) + 1}"}
    assert [book[form.ROLLER].cell(2, n).value for n in (1, 2)] == ["chef", "Chefen"]


def test_the_same_content_and_day_give_the_same_bytes():
    system = REGISTERS.get("system", "alfa")
    assert workshop_xlsx(REGISTERS, system, DAY) == workshop_xlsx(REGISTERS, system, DAY)
