"""How much a page may hold: beyond it no reader is helped, and a program that reads the page could stand still."""

import re
from collections.abc import Iterator

from macros.problems import Problem, quote

LONGEST_PAGE = 200_000
"""Bytes: about a hundred printed pages."""
LONGEST_LINE = 5_000
DEEPEST = 8
WIDEST_INDENT = 40
ROW_OF_SAME = 40
MOST = {
    "\n": (5_000, "rader"),
    "{{": (500, "makroanrop"),
    "{": (2_000, "{"),
    "<!--": (100, "kommentarer"),
    "<": (1_000, "<"),
    "[": (600, "["),
    "](": (500, "länkar"),
    "(": (2_000, "("),
    "`": (400, "`"),
    "~": (400, "~"),
    "*": (1_500, "*"),
    "_": (1_500, "_"),
    "&": (1_000, "&"),
    "!": (1_000, "!"),
    "\\": (500, "\\"),
    "\n#": (200, "rubriker"),
    "\n=": (50, "rubriker med en rad under"),
    "\n[": (500, "rader som börjar med ["),
}
"""What there may be of a mark on a page, and what it is called: several times what the largest of our pages has."""
SAME = re.compile(rf"([`*_\[\](){{}}<>!#&~^+\\/\"':;@])\1{{{ROW_OF_SAME}}}")
MARKERS = re.compile(r"\s*(?:(?:[-*+>]|\d{1,9}[.)])\s*)+")
MARKER = re.compile(r"-+|[*+>]|\d+[.)]")
RULE = re.compile(r"\s*(?:(?:- *)+|(?:\* *)+)")
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
ALONE = frozenset(("br", "hr", "img", "input", "wbr", "source", "col", "area", "link", "meta"))
DEEPEST_TAGS = 40


def check_limits(name: str, text: str) -> Iterator[Problem]:
    """En sida har högst 5 000 rader och tecken på en rad, och upprepar och nästlar inga tecken i oändlighet."""
    rows = text.split("\n")
    faults = [fault for check in (_lines, _nesting) for fault in check(name, rows)]
    yield from faults or (*_counts(name, text), *_tags(name, text))


def _lines(name: str, rows: list[str]) -> Iterator[Problem]:
    for at, row in enumerate(rows, 1):
        if len(row) > LONGEST_LINE:
            yield Problem(name, at, "", f"raden har {len(row)} tecken, högst {LONGEST_LINE}; dela den")
            return
        if same := SAME.search(row):
            text = f"tecknet {quote(same[1])} står fler än {ROW_OF_SAME} gånger i rad; ta bort dem"
            yield Problem(name, at, "", text)
            return


def _nesting(name: str, rows: list[str]) -> Iterator[Problem]:
    """Lists and quotes within each other; told once."""
    for at, row in enumerate((row.expandtabs(4) for row in rows), 1):
        indent = len(row) - len(row.lstrip())
        marks = 0 if RULE.fullmatch(row) and len(row) < 2 * ROW_OF_SAME else _markers(row)
        if marks > DEEPEST or (indent > WIDEST_INDENT and row.strip()):
            yield Problem(name, at, "", f"listor och citat ligger djupare i varandra än {DEEPEST} steg; skriv om dem")
            return


def _markers(row: str) -> int:
    found = MARKERS.match(row)
    return sum(1 for _ in MARKER.finditer(found.group())) if found else 0


def _counts(name: str, text: str) -> Iterator[Problem]:
    for mark, (most, called) in MOST.items():
        if text.count(mark) > most:
            at = -1
            for _ in range(most + 1):
                at = text.index(mark, at + 1)
            yield Problem(name, text.count("\n", 0, at) + 1, "", f"sidan har fler än {most} {called}; dela den i flera")


def _tags(name: str, text: str) -> Iterator[Problem]:
    depth = 0
    for match in TAG.finditer(text):
        if match[2].lower() not in ALONE:
            depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST_TAGS:
            line = text.count("\n", 0, match.start()) + 1
            yield Problem(name, line, "", f"taggar ligger djupare i varandra än {DEEPEST_TAGS} steg; skriv om dem")
            return
