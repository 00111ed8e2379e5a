"""What must be exchanged in a YAML text for one edit: (start, end, new text) by the places of a `Document`."""

from typing import Any

import yaml

from macros.editing.yaml_places import BY_HAND, Document
from macros.editing.yaml_values import field_rows, inline, item_rows, value_parts
from macros.problems import Felbruk

Splice = tuple[int, int, str]


def last(
    document: Document, node: yaml.SequenceNode, owner: yaml.Node | None, new: Any, rows: list[str]
) -> list[Splice]:
    """`rows` put last in a list, or `new` within its brackets; `owner` is what holds the list, None at the root."""
    if node.flow_style:
        empty = not node.value and owner is None
        return _instead_of_brackets(document, node, rows) if empty else _into_flow(document, node, inline(new))
    column = node.start_mark.column
    # A list that is not indented shares its column with the next field, whose comments are not the list's.
    shared = owner is not None and owner.start_mark.column == column
    return _rows_at(document, document.after(node, column + 1 if shared else column), rows)


def _rows_at(document: Document, row: int, rows: list[str]) -> list[Splice]:
    """Whole rows put in before a row; a last row that lacks its line end gets one."""
    at = document.row_start(row)
    begin = "\n" if at and document.text[at - 1] != "\n" else ""
    return [(at, at, begin + "\n".join(rows) + "\n")]


def _instead_of_brackets(document: Document, node: yaml.Node, rows: list[str]) -> list[Splice]:
    """The first record of a file that was `[]`; what else stands on that row stays."""
    start, end = node.start_mark.index, node.end_mark.index
    first, last = document.row_of(start), document.row_of(end)
    around = document.text[document.row_start(first) : start] + document.text[end : document.row_end(last)]
    if around.strip():
        return [(start, end, ""), *_rows_at(document, last + 1, rows)]
    return [(document.row_start(first), document.row_start(last + 1), "\n".join(rows) + "\n")]


def _into_flow(document: Document, node: yaml.CollectionNode, new: str) -> list[Splice]:
    if not node.value:
        return [(node.end_mark.index - 1, node.end_mark.index - 1, new)]
    last = node.value[-1]
    at = document.end(last[1] if isinstance(last, tuple) else last)
    return [(at, at, ", " + new)]


def out_of_flow(document: Document, owner: yaml.CollectionNode, n: int) -> list[Splice]:
    """An item taken out of brackets with the comma beside it; comments between them are left to a person."""
    spans = [
        (pair[0].start_mark.index, document.end(pair[1]))
        if isinstance(pair, tuple)
        else (pair.start_mark.index, document.end(pair))
        for pair in owner.value
    ]
    start, end = spans[n]
    gap = ""
    if n:
        gap = document.text[spans[n - 1][1] : start]
        start = spans[n - 1][1]
    elif len(spans) > 1:
        gap = document.text[end : spans[1][0]]
        end = spans[1][0]
    if gap.strip(" \n,"):
        raise Felbruk(BY_HAND)
    return [(start, end, "")]


def new_field(document: Document, owner: yaml.Node, name: str | int, value: Any) -> list[Splice]:
    if not isinstance(owner, yaml.MappingNode) or not isinstance(name, str):
        raise Felbruk(BY_HAND)
    if owner.flow_style:
        return _into_flow(document, owner, f"{inline(name)}: {inline(value)}")
    column = owner.start_mark.column
    return _rows_at(document, document.after(owner, column), field_rows(name, value, column))


def exchanged_in_flow(document: Document, key: yaml.Node | None, node: yaml.Node, value: Any) -> list[Splice]:
    start, end = node.start_mark.index, document.end(node)
    if start < end or key is None:
        return [(start, end, inline(value))]
    colon = document.colon(key)
    at = key.end_mark.index if colon is None else colon
    return [(at, at, f": {inline(value)}" if colon is None else f" {inline(value)}")]


def exchanged_item(document: Document, owner: yaml.Node, node: yaml.Node, value: Any) -> list[Splice]:
    """An item of a block list exchanged: its dash stays."""
    start, end = node.start_mark.index, document.end(node)
    rows = item_rows(value, owner.start_mark.column)
    new = "\n".join([rows[0].lstrip(" ")[2:], *rows[1:]])
    return [(start, end, new if start < end else " " + new)]


def exchanged(document: Document, key: yaml.Node, node: yaml.Node, value: Any) -> list[Splice]:
    """A field of a block mapping exchanged: its key stays, and the comment on its row."""
    colon = document.colon(key)
    if colon is None:
        raise Felbruk(BY_HAND)
    head, rows = value_parts(key.value, value, key.start_mark.column)
    start, end = node.start_mark.index, document.end(node)
    below = "".join(f"\n{row}" for row in rows)
    if start == end:
        at = document.row_end(document.row_of(colon))
        return [(colon, colon, head), (at, at, below)]
    if node.start_mark.line > document.row_of(colon):
        if not rows and not isinstance(node, yaml.CollectionNode) and node.style not in ("|", ">"):
            return [(start, end, head.removeprefix(" "))]
        first, last = document.row_start(node.start_mark.line), document.row_end(document.row_of(end))
        return [(colon, colon, head), (first - 1, last, below)]
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        header = document.text[start : min(end, document.row_end(node.start_mark.line))]
        mark = header.find(" #")
        return [(colon, end, head + (header[mark:].rstrip() if mark >= 0 else "") + below)]
    at = document.row_end(document.row_of(end))
    return [(colon, end, head), (at, at, below)]


def without_field(document: Document, owner: yaml.MappingNode, n: int) -> list[Splice]:
    """A field's rows taken away, and the comments below that are its own; a key beside a dash leaves its place to the next.

    A comment indented deeper than the key would be read as the end of a folded text above it, if it were left.
    """
    key, value = owner.value[n]
    start, end = key.start_mark.index, document.end(value)
    first = document.row_of(start)
    if len(owner.value) == 1:
        return [(start, end, "{}")]
    if not document.text[document.row_start(first) : start].strip():
        after = document.after(value, key.start_mark.column + 1)
        return [(document.row_start(first), document.row_start(after), "")]
    following = owner.value[n + 1][0].start_mark.index
    return [(start, end if document.text[end:following].strip() else following, "")]
