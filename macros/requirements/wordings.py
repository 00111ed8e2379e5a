"""`data/kravord.txt`: how lists of requirements say what our measures answer, and what they ask for that no measure answers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.problems import Problem, quote
from macros.registers.word_list import REQUIREMENTS, read_words

FILE = f"data/{REQUIREMENTS}"
MEASURE = re.compile(r"[A-Z]{2,4}-\d{2}")
TOPIC = re.compile(r"inget svar \(([^()]+)\)")
SAME, WEAK = "samma ord", "svaga ord"


@dataclass(frozen=True)
class Kravord:
    """The words: phrases by measure, phrases by topic without an answer, groups of words of one meaning, words of no weight.

    `rader` has the line of each measure and of each group, by its first word.
    """

    fraser: dict[str, tuple[str, ...]]
    utan_svar: dict[str, tuple[str, ...]]
    grupper: tuple[tuple[str, ...], ...]
    svaga: tuple[str, ...]
    rader: dict[str, int]


def read_wordings(root: Path, problems: list[Problem] | None = None) -> Kravord:
    """The words of a root; none where there is no such file. Every row that is not understood is a problem."""
    faults = [] if problems is None else problems
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    groups: list[tuple[str, ...]] = []
    lines: dict[str, int] = {}
    for line, kind, key, phrases in _rows(root, faults):
        if kind == SAME:
            groups.append(phrases)
            lines[phrases[0]] = line
        else:
            found[kind][key] += phrases
            lines.setdefault(key, line)
    shape = {kind: {key: tuple(dict.fromkeys(p)) for key, p in held.items()} for kind, held in found.items()}
    return Kravord(
        shape.get("atgard", {}), shape.get("amne", {}), tuple(groups), shape.get(WEAK, {}).get(WEAK, ()), lines
    )


def _rows(root: Path, problems: list[Problem]) -> Iterator[tuple[int, str, str, tuple[str, ...]]]:
    """(line, kind, key, phrases) of each row."""
    for line, row in read_words(root, REQUIREMENTS, problems):
        head, colon, rest = row.partition(":")
        phrases = tuple(p for part in rest.split(";") if (p := " ".join(part.split())))
        kind, key = _kind(head.strip())
        if not colon or not kind:
            told = f"{quote(row)} har inget nummer först; skriv LOG-01: fras; fras, inget svar (ämne): …, samma ord: … eller svaga ord: …"
            problems.append(Problem(FILE, line, "", told))
        elif not phrases:
            problems.append(
                Problem(FILE, line, "", f"efter {quote(head)} står ingen fras; skriv en, eller ta bort raden")
            )
        else:
            yield line, kind, key, phrases


def _kind(head: str) -> tuple[str, str]:
    if topic := TOPIC.fullmatch(head):
        return "amne", topic[1]
    if head in (SAME, WEAK):
        return head, head
    return ("atgard", head) if MEASURE.fullmatch(head) else ("", "")
