"""Rows of YAML with signs of Word's in the place of YAML's own, mended: only those that keep a file from being read."""

import re
from collections.abc import Callable, Iterator

from macros.registers.meant import NO_WIDTH, ODD, QUOTES
from macros.registers.pasted import MARK, ODD_PLACE
from macros.registers.yaml_source import parse_yaml

UNSEEN = re.compile(f"[{NO_WIDTH}]")
AROUND = re.compile(rf"((?:^ *|[:-] +))[{QUOTES}]([^{QUOTES}\"\\#]*)[{QUOTES}](?=\s*$)")
DASH = re.compile(r"( *)[–—−•·▪●‣] *")
TABS = re.compile(r"(?m)^[ \t]*\t[ \t]*")
BEFORE_COLON = re.compile(r" +:(?= |$)")
AFTER_COLON = re.compile(r": {2,}$")
MOST = 40
"""How many times a file is read again: with more to mend, a person looks at it first."""


def seen(name: str, text: str) -> str:
    """A text without signs of no width; in a file of data those of a comment stay."""
    if not UNSEEN.search(text):
        return text
    return "\n".join(map(_seen, text.split("\n"))) if name.endswith(".yml") else UNSEEN.sub("", text)


def _seen(row: str) -> str:
    words, mark, comment = ("", "", row) if row.lstrip().startswith("#") else row.partition(" #")
    return UNSEEN.sub("", words) + mark + comment


def untabbed(name: str, text: str) -> str:
    """Tabs of indents as spaces: where two, four and eight of them say the same, or cannot be read."""
    if not TABS.search(text):
        return text
    ways = [TABS.sub(lambda m, w=w: m.group().replace("\t", " " * w), text) for w in (2, 4, 8)]
    read = [(way, found[1]) for way in ways if (found := parse_yaml(name, way, []))]
    return read[0][0] if read and all(said == read[0][1] for _, said in read) else text


def readable(name: str, text: str) -> str:
    """A text that can be read, with the rows mended that it could not be read for; as it was when that is not enough."""
    made = text
    for _ in range(MOST):
        found: list = []
        if parse_yaml(name, made, found):
            return made
        rows, before = made.split("\n"), made
        for at in {line for p in found for line in (p.rad - 1, p.rad - 2) if 0 <= line < len(rows)}:
            if not rows[at].lstrip().startswith("#"):
                rows[at] = next(_mended(rows[at]), rows[at])
        made = "\n".join(rows)
        if made == before:
            break
    return text


def _mended(row: str) -> Iterator[str]:
    """The row with one thing mended, when there is one to mend."""
    mends: tuple[Callable[[str], str], ...] = (_spaced, dashed, _quoted)
    yield from (made for mend in mends if (made := mend(row)) != row)


def _spaced(row: str) -> str:
    form = ODD_PLACE.match(row).group()
    if not ODD.search(form):
        return row
    return BEFORE_COLON.sub(":", AFTER_COLON.sub(": ", ODD.sub(" ", form))) + row[len(form) :]


def dashed(row: str) -> str:
    """A row that begins with a dash of Word's, as an item of a list."""
    return DASH.sub(r"\1- ", row, count=1) if MARK.match(row) else row


def _quoted(row: str) -> str:
    return AROUND.sub(r'\1"\2"', row)
