"""YAML texts as plain values, every fault with its line. Only this file and `yaml_plain` know YAML."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.files import Unreadable, read_plain
from macros.models.felord import FEL, fel
from macros.problems import Problem, quote
from macros.registers.characters import bad_sign, check_characters
from macros.registers.pasted import odd_rows, pasted, table_rows
from macros.registers.validation import Loc
from macros.registers.yaml_plain import LONGEST_TEXT, MAX_DEPTH, Odd, plain, unquoted

# Without the C loader a large office would take minutes; a missing one is a broken installation.
Loader = yaml.CSafeLoader
LONGEST = 2_000_000
"""Bytes of a data file: reading more would take longer than anybody waits."""
NO_ANCHORS = FEL["ankare"]
ANY = FEL["yaml"].removeprefix("går inte att läsa: ")
LAGA = ", eller kör lis laga"
IN_SWEDISH = {
    "found unexpected end of stream": "ett citattecken som öppnas på raden stängs aldrig",
    "mapping values are not allowed": "ett kolon står där det inte får; sätt citattecken runt texten, eller rätta indraget",
    "did not find expected key": "indraget stämmer inte med raderna ovanför, eller ett citattecken står mitt i texten",
    "did not find expected '-' indicator": "raden hör inte till listan ovanför; börja med - eller rätta indraget",
    "did not find expected ',' or ']'": "en hakparentes [ stängs aldrig med ]",
    "did not find expected ',' or '}'": "en klammerparentes { stängs aldrig med }",
    "could not find expected ':'": "ett kolon saknas efter fältets namn, eller en text på flera rader saknar indrag",
    "found undefined alias": "texten börjar med *; sätt citattecken runt den",
    "second occurrence": "tecknet & först i en text betyder något annat i YAML; sätt citattecken runt den",
    "found character that cannot start any token": "texten börjar med ett tecken som inte får stå först (@ ` %); sätt citattecken runt den",
    "found unknown escape character": r"efter \ inom citattecken står ett tecken som inte går att tolka; använd enkla citattecken",
    "exceeded maximum nesting depth": "fälten ligger för djupt i varandra",
    "but found another document": "raden --- delar filen i flera; ta bort den",
    "block sequence entries are not allowed": "listan får inte börja på samma rad som fältets namn; flytta - till nästa rad",
    "did not find expected <document start>": "raden hör inte ihop med raderna ovanför; rätta indraget",
}


@dataclass(frozen=True)
class Source:
    """A data file as it was read; finds the line of any value, but only when a fault asks for it."""

    path: str
    text: str

    @cached_property
    def _root(self) -> yaml.Node:
        return yaml.compose(self.text, Loader=Loader)

    def line(self, loc: Loc) -> int:
        """1-based line of the value at `loc`; of the nearest enclosing value when there is none there."""
        node, mark = self._root, self._root.start_mark
        for step in loc:
            found = _child(node, step)
            if found is None:
                break
            mark, node = found
        return mark.line + 1


def _child(node: yaml.Node, step: str | int) -> tuple[Any, yaml.Node] | None:
    """(mark of the key or item, node of the value) one step down."""
    if isinstance(node, yaml.MappingNode):
        return next(((k.start_mark, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark, node.value[step]
    return None


def read_text(root: Path, path: Path, problems: list[Problem], longest: int = LONGEST) -> str | None:
    """The text of a file, or None with a fault: no plain file, too long, not UTF-8, a byte-order mark, NUL, empty …"""
    return _read(path.relative_to(root).as_posix(), path, problems, longest)


def _read(name: str, path: Path, problems: list[Problem], longest: int) -> str | None:
    try:
        data = read_plain(path, longest)
    except Unreadable as fault:
        problems.append(Problem(name, 1, "", str(fault)))
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(
            Problem(name, line, "", "filen är inte sparad som UTF-8; spara om den med kodningen UTF-8" + _laga(name))
        )
        return None
    if text.startswith("\ufeff"):
        problems.append(
            Problem(
                name,
                1,
                "",
                "filen börjar med ett osynligt märke (BOM); spara om den som UTF-8 utan BOM" + _laga(name),
            )
        )
        return None
    found = list(check_characters(name, text))
    problems += found
    return None if found else text.replace("\r\n", "\n")


def _laga(name: str) -> str:
    """What the command mends in the files that it reads."""
    return LAGA if name.endswith((".yml", ".md")) else ""


def read_yaml(root: Path, path: Path, problems: list[Problem]) -> tuple[Source, Any] | None:
    """(source, plain value) of a file, or None with its faults added to `problems`."""
    name = path.relative_to(root).as_posix()
    text = _read(name, path, problems, LONGEST)
    return None if text is None else parse_yaml(name, text, problems)


def parse_yaml(name: str, text: str, problems: list[Problem]) -> tuple[Source, Any] | None:
    """(source, plain value) of a YAML text: only dict, list, str, int, bool and None come out.

    None when anything is wrong, with every fault added to `problems`.
    """
    try:
        return Source(name, text), plain(text)
    except Odd:
        return _told(name, text, problems)


def _told(name: str, text: str, problems: list[Problem]) -> tuple[Source, Any] | None:
    """The same, read slowly: with the line of everything, to tell what is wrong where."""
    if rows := odd_rows(text) or _tabs(name, text):
        problems += (Problem(name, n, "", told) for n, told in rows)
        return None
    try:
        root = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        problems.append(Problem(name, *_explained(text, error)))
        return None
    except yaml.YAMLError:
        problems.append(Problem(name, 1, "", "filen innehåller tecken som inte går att läsa; skriv om raden för hand"))
        return None
    if rows := [(line, NO_ANCHORS) for line in _anchors(text)] or table_rows(text):
        problems += (Problem(name, line, "", told) for line, told in rows)
        return None
    if root is None:
        problems.append(Problem(name, 1, "", fel("yaml_tom")))
        return None
    found: list[Problem] = []
    value = _plain(name, root, found, set(), 0)
    problems += found
    return None if found else (Source(name, text), value)


def _tabs(name: str, text: str) -> list[tuple[int, str]]:
    """(line, what is wrong) of every row that is indented with a tab."""
    told = fel("tabb") + (LAGA if name.startswith("data/") else "")
    return [(n, told) for n, row in enumerate(text.split("\n"), 1) if re.match(r" *\t", row)]


def as_others_read(text: str) -> Any:
    """What any other reader of YAML makes of a text: dates, yes and 1:30 too. None when it cannot be read."""
    try:
        return yaml.load(text, Loader)
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, KeyError):
        return None


def _anchors(text: str) -> list[int]:
    """Lines with an anchor: the word after & would vanish from the text without a word about it."""
    if not re.search(r"(?:^|[\s\[{,])&\S", text):
        return []
    events = list(yaml.parse(text, Loader=Loader))
    if any(isinstance(e, yaml.AliasEvent) for e in events):
        return []  # told where the alias stands
    return [e.start_mark.line + 1 for e in events if getattr(e, "anchor", None)]


def _explained(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, str]:
    """(line, no field, Swedish sentence) of a YAML error."""
    told = next((swedish for english, swedish in IN_SWEDISH.items() if english in str(error.problem)), None)
    opened = "stängs aldrig" in (told or "") and error.context_mark
    mark = error.context_mark if opened else error.problem_mark or error.context_mark
    last = max(mark.line, 0) if mark else 0
    line, told = pasted(text.split("\n"), last) or (last + 1, told or ANY)
    return line, "", "går inte att läsa: " + told


def _plain(name: str, node: yaml.Node, found: list[Problem], seen: set[int], depth: int) -> Any:
    """The node as plain Python, with faults for what an editor never means: aliases, tags, duplicate keys."""
    told = NO_ANCHORS if id(node) in seen else _never_meant(node, depth)
    seen.add(id(node))
    if told:
        found.append(Problem(name, node.start_mark.line + 1, "", told))
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(name, node, found)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(name, item, found, seen, depth + 1) for item in node.value]
    result: dict[str, Any] = {}
    for key, value in node.value:
        spelled = key.value if isinstance(key, yaml.ScalarNode) else "?"
        if fault := _key_fault(name, key, spelled, result):
            found.append(fault)
        result[spelled] = _plain(name, value, found, seen, depth + 1)
    return result


def _never_meant(node: yaml.Node, depth: int) -> str:
    """What is wrong with a node as such, in words; empty when nothing is."""
    if depth > MAX_DEPTH:
        return fel("djupt")
    if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
        tag = quote(node.tag.replace("tag:yaml.org,2002:", "!!"))
        return fel("tagg", varde=tag)
    return ""


def _scalar(name: str, node: yaml.ScalarNode, found: list[Problem]) -> Any:
    line = node.start_mark.line + 1
    # Written with a backslash: the file itself looks clean.
    if node.style == '"' and (told := bad_sign(node.value)):
        found.append(Problem(name, line, "", told))
    if len(node.value) > LONGEST_TEXT:
        found.append(Problem(name, line, "", fel("for_lang_text", grans=LONGEST_TEXT)))
    # Quoted or folded: text, whatever it looks like.
    return node.value if node.style else unquoted(node.value)


def _key_fault(name: str, key: yaml.Node, spelled: str, before: dict[str, Any]) -> Problem | None:
    line = key.start_mark.line + 1
    if told := bad_sign(spelled):
        return Problem(name, line, "", told)
    if spelled in ("?", "", "<<"):
        return Problem(name, line, "", fel("utan_namn"))
    if spelled in before:
        return Problem(name, line, spelled, fel("tva_ganger", varde=quote(spelled)))
    return None
