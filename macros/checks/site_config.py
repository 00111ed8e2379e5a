"""The rule for mkdocs.yml: the menu, the names and the colours are an editor's; everything else is code and stays ours."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from macros.checks.site import Site
from macros.pages.text import split_address
from macros.problems import Problem, near, quote, vad_som_star
from macros.registers.validation import Loc
from macros.registers.yaml_source import Source, as_others_read, parse_yaml, read_yaml

CLOSED = Path(__file__).with_name("mkdocs_stangd.yml")
"""The settings that are ours, as they must stand. In the package, so that a root cannot bring its own."""
EDITORS = (
    "en redaktör ändrar bara menyn (nav), namnen (site_name, site_description), adressen (site_url) och färgerna "
    "(theme: palette)"
)
NAMES = ("site_name", "site_description")
ADDRESS = "site_url"
CODE_MARK = re.compile(r"\{[{%#]|[%#}]\}")
NAME = re.compile(r'[^<>"`\\\x00-\x1f]{1,100}')
HTTPS = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!#-;=?-_a-z~]*)?")
ADDRESS_FORM = re.compile(r"https?://[A-Za-z0-9.-]{1,200}(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~-]{1,100}){0,8}/?")
ICON = re.compile(r"[a-z0-9]+(?:/[a-z0-9-]+)+")
COLOURS = {
    "media": re.compile(r"\([a-z: -]{1,60}\)"),
    "scheme": re.compile(r"[a-z]{1,20}"),
    "primary": re.compile(r"[a-z ]{1,20}"),
    "accent": re.compile(r"[a-z ]{1,20}"),
}
MOST_ENTRIES = 500
DEEPEST_MENU = 4
Found = Iterator[tuple[Loc, str]]
_NOTHING = object()


def check_site_config(site: Site) -> Iterator[Problem]:
    """I mkdocs.yml ändras bara menyn, namnen, adressen och färgerna; resten är kod och ska stå som i den som följer med."""
    read = read_yaml(site.root, site.config, []) if site.config else None
    if read is None:
        return  # there is none, or the rule on the menu tells that it cannot be read
    source, settings = read
    if not isinstance(settings, dict):
        yield Problem(source.path, 1, "", f"filen ska ha fält (namn: värde); {EDITORS}")
        return
    found = [*_closed(settings, _ours(), ()), *_names(settings), *_address(settings), *_look(settings.get("theme"))]
    found += _menu(source, settings.get("nav"))
    for loc, text in found:
        yield Problem(source.path, source.line(loc), ".".join(s for s in loc if isinstance(s, str))[:80], text)


@cache
def _ours() -> Mapping[str, Any]:
    read = parse_yaml(CLOSED.name, CLOSED.read_text(encoding="utf-8"), [])
    if read is None:
        raise RuntimeError(f"{CLOSED} cannot be read")
    return read[1]


def _closed(settings: Mapping[str, Any], ours: Mapping[str, Any], loc: Loc) -> Found:
    """What differs from our settings: a field too many, one too few, another value."""
    free = {(): (*NAMES, ADDRESS, "nav"), ("theme",): ("palette", "icon")}.get(loc, ())
    for name, value in settings.items():
        here = (*loc, name)
        if name in free:
            continue
        if name not in ours:
            yield here, f"fältet {quote(name)} används inte här{near(name, (*ours, *free))}; ta bort det, för {EDITORS}"
        elif isinstance(ours[name], dict) and isinstance(value, dict):
            yield from _closed(value, ours[name], here)
        elif type(value) is not type(ours[name]) or value != ours[name]:
            yield here, f"här ska stå {_told(ours[name])}; återställ det, för {EDITORS}"
    if missing := [name for name in ours if name not in settings]:
        yield loc, f"här saknas {', '.join(missing)}; återställ det som är borttaget, för {EDITORS}"


def _told(value: Any) -> str:
    """Our value as it stands in the file, shortened."""
    if isinstance(value, list):
        return f"listan {quote(', '.join(map(str, value)))}"
    return f"fälten {quote(', '.join(value))}" if isinstance(value, dict) else quote(vad_som_star(value))


def _names(settings: Mapping[str, Any]) -> Found:
    for name in NAMES:
        value = settings.get(name, _NOTHING)
        if value is _NOTHING and name == "site_name":
            yield (name,), "fältet saknas; skriv webbplatsens namn"
        elif value is not _NOTHING and (text := _name_fault(value)):
            yield (name,), text


def _address(settings: Mapping[str, Any]) -> Found:
    """Where the site is published: what letters link to. Without it they say that it is not known."""
    value = settings.get(ADDRESS, "https://x.se/")
    if not isinstance(value, str) or not ADDRESS_FORM.fullmatch(value):
        told = quote(vad_som_star(value))
        yield (ADDRESS,), f"{told} är ingen webbadress; skriv den hel, som https://lis.exempel.se/, eller ta bort raden"


def _name_fault(value: Any) -> str | None:
    """What is wrong with a name that every page shows as it is written."""
    if not isinstance(value, str):
        return f"{quote(vad_som_star(value))} ska vara text; sätt citattecken runt den"
    if mark := CODE_MARK.search(value):
        return f"{mark.group()} används inte i ett namn; skriv text"
    if not NAME.fullmatch(value):
        return f'namnet {quote(value)} ska ha 1–100 tecken, utan < > " ` och \\; skriv text'
    return None


def _look(theme: Any) -> Found:
    """The colours and the icons: only words that the theme knows how to read."""
    if not isinstance(theme, dict):
        return
    icon = theme.get("icon", {})
    if not isinstance(icon, dict) or icon.keys() - {"logo"} or not _is(ICON, icon.get("logo", "a/b")):
        yield ("theme", "icon"), "här får bara stå logo, med namnet på en ikon: material/book-open-page-variant-outline"
    palette = theme.get("palette", [])
    for at, colours in enumerate(palette if isinstance(palette, list) else [palette]):
        loc = ("theme", "palette", at) if isinstance(palette, list) else ("theme", "palette")
        if not isinstance(colours, dict):
            yield loc, "varje färgval ska ha fält: media, scheme, primary, accent, toggle"
            continue
        for name, value in colours.items():
            if not (_toggle(value) if name == "toggle" else name in COLOURS and _is(COLOURS[name], value)):
                yield (*loc, name), f"{quote(vad_som_star(value))} är inget färgval; {EDITORS}"


def _toggle(value: Any) -> bool:
    known = isinstance(value, dict) and not value.keys() - {"icon", "name"}
    return known and _is(ICON, value.get("icon")) and _name_fault(value.get("name")) is None


def _is(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _menu(source: Source, nav: Any) -> Found:
    """The menu: names that are text, pages of ours and https addresses, not too many and not too deep."""
    if not isinstance(nav, list):
        yield ("nav",), "menyn saknas eller är ingen lista; varje rad börjar med -"
        return
    others = as_others_read(source.text)
    read = others.get("nav") if isinstance(others, dict) else None
    for count, found in enumerate(_entries(nav, read, ("nav",))):
        if count >= MOST_ENTRIES:
            yield found[0], f"menyn har fler än {MOST_ENTRIES} rader; sidor nås också genom länkar"
            return
        if found[1]:
            yield found


def _entries(value: Any, read: Any, loc: Loc) -> Found:
    """(place, fault or '') of every entry of a menu; `read` is the same part as any other reader of YAML has it."""
    if isinstance(value, str):
        yield loc, _target_fault(value) if isinstance(read, str) else _quotes(value)
    elif isinstance(value, list) and len(loc) <= 2 * DEEPEST_MENU:
        for at, (item, other) in enumerate(zip_longest(value, read if isinstance(read, list) else ())):
            yield from _entries(item, other, (*loc, at))
    elif isinstance(value, dict) and len(value) == 1 and isinstance(loc[-1], int):
        [(title, inner)] = value.items()
        [(spelled, other)] = read.items() if isinstance(read, dict) and len(read) == 1 else [(None, None)]
        yield (*loc, title), (_name_fault(title) or "") if isinstance(spelled, str) else _quotes(title)
        yield from _entries(inner, other, (*loc, title))
    elif isinstance(value, list):
        yield loc, f"menyn är djupare än {DEEPEST_MENU} steg; lägg sidorna högre upp"
    else:
        yield loc, "en rad i menyn är en sida, eller ett namn med en sida eller en lista: - Namn: mapp/sida.md"


def _quotes(text: str) -> str:
    return f"{quote(text)} kan läsas på flera sätt; sätt citattecken runt texten"


def _target_fault(address: str) -> str:
    """What is wrong with where an entry leads; that a page exists is the other rule's."""
    parts = split_address(address)
    if parts is None or ((parts.scheme or parts.netloc) and not HTTPS.fullmatch(address)):
        return f"menyn leder till {quote(address)}; den får leda till sidor i docs och till adresser som börjar med https://"
    return ""
