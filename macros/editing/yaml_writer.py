"""The one writer of YAML: text in, text out, and only the lines that must change do.

Edits are made by the places that the loader knows (`yaml.compose`): a value is exchanged where it stands, and comments,
order, folds, quotation marks and line ends around it stay byte for byte. A parser that writes whole files anew
(ruamel.yaml was tried) re-indents lists at the root and cannot take a root `[]`. After each edit the text is read
again: if anything but the value in question reads otherwise, the edit is refused.
"""

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from macros.editing.yaml_places import BY_HAND, NO_LINE_END, Document, item, spliced
from macros.editing.yaml_splices import (
    Splice,
    exchanged,
    exchanged_in_flow,
    exchanged_item,
    last,
    new_field,
    out_of_flow,
    rows_at,
    without_field,
)
from macros.editing.yaml_values import field_rows, item_rows, plain
from macros.problems import Felbruk, quote
from macros.registers.validation import Loc

NO_LIST = "filen ska vara en lista: varje post börjar med - i början av raden"


def place_of(text: str, record_id: str) -> Loc:
    """The place of the record with that id in a list file, `()` when the file is that record. Raises `Felbruk`."""
    value = Document(text).value
    rows = value if isinstance(value, list) else [value]
    for n, record in enumerate(rows):
        if isinstance(record, dict) and str(record.get("id")) == record_id:
            return (n,) if isinstance(value, list) else ()
    raise Felbruk(f"posten {quote(record_id)} finns inte i filen")


def put(text: str, loc: Loc, value: Any) -> str:
    """Give the field or item at `loc` a value, in its old place; a field that is not there comes last in its record."""
    document, value = Document(text), plain(value)
    owner = document.node(loc[:-1])
    if not loc or not isinstance(owner, yaml.CollectionNode):
        raise Felbruk(BY_HAND)
    found = item(owner, loc[-1])
    if found is None:
        splices = new_field(document, owner, loc[-1], value)
    elif owner.flow_style:
        splices = exchanged_in_flow(document, *found, value)
    elif found[0] is None:
        splices = exchanged_item(document, owner, found[1], value)
    else:
        splices = exchanged(document, *found, value)
    expected = copy.deepcopy(document.value)
    _down(expected, loc[:-1])[loc[-1]] = value
    return _checked(text, splices, expected)


def append(text: str, loc: Loc, new: Any) -> str:
    """Put an item last in the list at `loc`; a list that is not there, or is empty, is begun. `()` is the file's list."""
    document, new = Document(text), plain(new)
    owner = document.node(loc[:-1]) if loc else None
    if isinstance(owner, yaml.MappingNode) and _down(document.value, loc[:-1]).get(loc[-1]) in (None, []):
        return put(text, loc, [new])
    node = document.node(loc)
    if not isinstance(node, yaml.SequenceNode):
        raise Felbruk(f"{quote('.'.join(map(str, loc)))} är ingen lista")
    expected = copy.deepcopy(document.value)
    _down(expected, loc).append(new)
    rows = item_rows(new, 0 if node.flow_style else node.start_mark.column, compact=bool(loc))
    return _checked(text, last(document, node, owner, new, rows), expected)


def append_all(text: str, new: Sequence[Any]) -> str:
    """Put records last in a file that is a list, all at once: one by one, each would read the whole file again."""
    document, items = Document(text), [plain(item) for item in new]
    root = document.root
    if not isinstance(root, yaml.SequenceNode):
        raise Felbruk(NO_LIST)
    if root.flow_style and root.value:
        for item in items:
            text = append(text, (), item)
        return text
    column = 0 if root.flow_style else root.start_mark.column
    rows = [row for item in items for row in item_rows(item, column, compact=False)]
    return _checked(text, last(document, root, None, items[0], rows), document.value + items)


def append_block(text: str, block: str) -> str:
    """Put a record that is written out as `- id: …`, comments and all, last in a file that is a list."""
    document, made = Document(text), Document(block)
    root = document.root
    if not isinstance(root, yaml.SequenceNode) or not isinstance(made.value, list) or len(made.value) != 1:
        raise Felbruk(NO_LIST)
    pad = 0 if root.flow_style else root.start_mark.column
    rows = [" " * pad + row if row else row for row in made.text.rstrip("\n").split("\n")]
    return _checked(text, last(document, root, None, made.value[0], rows), document.value + made.value)


def insert_block(text: str, loc: Loc, n: int, block: str) -> str:
    """Put an item that is written out as `- …` before item `n` of the block list at `loc`, above that item's comments."""
    document, made = Document(text), Document(block)
    node = document.node(loc)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not 0 <= n < len(node.value):
        raise Felbruk(BY_HAND)
    pad = " " * node.start_mark.column
    rows = [pad + row for row in made.text.rstrip("\n").split("\n")]
    expected = copy.deepcopy(document.value)
    _down(expected, loc).insert(n, made.value[0])
    return _checked(text, rows_at(document, document.item_rows(node, n)[0], rows), expected)


def remove(text: str, loc: Loc) -> str:
    """Take away the field or the item at `loc`: of an item, its own comments too; a list left without items is `[]`."""
    document = Document(text)
    document.node(loc)
    owner = document.node(loc[:-1])
    expected = copy.deepcopy(document.value)
    del _down(expected, loc[:-1])[loc[-1]]
    n = loc[-1] if isinstance(owner, yaml.SequenceNode) else [k.value for k, _ in owner.value].index(loc[-1])
    if owner.flow_style:
        splices = out_of_flow(document, owner, n)
    elif len(owner.value) == 1 and len(loc) > 1:
        return put(text, loc[:-1], _down(expected, loc[:-1]))
    elif isinstance(owner, yaml.SequenceNode):
        first, after = document.item_rows(owner, n)
        left = "" if len(owner.value) > 1 else "[]\n"
        splices = [(document.row_start(first), document.row_start(after), left)]
    else:
        splices = without_field(document, owner, n)
    return _checked(text, splices, expected)


def new_file(register: str, record: Mapping[str, Any], comments: Iterable[str] = ()) -> str:
    """The text of a file that is one record, with the schema that an editor's program reads first."""
    kept = plain(record)
    told = [f"# {' '.join(comment.split())}" for comment in comments]
    rows = [row for key, value in kept.items() for row in field_rows(key, value, 0)]
    text = "\n".join([f"# yaml-language-server: $schema=../_schema/{register}.json", *told, *rows]) + "\n"
    return _checked(text, [], kept)


def _down(value: Any, loc: Loc) -> Any:
    for step in loc:
        value = value[step]
    return value


def _checked(text: str, splices: list[Splice], expected: Any) -> str:
    """The edited text, when it reads as expected and nothing else has moved. Raises `Felbruk`."""
    made = spliced(text, splices)
    try:
        read = Document(made).value
    except Felbruk:
        raise Felbruk(BY_HAND) from None
    if repr(read) != repr(expected):
        raise Felbruk(BY_HAND if text.endswith("\n") else NO_LINE_END)
    return made
