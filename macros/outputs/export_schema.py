"""JSON Schema of the exported files: the registers' own schemas, as the audience gets them."""

from typing import Any

from pydantic import TypeAdapter

from macros.models import REGISTERS
from macros.models.base import Dag, Synlighet
from macros.models.synlighet import closed_fields
from macros.registers.load import Registers
from macros.registers.schema import DIALECT, build_schema
from macros.state.pahittat import ORD
from macros.views.columns import beraknade
from macros.views.poster import DOLDA

VERSION = "lis-1"
"""The shape of the JSON files. A field may be added within a version; one that is removed or changes meaning ends it."""


def lis_schema(registers: Registers | None = None) -> dict[str, Any]:
    """JSON Schema of `lis.json`: the registers' own schemas with dates and computed fields as the audience of the registers gets them."""
    definitions: dict[str, Any] = {"datum": _datum()}
    shown = [r for r in REGISTERS if registers is None or registers.visar(r.namn)]
    malgrupp = registers.malgrupp if registers else Synlighet.BEGRANSAD
    for register in shown:
        whole = build_schema(register)
        parts = whole.pop("$defs")
        record = {k: v for k, v in whole.get("items", whole).items() if k not in ("$schema", "title")}
        for name in closed_fields(register.modell, malgrupp):
            record["properties"].pop(name)
        for kolumn in beraknade(register, malgrupp):
            about = f"Beräknat för dagen: {kolumn.namn}"
            record["properties"][kolumn.nyckel] = {"type": ["string", "null"], "description": about}
        for model, hidden in DOLDA.items():
            for name in hidden:
                parts.get(model.__name__, {"properties": {}})["properties"].pop(name, None)
        definitions[register.namn] = _exporterad(record, register.namn)
        definitions |= {f"{register.namn}.{name}": _exporterad(part, register.namn) for name, part in parts.items()}
    lists = {r.namn: {"description": r.om, "type": "array", "items": {"$ref": f"#/$defs/{r.namn}"}} for r in shown}
    top = _objekt({"schema": {"const": VERSION}, "dag": _iso(), "register": _objekt(lists)})
    top["properties"]["pahittat"] = {"const": ORD}
    return {"$schema": DIALECT, "$id": f"urn:trafikkontoret:lis:{VERSION}", **top, "$defs": definitions}


def _objekt(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with just these properties, all of them required."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _iso() -> dict[str, Any]:
    return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"}


def _datum() -> dict[str, Any]:
    """A date as exported: a day, or a span with the source's words."""
    return {"anyOf": [_iso(), _objekt({"fran": _iso(), "till": _iso(), "text": {"type": "string"}})]}


INSKRIVET = TypeAdapter(Dag).json_schema()["anyOf"]
"""A date as editors write it, in the registers' schemas."""


def _exporterad(node: Any, register: str) -> Any:
    """A part of a register's schema as it holds for the export: all fields are there, dates have the exported form."""
    if isinstance(node, list):
        return [_exporterad(item, register) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("anyOf") == INSKRIVET:
        return {"$ref": "#/$defs/datum"} | {k: v for k, v in node.items() if k != "anyOf"}
    made = {k: _exporterad(v, register) for k, v in node.items()}
    if isinstance(reference := node.get("$ref"), str):
        made["$ref"] = reference.replace("#/$defs/", f"#/$defs/{register}.")
    if isinstance(properties := node.get("properties"), dict):
        made["required"] = list(properties)
    return made
