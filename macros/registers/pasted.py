"""What stands in the place of YAML's own signs when a text comes from Word, Excel or a web page: seen on the rows as written."""

import re

from macros.registers.meant import ODD_SPACE, QUOTES

SPACES = f" {ODD_SPACE}"
ODD_PLACE = re.compile(
    rf"^(?P<indent>[{SPACES}]*)(?P<dash>(?:[-–—−•·▪●‣][{SPACES}]+)*)(?P<key>[{SPACES}]*[\w-]+[{SPACES}]*:(?=[{SPACES}]|$)[{SPACES}]*)?"
)
"""The part of a row where only common spaces may stand: the indent, after a dash, around a field's name and its colon."""
ODD = re.compile(f"[{ODD_SPACE}]")
MARK = re.compile(rf"^ *([–—−•·▪●‣])[{SPACES}]")
"""A dash or a dot in the place of the hyphen that begins an item."""
AROUND = re.compile(rf"(?:^ *|[:-] )[{QUOTES}][^{QUOTES}\"\\]*[{QUOTES}]\s*$")
HARD = "här står ett hårt blanktecken, som Word sätter, där YAML ska ha ett vanligt mellanslag; skriv om det, eller kör lis laga"


TABLE = (
    "raden har tabbar mellan orden, som en tabell ur Excel; skriv ett fält på varje rad (namn: värde), eller läs in hela "
    "listan med lis ny REGISTER --fran FIL"
)
CELLS = re.compile(r"^[^#]*[^\s:#-]\t+[^\s#]")
"""Words with tabs between them; a tab after a colon or before a comment only lines things up."""


def table_rows(text: str) -> list[tuple[int, str]]:
    """(line, what is wrong) of every row with tabs between words: the columns would be lost without a word about it."""
    return [(n, TABLE) for n, row in enumerate(text.split("\n"), 1) if CELLS.search(row)] if "\t" in text else []


def dashed(value: str) -> str:
    """What is wrong with a text in the place of a list, when it is a list with dashes of Word's; else ''."""
    mark = MARK.match(value)
    return f"; raden börjar med {mark[1]}, skriv bindestreck (-) eller kör lis laga" if mark else ""


def odd_rows(text: str) -> list[tuple[int, str]]:
    """(line, what is wrong) of every row with a hard space where YAML reads its form."""
    if not ODD.search(text):
        return []
    return [(n, HARD) for n, row in enumerate(text.split("\n"), 1) if ODD.search(ODD_PLACE.match(row).group())]


def pasted(rows: list[str], last: int) -> tuple[int, str] | None:
    """(line, what is wrong) when what cannot be read comes from a paste: a table, a dash, quotation marks; None otherwise."""
    for at in [n for n in (last, last - 1) if 0 <= n < len(rows)]:
        row = rows[at]
        if mark := MARK.match(row):
            return at + 1, f"listan har {mark[1]} i stället för bindestreck (-); skriv om tecknet, eller kör lis laga"
        if CELLS.search(row):
            return at + 1, TABLE
        if AROUND.search(row):
            return at + 1, 'texten står inom ” ”, som YAML inte känner; skriv raka citattecken ("), eller kör lis laga'
    return None
