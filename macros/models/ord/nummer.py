"""How the numbers of laws and standards are said: '2 kap. 3 § 7', 'artikel 21.2 b', '8.15'."""

import re
from collections.abc import Iterable
from itertools import groupby

LAG = re.compile(r"(?:(\d+):)?(\d+)([a-z]?)(?::(\d+))?")
"""A law's number in the files: chapter:section:item, or the section alone in a law without chapters."""
ARTIKEL = re.compile(r"(\d+(?:\.\d+)*)(?:\.([a-z]{1,2}))?")
"""An article's number in the files: article.paragraph.letter."""


def nummer_i_ord(version: str, nummer: str) -> str:
    """A requirement's number as people write it in its kind of framework."""
    return numren_i_ord(version, [nummer])


def rubriken(version: str, nummer: str, rubrik: str) -> str:
    """A requirement with its number before it. One without a number, of a law whose text is not read, is its heading."""
    return f"{nummer_i_ord(version, nummer)} {rubrik}" if any(c.isdigit() for c in nummer) else rubrik


def numren_i_ord(version: str, nummer: Iterable[str]) -> str:
    """Several numbers of one framework: '2 kap. 3 § 2 och 7', 'artikel 32.1 a och 33.1'.

    The framework's edition tells its kind: a Swedish act is numbered 2025:1506, an act of the union 2022/2555, and a
    standard's numbers are said as they stand.
    """
    parts = [_lag(n) if ":" in version else _artikel(n) if "/" in version else ("", n) for n in nummer]
    groups = groupby(parts, key=lambda part: (part[0], bool(part[1])))
    return ", ".join(_grupp(head, [tail for _, tail in found if tail]) for (head, _), found in groups)


def _grupp(head: str, tails: list[str]) -> str:
    """The numbers under one section or article: its head once, then what is in it."""
    listed = " och ".join(filter(None, [", ".join(tails[:-1]), *tails[-1:]]))
    return f"{head} {listed}".strip()


def _lag(nummer: str) -> tuple[str, str]:
    """('2 kap. 3 §', '7'): the section, and the item in it; ('om', 'upplysning') of what only has a name."""
    if not (found := LAG.fullmatch(nummer)):
        return ("" if any(c.isdigit() for c in nummer) else "om"), nummer
    chapter, section, letter, item = found.groups()
    head = f"{chapter} kap. " if chapter else ""
    return f"{head}{section}{f' {letter}' if letter else ''} §", item or ""


def _artikel(nummer: str) -> tuple[str, str]:
    """('artikel', '21.2 b')."""
    if not (found := ARTIKEL.fullmatch(nummer)):
        return "", nummer
    return "artikel", " ".join(filter(None, found.groups()))
