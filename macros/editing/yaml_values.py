"""A value as YAML text that our loader reads back as exactly that value, in the style of our files.

Lists of words stand within brackets while they fit, events one a row within braces, long texts are folded.
"""

import re
import textwrap
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

import yaml

from macros.problems import Felbruk, quote
from macros.registers.characters import bad_sign
from macros.registers.yaml_plain import INTEGER

WIDTH = 110
FOLDED = 98
PLAIN = re.compile(r"[\w(/§–”](.*[^\s:])?")
IN_FLOW = re.compile(r"[,\[\]{}:]")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
READERS = yaml.resolver.Resolver()


def plain(value: Any) -> Any:
    """The value as the loader would give it: dict, list, str, int, bool, None. A day becomes its text."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | str):
        return str(value) if isinstance(value, str) else value
    raise TypeError(f"{type(value).__name__} is no value of a data file")


def inline(value: Any, flow: bool = True) -> str:
    """The value on the rest of a line; with `flow` also where it stands within brackets or braces."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{inline(k)}: {inline(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    if isinstance(value, str):
        return value if _is_plain(value, flow) else _quoted(value)
    return {None: "null", True: "true", False: "false"}[value] if not _is_number(value) else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_plain(text: str, flow: bool) -> bool:
    """Whether the text can stand without quotation marks, for our loader and for others: 7.2 and `no` cannot."""
    if not PLAIN.fullmatch(text) or ": " in text or " #" in text or (flow and IN_FLOW.search(text)):
        return False
    if not all(c.isprintable() for c in text) or INTEGER.fullmatch(text):
        return False
    seen_as = READERS.resolve(yaml.ScalarNode, text, (True, False))
    return seen_as == "tag:yaml.org,2002:str" or bool(DAY.fullmatch(text))


def _quoted(text: str) -> str:
    """The text in double quotation marks. Raises `Felbruk` for signs that no data file may hold."""
    if told := bad_sign(text):
        raise Felbruk(f"texten {quote(_visible(text))}: {told}")
    return '"' + "".join(SHORT.get(c) or (c if c.isprintable() else _escaped(c)) for c in text) + '"'


def _escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def field_rows(key: str, value: Any, column: int) -> list[str]:
    """The rows of one field of a block mapping whose keys stand at `column`."""
    head, rows = value_parts(key, value, column)
    return [" " * column + inline(key) + ":" + head, *rows]


def value_parts(key: str, value: Any, column: int) -> tuple[str, list[str]]:
    """(what follows the colon on the key's line, rows below it) of a field whose key stands at `column`."""
    room = WIDTH - column - len(key) - 2
    if isinstance(value, dict) and value:
        return "", [row for k, v in value.items() for row in field_rows(k, v, column + 2)]
    if isinstance(value, list) and value:
        if not any(isinstance(item, dict | list) for item in value) and len(inline(value)) <= room:
            return " " + inline(value), []
        return "", [row for item in value for row in item_rows(item, column + 2)]
    if isinstance(value, str) and len(value) > room and _can_fold(value):
        lines = textwrap.wrap(value, max(FOLDED - column, 40), break_long_words=False, break_on_hyphens=False)
        return " >-", [" " * (column + 2) + line for line in lines]
    return " " + inline(value, flow=False), []


def _can_fold(text: str) -> bool:
    """Whether folding gives the same words back: single blanks only, nothing invisible."""
    return all(c.isprintable() for c in text) and text == " ".join(text.split())


def item_rows(item: Any, column: int, compact: bool = True) -> list[str]:
    """The rows of one item of a block list whose dashes stand at `column`; `compact`: fields in one row when they fit."""
    dash = " " * column + "- "
    if not isinstance(item, dict) or not item:
        return [dash + inline(item, flow=isinstance(item, list | dict))]
    small = compact and not any(isinstance(v, dict | list) and v for v in item.values())
    if small and len(row := dash + inline(item)) <= WIDTH:
        return [row]
    rows = [row for key, value in item.items() for row in field_rows(key, value, column + 2)]
    return [dash + rows[0].lstrip(" "), *rows[1:]]
