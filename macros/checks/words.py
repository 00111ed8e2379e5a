"""Lists of words that come with the program: one word a line in `ord/`, read and never written."""

import re
from collections.abc import Iterable
from pathlib import Path

PLACE = Path(__file__).parent / "ord"


def words(name: str) -> tuple[str, ...]:
    """The words of `ord/<name>.txt`, without its comments."""
    rows = (PLACE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(row for row in rows if row and not row.startswith("#"))


def any_of(known: Iterable[str]) -> str:
    """A pattern for any of the words."""
    return "|".join(map(re.escape, known))
