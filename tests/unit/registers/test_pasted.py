"""Signs of Word's and Excel's in the place of YAML's own are told where they stand, and prose is not suspected."""

import pytest

from macros.registers.pasted import dashed, odd_rows, pasted, table_rows


@pytest.mark.parametrize("row", ["\u00a0 namn: a", "namn:\u00a0a", "namn\u202f: a", "-\u00a0id: a", "- \u00a0id: a"])
def test_a_hard_space_where_yaml_reads_its_form_is_told(row):
    assert [line for line, _ in odd_rows(f"a: 1\n{row}\n")] == [2]


@pytest.mark.parametrize(
    "row", ["namn: a\u00a0b", "  en text\u00a0som går vidare", "# en\u00a0kommentar", "- ett\u00a0två"]
)
def test_a_hard_space_in_prose_is_not(row):
    assert odd_rows(row) == []


@pytest.mark.parametrize("row", ["Mål\tAnsvarig", "namn: ett\ttvå", "- ett\ttvå"])
def test_cells_are_told(row):
    assert table_rows(row)


@pytest.mark.parametrize("row", ["namn:\tett", "namn: ett\t# varför", "# ett\ttvå", "namn: ett\t"])
def test_a_tab_that_lines_up_is_not(row):
    assert table_rows(row) == []


def test_what_cannot_be_read_is_told_by_what_was_pasted():
    assert "bindestreck" in pasted(["– id: a"], 0)[1]
    assert "raka citattecken" in pasted(["namn: ”a: b”"], 0)[1]
    assert "Excel" in pasted(["a\tb"], 0)[1]
    assert pasted(["namn: [a"], 0) is None
    assert dashed("— ett") and not dashed("ett — två")
