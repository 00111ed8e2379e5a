"""What a Word document holds, as plain data: paragraphs, headings, points and tables in their order, with the marks around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

RUBRIK, STYCKE, PUNKT, NUMMER, TABELL = "rubrik", "stycke", "punkt", "nummer", "tabell"
"""The kinds of blocks."""


class Run(NamedTuple):
    """Words of one look; `adress` is where they link to."""

    text: str
    fet: bool = False
    kursiv: bool = False
    adress: str = ""


Cell = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """A block: its words, or the cells of a table row by row. `niva` is a heading's or a point's level, from 1.

    `stil` is the style's name where it says something; `marken` are the names of the bookmarks around the block.
    """

    slag: str
    runs: tuple[Run, ...] = ()
    niva: int = 1
    stil: str = ""
    rader: tuple[tuple[Cell, ...], ...] = ()
    marken: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words on one line; a table's cells with bars between them."""
        if self.slag == TABELL:
            return " ¶ ".join(" | ".join(words(cell) for cell in row) for row in self.rader)
        return words(self.runs)

    @property
    def tom(self) -> bool:
        return not self.text.strip(" |¶" if self.slag == TABELL else None)


def words(runs: Iterable[Run]) -> str:
    """The words of some runs on one line."""
    return " ".join("".join(run.text for run in runs).split())


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same words with neighbours of one look made one."""
    made: list[Run] = []
    for run in runs:
        if run.text and made and made[-1][1:] == run[1:]:
            made[-1] = made[-1]._replace(text=made[-1].text + run.text)
        elif run.text:
            made.append(run)
    return tuple(made)
