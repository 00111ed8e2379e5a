"""How like a text is to the phrases of each owner letter by letter: it sees what is alike in words that are not the same word."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from macros.requirements.language import STOP, words

RUNS = (4, 5)
"""So many letters are taken at a time, the space before and after a word among them."""


class Narhet(NamedTuple):
    """Of an owner: how like the text is to its closest phrase, and to all of them together (0–1)."""

    fras: float
    alla: float


class Letters:
    """Knows the runs of letters of phrases, given as (owner, phrase)."""

    def __init__(self, phrases: Sequence[tuple[int, str]]) -> None:
        self._owners = [owner for owner, _ in phrases]
        counted = [_runs(text) for _, text in phrases]
        held = {(run, owner) for owner, runs in zip(self._owners, counted, strict=True) for run in runs}
        in_owners, owners = Counter(run for run, _ in held), len(set(self._owners))
        self._rarity = {run: math.log(1 + owners / (n + 0.5)) for run, n in in_owners.items()}
        self._phrases: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._whole: dict[str, list[tuple[int, float]]] = defaultdict(list)
        whole: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for number, runs in enumerate(counted):
            for run, weight in self._weigh(runs).items():
                self._phrases[run].append((number, weight))
                whole[self._owners[number]][run] += weight
        for owner, sums in whole.items():
            for run, weight in unit(sums).items():
                self._whole[run].append((owner, weight))

    def _weigh(self, runs: Mapping[str, int]) -> dict[str, float]:
        return unit({run: math.log(1 + n) * self._rarity[run] for run, n in runs.items() if run in self._rarity})

    def closeness(self, text: str) -> dict[int, Narhet]:
        """Of each owner that has a run of letters in common with the text."""
        single: dict[int, float] = defaultdict(float)
        whole: dict[int, float] = defaultdict(float)
        for run, weight in self._weigh(_runs(text)).items():
            for number, held in self._phrases[run]:
                single[number] += weight * held
            for owner, held in self._whole[run]:
                whole[owner] += weight * held
        closest: dict[int, float] = {}
        for number, value in single.items():
            owner = self._owners[number]
            closest[owner] = max(value, closest.get(owner, 0.0))
        return {owner: Narhet(closest[owner], value) for owner, value in whole.items()}


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The same weights at length 1."""
    length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
    return {w: x / length for w, x in weights.items()}


def _runs(text: str) -> Counter[str]:
    spaced = [f" {word} " for word in words(text) if word not in STOP]
    return Counter(word[at : at + n] for word in spaced for n in RUNS for at in range(len(word) - n + 1))
