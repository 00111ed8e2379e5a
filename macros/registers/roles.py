"""A role that must exist: one rule and one message, wherever a role is named by hand."""

from macros.models.roll import Roll
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers


def role_fault(registers: Registers, role: str) -> str | None:
    """What is wrong with a role's id, in Swedish; None when the role exists."""
    if registers.get("roller", role):
        return None
    return f"rollen {quote(role)} finns inte i data/roller.yml{near(role, [r.id for r in registers.roller])}"


def existing_role(registers: Registers, role: str) -> Roll:
    """The role with that id. Raises `Felbruk`."""
    if fault := role_fault(registers, role):
        raise Felbruk(fault)
    return registers.get("roller", role)
