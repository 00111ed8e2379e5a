"""Every fact that texts rest on, in folded groups by its number: whoever comes by a number is led to its row."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from macros.models.kalla import Kalla, Marke
from macros.models.ord import EGET, varde_ord
from macros.render import render
from macros.views.parts import Sammanhang

LANGST = 60
"""The most sources of a group: some screens on a phone when it is open."""
NAMNS = 2
"""How many of the works that a group mostly rests on are named."""


@dataclass(frozen=True)
class Grupp:
    """Sources whose numbers follow one another: the first and the last, the works that most of them come from."""

    namn: str
    mest: str
    rader: list[dict[str, Any]]


def kallor(s: Sammanhang) -> str:
    """Alla fakta som texterna vilar på, med källa och märke: `{{ kallor() }}`."""
    return render("kallor.html.j2", grupper=list(build_grupper(s)))


def build_grupper(s: Sammanhang) -> Iterator[Grupp]:
    """The groups in the order of the file: a series of numbers each, and a long series in parts of one size."""
    held = [k for k in s.registers.kallor if _far_sta(k)]
    for _, found in groupby(held, key=lambda k: k.id.partition(".")[0]):
        series = list(found)
        size = math.ceil(len(series) / math.ceil(len(series) / LANGST))
        for part in (series[at : at + size] for at in range(0, len(series), size)):
            yield Grupp(_fran_till(part), _mest(part), [_rad(k) for k in part])


def _far_sta(k: Kalla) -> bool:
    return k.id != EGET and not k.id.startswith("LG-") and k.marke is not Marke.OVERIFIERAT


def _rad(k: Kalla) -> dict[str, Any]:
    return {"k": k, "ankare": k.id.lower().replace(".", "-"), "marke": varde_ord(k.marke)}


def _fran_till(part: Sequence[Kalla]) -> str:
    """'F1.01–F1.93'."""
    return "–".join(dict.fromkeys((part[0].id, part[-1].id)))


def _mest(part: Sequence[Kalla]) -> str:
    """The works that several of them come from, the most first: 'Cybersäkerhetslagen, Regeringen'."""
    works = Counter(re.split(r"[,;(]| ur ", k.ur)[0].strip() for k in part if k.ur)
    return ", ".join(work for work, count in works.most_common(NAMNS) if count > 1)
