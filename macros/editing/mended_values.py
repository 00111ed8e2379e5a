"""Values that their fields refuse and that can have meant one thing only, written so; and fields in the order of the model."""

from collections.abc import Callable, Collection
from itertools import pairwise
from typing import Any

import yaml

from macros.editing.mended_rows import dashed
from macros.editing.yaml_places import BY_HAND, Document, indent
from macros.editing.yaml_writer import put
from macros.models import REGISTERS, Register
from macros.models.base import Hanvisning
from macros.problems import Felbruk
from macros.registers.meant import known
from macros.registers.validation import Loc, mends, validate
from macros.registers.walk import walk

Ids = Callable[[str], Collection[str] | None]
MOST = 200
"""Values mended in a file at a time: each is written by itself, and the command can be run again."""


def values_mended(name: str, text: str, ids: Ids) -> str:
    """A file of records with what was meant in the place of what cannot be taken."""
    register = register_of(name)
    for _ in range(MOST):
        change = _next(register, text, ids) if register else None
        if change is None:
            return text
        loc, value = change
        try:
            text = _as_list(text, loc) if value is None else put(text, loc, value)
        except Felbruk:
            return text
    return text


def register_of(name: str) -> Register | None:
    """The register that a data file is of."""
    steps = name.removeprefix("data/").removesuffix(".yml").split("/")
    return next((r for r in REGISTERS if r.namn == steps[0] and r.mapp == (len(steps) == 2)), None)


def ids_in(text: str) -> frozenset[str] | None:
    """The ids that a file of records has; None when it cannot be read."""
    try:
        value = Document(text).value
    except Felbruk:
        return None
    rows = value if isinstance(value, list) else [value]
    return frozenset(str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row)


def _next(register: Register, text: str, ids: Ids) -> tuple[Loc, Any] | None:
    """The first value to mend: its place in the file, and what was meant; None when nothing is left."""
    try:
        value = Document(text).value
    except Felbruk:
        return None
    rows = (
        [((), value)]
        if register.mapp
        else [((at,), v) for at, v in enumerate(value if isinstance(value, list) else [])]
    )
    for start, raw in rows:
        if not isinstance(raw, dict):
            continue
        found = mends(register.modell, raw) or _references(register, raw, ids)
        if found:
            return (*start, *found[0][0]), found[0][1]
    return None


def _references(register: Register, raw: dict, ids: Ids) -> list[tuple[Loc, Any]]:
    """References to nothing that can have meant one record only."""
    record, _ = validate(register.modell, raw)
    found = []
    for _, _, loc, value in walk({register.namn: (record,)}).kinds.get(Hanvisning, ()) if record else ():
        there = ids(value.register)
        if there is not None and value not in there and len(meant := known(str(value), there)) == 1:
            found.append((loc, meant[0]))
    return found


def _as_list(text: str, loc: Loc) -> str:
    """A text whose rows begin with dashes of Word's, as a list. Raises `Felbruk` when any of its rows does not."""
    document = Document(text)
    node = document.node(loc)
    first, last = node.start_mark.line, document.row_of(document.end(node))
    rows = text.split("\n")
    if any(dashed(row) == row for row in rows[first : last + 1]):
        raise Felbruk(BY_HAND)
    return "\n".join([*rows[:first], *map(dashed, rows[first : last + 1]), *rows[last + 1 :]])


def in_order(name: str, text: str) -> str:
    """A file whose records have their fields in the order of the model, each with the comments above it."""
    register = register_of(name)
    try:
        document = Document(text)
    except Felbruk:
        return text
    if register is None:
        return text
    order = [info.alias or field for field, info in register.modell.model_fields.items()]
    nodes = [document.root] if register.mapp else list(getattr(document.root, "value", ()))
    rows = text.split("\n")
    for node in reversed(nodes):
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            _ordered(document, node, order, rows)
    made = "\n".join(rows)
    try:
        return made if _sorted(Document(made).value) == _sorted(document.value) else text
    except Felbruk:
        return text


def _ordered(document: Document, node: yaml.MappingNode, order: list[str], rows: list[str]) -> None:
    """The rows of one record in order, where each field has rows of its own."""
    keys = [key.value for key, _ in node.value]
    wanted = sorted(range(len(keys)), key=lambda at: (order.index(keys[at]) if keys[at] in order else len(order), at))
    if wanted == sorted(wanted):
        return
    column = node.start_mark.column
    starts = [_top(document, key.start_mark.line, column, at) for at, (key, _) in enumerate(node.value)]
    end = document.after(node.value[-1][1], column)
    parts = [rows[a:b] for a, b in pairwise([*starts, end])]
    dash = parts[0][0][:column]
    if any(a >= b for a, b in pairwise([*starts, end])) or end > len(rows):
        return
    parts[0][0] = " " * column + parts[0][0][column:]
    made = [row for at in wanted for row in parts[at]]
    if made[0].lstrip().startswith("#") or indent(made[0]) != column:
        return
    made[0] = dash + made[0][column:]
    rows[starts[0] : end] = made


def _top(document: Document, row: int, column: int, at: int) -> int:
    """The first row of a field: the comments straight above it are its own."""
    while at and document.rows[row - 1].lstrip().startswith("#") and indent(document.rows[row - 1]) == column:
        row -= 1
    return row


def _sorted(value: Any) -> Any:
    """A value whose fields have no order."""
    return (
        sorted(map(repr, value.items()))
        if isinstance(value, dict)
        else [_sorted(v) for v in value]
        if isinstance(value, list)
        else value
    )
