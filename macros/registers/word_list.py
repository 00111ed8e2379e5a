"""Lists of words that editors keep beside the registers: `data/*.txt`, one word a line, # before a remark."""

import re
from pathlib import Path

from macros.problems import Problem, quote
from macros.registers.yaml_source import read_text

NAMES = "fornamn.txt"
SPELLING = "stavning.txt"
REQUIREMENTS = "kravord.txt"
LISTS = (NAMES, SPELLING, REQUIREMENTS)
NAME = re.compile(r"[A-ZÅÄÖÉ][a-zåäöéèüA-ZÅÄÖ-]{1,39}")


def read_words(root: Path, name: str, problems: list[Problem]) -> list[tuple[int, str]]:
    """(line, text) of every row that is no remark; [] when there is no such file, or when it cannot be read."""
    path = root / "data" / name
    text = read_text(root, path, problems) if path.is_file() else None
    rows = enumerate((text or "").split("\n"), 1)
    return [(number, row.strip()) for number, row in rows if row.strip() and not row.startswith("#")]


def read_names(root: Path, problems: list[Problem]) -> tuple[str, ...]:
    """The first names that the office has added, with a fault for each row that is none."""
    kept = []
    for line, row in read_words(root, NAMES, problems):
        if NAME.fullmatch(row):
            kept.append(row)
        else:
            text = f"{quote(row)} är inget förnamn; skriv ett namn per rad, med stor bokstav"
            problems.append(Problem(f"data/{NAMES}", line, "", text))
    return tuple(kept)
