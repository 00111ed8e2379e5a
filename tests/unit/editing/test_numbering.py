"""Ids: the next number of a series, and names that cannot be ids."""

from typing import Any

import pytest

from macros.editing.numbering import next_id, next_number
from macros.models import REGISTERS
from macros.models.atgard import Atgard
from macros.problems import Felbruk
from macros.registers.load import Registers

BY_NAME = {r.namn: r for r in REGISTERS}


def registers(*spelled: str, ids: tuple[str, ...] = ()) -> Registers:
    base: dict[str, Any] = {"rubrik": "Öva", "ansvarig": "isam", "senast": "2026", "ursprung": "vor"}
    held = {r.namn: () for r in REGISTERS} | {"atgarder": tuple(Atgard(id=i, **base) for i in ids)}
    return Registers(held, spelled={r.namn: frozenset(spelled) for r in REGISTERS})


def test_the_next_number_is_one_more_than_the_highest_even_in_a_faulty_record():
    assert next_number("atgarder", registers()) == "ATG-001"
    assert next_number("atgarder", registers("ATG-017", "ATG-002", "x", ids=("ATG-009",))) == "ATG-018"
    assert next_number(BY_NAME["lokala_beslut"], registers("KB-041")) == "KB-042"


@pytest.mark.parametrize("name", ["atgarder", "beslut", "rattelser", "granskningar"])
def test_a_series_that_is_full_says_so(name):
    series = next_number(name, registers())[:3]
    with pytest.raises(Felbruk, match=f"numren i registret {name} är slut: {series}-999 är taget"):
        next_number(name, registers(f"{series}-999"))


def test_digits_of_other_scripts_are_no_numbers_of_a_series():
    assert next_number("atgarder", registers("ATG-٠٤١")) == "ATG-001"


@pytest.mark.parametrize("word", ["con", "nul", "aux", "prn", "com1", "lpt9", "CON", "nul.txt"])
def test_a_name_that_windows_keeps_is_refused(word):
    with pytest.raises(Felbruk, match="Windows"):
        next_id(BY_NAME["system"], registers(), word)


@pytest.mark.parametrize("word", ["a\nb", "a\n", "\x07", "a\x00b", "a\u202eb", "a\u2028b"])
def test_a_line_end_or_a_sign_that_does_not_show_is_refused_on_one_line(word):
    with pytest.raises(Felbruk, match="osynligt tecken") as told:
        next_id(BY_NAME["system"], registers(), word)
    assert str(told.value).isprintable()


def test_an_id_is_at_most_a_hundred_signs():
    assert next_id(BY_NAME["system"], registers(), "a" * 100) == "a" * 100
    with pytest.raises(Felbruk, match="101 tecken"):
        next_id(BY_NAME["system"], registers(), "a" * 101)


def test_a_name_that_only_begins_like_a_reserved_one_is_an_id():
    assert next_id(BY_NAME["system"], registers(), "con-el") == "con-el"
