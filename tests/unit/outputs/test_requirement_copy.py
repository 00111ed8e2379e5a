"""The copy of a list: the same cells where they stood, the answers to their right, and no file that is not ours is changed."""

import hashlib
import os
from datetime import date

import openpyxl
import pytest

from macros.models.system import Driftform
from macros.outputs.requirement_copy import page_beside, write_copy
from macros.problems import Felbruk
from macros.requirements.columns import VARA
from macros.requirements.listed import read_list
from macros.requirements.proposals import Forslag, Proposer, Vag
from tests.unit.requirements.lists import COPIED, ELSEWHERE, LOGGED, WORDS, office, workbook

DAY = date(2026, 11, 24)
LIST = [
    ["Kravlista för Räknaren", None, None],
    [None],
    ["Nr", "Krav", "Nivå"],
    ["A", None, None],
    ["A.1", LOGGED, 2],
    ["A.2", ELSEWHERE, 1.5],
    [3, COPIED, date(2026, 5, 1)],
]
NOTES = [["Anteckningar"], [True, "=1+1"]]


def made(tmp_path, *sheets, target="ut.xlsx", form=Driftform.MOLN):
    source = workbook(tmp_path / "in.xlsx", *(sheets or (LIST, NOTES)), names=("Krav", "Om")[: len(sheets or (1, 2))])
    listed = read_list(source)
    proposer = Proposer(office(), WORDS, form, DAY)
    told = {(at, k.rad): proposer.propose(k.nummer, k.text) for at, sheet in enumerate(listed) for k in sheet.krav()}
    write_copy(tmp_path / target, "Svarsförslag till in.xlsx", listed, told, DAY)
    return tmp_path / target


def rows(path, sheet="Krav"):
    return list(openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True))


def test_the_cells_stand_where_they_stood_and_the_answers_to_their_right(tmp_path):
    found = rows(made(tmp_path))
    assert [list(row[:3]) for row in found[:3]] == [["Kravlista för Räknaren", None, None], [None] * 3, LIST[2]]
    assert found[2][3:] == VARA
    assert found[4][:3] == ("A.1", LOGGED, 2)
    assert found[4][3] == "Förslag, inte prövat. Så gör vi LOG-01 i moln."
    assert found[4][6].startswith("LOG-01: ")
    assert found[3][3:] == (None,) * 6
    assert found[5][3:7] == (None,) * 4
    assert "(ekonomi)" in found[5][8]
    assert found[5][2] == 1.5
    assert found[6][2].date() == date(2026, 5, 1)


def test_a_sheet_without_a_list_is_only_copied(tmp_path):
    assert rows(made(tmp_path), "Om")[1][0] == "ja"


def test_a_text_that_looks_like_a_formula_is_text(tmp_path):
    path = made(tmp_path, [["Nr", "Krav"], ["'=1", "=HYPERLINK(1)"], [1, LOGGED]])
    cells = [c for row in openpyxl.load_workbook(path)["Krav"].iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f"]


def test_the_page_has_the_answers_in_the_order_of_the_list(tmp_path):
    text = page_beside(made(tmp_path)).read_text(encoding="utf-8")
    assert text.index("Rad 5, A.1") < text.index("Rad 6, A.2") < text.index("Rad 7, 3")
    assert "2 av 3 krav har ett förslag." in text
    assert "<script" not in text


def test_markup_in_a_requirement_is_told_as_text(tmp_path):
    text = page_beside(made(tmp_path, [["Krav"], [f"<img src=x onerror=1> {LOGGED}"]])).read_text(encoding="utf-8")
    assert "&lt;img" in text
    assert "<img" not in text


def test_the_list_itself_is_never_touched(tmp_path):
    source = workbook(tmp_path / "in.xlsx", LIST, names=("Krav",))
    before = hashlib.sha256(source.read_bytes()).hexdigest(), source.stat().st_mtime_ns
    write_copy(tmp_path / "ut.xlsx", "Titel", read_list(source), Everything(), DAY)
    assert (hashlib.sha256(source.read_bytes()).hexdigest(), source.stat().st_mtime_ns) == before


class Everything(dict):
    """The same proposal for every row."""

    def __missing__(self, row):
        return Forslag(Vag.TOM, ())


def test_the_same_list_and_day_give_the_same_bytes(tmp_path):
    first = made(tmp_path).read_bytes()
    assert made(tmp_path).read_bytes() == first


def test_a_copy_that_is_as_we_wrote_it_may_be_written_again(tmp_path):
    made(tmp_path, form=Driftform.STA)
    assert "i moln" in rows(made(tmp_path))[4][3]


def test_a_copy_that_somebody_has_changed_is_kept(tmp_path):
    path = made(tmp_path)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(Felbruk, match=r"ut\.xlsx är ändrad sedan lis krav skrev den"):
        made(tmp_path)
    assert path.read_bytes().endswith(b"x")


def test_a_page_that_somebody_has_changed_is_kept(tmp_path):
    page = page_beside(made(tmp_path))
    page.write_text(page.read_text("utf-8").replace("Rad 5", "Rad fem"), "utf-8")
    with pytest.raises(Felbruk, match="är inte gjord av lis krav"):
        made(tmp_path)


@pytest.mark.parametrize("name", ["ut.xlsx", "ut.html"])
def test_a_file_of_somebody_else_is_never_written_over(tmp_path, name):
    (tmp_path / name).write_bytes(b"min")
    with pytest.raises(Felbruk, match=f"{name} finns redan och är inte gjord av lis krav"):
        made(tmp_path)
    assert (tmp_path / name).read_bytes() == b"min"


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="inga länkar här")
def test_a_link_is_never_written_through(tmp_path):
    (tmp_path / "annan.xlsx").write_bytes(b"min")
    (tmp_path / "ut.xlsx").symlink_to(tmp_path / "annan.xlsx")
    with pytest.raises(Felbruk, match="är inte gjord av lis krav"):
        made(tmp_path)
    assert (tmp_path / "annan.xlsx").read_bytes() == b"min"


def test_a_number_that_excel_cannot_keep_is_told_as_text(tmp_path):
    path = made(tmp_path, [["Nr", "Krav"], [10**30, LOGGED]], target="stor.xlsx")
    assert rows(path)[1][0] == "1e+30"
