"""Rules for what lists of requirements are matched with: the words of `data/kravord.txt`, and the keys."""

from collections.abc import Iterator
from datetime import date

from macros.checks.site import Site
from macros.problems import Problem, near, quote
from macros.registers.load import Registers
from macros.requirements.language import stems
from macros.requirements.wordings import FILE, Kravord, read_wordings


def check_requirement_words(site: Site) -> Iterator[Problem]:
    """Orden i data/kravord.txt hör till åtgärder som finns, och inget ord står i två grupper."""
    faults: list[Problem] = []
    held = read_wordings(site.root, faults)
    yield from faults
    if site.registers is not None:
        known = {a.id for card in site.registers.kartotek for a in card.atgarder}
        for number in held.fraser:
            if number not in known:
                told = f"åtgärden {quote(number)} finns inte på något kort{near(number, known)}"
                yield Problem(FILE, held.rader[number], "", told)
    yield from _in_two_groups(held)


def _in_two_groups(held: Kravord) -> Iterator[Problem]:
    """A word in two groups would mean two things, and only the first would count."""
    seen: dict[tuple[str, ...], str] = {}
    for group in held.grupper:
        for phrase in group:
            first = seen.setdefault(stems(phrase), group[0])
            if first != group[0]:
                told = f"{quote(phrase)} står också i gruppen {quote(first)} (rad {held.rader[first]}); låt det stå i en av dem"
                yield Problem(FILE, held.rader[group[0]], "", told)


def check_keys(registers: Registers, idag: date) -> Iterator[Problem]:
    """En kravnyckel pekar på en åtgärd som finns."""
    known = {a.id for card in registers.kartotek for a in card.atgarder}
    for key in registers.kravnycklar:
        if key.atgard not in known:
            told = f"åtgärden {quote(key.atgard)} finns inte på något kort{near(key.atgard, known)}"
            yield registers.problem("kravnycklar", key, ("atgard",), told)
