"""The schemas once more, with the ids that there are: for an editor on one's own machine, never for git."""

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

from macros.models import ARENDEN, REGISTERS
from macros.models.base import Record
from macros.registers.load import Registers
from macros.registers.schema import build_schema

FOLDER = ".bygge/schema"
SNIPPETS = ".vscode/lis-id.code-snippets"
POINTS = re.compile(r"Id för en post i registret (\w+)")
"""What the schema of a reference says of itself (`macros.models.values.ref`)."""
NAMES = ("namn", "rubrik", "titel", "term", "fraga")


def id_files(registers: Registers) -> dict[str, str]:
    """The text of every file of the set by its path under the root.

    In a schema an id that there is is offered, and another is still allowed: a new record is no fault before the next run.
    A file's own first line names the schema without ids and goes before all settings; so the ids are snippets as well.
    """
    known = {r.namn: _known(registers, r.namn) for r in REGISTERS}
    known["arenden"] = {i: name for register in ARENDEN for i, name in known[register].items()}
    schemas = {f"{FOLDER}/{r.namn}.json": _with_ids(build_schema(r), known) for r in REGISTERS}
    files = {**schemas, SNIPPETS: dict(_snippets(known))}
    return {name: json.dumps(held, ensure_ascii=False, indent=1) + "\n" for name, held in files.items()}


def _known(registers: Registers, register: str) -> dict[str, str]:
    return {r.id: _name(r) for r in registers.of(register)}


def _name(record: Record) -> str:
    return next((value for field in NAMES if isinstance(value := getattr(record, field, None), str)), record.id)


def _with_ids(part: Any, known: dict[str, dict[str, str]]) -> Any:
    """The part of a schema with the ids wherever it points to a register."""
    if isinstance(part, list):
        return [_with_ids(inner, known) for inner in part]
    if not isinstance(part, dict):
        return part
    points = POINTS.fullmatch(str(part.get("description", "")))
    if points and part.get("type") == "string" and (ids := known.get(points[1])):
        offered = {"enum": list(ids), "enumDescriptions": list(ids.values())}
        return {**copy.deepcopy(part), "anyOf": [offered, {"type": "string"}]}
    return {name: _with_ids(inner, known) for name, inner in part.items()}


def _snippets(known: dict[str, dict[str, str]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, snippet) of each id: found by the id and by the record's name."""
    for register in (r for r in REGISTERS if r.namn in known):
        for record_id, name in known[register.namn].items():
            told = {"scope": "yaml", "prefix": [record_id, name], "body": record_id}
            told["description"] = f"{register.titel}: {name}"
            yield f"{register.namn} {record_id}", told
