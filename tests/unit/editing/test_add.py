"""A new record is valid at once, whatever the register."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.content import load_content
from macros.editing.new_record import NOT_BY_HAND, add, find_register, skeleton
from macros.editing.numbering import next_id
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
