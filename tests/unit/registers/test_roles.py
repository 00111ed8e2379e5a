"""A role is asked for by its id: a misspelt one is told with the one that was meant."""

import pytest

from macros.outputs.status import mail_text
from macros.problems import Felbruk
from macros.registers.roles import existing_role, role_fault
from tests.unit.office import DAY, registers, roll


def test_a_role_that_is_not_there_is_told_with_the_one_that_was_meant():
    isam = roll(id="isam", namn="Samordnaren")
    held = registers(roller=[isam])
    told = 'rollen "isma" finns inte i data/roller.yml; menade du "isam"?'
    assert role_fault(held, "isma") == told
    assert role_fault(held, "isam") is None
    assert existing_role(held, "isam") is isam
    with pytest.raises(Felbruk, match="menade du"):
        existing_role(held, "isma")
    with pytest.raises(Felbruk) as fault:
        mail_text(held, "isma", DAY, "https://exempel.se")
    assert str(fault.value) == told
