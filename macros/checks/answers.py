"""Rules for the ready answers: each belongs to a measure, says where it is shown, and says it in words of its own."""

import re
from collections.abc import Iterator
from datetime import date

from macros.checks.short_answers import FIGURE
from macros.models.kort import Kort, Skyddsatgard
from macros.models.svar import Formsvar, Svarsblad, Svarsform
from macros.problems import Problem, near, quote
from macros.registers.load import Registers

TEXTS = ("gors", "visa", "kvar", "fraga")
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def check_answers(registers: Registers, idag: date) -> Iterator[Problem]:
    """Varje svar hör till en åtgärd och en form som åtgärden gäller, och säger vad som visar det och vad leverantören ska tillfrågas."""
    for sheet in registers.svar:
        card = registers.get("kartotek", sheet.id)
        if card is None:
            continue  # told of where references are checked
        for at, answer in enumerate(sheet.svar):
            for falt, told in _faults(card, answer):
                yield registers.problem("svar", sheet, ("svar", at, falt), told)


def _faults(card: Kort, answer: Formsvar) -> Iterator[tuple[str, str]]:
    measure = next((a for a in card.atgarder if a.id == answer.atgard), None)
    if measure is None:
        known = [a.id for a in card.atgarder]
        yield "atgard", f"åtgärden {quote(answer.atgard)} finns inte på kortet{near(answer.atgard, known)}"
        return
    office = answer.form is Svarsform.KONTORET
    if not office and measure.driftformer and answer.form not in measure.driftformer:
        yield "form", f"åtgärden gäller inte formen {quote(answer.form)}; den gäller {', '.join(measure.driftformer)}"
    on_card = any(p.form == answer.form for p in measure.per_form)
    for falt in ("visa", "fraga"):
        here, wanted = getattr(answer, falt) is not None, not on_card and not (office and falt == "fraga")
        if here and not wanted:
            why = "det är ett svar för hela kontoret" if office else "kortet säger det redan för formen"
            yield falt, f"fältet ska inte stå här: {why}; ta bort raden"
        elif wanted and not here:
            yield falt, "fältet saknas, och kortet säger inget för formen; skriv det här"
    yield from _figures(measure, answer)


def _figures(measure: Skyddsatgard, answer: Formsvar) -> Iterator[tuple[str, str]]:
    short = " ".join(k.svar for k in measure.kortsvar)
    known = {word.casefold() for word in FIGURE.findall(f"{measure.vad} {measure.kontroll} {short}")}
    for falt in TEXTS:
        for word in FIGURE.findall(getattr(answer, falt) or ""):
            if any(c.isdigit() for c in word) and word.casefold() not in known:
                yield falt, f"talet {quote(word)} står inte i åtgärden; ett svar hittar inte på tal"


def check_measure_numbers(registers: Registers, idag: date) -> Iterator[Problem]:
    """En åtgärd, ett undantag eller ett underlag som pekar på en av kortens åtgärder pekar på en som finns."""
    known = {a.id for card in registers.kartotek for a in card.atgarder}
    for register in ("atgarder", "undantag", "underlag"):
        for record in registers.of(register):
            for at, number in enumerate(record.skyddsatgarder):
                if number not in known:
                    told = f"åtgärden {quote(number)} finns inte på något kort{near(number, known)}"
                    yield registers.problem(register, record, ("skyddsatgarder", at), told)


def check_own_words(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ingen mening står i två svar: ett svar som passar överallt säger inget."""
    seen: dict[str, str] = {}
    for sheet, at, answer in _all(registers):
        for falt in TEXTS:
            for sentence in SENTENCE.split(getattr(answer, falt) or ""):
                key = " ".join(re.findall(r"\w+", sentence.lower()))
                place = f"{answer.atgard} för {answer.form}"
                if key and seen.setdefault(key, place) != place:
                    told = f"meningen {quote(sentence)} står redan i {seen[key]}; skriv vad som gäller just här"
                    yield registers.problem("svar", sheet, ("svar", at, falt), told)


def _all(registers: Registers) -> Iterator[tuple[Svarsblad, int, Formsvar]]:
    for sheet in registers.svar:
        for at, answer in enumerate(sheet.svar):
            yield sheet, at, answer
