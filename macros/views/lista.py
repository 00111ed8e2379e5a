"""Lists that can be searched and narrowed: the choices with their counts. Without a script the whole list is there."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Val:
    """A choice over a list: the key that its rows carry as `data-<nyckel>`, its label, and (word, how many rows)."""

    nyckel: str
    namn: str
    ord: tuple[tuple[str, int], ...]


def val(nyckel: str, namn: str, varden: Iterable[str], ordning: Sequence[str] = ()) -> Val:
    """The choice among the rows' words: in the order that is given, the others as they come."""
    counts = Counter(varden)
    words = [*(word for word in ordning if word in counts), *(word for word in counts if word not in ordning)]
    return Val(nyckel, namn, tuple((word, counts[word]) for word in words if word))


def antal(n: int, en: str, flera: str) -> str:
    """'1 krav', '12 krav': a count with its word."""
    return f"{n} {en if n == 1 else flera}"


def uppraknat(delar: Sequence[str]) -> str:
    """'a, b och c'."""
    return " och ".join(filter(None, [", ".join(delar[:-1]), *delar[-1:]]))


def inuti(namn: str) -> str:
    """A name as it stands inside a sentence: 'informationssäkerhetssamordnare', 'ISAM'."""
    return namn[:1].lower() + namn[1:] if namn[1:2].islower() else namn
