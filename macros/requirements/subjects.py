"""What a requirement may be about: each of our measures, and each topic that lists ask for and no measure answers."""

from dataclasses import dataclass

from macros.models.kort import Kort, Skyddsatgard
from macros.models.svar import Svarsblad
from macros.registers.load import Registers
from macros.requirements.wordings import Kravord


@dataclass(frozen=True)
class Amne:
    """A measure or a topic: its phrases, the other texts that tell of it, and those that tell of its card."""

    nyckel: str
    fraser: tuple[str, ...]
    texter: tuple[str, ...]
    kortets: tuple[str, ...]
    utan_svar: bool = False

    @property
    def alla(self) -> tuple[str, ...]:
        return (*self.fraser, *self.texter, *self.kortets)


def subjects(registers: Registers, held: Kravord) -> list[Amne]:
    """The measures in the order of the cards, then the topics."""
    found = []
    for card in sorted(registers.kartotek, key=lambda k: k.id):
        answers = registers.get("svar", card.id)
        for at, measure in enumerate(card.atgarder):
            found.append(_measure(card, measure, answers, held, first=at == 0))
    for topic, phrases in held.utan_svar.items():
        texts = (topic, *phrases)
        found.append(Amne(topic, phrases, (topic,), (*texts, *texts), utan_svar=True))
    return found


def _measure(card: Kort, measure: Skyddsatgard, answers: Svarsblad | None, held: Kravord, first: bool) -> Amne:
    phrases = held.fraser.get(measure.id, ())
    short, shown = [k.svar for k in measure.kortsvar], [p.visa for p in measure.per_form]
    texts = (measure.kontroll, *short, *shown)
    written = [s for s in (answers.svar if answers else ()) if s.atgard == measure.id]
    told = [text for s in written for text in (s.gors, s.visa, s.kvar) if text]
    own = (card.titel,) * 3 + (card.sammanfattning, *card.sokord) if first else ()
    # A phrase says more of its card than a sentence that tells how something is checked.
    whole = (*own, measure.vad, *phrases, *phrases, *texts, *told)
    return Amne(measure.id, (measure.vad, *phrases), texts, whole)
