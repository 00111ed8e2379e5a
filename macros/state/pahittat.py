"""Whether the office is an invented one, and the words that then stand on everything that is made of it.

One record says so (`pahittat: true` in `data/organisation.yml`); pages, PDFs, the copy and the files ask here.
"""

from macros.models.organisation import Organisation
from macros.registers.load import Registers

ORD = "Påhittat kontor"
MENING = f"{ORD}. Allt här är uppdiktat."


def pahittade_kontoret(registers: Registers) -> Organisation | None:
    """The organisation that is an invented office; None where the office is a real one."""
    return next((o for o in registers.records.get("organisation", ()) if o.pahittat), None)


def markt(registers: Registers, text: str) -> str:
    """`text` as it is in a real office; after the words of an invented one where the office is that."""
    return f"{ORD}. {text}" if pahittade_kontoret(registers) else text


def mening(registers: Registers) -> str:
    """What every page of an invented office says; '' in a real one."""
    return MENING if pahittade_kontoret(registers) else ""
