"""What a command tells on standard error while it works and when it is done."""

import sys
from collections.abc import Sequence

from macros.problems import Obstacles, Problem


def steps(message: str) -> None:
    """A step of long work on a terminal; silence in a pipe."""
    if sys.stderr.isatty():
        print(f"  {message} …", file=sys.stderr, flush=True)


def summary(problems: Sequence[Problem]) -> None:
    """How many faults there are, in how many files."""
    count = len(problems)
    text = "Inga fel." if not count else f"{count} fel i {len({p.fil for p in problems})} fil(er). Inget har ändrats."
    print(text, file=sys.stderr)


def tell_obstacles(groups: Sequence[Obstacles]) -> None:
    """How much stands in the way of real use."""
    found = [p for group in groups for p in group.problems]
    where = f"{len(found)} hinder i {len({p.fil for p in found})} fil(er)"
    print(f"Inte redo för skarp drift: {where}. Inget har ändrats.", file=sys.stderr)
