"""What answers each requirement of a framework, and what that is worth on a day. The only place that decides it.

A measure follows its card's page, a routine its own, a requirement of the directive its section's: what nobody has
decided is a proposal, and a proposal never makes a requirement met. To be mentioned is not to be met.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.base import DOLD, SAKNAS, Record
from macros.models.krav import Ramverk
from macros.models.kravsvar import Hur, Kravsvar
from macros.models.styrdokument import Styrdokument
from macros.registers.load import Registers
from macros.state.atgardslage import Atgardslage, kortlage


class Kravstatus(StrEnum):
    """The states of a requirement, the strongest first."""

    UPPFYLLS = "uppfylls"
    """Something decided fulfils it alone."""
    STODS = "stods"
    """Something decided helps to fulfil it, and nothing decided does it alone."""
    UTAN_TEXT = "utan_text"
    """A decided document concerns it, and its text is not here."""
    SKULLE = "skulle"
    """A proposal would fulfil it, once it is decided."""
    FORSLAG = "forslag"
    """Proposals that only support it."""
    SAKNAS = "saknas"
    """Nothing here answers it. That says nothing of the office."""
    OKANT = "okant"
    """The audience may not read all that could answer it."""


class Slag(StrEnum):
    """What kind of thing answers: the value is the register that it stands in."""

    ATGARD = "kartotek"
    RUTIN = "rutinkrav"
    ANVISNING = "anvisning"


Sidan = Callable[[Slag, Record], str]
"""Which page decides a thing that answers: where pages lie is known further down."""


@dataclass(frozen=True)
class Svarande:
    """Something that answers a requirement: how, why that is enough when it fulfils, and how far it is decided."""

    slag: Slag
    post: str
    """The id of the record that it stands in: of the card, for a measure."""
    id: str
    sida: str
    """The page whose decision decides it."""
    hur: Hur
    skal: str
    lage: Atgardslage

    @property
    def beslutat(self) -> bool:
        return self.lage is Atgardslage.BESLUTAD


@dataclass(frozen=True)
class Besvarat:
    """A requirement with all that answers it, what fulfils first; `dokument` are the decided ones whose text is not here."""

    status: Kravstatus
    svarande: tuple[Svarande, ...] = ()
    dokument: tuple[Styrdokument, ...] = ()


def kravstatus(svarande: Iterable[Svarande], dokument: bool, allt_visas: bool) -> Kravstatus:
    """The rule. `dokument`: a decided text that is not here concerns it; `allt_visas`: all that could answer may be read."""
    found = list(svarande)
    decided, proposed = ({a.hur for a in found if a.beslutat is is_so} for is_so in (True, False))
    if Hur.UPPFYLLER in decided:
        return Kravstatus.UPPFYLLS
    if decided:
        return Kravstatus.STODS
    if dokument:
        return Kravstatus.UTAN_TEXT
    if proposed:
        return Kravstatus.SKULLE if Hur.UPPFYLLER in proposed else Kravstatus.FORSLAG
    return Kravstatus.SAKNAS if allt_visas else Kravstatus.OKANT


def besvarade(registers: Registers, dag: date, ram: Ramverk, sida: Sidan) -> dict[str, Besvarat]:
    """By number, every requirement of the framework as it is answered at the end of `dag`; examples answer nothing."""
    counted = registers.raknas
    found: dict[str, list[Svarande]] = {k.nummer: [] for k in ram.krav}
    for number, answer in _svaren(counted, dag, ram, sida):
        found[number].append(answer)
    documents, whole = beslutade_dokument(counted, dag), _allt_visas(counted)
    made = {}
    for number, answers in found.items():
        ordered = sorted(answers, key=lambda a: (a.hur is not Hur.UPPFYLLER, list(Slag).index(a.slag), a.id))
        about = tuple(d for d in documents if any(k.ram == ram.id and number in k.nummer for k in d.krav))
        made[number] = Besvarat(kravstatus(ordered, bool(about), whole), tuple(ordered), about)
    return made


def beslutade_dokument(registers: Registers, dag: date) -> list[Styrdokument]:
    """The office's own decided documents; a known day of decision must have come."""
    return [d for d in registers.styrdokument if d.beslutat is SAKNAS or d.beslutat.till <= dag]


def _svaren(registers: Registers, dag: date, ram: Ramverk, sida: Sidan) -> Iterator[tuple[str, Svarande]]:
    """(number, what answers it) of everything that points at this edition of the framework."""
    for slag, record, id_, answers in pekare(registers):
        held = [a for a in answers if a.ram == ram.id and a.version == ram.version]
        if not held:
            continue
        page = sida(slag, record)
        state = kortlage(registers, dag, page).lage
        for answer in held:
            for number in answer.nummer:
                yield number, Svarande(slag, record.id, id_, page, answer.hur, answer.skal or "", state)


def pekare(registers: Registers) -> Iterator[tuple[Slag, Record, str, tuple[Kravsvar, ...]]]:
    """Everything that may answer requirements: kind, record, the id that people know it by, answers."""
    for card in registers.kartotek:
        for measure in card.atgarder:
            yield Slag.ATGARD, card, measure.id, measure.krav
    for routine in registers.rutinkrav if registers.visar("rutinkrav") else ():
        if routine.sida is not DOLD:
            yield Slag.RUTIN, routine, routine.id, routine.krav
    for rule in registers.anvisning:
        yield Slag.ANVISNING, rule, rule.id, rule.krav


def _allt_visas(registers: Registers) -> bool:
    """Whether nothing that could answer is kept from the audience, a routine whose page it may not read among them."""
    return registers.hela(*map(str, Slag)) and all(r.sida is not DOLD for r in registers.rutinkrav)
