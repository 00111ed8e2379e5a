"""The head of a list: columns by name in any order, in Swedish or English, and what is missing or doubled told on one line."""

import pytest

from macros.problems import Felbruk
from macros.requirements.columns import find_columns
from macros.requirements.listed import read_list
from tests.unit.requirements.lists import workbook


def found(*rows):
    at = find_columns("Lista", rows)
    return None if at is None else (at.huvud, at.text, at.nummer, at.rubriker)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Nr", "Krav"]], (0, 1, 0, ())),
        ([["KRAVTEXT", "Nivå", "Krav-ID"]], (0, 0, 2, ())),
        ([["Requirement", "No", "Section"]], (0, 0, 1, (2,))),
        ([["Nummer", "Område", "Avsnitt", "Beskrivning"]], (0, 3, 0, (1, 2))),
        ([["Krav", "Beskrivning"]], (0, 0, None, ())),
        ([["Kravlista"], ["Krav", None], [None], ["Nr", "Krav", "Nivå"]], (3, 1, 0, ())),
    ],
)
def test_columns_are_found_by_name(rows, told):
    assert found(*rows) == told


def test_a_row_without_a_text_column_is_no_head():
    assert found(["Nr", "Nivå"], [1, 2]) is None


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (["Krav", "Nr", "Krav"], r'"Krav" och "Krav" är samma uppgift \(kravets text\)'),
        (["Nr", "Nummer", "Krav"], r'"Nr" och "Nummer" är samma uppgift \(kravets nummer\)'),
        (["Nr", "Krav", "Likhet"], 'har redan kolumnen "Likhet"'),
    ],
)
def test_two_columns_of_one_meaning_are_told_and_nothing_is_chosen(head, told):
    with pytest.raises(Felbruk, match=told) as fault:
        find_columns("Lista", [head])
    assert "\n" not in str(fault.value)


def test_a_list_without_a_text_is_told_with_what_its_head_says(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [["Nr", "Nivå"], [1, 2]])
    with pytest.raises(Felbruk, match=r'ingen kolumn med kravens text; .*"Nr", "Nivå"'):
        read_list(path)


def test_a_list_without_a_requirement_is_told(tmp_path):
    with pytest.raises(Felbruk, match="inget krav under den"):
        read_list(workbook(tmp_path / "a.xlsx", [["Nr", "Krav"]]))


def test_rows_without_text_and_heads_that_stand_again_are_no_requirements(tmp_path):
    rows = [["Nr", "Område", "Krav"], ["A", "Åtkomst", None], ["A.1", "Åtkomst", "Ett krav"], ["Nr", "Område", "Krav"]]
    (sheet,) = read_list(workbook(tmp_path / "a.xlsx", rows))
    assert [(k.rad, k.nummer, k.rubrik, k.text) for k in sheet.krav()] == [(3, "A.1", "Åtkomst", "Ett krav")]


def test_every_sheet_that_shows_is_read_and_one_without_a_list_is_known(tmp_path):
    path = workbook(tmp_path / "a.xlsx", [["Om listan"]], [["Krav"], ["Ett"]], [["Nr", "Requirement"], [1, "One"]])
    sheets = read_list(path)
    assert [s.kolumner is None for s in sheets] == [True, False, False]
    assert [k.text for s in sheets for k in s.krav()] == ["Ett", "One"]
