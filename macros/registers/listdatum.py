"""A date as somebody wrote it, in a list or in a file: what can be read in one way only is read, the rest is never guessed."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from macros.models.dag import MONTHS, Dag

EARLIEST = 1950
"""Excel shows a year that was typed as a number as a day of 1905."""
SERIAL = range(20_000, 80_000)
"""The numbers that Excel keeps days of 1954–2119 as."""
MONTH = {word: n for n, name in enumerate(MONTHS, 1) for word in (name, name[:3])} | {"sept": 9}
NAMES = "|".join(sorted(MONTH, key=len, reverse=True))
LONGEST = 60
"""Signs of a date; of a longer text no more is looked at."""
SEASON = re.compile(
    r"\b(?:våren|sommaren|hösten|vintern|vår|sommar|höst|vinter|[vh]t|början|slutet|mitten|ca|cirka|omkring)\b"
)
FORM = "skriv dagen som 2025-10-03, månaden som 2025-10 eller året som 2025"

Written = str | int | dict[str, str]
"""A date as the registers write it: a day or a month, a year, or a span with the source's words."""


class Otydlig(Exception):
    """What is not understood in a cell; the text says why in Swedish, and what to do."""


def day(value: Any) -> Written:
    """A date, as coarse as its source. Raises `Otydlig`."""
    if isinstance(value, datetime | date):
        if value.year < EARLIEST:
            raise Otydlig(f"dagen är i {value.year}; är det ett årtal som Excel visar som en dag? {FORM}")
        return _sound(value.strftime("%Y-%m-%d"))
    if isinstance(value, bool):
        raise Otydlig(f"det är inget datum; {FORM}")
    text = " ".join(str(value).removesuffix(".0").split())
    word = text.lower().strip(" .")[:LONGEST]
    for pattern, read in FORMS:
        if match := pattern.fullmatch(word):
            return _sound(read(text, *match.groups()))
    if word.isdecimal() and int(word) in SERIAL:
        raise Otydlig("det är Excels nummer på en dag; ge kolumnen formatet datum i Excel, och läs in igen")
    if SEASON.search(word):
        raise Otydlig(f"det säger inte vilka dagar som menas; {FORM}, eller fran, till och text i filen")
    raise Otydlig(f"det går inte att läsa som ett datum; {FORM}")


SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/. ]{1,3}(\d{4})", re.ASCII)
"""Two numbers before a year: day and month, or month and day."""


def readings(text: str) -> list[Written]:
    """Every day or month that a text may mean: one where it is clear, two for `3/10 2025`, none when it is no date.

    A list that is read in is shown before it is written, and there the Swedish order is taken; in a file nobody is asked.
    """
    word = " ".join(text.split()).lower().strip(" .")[:LONGEST]
    match = SLASHED.fullmatch(word)
    if match and match[1] != match[2] and int(match[1]) <= 12 and int(match[2]) <= 12:
        return [_iso(text, match[3], two, one) for one, two in (match.groups()[:2], match.groups()[1::-1])]
    try:
        found = day(text)
    except Otydlig:
        return []
    return [] if isinstance(found, dict) else [found]


def _sound(written: Written) -> Written:
    try:
        Dag.parse(written)
    except ValueError:
        raise Otydlig(f"datumet finns inte i kalendern; {FORM}") from None
    return written


def _iso(text: str, year: str, month: str, dag: str | None = None) -> Written:
    return f"{year}-{int(month):02}" + (f"-{int(dag):02}" if dag else "")


def _turned(text: str, dag: str, month: str, year: str) -> Written:
    return _iso(text, year, month, dag)


def _either(text: str, one: str, two: str, year: str) -> Written:
    """3/10/2025 is the third of October in Sweden and the tenth of March elsewhere: read only where one of them is no month."""
    if one != two and int(one) <= 12 and int(two) <= 12:
        raise Otydlig(f"det kan läsas på två sätt, dag före månad eller månad före dag; {FORM}")
    return _iso(text, year, two, one) if int(two) <= 12 else _iso(text, year, one, two)


def _named(text: str, dag: str | None, month: str, year: str) -> Written:
    return _iso(text, year, str(MONTH[month]), dag)


def _quarter(text: str, number: str, year: str) -> Written:
    last = 3 * int(number)
    return {"fran": f"{year}-{last - 2:02}", "till": f"{year}-{last:02}", "text": text}


FORMS: tuple[tuple[re.Pattern[str], Callable[..., Written]], ...] = tuple(
    (re.compile(pattern, re.ASCII), read)
    for pattern, read in (
        (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t]00:00(?::00(?:\.0+)?)?)?", _iso),
        (r"((?:19|20|21)\d\d)(\d\d)(\d\d)", _iso),
        (r"(\d{4})[-/](\d{1,2})", _iso),
        (r"(?:år )?(\d{4})", lambda text, year: int(year)),
        (r"(\d{1,2})/(\d{1,2})(?: |-| -)(\d{4})", _turned),
        (r"(\d{1,2})\.(\d{1,2})\.(\d{4})", _turned),
        (r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", _either),
        (rf"(?:den )?(\d{{1,2}})(?::?[ea])?\.? ({NAMES})\.?,? (\d{{4}})", _named),
        (rf"({NAMES})\.?,? (\d{{4}})", lambda text, month, year: _named(text, None, month, year)),
        (rf"(\d{{4}}),? ({NAMES})", lambda text, year, month: _named(text, None, month, year)),
        (r"(?:q|kv|kvartal) ?([1-4])[ ,-]{0,2}(\d{4})", _quarter),
        (r"(\d{4})[ -]?(?:q|kv|kvartal) ?([1-4])", lambda text, year, number: _quarter(text, number, year)),
    )
)
"""Every form that can be read in one way only, in the order in which they are tried."""
