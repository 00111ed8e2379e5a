"""JSON schemas of the registers, so that an editor sees every field's name and help while typing."""

import json
from pathlib import Path
from typing import Any

from macros.models import REGISTERS, Register
from macros.models.values import SLAG, TILL

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schema(register: Register, eget: bool = False) -> dict[str, Any]:
    """The schema of a register's file: a list of records, or one record for a folder register.

    Depends on the model only, never on the records. With `eget` each reference says what register it leads to,
    and a field with a rule of its own which.
    """
    schema = register.modell.model_json_schema(mode="validation")
    definitions = schema.pop("$defs", {})
    for part in (schema, *definitions.values()):
        part.pop("description", None)  # a docstring in English; the fields' own help is in Swedish
        for value in part.get("properties", {}).values():
            value.pop("title", None)
    _standard(schema, eget)
    _standard(definitions, eget)
    whole = schema if register.mapp else {"type": "array", "items": schema}
    return {"$schema": DIALECT, "title": f"Registret {register.namn}", **whole, "$defs": definitions}


def _standard(part: Any, eget: bool) -> None:
    """Limits of numbers by the standard's own words, where pydantic passes on its own."""
    if isinstance(part, dict):
        if not eget:
            part.pop(TILL, None), part.pop(SLAG, None)
        for own, word in (("ge", "minimum"), ("le", "maximum")):
            if isinstance(part.get(own), int):
                part[word] = part.pop(own)
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _standard(inner, eget)


def schema_files() -> dict[str, str]:
    """The text of every schema file by its path under the root."""
    return {
        f"data/_schema/{r.namn}.json": json.dumps(build_schema(r), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        for r in REGISTERS
    }


def write_schemas(root: Path) -> list[Path]:
    """Write the schemas under `root`; the files that changed."""
    changed = []
    for name, text in schema_files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed
