"""How like a text is to what each of our measures answers: always the same number for the same words, and one that can be told.

A measure is known by its phrases: its own sentence and those of `data/kravord.txt`. Six things count, each a plain sum:
the closest phrase, the next two, the card's other texts, how telling the words are of the measure, the words that the measure
is hardly told without, and the weightiest word of the row that the measure does not know.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from macros.registers.load import Registers
from macros.requirements.lexicon import MEANING, Lexicon
from macros.requirements.subjects import Amne, subjects
from macros.requirements.wordings import Kravord

CLOSEST, NEXT, CARD, TELLING, LACKED, MISSING = 0.3, 0.2, 0.25, 0.025, 0.1, 0.07
"""What each of the six counts for. Set once on lists of our own; `tests/requirements` holds what they give."""
START, SURE, HEAVY = -2.506, (0.511, 4.677, 2.049, 0.25), 12.0
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
        self._cards = _Cards(self._subjects, self._lexicon)

    def _add(self, owner: int, text: str, found: Words) -> None:
        weights = _unit({w: x * self._rarity(w) for w, x in found.items()})
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
        close = self._closest(_unit(asked))
        cards = self._cards.closeness(found)
        first = sorted(close, key=lambda owner: (-close[owner][0][0], owner))[:CANDIDATES]
        hits = [self._hit(owner, close[owner], found, asked, cards) for owner in first]
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

    def _hit(
        self, owner: int, close: list[tuple[float, int]], found: Words, asked: Words, cards: Mapping[str, float]
    ) -> Traff:
        subject, knows = self._subjects[owner], self._knows[owner]
        lacked = sum(math.log(1 - min(0.9, p)) for word, p in self._core[owner].items() if word not in found)
        shared, unknown = _split(asked, knows)
        points = (
            CLOSEST * close[0][0]
            + NEXT * sum(value for value, _ in close[1:]) / 2
            + CARD * cards.get(subject.kort, 0.0)
            + TELLING * self._telling(owner, found)
            + LACKED * lacked
            - MISSING * max(unknown.values(), default=0.0)
        )
        weight, phrase = sum(shared.values()), self._phrases[close[0][1]].text
        told = tuple(w.removeprefix(MEANING) for w in shared if w.startswith(MEANING))
        known = weight / (weight + sum(unknown.values()))
        return Traff(subject.nyckel, subject.utan_svar, points, phrase, told, known, weight)

    def _telling(self, owner: int, found: Words) -> float:
        """How much more usual the words are in the measure's phrases than in the others': the sum of their log ratios."""
        share, knows, sums = self._share[owner], self._knows[owner], 0.0
        for word, weight in found.items():
            usual = self._usual.get(word)
            if usual is not None:
                here = share.get(word, 0.0) + (0.03 if word in knows else 0.0)
                sums += weight * math.log((here + SMOOTH * usual + FLOOR) / ((1 + SMOOTH) * usual + FLOOR))
        return sums


class _Cards:
    """How close a text is to all that a card says."""

    def __init__(self, held: list[Amne], lexicon: Lexicon) -> None:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for subject in held:
            for text in subject.kortets:
                counts[subject.kort].update(lexicon.weigh(text))
        self._count, in_cards = len(counts), Counter(w for c in counts.values() for w in c)
        self._weight = {w: math.log(1 + self._count / (n + 0.5)) * (0.2 + f) for w, n, f in _focus(counts, in_cards)}
        self._where: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for card, held_words in counts.items():
            for word, x in _unit({w: (1 + math.log(1 + x)) * self._weight[w] for w, x in held_words.items()}).items():
                self._where[word].append((card, x))

    def closeness(self, found: Words) -> dict[str, float]:
        """0–1 for each card, 1 for the closest."""
        sums: dict[str, float] = defaultdict(float)
        for word, x in found.items():
            for card, held in self._where.get(word, ()):
                sums[card] += x * self._weight[word] * held
        most = max(sums.values(), default=0.0)
        return {card: value / most for card, value in sums.items()} if most else {}


def _focus(counts: Mapping[str, Counter[str]], in_cards: Counter[str]) -> Iterable[tuple[str, int, float]]:
    """(word, in how many cards, how gathered it is in few of them: 0–1)."""
    sizes = {card: sum(c.values()) for card, c in counts.items()}
    usual = sum(sizes.values()) / len(sizes) / 2 if sizes else 1.0
    for word, cards in in_cards.items():
        parts = [c[word] / (sizes[card] + usual) for card, c in counts.items() if c[word]]
        whole = sum(parts)
        spread = -sum(p / whole * math.log(p / whole) for p in parts)
        yield word, cards, 1 - spread / math.log(len(counts)) if len(counts) > 1 else 1.0


def _unit(weights: Words) -> dict[str, float]:
    length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
    return {w: x / length for w, x in weights.items()}


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
