"""What a new record begins with."""

from datetime import date
from typing import Annotated

import pytest

from macros.editing.new_record import skeleton
from macros.models import REGISTERS, Register
from macros.models.base import Record, ref
from macros.models.roll import Roll
from macros.problems import Felbruk
from macros.registers.load import Registers
from macros.registers.yaml_source import parse_yaml

TODAY = date(2026, 11, 24)


class Sak(Record):
    """A record whose reference is described in words that end with no register's name."""

    vem: Annotated[ref("roller"), "Rollen som svarar"]
    sanning: bool = False


SAK = Register("sak", Sak, "Saker", "Saker.")


def registers(*roles: Roll) -> Registers:
    return Registers({r.namn: () for r in REGISTERS} | {"sak": (), "roller": roles})


def test_a_reference_gets_a_record_of_the_register_that_its_type_names():
    role = Roll(id="isam", namn="ISAM", organisation="tk", mandat="uppgift saknas", uppgifter=["Leda"])
    made = skeleton(SAK, "a", registers(role), TODAY)
    assert "  vem: isam\n" in made
    with pytest.raises(Felbruk, match="registret roller är tomt"):
        skeleton(SAK, "a", registers(), TODAY)


@pytest.mark.parametrize("record_id", ["true", "null", "123", "2027-01", "1e3"])
def test_an_id_that_looks_like_something_else_is_read_back_as_it_was_given(record_id):
    role = Roll(id="isam", namn="ISAM", organisation="tk", mandat="uppgift saknas", uppgifter=["Leda"])
    found = parse_yaml("x.yml", skeleton(SAK, record_id, registers(role), TODAY), [])
    assert found and found[1][0]["id"] == record_id
