"""What is told of a change as text for a terminal, or as Markdown for a forge. What came with the change stays text in both."""

import re
from collections.abc import Iterator, Sequence

from macros.changes.told import Avsnitt, Citat, Rad, Vikt
from macros.files import shown

LONGEST = 400
"""Signs of a quoted text; the rest is read where it stands."""
MARKE = {Vikt.FEL: "FEL: ", Vikt.VARNING: "VARNING: ", Vikt.UPPGIFT: ""}


def as_text(rubrik: str, ingress: Sequence[Rad], avsnitt: Sequence[Avsnitt]) -> str:
    """Headings, and under each its rows, indented."""
    rows = [rubrik, *(_plain(row.delar) for row in ingress)]
    for part in avsnitt:
        rows += ["", MARKE[part.galler] + part.rubrik]
        rows += [f"  {row}" for each in part.rader for row in _rows(each)] or [f"  {part.inget}"]
    return "\n".join(rows) + "\n"


def as_markdown(rubrik: str, ingress: Sequence[Rad], avsnitt: Sequence[Avsnitt]) -> str:
    """The same with headings and lists; every quoted text is code, where no mark, link, name or command means anything."""
    rows = [f"## {rubrik}", "", *(f"- {_marked(row.delar)}" for row in ingress)]
    for part in avsnitt:
        rows += ["", f"### {MARKE[part.galler]}{part.rubrik}", ""]
        rows += [line for each in part.rader for line in _list_rows(each)] or [part.inget]
    return "\n".join(rows) + "\n"


def _rows(row: Rad) -> Iterator[str]:
    yield _plain(row.delar)
    for sign, text in row.diff:
        yield f"  {sign} {safe(text)}"


def _list_rows(row: Rad) -> Iterator[str]:
    yield f"- {_marked(row.delar)}"
    if row.diff:
        lines = [f"{sign} {safe(text)}" for sign, text in row.diff]
        fence = "`" * max(3, 1 + _longest_run("\n".join(lines)))
        yield from ("", *(f"  {line}" for line in (f"{fence}diff", *lines, fence)), "")


def _plain(parts: Sequence[str]) -> str:
    return "".join(safe(part) if isinstance(part, Citat) else part for part in parts)


def _marked(parts: Sequence[str]) -> str:
    return "".join(_code(safe(part)) if isinstance(part, Citat) else part for part in parts)


def safe(text: str) -> str:
    """The text on one line, shortened; a sign that no terminal shows, or that turns the line around, by its number."""
    line = shown(" ".join(text.split()))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _code(text: str) -> str:
    """A code span, whose marks are more than any that the text holds."""
    marks = "`" * (1 + _longest_run(text))
    space = " " if text.startswith("`") or text.endswith("`") or not text else ""
    return f"{marks}{space}{text}{space}{marks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
