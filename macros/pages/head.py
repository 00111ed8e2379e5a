"""The front matter of a page: what we read of it is what any engine would read, or a fault."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from macros.models.base import Sekretess, Synlighet
from macros.problems import Problem, near, quote, vad_som_star
from macros.registers.validation import validate
from macros.registers.yaml_source import Source, as_others_read, parse_yaml

FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*\n", re.DOTALL)
OPENED = re.compile(r"---[ \t]*(?:\n|\Z)")
DOTS = re.compile(r"^\.{3}[ \t]*$", re.MULTILINE)
FIELDS: dict[str, type] = {
    "title": str,
    "description": str,
    "agare": str,
    "genomgang": int,
    "fryst": bool,
    "synlighet": str,
    "sekretess": dict,
}
LONGEST = {"title": 150, "description": 400}
"""Signs; other fields have room for as many as a title. More would break menus, search hits and the names of windows."""
KINDS = {
    str: "text (inom citattecken när den ser ut som något annat)",
    int: "ett årtal utan citattecken",
    bool: "true utan citattecken",
    dict: "tre rader: grund, datum och av",
}
LIKE_A_FIELD = re.compile(r" {0,3}[A-Za-z0-9_-]+:")
"""A first line of this form is a page's head by the oldest rule of engines: it would vanish from the page."""
NEVER_CLOSED = "sidhuvudet öppnas med --- men stängs aldrig med en egen rad ---"
IN_DOTS = "sidhuvudet stängs med en egen rad ---, inte med ..."
DATA_SAYS = "bara sidor som görs av data har fältet ur_data; ta bort raden"


def read_head(name: str, text: str, problems: list[Problem]) -> tuple[dict[str, Any], str] | None:
    """(fields, text with the front matter blanked out); ({}, the text) without any, None when it is faulty."""
    found = FRONT.match(text)
    before = len(problems)
    meta = _meta(name, text, found, problems)
    body = "\n" * found.group().count("\n") + text[found.end() :] if found else text
    problems += _first_line(name, body)
    return (meta, body) if len(problems) == before and meta is not None else None


def _meta(name: str, text: str, found: re.Match[str] | None, problems: list[Problem]) -> dict[str, Any] | None:
    """The fields between the two lines of dashes at the top."""
    if not found:
        if OPENED.match(text):
            problems.append(Problem(name, 1, "", IN_DOTS if DOTS.search(text) else NEVER_CLOSED))
        return {}
    written = found.group(1) or ""
    if not written.strip():
        problems.append(Problem(name, 1, "", "sidhuvudet är tomt; ta bort de två raderna ---"))
        return None
    if dots := DOTS.search(written):
        problems.append(Problem(name, written.count("\n", 0, dots.start()) + 2, "", IN_DOTS))
        return None
    # The first line of dashes is kept so that lines count from the top of the file.
    read = parse_yaml(name, "\n" + written, problems)
    if read is None:
        return None
    if not isinstance(read[1], dict):
        problems.append(Problem(name, 2, "", "sidhuvudet mellan --- ska ha fält (namn: värde)"))
        return None
    problems += _fields(name, *read, as_others_read(written))
    return read[1]


def _fields(name: str, source: Source, meta: Mapping[str, Any], others: Any) -> Iterator[Problem]:
    """Only known fields: any other would hide a macro or switch the engine's. No template code: engines run it."""
    for field, value in meta.items():
        line = source.line((field,))
        if field == "ur_data":
            yield Problem(name, line, field, DATA_SAYS)
        elif field not in FIELDS:
            yield Problem(name, line, field, f"fältet {quote(field)} finns inte i ett sidhuvud{near(field, FIELDS)}")
        elif type(value) is not FIELDS[field]:
            yield Problem(name, line, field, f"fältet ska vara {KINDS[FIELDS[field]]}, inte {_found(value)}")
        elif len(str(value)) > LONGEST.get(field, LONGEST["title"]):
            text = f"texten har {len(str(value))} tecken; den får ha högst {LONGEST.get(field, LONGEST['title'])}"
            yield Problem(name, line, field, text)
        elif isinstance(value, str) and (mark := re.search(r"\{[{%#]", value)):
            yield Problem(name, line, field, f"{mark.group()} används inte i sidhuvudet; skriv text")
        elif field in ("synlighet", "sekretess"):
            yield from (Problem(name, line, field, text) for text in _audience(field, value))
        elif not isinstance(others, dict) or not _same(others.get(field), value):
            yield Problem(name, line, field, f"{quote(value)} kan läsas på flera sätt; sätt citattecken runt texten")


def _audience(field: str, value: Any) -> Iterator[str]:
    """What is wrong with whom a page is for, or with why it is restricted."""
    levels = [level.value for level in Synlighet]
    if field == "sekretess":
        yield from (
            f"{'.'.join(map(str, loc))}: {text}".removeprefix(": ") for loc, text in validate(Sekretess, value)[1]
        )
    elif value not in levels:
        yield f"{quote(value)} finns inte; skriv {', '.join(levels[:-1])} eller {levels[-1]}{near(value, levels)}"


def _found(value: Any) -> str:
    return "tomt" if value is None else quote(vad_som_star(value))


def _same(other: Any, ours: Any) -> bool:
    return type(other) is type(ours) and other == ours


def _first_line(name: str, body: str) -> Iterator[Problem]:
    """The text of a page does not begin as a head does."""
    at, row = next(((at, row) for at, row in enumerate(body.split("\n"), 1) if row.strip()), (1, ""))
    if LIKE_A_FIELD.match(row):
        text = f"sidan börjar med {quote(row)}, som inte skulle synas på sidan; börja med rubriken (# …)"
        yield Problem(name, at, "", text)
    elif at > 1 and OPENED.match(row.lstrip() + "\n"):
        yield Problem(name, at, "", "sidans text börjar med ---; ett sidhuvud står överst, och sedan rubriken (# …)")
