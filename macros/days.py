"""A day as it is written, and how far the calendar goes. Light to load: every command asks for a day."""

import re
from datetime import date

from macros.problems import quote

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The calendar goes on for a while on both sides of these: what follows is counted from a day."""
OUT_OF_REACH = f"året {{ar}} ligger utanför {FIRST_YEAR}–{LAST_YEAR}; skriv ett år däremellan"


def in_reach(year: int) -> str | None:
    """What is wrong with a year, in Swedish; None when it can be counted from."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return OUT_OF_REACH.format(ar=f"{year:04}")


def one_day(text: str) -> date:
    """A day written ÅÅÅÅ-MM-DD; `ValueError` says in Swedish what is wrong."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(f"{quote(text)} är inget datum; skriv ÅÅÅÅ-MM-DD")
    if fault := in_reach(int(text[:4])):
        raise ValueError(fault)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"datumet {quote(text)} finns inte i kalendern; skriv ÅÅÅÅ-MM-DD") from None
