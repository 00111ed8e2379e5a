"""`lis ny`: a commented, valid start for a record, with the next free id."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.editing.files import change, save
from macros.editing.yaml_values import inline
from macros.editing.yaml_writer import append, append_block
from macros.models import REGISTERS, Register
from macros.models.base import UNKNOWN, Closed, Hanvisning, Till
from macros.models.dag import Dag, Intraffat
from macros.pages.kinds import START
from macros.pages.paths import card_page
from macros.problems import Felbruk, near, quote
from macros.registers.left import FILL_IN
from macros.registers.load import Registers

BLANK = "fyll-i"
NOT_BY_HAND = ("genomgangar", "regler", "granskningar", "rattelser", "svar", "kravnycklar", "inforandesteg")
"""Registers whose records a person does not begin: a year and a review have their own
commands, a rule belongs to the code, answers belong to the measures of a card, steps stand in their order."""


def find_register(word: str) -> Register:
    """The register of that name, plural (`atgarder`) or singular (`atgard`)."""
    known = {name: r for r in REGISTERS for name in (r.namn, r.modell.__name__.lower()) if r.namn not in NOT_BY_HAND}
    if word not in known:
        raise Felbruk(f"registret {quote(word)} finns inte{near(word, known)}")
    return known[word]


def skeleton(register: Register, record_id: str, registers: Registers, today: date) -> str:
    """The YAML text of a new record: required fields with a value that holds, the others as comments."""
    rows = list(_rows(register.modell, {"id": record_id}, registers, today))
    if register.mapp:
        return "\n".join([f"# yaml-language-server: $schema=../_schema/{register.namn}.json", *rows]) + "\n"
    return "\n".join([f"- {rows[0]}", *(f"  {row}" for row in rows[1:])]) + "\n"


class _Nobody:
    """Registers of which nothing is known: a template is the same for all, and names no record."""

    def of(self, register: str) -> tuple[Any, ...]:
        return (SimpleNamespace(id=BLANK),)


def template(register: Register, dag: date) -> str:
    """The YAML text of a new record that anybody may begin, with nothing of what the registers hold."""
    text = skeleton(register, BLANK, _Nobody(), dag)
    told = " ".join((register.modell.model_fields["id"].description or "").split())
    return text.replace(f"id: {BLANK}\n", f"id: {BLANK}  # {told}\n", 1) if told else text


def _rows(model: type[Closed], given: dict[str, str], registers: Registers, today: date) -> Iterator[str]:
    skipped = {"exempel"}
    for name, info in model.model_fields.items():
        if name in skipped:
            continue
        label, help_text = info.alias or name, " ".join((info.description or "").split())
        told = f"  # {help_text}" if help_text else ""
        if name in given:
            yield f"{label}: {inline(given[name])}"
        elif info.is_required() or name in _also_asked(model):
            start = getattr(model, "START", {}).get(name) or _value(info, registers, today)
            yield f"{label}: {inline(start)}{told}"
        else:
            yield f"# {label}:{told}"


def _also_asked(model: type[Closed]) -> frozenset[str]:
    """Fields that a validator of the whole record asks for."""
    return getattr(model, "FRAGAS", frozenset())


def _value(info: FieldInfo, registers: Registers, today: date) -> Any:
    """A value that passes the field's check and says what to fill in."""
    return _for(info.annotation, info.metadata, info, registers, today)


def _for(annotation: Any, metadata: list[Any], info: FieldInfo, registers: Registers, today: date) -> Any:
    if any(type(m).__name__ == "_EllerSaknas" for m in metadata):
        return UNKNOWN
    if get_origin(annotation) is Annotated:
        inner, *extra = get_args(annotation)
        return _for(inner, [*metadata, *extra], info, registers, today)
    options = [a for a in get_args(annotation) if a is not type(None)]
    if get_origin(annotation) is tuple:
        return [_for(options[0], [], info, registers, today)]
    if options:
        return _for(options[0], [], info, registers, today)
    if annotation is Hanvisning:
        return _first_id(metadata, registers)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return next(iter(annotation)).value
    if annotation in (Dag, Intraffat):
        return today.isoformat()
    if annotation is bool:
        return False
    if annotation is int:
        return _number(metadata, today)
    if isinstance(annotation, type) and issubclass(annotation, Closed):
        fields, start = annotation.model_fields.items(), getattr(annotation, "START", {})
        return {f.alias or n: start.get(n) or _value(f, registers, today) for n, f in fields if f.is_required()}
    return _text(metadata)


def _number(metadata: list[Any], today: date) -> int:
    """The least number that is allowed; the year where only years are."""
    least = next((m.ge for m in metadata if getattr(m, "ge", None) is not None), 1)
    return today.year if least >= 2000 else max(least, 1)


def _text(metadata: list[Any]) -> str:
    return next((EXAMPLES[m.pattern] for m in metadata if getattr(m, "pattern", None) in EXAMPLES), FILL_IN)


EXAMPLES = {
    r"^20\d\d$": "2027",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "fyll-i",
    r"^[a-z0-9/_-]+\.md(#[^\s]+)?$": START,
    r"^[A-Z]{2,4}-\d{2}$": "NY-01",
}
"""A text that fits a pattern of the models."""


def _first_id(metadata: list[Any], registers: Registers) -> str:
    register = next(m.register for m in metadata if isinstance(m, Till))
    records = registers.of(register)
    if not records:
        raise Felbruk(f"registret {register} är tomt; lägg först till en post där")
    return records[0].id


CARD = """---
description: Fyll i en mening om kortet.
---
# {id}

{{{{ kort("{id}") }}}}

## Gör så här

### Systemförvaltare

1. Fyll i det första steget.

## Åtgärder

{{{{ kort_atgarder("{id}") }}}}

## Undantag

Fyll i när det inte går att följa kortet och vem som godtar risken.

## Källor

{{{{ kort_kallor("{id}") }}}}
"""


PLACEHOLDERS = tuple(re.findall(r"Fyll i .+\.", CARD))
"""The sentences of a new card that a person writes over."""


def _begin_card_page(root: Path, card: str) -> None:
    """The card's page with its rooms, when it has none."""
    page = root / "docs" / card_page(card)
    if not page.exists():
        save(root, page, CARD.format(id=card))


def add_fields(root: Path, register: str, record: Mapping[str, Any]) -> None:
    """Write a record, whose fields are known, last in a register that is a list file."""
    change(root, root / "data" / f"{register}.yml", lambda before: append(before, (), record))


def add(root: Path, register: Register, record_id: str, text: str) -> Path:
    """Write the new record: a file of its own, or last in the register's file. Never over another."""
    if register.mapp:
        path = root / "data" / register.namn / f"{record_id}.yml"
        if path.exists():
            raise Felbruk(f"filen {path.relative_to(root)} finns redan och skrivs inte över")
        save(root, path, text)
        if register.namn == "kartotek":
            _begin_card_page(root, record_id)
        return path
    path = root / "data" / f"{register.namn}.yml"
    change(root, path, lambda before: append_block(before, text))
    return path
