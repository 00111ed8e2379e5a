"""How like a text is to what each of our measures answers: always the same number for the same words, and one that can be told.

A measure is known by its phrases: its own sentence and those of `data/kravord.txt`. Five things count, each a plain sum:
the three closest phrases by their words, the closest phrase and all phrases by their letters, how telling the words are of the
measure, and the words that the measure is hardly told without.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from macros.registers.load import Registers
from macros.requirements.letters import Letters, Narhet, unit
from macros.requirements.lexicon import MEANING, Lexicon
from macros.requirements.subjects import Amne, subjects
from macros.requirements.wordings import Kravord

CLOSEST, LETTERS, WHOLE, TELLING, LACKED = 0.38, 0.65, 0.52, 0.079, 0.071
"""What each of the five counts for. Set on lists of our own; `tests/requirements` holds what they give."""
TOPIC = 0.21
"""What a topic has before anything is counted: lists ask for more that no measure answers than its phrases tell."""
START, SURE, HEAVY = -4.231, (2.733, 5.546, 1.392, 0.115), 12.0
"""How the four become a likeness of 0–100 (logistic), and the weight above which more words make nothing surer."""
RARE = 4.0
"""What a word weighs that no measure knows."""
SMOOTH, FLOOR = 0.5, 0.002
CANDIDATES = 40
"""So many measures, those with the closest phrases, are weighed in full."""
COMMON = (
    "leverantör",
    "medarbetare",
    "beställare",
    "användare",
    "dokumentation",
    "granska",
    "regelbundet",
    "avtal",
    "ägare",
)
"""Meanings that say nothing of which measure it is when they are not there."""

Words = Mapping[str, float]


class Traff(NamedTuple):
    """A measure, or with `utan_svar` a topic that none answers: its points, its closest phrase, and the words that they share.

    `kand` is the share of the text's words (0–1, by weight) that the measure knows, `vikt` what those words weigh.
    """

    nyckel: str
    utan_svar: bool
    poang: float
    fras: str
    ord: tuple[str, ...]
    kand: float
    vikt: float


def likhet(hits: Sequence[Traff]) -> int:
    """0–100: how sure it is that the first is right, from its points, its lead, and how much of the text it knows."""
    if not hits:
        return 0
    lead = hits[0].poang - (hits[1].poang if len(hits) > 1 else 0.0)
    told = (hits[0].poang, lead, hits[0].kand, min(hits[0].vikt, HEAVY))
    return round(100 / (1 + math.exp(-START - sum(x * y for x, y in zip(SURE, told, strict=True)))))


@dataclass(frozen=True)
class _Fras:
    agare: int
    text: str
    vikter: dict[str, float]


class Likeness:
    """Knows the measures of the cards and the topics that no measure answers."""

    def __init__(self, registers: Registers, held: Kravord) -> None:
        self._subjects: list[Amne] = subjects(registers, held)
        self._lexicon = Lexicon(held, [text for s in self._subjects for text in s.alla])
        said = [[self._lexicon.weigh(p) for p in s.fraser] for s in self._subjects]
        self._knows = [_most(map(self._lexicon.weigh, (*s.fraser, *s.texter))) for s in self._subjects]
        self._held_by = Counter(word for known in self._knows for word in known)
        self._share = [_share(phrases) for phrases in said]
        self._usual = _mean(self._share)
        self._core = [{w: p for w, p in share.items() if _is_core(w, p)} for share in self._share]
        self._phrases: list[_Fras] = []
        self._where: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for owner, phrases in enumerate(said):
            for text, found in zip(self._subjects[owner].fraser, phrases, strict=True):
                self._add(owner, text, found)
        self._letters = Letters([(phrase.agare, phrase.text) for phrase in self._phrases])

    def _add(self, owner: int, text: str, found: Words) -> None:
        weights = unit({w: x * self._rarity(w) for w, x in found.items()})
        for word, weight in weights.items():
            self._where[word].append((len(self._phrases), weight))
        self._phrases.append(_Fras(owner, text, weights))

    def _rarity(self, word: str) -> float:
        count = self._held_by.get(word)
        return math.log(1 + len(self._subjects) / (count + 0.5)) if count else RARE

    def rank(self, text: str) -> list[Traff]:
        """The measures and topics that the text has a word in common with, most like first."""
        found = self._lexicon.weigh(text)
        asked = {w: x * self._rarity(w) for w, x in found.items()}
        close = self._closest(unit(asked))
        letters = self._letters.closeness(text)
        first = sorted(close, key=lambda owner: (-close[owner][0][0], owner))[:CANDIDATES]
        hits = []
        for owner in first:
            points = self._points(owner, close[owner], found, letters.get(owner, Narhet(0.0, 0.0)))
            hits.append(self._hit(owner, points, close[owner][0][1], asked))
        return sorted(hits, key=lambda hit: (-hit.poang, hit.nyckel))

    def _closest(self, asked: Words) -> dict[int, list[tuple[float, int]]]:
        """Of each subject the (likeness, number) of its three closest phrases."""
        sums: dict[int, float] = defaultdict(float)
        for word, weight in asked.items():
            for number, held in self._where.get(word, ()):
                sums[number] += weight * held
        by_owner: dict[int, list[tuple[float, int]]] = defaultdict(list)
        for number, value in sums.items():
            by_owner[self._phrases[number].agare].append((value, number))
        return {owner: sorted(held, key=lambda x: (-x[0], x[1]))[:3] for owner, held in by_owner.items()}

    def _points(self, owner: int, close: list[tuple[float, int]], found: Words, letters: Narhet) -> float:
        lacked = sum(math.log(1 - min(0.9, p)) for word, p in self._core[owner].items() if word not in found)
        return (
            CLOSEST * sum(value for value, _ in close) / 3
            + LETTERS * letters.fras
            + WHOLE * letters.alla
            + TELLING * self._telling(owner, found)
            + LACKED * lacked
            + TOPIC * self._subjects[owner].utan_svar
        )

    def _hit(self, owner: int, points: float, phrase: int, asked: Words) -> Traff:
        subject = self._subjects[owner]
        shared, unknown = _split(asked, self._knows[owner])
        told = tuple(w.removeprefix(MEANING) for w in shared if w.startswith(MEANING))
        weight = sum(shared.values())
        known = weight / (weight + sum(unknown.values()))
        return Traff(subject.nyckel, subject.utan_svar, points, self._phrases[phrase].text, told, known, weight)

    def _telling(self, owner: int, found: Words) -> float:
        """How much more usual the words are in the measure's phrases than in the others': the sum of their log ratios."""
        share, knows, sums = self._share[owner], self._knows[owner], 0.0
        for word, weight in found.items():
            usual = self._usual.get(word)
            if usual is not None:
                here = share.get(word, 0.0) + (0.03 if word in knows else 0.0)
                sums += weight * math.log((here + SMOOTH * usual + FLOOR) / ((1 + SMOOTH) * usual + FLOOR))
        return sums


def _split(asked: Words, knows: Words) -> tuple[dict[str, float], dict[str, float]]:
    """The words that a measure knows, heaviest first, and those that it does not."""
    order = sorted(asked, key=lambda w: (-asked[w], w))
    return {w: asked[w] for w in order if w in knows}, {w: asked[w] for w in order if w not in knows}


def _most(texts: Iterable[Words]) -> dict[str, float]:
    found: dict[str, float] = {}
    for text in texts:
        for word, x in text.items():
            found[word] = max(x, found.get(word, 0.0))
    return found


def _share(phrases: list[dict[str, float]]) -> dict[str, float]:
    """Of each word, the share of the phrases that have it."""
    sums: Counter[str] = Counter()
    for phrase in phrases:
        sums.update(phrase)
    return {w: x / (len(phrases) + 1) for w, x in sums.items()}


def _mean(shares: list[dict[str, float]]) -> dict[str, float]:
    sums: Counter[str] = Counter()
    for share in shares:
        sums.update(share)
    return {w: x / len(shares) for w, x in sums.items()}


def _is_core(word: str, share: float) -> bool:
    return word.startswith(MEANING) and share >= 0.3 and word.removeprefix(MEANING) not in COMMON
