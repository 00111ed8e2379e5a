"""Coverage: what answers each requirement of a framework, and in which state that leaves it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from macros.models.base import SAKNAS
from macros.models.krav import Krav, Ramverk
from macros.models.styrdokument import Styrdokument
from macros.pages.paths import card_page
from macros.state.dokument import FORSLAG
from macros.views.figurer import Del, Ruta
from macros.views.forslag import beslut_for
from macros.views.lista import uppraknat
from macros.views.parts import Lage, Sammanhang

UPPFYLLT = Lage("Uppfylls", "klar")
STODS = Lage("Stöds", "pagar")
TEXT_SAKNAS = Lage("Beslutat, text saknas", "okand")
FORESLAGET = Lage(FORSLAG.ord, FORSLAG.form)
INGET = Lage("Inget svar inskrivet", "okand")
LAGEN = (
    (UPPFYLLT, Ruta.FULL, "uppfyllda", "uppfylls av beslutade åtgärder"),
    (STODS, Ruta.HALV, "stödda", "stöds av beslutade åtgärder"),
    (TEXT_SAKNAS, Ruta.OKAND, "beslutade utan text", "rörs av ett beslutat dokument vars text vi saknar"),
    (FORESLAGET, Ruta.FORSLAG, "med förslag", "har bara förslag"),
    (INGET, Ruta.TOM, "utan svar", "har inget svar inskrivet"),
)
"""The states of a requirement, the strongest first: the word, how its cell looks, how a row counts it and a sentence says it."""


@dataclass
class Svar:
    """What answers one requirement: (measure's id, card) by how it answers and whether the card is decided.

    `dokument` are the names of the decided documents that concern it and whose texts we do not have.
    """

    beslutat: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    forslag: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))

    dokument: list[str] = field(default_factory=list)

    @property
    def foreslaget(self) -> bool:
        return bool(self.forslag["uppfyller"] or self.forslag["stodjer"])

    @property
    def lage(self) -> Lage:
        """Only what is decided counts: a proposal never makes a requirement met. That nothing is written is no failure."""
        if self.beslutat["uppfyller"]:
            return UPPFYLLT
        if self.beslutat["stodjer"]:
            return STODS
        if self.dokument:
            return TEXT_SAKNAS
        return FORESLAGET if self.foreslaget else INGET


def build_tackning(s: Sammanhang, ram: Ramverk) -> dict[str, Svar]:
    """By requirement number, what answers it; every number of the framework is there."""
    found = {k.nummer: Svar() for k in ram.krav}
    for card in s.raknas.kartotek:
        decided = beslut_for(s, card_page(card.id)) is not None
        for measure in card.atgarder:
            for answer in measure.krav:
                if answer.ram == ram.id and answer.version == ram.version:
                    for number in answer.nummer:
                        side = found[number].beslutat if decided else found[number].forslag
                        side[str(answer.hur)].append((measure.id, card.id))
    for document in beslutade_dokument(s):
        for concerned in document.krav:
            if concerned.ram == ram.id:
                for number in concerned.nummer:
                    found[number].dokument.append(document.namn)
    return found


def beslutade_dokument(s: Sammanhang) -> list[Styrdokument]:
    """The office's own decided documents; a known day of decision must have come."""
    return [d for d in s.raknas.styrdokument if d.beslutat is SAKNAS or d.beslutat.till <= s.dag]


def omraden(ram: Ramverk) -> list[tuple[str, list[Krav]]]:
    """(name, requirements) of each area; one area without a name for a framework that has none."""
    if not ram.omraden:
        return [("", list(ram.krav))]
    by_number = {k.nummer: k for k in ram.krav}
    return [(area.namn, [by_number[n] for n in area.nummer]) for area in ram.omraden]


def olasta(s: Sammanhang, lag: str) -> list[Ramverk]:
    """The regulations under a law whose requirements nobody has written in: how many there are is not known."""
    return [r for r in s.registers.krav if r.under == lag and not r.krav]


def delar(svar: Sequence[Svar]) -> list[Del]:
    """How many requirements are in each state, as the parts of a bar."""
    return [Del(look, sum(a.lage is word for a in svar), words) for word, look, words, _ in LAGEN]


def summan(svar: Sequence[Svar], vad: str = "krav") -> list[str]:
    """The same in sentences, each with its denominator; what is met first, also when it is none."""
    total = len(svar)
    counts = [(sum(a.lage is word for a in svar), said) for word, _, _, said in LAGEN]
    (met, said), *rest = counts
    return [f"{met} av {total} {vad} {said}", *(f"{n} av {total} {words}" for n, words in rest if n)]


def i_korthet(svar: Sequence[Svar]) -> str:
    """The same in a few words: '0 av 20 uppfyllda, 11 med förslag och 9 utan svar'."""
    first, *rest = delar(svar)
    return uppraknat([f"{first.antal} av {len(svar)} {first.ord}", *(f"{d.antal} {d.ord}" for d in rest if d.antal)])


def per_kort(s: Sammanhang, found: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """(measure, card, note) gathered by card: its title, where it is read, and each measure in words with its note."""
    cards: dict[str, list[tuple[str, str, str]]] = {}
    for measure, card, note in found:
        cards.setdefault(card, []).append((measure, _vad(s, card, measure), note))
    return [
        {
            "titel": s.registers.get("kartotek", card).titel,
            "adress": s.lank(page) if (page := card_page(card)) in s.sidor else "",
            "atgarder": measures,
        }
        for card, measures in cards.items()
    ]


def _vad(s: Sammanhang, card: str, measure: str) -> str:
    return next(a.vad for a in s.registers.get("kartotek", card).atgarder if a.id == measure)
