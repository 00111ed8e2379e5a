"""Rules for what is said to fulfil a requirement: each claim has a reason of its own that says more than the measure does."""

import re
from collections.abc import Iterator
from datetime import date

from macros.models.base import Record
from macros.models.kravsvar import Kravsvar
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.validation import Loc

SAME = 0.8
"""From which share of a reason's words that are the measure's own it says nothing more."""
WORD = re.compile(r"[a-zåäö]{4,}")
"""Shorter words bind the others together."""


def check_fulfils(registers: Registers, idag: date) -> Iterator[Problem]:
    """Det som uppfyller ett krav säger varför, med ett eget skäl som inte bara upprepar åtgärden."""
    seen: dict[str, str] = {}
    for register, record, name, said, loc, answer in _answers(registers):
        if not answer.skal:
            continue
        key = " ".join(answer.skal.lower().rstrip(".").split())
        if key in seen:
            text = f"samma skäl står redan för {seen[key]}; skriv varför just {quote(answer.nummer[0])} är besvarat"
            yield registers.problem(register, record, (*loc, "skal"), text)
        elif _repeats(answer.skal, said):
            text = f"skälet upprepar bara {name}; skriv varför det ensamt svarar på hela kravet, eller stodjer"
            yield registers.problem(register, record, (*loc, "skal"), text)
        seen.setdefault(key, f"{name}, {answer.nummer[0]}")


def check_for_all(registers: Registers, idag: date) -> Iterator[Problem]:
    """En åtgärd som bara gäller system från en viss nivå uppfyller inte ensam ett krav."""
    for card in registers.kartotek:
        for at, measure in enumerate(card.atgarder):
            for place, answer in enumerate(measure.krav):
                if answer.skal and measure.fran_niva:
                    text = f"{measure.id} gäller bara vissa system (fran_niva) och svarar inte på hela kravet; skriv stodjer"
                    yield registers.problem("kartotek", card, ("atgarder", at, "krav", place, "hur"), text)


def check_answered_once(registers: Registers, idag: date) -> Iterator[Problem]:
    """En åtgärd, en rutin eller ett krav i anvisningen svarar på ett krav en gång: uppfyller eller stödjer."""
    taken: set[tuple[str, str, str, str]] = set()
    for register, record, name, _, loc, answer in _answers(registers):
        for number in answer.nummer:
            key = (register, name, answer.ram, number)
            if key in taken:
                text = f"{name} svarar redan på {quote(number)} i {answer.ram}; behåll ett av svaren"
                yield registers.problem(register, record, (*loc, "nummer"), text)
            taken.add(key)


def _answers(registers: Registers) -> Iterator[tuple[str, Record, str, str, Loc, Kravsvar]]:
    """(register, record, the id that people know it by, what it says itself, place, answer) of every answer."""
    for card in registers.kartotek:
        for at, measure in enumerate(card.atgarder):
            for place, answer in enumerate(measure.krav):
                yield "kartotek", card, measure.id, measure.vad, ("atgarder", at, "krav", place), answer
    for rule in registers.anvisning:
        for at, answer in enumerate(rule.krav):
            yield "anvisning", rule, rule.id, rule.vad, ("krav", at), answer
    for routine in registers.rutinkrav:
        for at, answer in enumerate(routine.krav):
            yield "rutinkrav", routine, routine.id, "", ("krav", at), answer


def _repeats(skal: str, said: str) -> bool:
    words, own = (set(WORD.findall(text.lower())) for text in (skal, said))
    return bool(words) and len(words & own) >= SAME * len(words)
