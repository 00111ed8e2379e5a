"""Macros that have gone, and what stands in their place: a frozen page is next year's start for as long as it is kept."""

import re
from collections.abc import Mapping

SUCCESSORS: Mapping[str, str] = {}
"""The name of a macro that some `data/frysta/*/mall/` calls and that is gone → the one that takes the same values."""
CALL = re.compile(r"(\{\{\s*)(\w+)(?=\s*\()")


def with_successors(text: str, successors: Mapping[str, str] | None = None) -> str:
    """The page with each call of a macro that has gone made to its successor."""
    known = SUCCESSORS if successors is None else successors
    return CALL.sub(lambda m: m.group(1) + known.get(m.group(2), m.group(2)), text)
