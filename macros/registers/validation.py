"""From raw data to a record, or to faults in plain Swedish. The only file that reads pydantic's errors."""

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from macros.models.base import Record
from macros.models.felord import FEL, fel
from macros.problems import near, quote, vad_som_star
from macros.registers.meant import in_file, meant, straight, told
from macros.registers.pasted import dashed

Loc = tuple[str | int, ...]
MAPPING_TYPES = {"model_type", "model_attributes_type", "dict_type"}
LIST_TYPES = {"tuple_type", "list_type"}
EMPTY = FEL["tomt"]
FEW = 50
"""Faults of one record of which it is asked what was meant: nobody reads more."""


def validate(model: type[Record], raw: Any) -> tuple[Record | None, list[tuple[Loc, str]]]:
    """The record, or None with its faults as (path within the record, Swedish sentence)."""
    if raw is None:
        return None, [((), "posten är tom; skriv dess fält eller ta bort raden")]
    if not isinstance(raw, dict):
        return None, [((), f"här ska stå en post med fält (namn: värde), inte {quote(_shown(raw))}")]
    empty = _empty(raw, ()) if _has_empty(raw) else []
    try:
        record = model.model_validate(raw)
    except ValidationError as error:
        errors = [e for e in error.errors(include_url=False) if tuple(e["loc"]) not in empty]
        inner = {tuple(e["loc"])[:-1] for e in errors}
        shown = [e for e in errors if not (e["type"] == "too_short" and tuple(e["loc"]) in inner)]
        faults = [
            (tuple(e["loc"]), _whole(model, e) if at < FEW else _sentence(model, e)) for at, e in enumerate(shown)
        ]
        return None, [(loc, EMPTY) for loc in empty] + faults
    return (None, [(loc, EMPTY) for loc in empty]) if empty else (record, [])


def mends(model: type[Record], raw: dict) -> list[tuple[Loc, Any]]:
    """The values of a record that its fields refuse, and that can have meant one thing only: (path within it, what was meant).

    None in the place of what was meant: a list, whose rows begin with dashes of Word's.
    """
    try:
        model.model_validate(raw)
    except ValidationError as error:
        found = [(tuple(e["loc"]), accepted(model, e["loc"], e.get("input"))) for e in error.errors()[:FEW]]
        lists = [
            (tuple(e["loc"]), None)
            for e in error.errors()[:FEW]
            if e["type"] in LIST_TYPES and isinstance(e["input"], str) and dashed(e["input"])
        ]
        return lists + [(loc, only[0]) for loc, only in found if len(only) == 1]
    return []


def accepted(model: type[Record], loc: Loc, value: Any) -> list[Any]:
    """The values that may have been meant by what stands at `loc` and that its field takes; one of them when it is sure."""
    names = [at for at, step in enumerate(loc) if isinstance(step, str)]
    owner = _model_at(model, loc[: names[-1]]) if names else None
    if owner is None or isinstance(value, dict | list) or len(loc) - names[-1] > 2:
        return []
    if isinstance(value, bool) and _read(owner, loc[names[-1]], "vad som helst") is not None:
        return []  # in a text, what `true` was to say is anybody's guess
    found: dict[str, Any] = {}
    for one in meant(value):
        if one == value and type(one) is type(value):
            continue
        if (read := _read(owner, loc[names[-1]], (one,) if isinstance(loc[-1], int) else one)) is not None:
            found.setdefault(read, one)
    forms = (in_file(value), straight(in_file(value)))
    sure = next((one for form in forms for one in found.values() if in_file(one) == form), None)
    return list(found.values()) if sure is None else [sure]


def _read(owner: type[BaseModel], name: str, value: Any) -> str | None:
    """What a field makes of a value, as text; None when it takes it not."""
    adapter = _adapter(owner, name)
    try:
        return repr(adapter.validate_python(value)) if adapter else None
    except ValidationError:
        return None


@lru_cache(maxsize=512)
def _adapter(owner: type[BaseModel], name: str) -> TypeAdapter | None:
    info = _field(owner, name)
    if info is None:
        return None
    return TypeAdapter(Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation)


def _whole(model: type[Record], error: Any) -> str:
    """The fault, and what was likely meant; where that can be told, what only looks like it is not."""
    sentence = _sentence(model, error)
    if error["type"] in {"missing", "extra_forbidden"}:
        return sentence
    more = told(error.get("input"), accepted(model, error["loc"], error.get("input")))
    return (sentence.partition("; menade du")[0] if more else sentence) + more


def _has_empty(value: dict | list) -> bool:
    """Whether anything within has no value: asked of every record there is, and hardly ever so."""
    inner = value.values() if type(value) is dict else value
    return None in inner or any(_has_empty(item) for item in inner if type(item) is dict or type(item) is list)


def _empty(value: dict | list, loc: Loc) -> list[Loc]:
    """Where a field or an item has no value: an editor left it out half-way."""
    found: list[Loc] = []
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        if item is None:
            found.append((*loc, step))
        elif isinstance(item, dict | list):
            found += _empty(item, (*loc, step))
    return found


def _shown(value: Any) -> str:
    return vad_som_star(value)


def _sentence(model: type[BaseModel], error: Any) -> str:
    """One of pydantic's errors, said in Swedish: what was found and what must hold."""
    kind, context, value = error["type"], error.get("ctx", {}), error.get("input")
    if kind == "missing":
        return fel("saknas") + _hint(model, error["loc"])
    if kind == "extra_forbidden":
        name = str(error["loc"][-1])
        return fel("finns_inte", varde=quote(name)) + near(name, _fields(model, error["loc"][:-1]))
    if kind == "value_error":
        return str(context["error"])
    if kind == "enum":
        allowed = [str(member.value) for member in _enum_at(model, error["loc"])]
        return fel("val", varde=quote(_shown(value)), alla=", ".join(allowed)) + near(str(value), allowed)
    if kind == "string_pattern_mismatch":
        return fel("form", varde=quote(value)) + _hint(model, error["loc"])
    if kind in MAPPING_TYPES:
        return fel("falt", varde=quote(_shown(value)))
    if kind in LIST_TYPES:
        told = fel("lista", varde=quote(_shown(value)))
        return told + (dashed(value) if isinstance(value, str) else "")
    if kind in {"greater_than_equal", "less_than_equal"}:
        bound = "minst" if kind.startswith("greater") else "hogst"
        return fel(bound, varde=quote(value), grans=next(iter(context.values())))
    if kind in {"string_too_long", "too_long"}:
        return fel("lang", antal=len(value), grans=context["max_length"])
    if kind == "too_short":
        return fel("for_fa", grans=context["min_length"])
    return fel("passar_inte", varde=quote(_shown(value))) + _hint(model, error["loc"])


def _hint(model: type[BaseModel], loc: Loc) -> str:
    """'. <description>' of the field at `loc`, when it has one."""
    info = _field_at(model, loc)
    return f". {info.description}" if info and info.description else ""


def _enum_at(model: type[BaseModel], loc: Loc) -> type[Enum]:
    """The closed list that the value at `loc` is chosen from: its field's, whatever the position in a list."""
    info = _field_at(model, tuple(step for step in loc if isinstance(step, str)))
    return next(_classes_in(info.annotation, Enum))


def _field_at(model: type[BaseModel], loc: Loc) -> FieldInfo | None:
    owner = _model_at(model, loc[:-1])
    return _field(owner, loc[-1]) if owner else None


def _field(model: type[BaseModel], step: str | int) -> FieldInfo | None:
    """The field that a file spells `step`: by its alias where it has one, for Python keeps some words for itself."""
    spelled = {info.alias or name: info for name, info in model.model_fields.items()}
    return spelled.get(str(step))


def _fields(model: type[BaseModel], loc: Loc) -> list[str]:
    owner = _model_at(model, loc)
    return [info.alias or name for name, info in owner.model_fields.items()] if owner else []


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The model that governs the mapping at `loc`: fields are followed, positions in lists passed over."""
    for step in loc:
        if isinstance(step, int):
            continue
        info = _field(model, step)
        found = next(_classes_in(info.annotation, BaseModel), None) if info else None
        if found is None:
            return None
        model = found
    return model


def _classes_in(annotation: Any, base: type) -> Iterator[type]:
    """The classes of a kind that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, base):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _classes_in(part, base)
