"""Rules for the short answers of cards: shorter than the text that they come from, and nothing that it does not say."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from macros.checks.words import any_of, words
from macros.problems import Problem, quote
from macros.registers.load import Registers

NUMBERS = [word for word in words("rakneord") if word not in ("en", "ett")]
"""Without the two that are articles too."""
FIGURE = re.compile(
    rf"\d+(?:[.,]\d+)*|\b(?:{any_of(NUMBERS)})\b|\b(?:{any_of(words('enheter'))})[a-zåäö]*", re.IGNORECASE
)


def check_short_answers(registers: Registers, idag: date) -> Iterator[Problem]:
    """Varje siffra, räkneord och tid i ett kort svar står också i åtgärdens eller rekommendationens egen text."""
    for card in registers.kartotek:
        for at, measure in enumerate(card.atgarder):
            told = f"{measure.vad} {measure.kontroll}"
            yield from _missing(registers, "kartotek", card, ("atgarder", at), measure.kortsvar, told)
    for question in registers.lokala_beslut:
        told = f"{question.fraga} {question.rekommendation}"
        yield from _missing(registers, "lokala_beslut", question, (), question.kortsvar, told)


def _missing(registers: Registers, register: str, record: Any, loc: tuple, svar: tuple, told: str) -> Iterator[Problem]:
    known = {word.casefold() for word in FIGURE.findall(told)}
    for at, answer in enumerate(svar):
        for word in FIGURE.findall(answer.svar):
            if word.casefold() not in known:
                text = f"{quote(word)} står inte i postens egen text; ett kort svar säger inget som den inte säger"
                yield registers.problem(register, record, (*loc, "kortsvar", at, "svar"), text)
