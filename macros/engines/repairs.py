"""The last touch on each built page: mend what the theme's templates get wrong outside every block.

Knows mkdocs-material 9.8. Each repair knows the sign of its fault. A page that has the sign and is not mended is a broken
build: the theme has changed its HTML. A repair that a whole site never needed is told of, so that it can be taken away.
"""

import re
from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True)
class Repair:
    """What is wrong in the theme's HTML: `sign` is found where the fault is, and `made` takes the place of `pattern`."""

    what: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    made: str


class ThemeChanged(Exception):
    """The theme has the fault, in other words than a repair knows."""


def finish_page(html: str, used: Counter[str]) -> str:
    """The page with the theme's known faults mended; `used` counts each repair by what it mends."""
    for repair in REPAIRS:
        if repair.sign.search(html):
            html, times = repair.pattern.subn(repair.made, html)
            if not times:
                raise ThemeChanged(f"temats HTML har ändrats; lagningen passar inte längre: {repair.what}")
            used[repair.what] += times
    return html


def unused(used: Counter[str] | dict[str, int]) -> list[str]:
    """The repairs that nothing needed."""
    return [repair.what for repair in REPAIRS if not used.get(repair.what)]


REPAIRS = (
    Repair(
        "sidan berättar inte vilka versioner av verktygen som byggde den",
        re.compile('<meta name="generator"'),
        re.compile(r'<meta name="generator" content="[^"]*">\s*'),
        "",
    ),
    Repair(
        "webbläsaren hämtar inte nästa sida i förväg, som policyn ändå säger nej till",
        re.compile('<link rel="(?:prev|next)"'),
        re.compile(r'<link rel="(?:prev|next)" href="[^"]*">\s*'),
        "",
    ),
    Repair(
        "autocomplete står inte på kryssrutor och dolda fält",
        re.compile(r'<input\b(?=[^>]*\btype="(?:checkbox|radio|hidden)")[^>]* autocomplete='),
        re.compile(r'(<input\b[^>]*\btype="(?:checkbox|radio|hidden)"[^>]*?) autocomplete="[^"]*"'),
        r"\1",
    ),
)
