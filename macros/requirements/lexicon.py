"""A text as weighted words: words of one meaning are one word, compounds are taken apart, what every list says weighs little."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from macros.requirements.language import STOP, parts, stem, stems, words
from macros.requirements.wordings import Kravord

OTHER, LIGHT = 0.55, 0.15
"""What a word that stands in no group weighs against one that does, and what a word without weight of its own weighs."""
FIRST, LAST = 0.7, 0.9
"""What the parts of a compound weigh; its last part says what it is."""
MEANING = "§"
"""The sign before the name of a group: a word that means something in a list of requirements."""


class Lexicon:
    """Turns texts into words with weights, always the same for the same text."""

    def __init__(self, held: Kravord, texts: Iterable[str]) -> None:
        self._begin: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for group in held.grupper:
            for phrase in group:
                if steps := stems(phrase):
                    self._begin[steps[0]].append((steps, MEANING + group[0]))
        for begun in self._begin.values():
            begun.sort(key=lambda entry: -len(entry[0]))
        self._single = {steps[0]: name for begun in self._begin.values() for steps, name in begun if len(steps) == 1}
        self._light = {s for phrase in held.svaga for s in stems(phrase)}
        known = {s for text in texts for w in words(text) if w not in STOP and len(s := stem(w)) > 2}
        self._known = known | set(self._single)
        self._weighed: dict[str, tuple[tuple[str, float], ...]] = {}

    def weigh(self, text: str) -> dict[str, float]:
        """The words of a text, by what each weighs: 0–1."""
        found: dict[str, float] = {}
        for name, weight in self._pieces(text):
            if weight > found.get(name, 0):
                found[name] = weight
        return found

    def _pieces(self, text: str) -> Iterator[tuple[str, float]]:
        said = words(text)
        steps, at = [stem(w) for w in said], 0
        while at < len(said):
            name, length = self._phrase_at(steps, at)
            if name and not (length == 1 and said[at] in STOP):
                yield name, 1.0
            elif said[at] not in STOP and len(said[at]) > 1:
                yield from self._word(said[at], steps[at])
            at += length

    def _phrase_at(self, steps: list[str], at: int) -> tuple[str, int]:
        """The group whose longest phrase begins here, and how many words it takes; ('', 1) for none."""
        for phrase, name in self._begin.get(steps[at], ()):
            if tuple(steps[at : at + len(phrase)]) == phrase:
                return name, len(phrase)
        return "", 1

    def _word(self, word: str, step: str) -> tuple[tuple[str, float], ...]:
        if step in self._light:
            return ((step, LIGHT),)
        if word not in self._weighed:
            pieces = parts(word, self._known)
            weights = (FIRST, LAST) if len(pieces) == 2 else (LAST,)
            made = tuple(self._part(piece, weight) for piece, weight in zip(pieces, weights, strict=False))
            self._weighed[word] = made or ((step, OTHER),)
        return self._weighed[word]

    def _part(self, step: str, weight: float) -> tuple[str, float]:
        if step in self._single:
            return self._single[step], weight
        return step, weight * (LIGHT if step in self._light else OTHER)
