"""YAML texts without a fault as plain values, in one pass over the C parser's events; anything odd is left to `yaml_source`.

A large office has a thousand thousand values: nodes with their lines are made only when there is a fault to tell.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from yaml import (
    DocumentEndEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml.cyaml import CParser

from macros.registers.characters import bad_sign
from macros.registers.meant import ODD

MAX_DEPTH = 20
LONGEST_TEXT = 10_000
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
"""What an unquoted word means when it is no text."""
FIRST_OF_A_NUMBER = frozenset("-0123456789")
NO_NAMES = frozenset(("", "?", "<<"))
Next = Callable[[], Event | None]


class Odd(Exception):
    """The text has something that an editor hardly means: it is read again, slowly, to be told of or allowed."""


def plain(text: str) -> Any:
    """The text as dict, list, str, int, bool and None. Raises `Odd`."""
    if "\t" in text:
        raise Odd  # an indent, perhaps
    try:
        events = CParser(text).get_event
        events(), events()  # the stream and the document begin
        value = _value(events(), events, 0)
        if type(events()) is DocumentEndEvent and type(events()) is StreamEndEvent:
            return value
    except YAMLError:
        pass
    raise Odd


def _value(event: Event | None, events: Next, depth: int) -> Any:
    kind = type(event)
    if kind is ScalarEvent:
        return _scalar(event)
    if depth >= MAX_DEPTH or getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise Odd
    if kind is MappingStartEvent:
        return _mapping(events, depth + 1)
    if kind is not SequenceStartEvent:
        raise Odd
    found = []
    while type(event := events()) is not SequenceEndEvent:
        found.append(_value(event, events, depth + 1))
    return found


def _mapping(events: Next, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    while type(event := events()) is ScalarEvent:
        name = event.value
        if name in found or event.anchor or event.tag or not _is_name(name):
            raise Odd
        event = events()
        found[name] = _scalar(event) if type(event) is ScalarEvent else _value(event, events, depth)
    if type(event) is not MappingEndEvent:
        raise Odd
    return found


@lru_cache(maxsize=4096)
def _is_name(name: str) -> bool:
    return name not in NO_NAMES and bad_sign(name) is None and not ODD.search(name)


def _scalar(event: ScalarEvent) -> str | int | bool | None:
    text = event.value
    if event.tag or event.anchor or len(text) > LONGEST_TEXT:
        raise Odd
    if event.style:
        if event.style == '"' and bad_sign(text):
            raise Odd
        return text
    return unquoted(text)


def unquoted(text: str) -> str | int | bool | None:
    """Only whole numbers, true, false and nothing are more than text: 7.2, 12:30 and nej stay as written."""
    if text in WORDS:
        return WORDS[text]
    return int(text) if text[0] in FIRST_OF_A_NUMBER and INTEGER.fullmatch(text) else text
