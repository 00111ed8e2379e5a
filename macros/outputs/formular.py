"""What the form in a browser is built of: each register's schema as fields with their words, the ids that may be referred to, the words of faults.

Made of the registers as the audience may read them. The schemas are the same for all and know no record.
"""

import json
from collections.abc import Iterator
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.content import Content
from macros.editing.new_record import BLANK, NOT_BY_HAND
from macros.editing.numbering import LAST, series
from macros.models import ARENDEN, REGISTERS, Register
from macros.models.base import UNKNOWN, Record
from macros.models.dag import LONGEST as LONGEST_SPAN
from macros.models.felord import FEL
from macros.models.ord import delar_i, falt_i, falt_ord, varde_ord
from macros.models.synlighet import faltets_vidaste
from macros.models.values import SLAG, TILL
from macros.pages.forge import Forge
from macros.pages.paths import FORM, FORM_DATA, FORM_IDS
from macros.registers.characters import INVISIBLE
from macros.registers.levels import unmarked_level
from macros.registers.load import Registers
from macros.registers.schema import build_schema
from macros.registers.yaml_plain import LONGEST_TEXT, MAX_DEPTH

NAMES = ("namn", "rubrik", "titel", "term", "fraga", "uppgift", "om", "text")
COMMON = frozenset(Record.model_fields) - {"id"}
Node = dict[str, Any]


def form_scripts(content: Content, pages: Any) -> dict[str, bytes]:
    """The data of the form as plain scripts, by their paths; nothing on a site without the form's page."""
    if FORM not in pages:
        return {}
    data = form_data(content.registers) | {"forge": forge_links(content.preparation.leads_to)}
    ids = form_ids(content.registers)
    return {FORM_DATA: _script("LIS_FORMULAR", data), FORM_IDS: _script("LIS_FORMID", ids)}


def _script(name: str, value: Node) -> bytes:
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"globalThis.{name} = {told};\n".encode()


def form_data(registers: Registers) -> Node:
    """Everything that the page's own script needs to know."""
    shown = [r for r in REGISTERS if offered(registers, r)]
    return {
        "register": {r.namn: {**build_form(r, registers), "nr": n} for n, r in enumerate(shown)},
        "arenden": [name for name in ARENDEN if registers.visar(name)],
        "fel": FEL,
        "okand": UNKNOWN,
        "osynliga": INVISIBLE,
        "granser": {"text": LONGEST_TEXT, "djup": MAX_DEPTH, "tidsrymd": LONGEST_SPAN},
    }


def form_ids(registers: Registers) -> Node:
    """The records that a real one may refer to, by register, as the audience knows of them."""
    return {r.namn: list(_ids(registers, r.namn)) for r in REGISTERS if registers.visar(r.namn)}


def forge_links(forge: Forge | None) -> Node | None:
    """Where each register's files are begun and changed in the forge; the script puts the id in the place of `fyll-i`."""
    if forge is None:
        return None
    new = {r.namn: {"ny": forge.ny(f"data/{r.namn}", f"{BLANK}.yml", "")} for r in REGISTERS if r.mapp}
    files = {r.namn: f"data/{r.namn}/{BLANK}.yml" if r.mapp else f"data/{r.namn}.yml" for r in REGISTERS}
    return {name: {"andra": forge.redigera(file), **new.get(name, {})} for name, file in files.items()}


def offered(registers: Registers, register: Register) -> bool:
    """Whether a person may begin or change a record of the register, as the audience knows of it."""
    return register.namn not in NOT_BY_HAND and unmarked_level(registers, register.namn).visas_for(registers.malgrupp)


def build_form(register: Register, registers: Registers) -> Node:
    """The fields of a register, from its schema, with the words that people read."""
    schema = build_schema(register, eget=True)
    models = {m.__name__: m for m in (register.modell, *_inner(register.modell, BaseModel))}
    words = list(_inner(register.modell, Enum))
    maker = _Maker(schema["$defs"], models, words, registers)
    top = schema if register.mapp else schema["items"]
    return {
        "titel": register.titel,
        "om": register.om,
        "mapp": register.mapp,
        "hela": registers.hela(register.namn),
        "nasta": next_shown(register, registers),
        **maker.part(top, register.modell),
        "delar": maker.parts,
    }


def next_shown(register: Register, registers: Registers) -> str:
    """The next number of a series as far as the audience knows; '' where ids are chosen."""
    letters = series(register)
    last = max((int(r.id[-3:]) for r in registers.of(register.namn)), default=0) if letters else LAST
    return f"{letters}-{last + 1:03}" if last < LAST else ""


def _ids(registers: Registers, register: str) -> Iterator[Node]:
    """Id and name of each record that a real one may refer to: not the examples.

    Each with its key, so that the search for what must not be shown never reads two of them as one sentence.
    """
    for record in registers.of(register):
        if not record.exempel:
            yield {"id": record.id, "ord": name_of(record)}


def name_of(record: Record) -> str:
    """What a record is called, in one line."""
    return next((v for field in NAMES if isinstance(v := getattr(record, field, None), str)), "")[:60]


def _inner(model: type[BaseModel], base: type) -> Iterator[type]:
    """The classes of a kind that a model's fields are made of, however deep."""
    for info in model.model_fields.values():
        yield from delar_i(info.annotation, base)
        for part in delar_i(info.annotation, BaseModel):
            yield from _inner(part, base)


class _Maker:
    """Reads the parts of one schema; a part that several fields have is told once."""

    def __init__(self, defs: Node, models: Node, words: list[type[Enum]], registers: Registers):
        self.defs, self.models, self.words, self.registers = defs, models, words, registers
        self.parts: Node = {}

    def part(self, schema: Node, model: type[BaseModel]) -> Node:
        """The fields of a record or of a part, a record's own before those that every record has.

        All of them, for every audience: what is restricted is what the records say there.
        """
        infos = falt_i(model)
        own = sorted(infos, key=lambda name: name in COMMON)
        return {"falt": [self.field(name, infos[name], schema, model) for name in own]}

    def field(self, name: str, info: Any, schema: Node, model: type[BaseModel]) -> Node:
        """One field: its word, its help, whether it must be there, and what it may hold."""
        field = {"n": name, "ord": falt_ord(model, name), **self.node(schema["properties"][name])}
        shape = next((m.pattern for m in info.metadata if getattr(m, "pattern", None)), None)
        if shape and field["slag"] == "text":
            field["form"] = shape  # pydantic leaves a shape out of the schema where it reads the text itself first
        if info.description:
            field["hjalp"] = " ".join(info.description.split())
        if not (widest := faltets_vidaste(info)).visas_for(self.registers.malgrupp):
            field["lases"] = f"Läses sedan bara av {varde_ord(widest)}."
        if name in schema.get("required", ()):
            field["krav"] = "alltid"
        elif name in getattr(model, "FRAGAS", ()):
            field["krav"] = "fragas"
        return field

    def node(self, part: Node) -> Node:
        """What a field may hold. Raises `ValueError` for a schema that the form does not know."""
        if "anyOf" in part:
            return self._one_of([p for p in part["anyOf"] if p.get("type") != "null"])
        if "$ref" in part:
            return self._named(part["$ref"].rpartition("/")[2])
        if "enum" in part:
            return self._chosen(part["enum"])
        if SLAG in part:
            return {"slag": part[SLAG]}
        if TILL in part:
            return {"slag": "id", "till": part[TILL]}
        kind = part.get("type")
        if kind == "array":
            least = {"minst": part["minItems"]} if "minItems" in part else {}
            return {"slag": "lista", "av": self.node(part["items"]), **least}
        if kind == "integer":
            return {"slag": "heltal", **_kept(part, minimum="minst", maximum="hogst")}
        if kind == "string":
            return {"slag": "text", **_kept(part, pattern="form", maxLength="langst")}
        plain = {"boolean": "flagga", "number": "tal"}.get(kind[0] if isinstance(kind, list) else str(kind))
        if plain is None:
            raise ValueError(f"the form cannot show {part}")
        return {"slag": plain}

    def _one_of(self, options: list[Node]) -> Node:
        known = [p for p in options if p.get("const") != UNKNOWN]
        unknown = {"okand": True} if len(known) < len(options) else {}
        span = [p for p in known if set(p.get("properties", ())) == {"fran", "till", "text"}]
        if span and len(known) == 2:
            return {"slag": "dag", **unknown}
        if len(known) != 1:
            raise ValueError(f"the form cannot show {options}")
        return {**self.node(known[0]), **unknown}

    def _named(self, name: str) -> Node:
        part = self.defs[name]
        if "enum" in part:
            return self._chosen(part["enum"])
        if name not in self.parts:
            self.parts[name] = {}  # a part may hold itself
            self.parts[name] = self.part(part, self.models[name])
        return {"slag": "del", "del": name}

    def _chosen(self, values: list[str]) -> Node:
        """A closed list with the word of each value."""
        found = next(e for e in self.words if [m.value for m in e] == values)
        return {"slag": "val", "val": [[m.value, varde_ord(m)] for m in found]}


def _kept(part: Node, **names: str) -> Node:
    """The limits of a part under our own names."""
    return {ours: part[theirs] for theirs, ours in names.items() if theirs in part}
