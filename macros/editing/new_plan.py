"""Gaps of a system's action plan as actions in the register, where the plan and the next review count them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from macros.editing.new_record import add_fields
from macros.editing.numbering import next_numbers
from macros.models.base import UNKNOWN
from macros.models.system import System
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers
from macros.state.day import Dagslage
from macros.state.handlingsplan import Kravlage, Planrad, action_plan

TAKEN = {Kravlage.PLANERAD: "har redan en öppen åtgärd", Kravlage.UNDANTAG: "har ett undantag"}


def new_plan(root: Path, registers: Registers, system_id: str, measures: Sequence[str], dag: date) -> list[str]:
    """Write an action for each of the measures; their ids. Nothing is written when one of them cannot be.

    Raises `Felbruk` for a system or measure that is none, for what is not asked of the system, and for what is
    planned already or excepted.
    """
    system = registers.get("system", system_id)
    if system is None:
        raise Felbruk(f"systemet {quote(system_id)} finns inte{near(system_id, [x.id for x in registers.system])}")
    plan = action_plan(Dagslage(registers, dag), system)
    if plan.saknas:
        raise Felbruk(f"{system_id}: {' och '.join(plan.saknas)} är inte känt; skriv det i systemets post först")
    rows = {row.krav.atgard.id: row for row in plan.rader}
    if not measures:
        raise Felbruk("välj minst en lucka med --bara, till exempel --bara LOG-01")
    chosen = [_chosen(rows, number, system_id) for number in dict.fromkeys(measures)]
    numbers = next_numbers("atgarder", registers, len(chosen))
    for number, row in zip(numbers, chosen, strict=True):
        add_fields(root, "atgarder", plan_record(number, row, system))
    return numbers


def _chosen(rows: dict[str, Planrad], number: str, system_id: str) -> Planrad:
    if number not in rows:
        raise Felbruk(f"{quote(number)} är inget krav på {system_id}{near(number, rows)}")
    if told := TAKEN.get(rows[number].lage):
        raise Felbruk(f"{number} {told} för {system_id}; inget är skrivet")
    return rows[number]


def plan_record(number: str, row: Planrad, system: System, **told: Any) -> dict[str, Any]:
    """The action `number` for a requirement of a system; what is told in `told` takes the place of what is usual."""
    measure = row.krav.atgard
    made = {
        "id": number,
        "rubrik": f"Uppfyll {measure.id} i {system.namn or system.id}",
        "beskrivning": measure.vad,
        "ansvarig": str(measure.gor),
        "senast": UNKNOWN,
        "ursprung": "klassning",
        "skyddsatgarder": [measure.id],
        "system": [system.id],
    }
    return made | told
