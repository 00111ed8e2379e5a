"""Who may read a record: its own mark, else what the table of audiences says of its register, else what its model says."""

from macros.models import MODELS
from macros.models.base import Record, Synlighet
from macros.models.synlighet import snavast
from macros.registers.load import Registers


def unmarked_level(registers: Registers, register: str) -> Synlighet:
    """What holds for a record of a register that has no mark of its own."""
    model = MODELS[register]
    row = next((m.visas_for for m in registers.records.get("malgrupper", ()) if m.galler_register == register), None)
    return snavast(row or model.UTAN_MARKE, model.VIDAST)


def record_level(registers: Registers, register: str, record: Record) -> Synlighet:
    """Whom a record may be shown to. What lies in the restricted root is restricted, whatever is written."""
    if (register, record.id) in registers.egen_rot:
        return Synlighet.BEGRANSAD
    if record.synlighet is not None:
        return snavast(record.synlighet, type(record).VIDAST)
    return unmarked_level(registers, register)
