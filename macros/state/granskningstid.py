"""When a page is to be reviewed: as its last review says, else in a month that is proposed; the months are spread by one rule.

The month follows from the page's own name: a new page moves no other, and nobody chooses a month to be rid of it.
Only a review that is written down moves the day.
"""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

MANADER = (1, 2, 3, 4, 5, 6, 8, 9, 10, 11)
"""The months of the spread: July, when nobody is there, and December, when the year is closed, are left out (our proposal)."""


@dataclass(frozen=True)
class Granskningstid:
    """The day when a review is due: now, on the day that the last review ends, or in a proposed month (its first day)."""

    dag: date
    nu: bool = False
    foreslagen: bool = False


def granskningstid(namn: str, dag: date, galler_till: date | None, skal: str) -> Granskningstid:
    """When something is due. `skal`: why at once, '' when nothing says so; `galler_till`: the last review's last day.

    Something never reviewed has neither, and is due in its month, never late.
    """
    if skal:
        return Granskningstid(dag, nu=True)
    if galler_till:
        return Granskningstid(galler_till)
    month = manad(namn)
    return Granskningstid(date(dag.year + (month < dag.month), month, 1), foreslagen=True)


def manad(namn: str) -> int:
    """The month that is proposed for something by its name."""
    return MANADER[int.from_bytes(sha256(namn.encode()).digest()[:4], "big") % len(MANADER)]
