"""The last touch on each built page: mend what the theme's templates get wrong outside every block.

Knows mkdocs-material 9.8. Each repair knows the sign of its fault. A page that has the sign and is not mended is a broken
build: the theme has changed its HTML. A repair that a whole site never needed is told of, so that it can be taken away.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Repair:
    """What is wrong in the theme's HTML: `sign` is found where the fault is, and `made` takes the place of `pattern`.

    A page that holds the text `unless` has no such fault.
    """

    what: str
    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    made: str | Callable[[re.Match[str]], str]
    unless: str | None = None


class ThemeChanged(Exception):
    """The theme has the fault, in other words than a repair knows."""


def finish_page(html: str, used: Counter[str]) -> str:
    """The page with the theme's known faults mended; `used` counts each repair by what it mends."""
    for repair in REPAIRS:
        if repair.sign.search(html) and not (repair.unless and repair.unless in html):
            html, times = repair.pattern.subn(repair.made, html)
            if not times:
                raise ThemeChanged(f"temats HTML har ändrats; lagningen passar inte längre: {repair.what}")
            used[repair.what] += times
    return html


def unused(used: Counter[str] | dict[str, int]) -> list[str]:
    """The repairs that nothing needed."""
    return [repair.what for repair in REPAIRS if not used.get(repair.what)]


ELLIPSIS = re.compile(r'<span class="md-ellipsis">\s*([^<]*?)\s*</span>')


def _named_toggle(match: re.Match[str]) -> str:
    """The label is for the pointer; the checkbox takes the focus and the name. A page without contents has no label."""
    if match[3] is None:
        return f'{match[1]} aria-label="Visa sidans innehåll"{match[4]}'
    label = match.string[match.end() : match.string.find("</label>", match.end())]
    name = ELLIPSIS.search(match[3] + label) if match[2] != "__toc" else None
    about = f"Visa det som hör till {name[1]}" if name else "Visa sidans innehåll"
    return f'{match[1]} aria-label="{about}"{match[3]}>'


REPAIRS = (
    Repair(
        "sidan berättar inte vilka versioner av verktygen som byggde den",
        re.compile('<meta name="generator"'),
        re.compile(r'<meta name="generator" content="[^"]*">\s*'),
        "",
    ),
    Repair(
        "menyn öppnas med en knapp, för temats etikett nås inte med tangentbordet",
        re.compile('<label[^>]*for="__drawer"'),
        re.compile(r'<label class="md-header__button md-icon" for="__drawer">(.*?)</label>', re.DOTALL),
        r'\g<0><button type="button" class="md-header__button md-icon menyknapp" aria-label="Meny" aria-expanded="false">'
        r"\1</button>",
    ),
    Repair(
        "en del av menyn som har en egen sida får sitt namn av texten och inte av en bild",
        re.compile(r'<nav class="md-nav"[^>]*aria-labelledby='),
        re.compile(
            r'(<nav class="md-nav" data-md-level="\d+") aria-labelledby="[^"]*"([^>]*>\s*<label class="md-nav__title"[^>]*>'
            r'\s*<span class="md-nav__icon md-icon"></span>\s*)([^<]*?)(\s*</label>)'
        ),
        r'\1 aria-label="\3"\2\3\4',
    ),
    Repair(
        "autocomplete står inte på kryssrutor och dolda fält",
        re.compile(r'<input\b(?=[^>]*\btype="(?:checkbox|radio|hidden)")[^>]* autocomplete='),
        re.compile(r'(<input\b[^>]*\btype="(?:checkbox|radio|hidden)"[^>]*?) autocomplete="[^"]*"'),
        r"\1",
    ),
    Repair(
        "innehållets rubrik pekar på en kryssruta som finns",
        re.compile('for="__toc"'),
        re.compile('<label class="md-nav__title" for="__toc">'),
        '<label class="md-nav__title">',
        unless='id="__toc"',
    ),
    Repair(
        "menyns kryssrutor har namn",
        re.compile('class="md-nav__toggle md-toggle'),
        re.compile(
            r'(<input class="md-nav__toggle md-toggle[^>]*\bid="([^"]+)")'
            r'(?:((?:(?!<input|<ul|</li>).)*?<label[^>]*\bfor="\2"[^>]*?)(?: tabindex="[^"]*")?>|([^>]*>))',
            re.DOTALL,
        ),
        _named_toggle,
    ),
)
