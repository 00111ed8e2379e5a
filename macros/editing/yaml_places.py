"""Where each value of a YAML text begins and ends, by the places that the loader itself gives."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import Any

import yaml

from macros.problems import Felbruk, quote
from macros.registers.characters import check_characters
from macros.registers.validation import Loc
from macros.registers.yaml_source import Loader, parse_yaml

COMMENT = re.compile(r" *#")
COLON = re.compile(r"\s*:")
BY_HAND = "ändringen går inte att göra utan att röra annat i filen; gör den för hand"
NO_LINE_END = "filens sista rad saknar radbrytning; tryck Enter sist i filen, spara och försök igen"


class Document:
    """A YAML text as the loader reads it: its value, its nodes, and what lies between them. Line ends are `\\n` here."""

    def __init__(self, text: str):
        self.text = text.replace("\r\n", "\n")
        found: list = []
        found += check_characters("filen", self.text)
        read = None if found else parse_yaml("filen", self.text, found)
        if read is None:
            raise Felbruk(f"filen har ett fel på rad {found[0].rad} och ändras inte: {found[0].fel}")
        self.value: Any = read[1]

    @cached_property
    def root(self) -> yaml.Node:
        return yaml.compose(self.text, Loader=Loader)

    @cached_property
    def rows(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def starts(self) -> list[int]:
        """Where each row begins in the text."""
        made = [0]
        for row in self.rows[:-1]:
            made.append(made[-1] + len(row) + 1)
        return made

    def row_of(self, place: int) -> int:
        """The number of the row (from 0) that a place in the text stands on."""
        return bisect_right(self.starts, place) - 1

    def row_start(self, row: int) -> int:
        """Where a row begins; the end of the text for the row after the last."""
        return self.starts[row] if row < len(self.rows) else len(self.text)

    def row_end(self, row: int) -> int:
        return self.starts[row] + len(self.rows[row])

    def node(self, loc: Loc) -> yaml.Node:
        """The node at `loc`. Raises `Felbruk` when there is none."""
        node = self.root
        for step in loc:
            found = item(node, step)
            if found is None:
                raise Felbruk(f"{quote('.'.join(map(str, loc)))} finns inte i filen")
            node = found[1]
        return node

    def end(self, node: yaml.Node) -> int:
        """Where the last sign of a value stands: comments and empty rows below it are not its own."""
        if isinstance(node, yaml.CollectionNode):
            if node.flow_style or not node.value:
                return node.end_mark.index
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        if node.style not in ("|", ">"):
            return node.end_mark.index
        span = self.text[node.start_mark.index : node.end_mark.index]
        keeps = "+" in re.split(r"[\s#]", span, maxsplit=1)[0]
        own = span.removesuffix("\n") if keeps else span.rstrip("\n")
        return node.start_mark.index + len(own)

    def colon(self, key: yaml.Node) -> int | None:
        """The place after a key's colon; None when the key has none (`{a}`)."""
        found = COLON.match(self.text, key.end_mark.index)
        return found.end() if found else None

    def after(self, node: yaml.Node, column: int) -> int:
        """The row after a value and after the comments below it that are indented to `column` or more."""
        last = self.row_of(self.end(node)) + 1
        for n in range(last, len(self.rows)):
            if COMMENT.match(self.rows[n]) and indent(self.rows[n]) >= column:
                last = n + 1
            elif self.rows[n].strip():
                break
        return last

    def item_rows(self, owner: yaml.SequenceNode, n: int) -> tuple[int, int]:
        """(first row, row after the last) of an item of a block list, with the comments that are its own.

        Its own are those within it, those below it that are indented deeper than its dash, and those straight above
        it; above the first item only when an empty row parts them from what is said of the whole list.
        """
        column = owner.start_mark.column
        floor = self.row_of(self.end(owner.value[n - 1])) if n else -1
        first = self._dash_row(owner, n, floor)
        top = first
        while top - 1 > floor and COMMENT.match(self.rows[top - 1]) and indent(self.rows[top - 1]) == column:
            top -= 1
        if n == 0 and (top == 0 or self.rows[top - 1].strip()):
            top = first
        after = self.after(owner.value[n], column + 1)
        if top and not self.rows[top - 1].strip():
            while after < len(self.rows) - 1 and not self.rows[after].strip():
                after += 1
        return top, after

    def _dash_row(self, owner: yaml.SequenceNode, n: int, floor: int) -> int:
        column = owner.start_mark.column
        start = owner.start_mark.line if n == 0 else floor + 1
        for row in range(start, owner.value[n].start_mark.line + 1):
            if self.rows[row].startswith(" " * column + "-"):
                return row
        raise Felbruk(BY_HAND)


def item(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """(key or None, value) one step down a node."""
    if isinstance(node, yaml.MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return None, node.value[step]
    return None


def indent(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def spliced(text: str, splices: list[tuple[int, int, str]]) -> str:
    """A text whose `\\n` places were given, with parts exchanged: every other byte stays, `\\r\\n` too.

    What is put in gets the line ends that most of the text has.
    """
    ends = [m.start() - n for n, m in enumerate(re.finditer("\r\n", text))]
    ending = "\r\n" if 2 * len(ends) > text.count("\n") else "\n"

    def there(place: int) -> int:
        return place + bisect_right(ends, place - 1)

    ordered = sorted(splices, key=lambda s: s[:2])
    if any(one[1] > other[0] for one, other in pairwise(ordered)):
        raise Felbruk(BY_HAND)
    for start, end, new in reversed(ordered):
        text = text[: there(start)] + new.replace("\n", ending) + text[there(end) :]
    return text
