"""How each requirement of the frameworks stands, as JSON: the same states as on the pages and in what a supervisor is shown."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.models.krav import Ramverk
from macros.registers.load import Registers
from macros.state.kravsvar import Besvarat, besvarade
from macros.views.tackning import laget, sidan

FILE = "kravlage.json"


def requirement_states(registers: Registers, dag: date) -> list[dict[str, Any]]:
    """Each framework with its requirements: the state, its word, and what answers it."""
    return [
        {"id": ram.id, "version": ram.version, "textlage": str(ram.textlage), "krav": list(_krav(registers, dag, ram))}
        for ram in registers.raknas.krav
    ]


def _krav(registers: Registers, dag: date, ram: Ramverk) -> Iterator[dict[str, Any]]:
    answered = besvarade(registers, dag, ram, sidan)
    for krav in ram.krav:
        found = answered[krav.nummer]
        told = {"nummer": krav.nummer, "status": str(found.status), "lage": laget(found).ord}
        yield told | {"svar": _svar(found), "dokument": [d.id for d in found.dokument]}


def _svar(found: Besvarat) -> list[dict[str, Any]]:
    return [
        {"register": str(a.slag), "id": a.id, "hur": str(a.hur), "skal": a.skal or None, "beslut": str(a.lage)}
        for a in found.svarande
    ]
