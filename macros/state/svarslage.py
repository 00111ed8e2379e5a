"""The ready answers to the measures: which there are for a measure in a form, and how far each has come."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.kort import Kort, PerForm, Skyddsatgard
from macros.models.svar import Formsvar, Provning, Svarsform
from macros.models.system import Driftform
from macros.registers.load import Registers
from macros.state.day import add_months

MED_KATALOG = (Driftform.STA, Driftform.CYBERFYSISKT, Driftform.MOLN)
"""The forms that goal 1 of the review of 2026 asks a catalogue for."""


class Svarslage(StrEnum):
    """How far an answer has come. Unknown to nobody is *saknas*: nobody has written one."""

    FORSLAG = "forslag"
    PROVAT = "provat"
    SUSPEKT = "suspekt"
    """The measure or the answer has changed since a role checked it."""
    SAKNAS = "saknas"


@dataclass(frozen=True)
class Svar:
    """An answer for one form as it is shown: what the card says of the form, and what the answer adds."""

    form: Svarsform
    lage: Svarslage
    gors: str = ""
    visa: str = ""
    kvar: str = ""
    fraga: str = ""
    provat: Provning | None = None
    granskas_senast: date | None = None
    """The last day of the interval that began with the last check; None without an interval or a check."""

    def forsenad(self, dag: date) -> bool:
        """Whether the day has passed. What nobody has checked yet is never late."""
        return self.granskas_senast is not None and self.granskas_senast < dag


@dataclass(frozen=True)
class Kravrad:
    """A measure as a requirement of a catalogue: its card, and its answer for each form that was asked for."""

    kort: Kort
    atgard: Skyddsatgard
    svar: tuple[Svar, ...]

    @property
    def ett_for_kontoret(self) -> bool:
        """Whether the office answers once for all its systems."""
        return [x.form for x in self.svar] == [Svarsform.KONTORET]


def answer_print(measure: Skyddsatgard, answer: Formsvar) -> str:
    """SHA-256 over what a role looks at when it checks an answer: the measure's demand and the answer's words."""
    asked = measure.model_dump(mode="json", include={"id", "vad", "bindning", "fran_niva", "driftformer", "kontroll"})
    told = answer.model_dump(mode="json", include={"gors", "visa", "kvar", "fraga"})
    return hashlib.sha256(json.dumps([asked, told], sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def answer_state(measure: Skyddsatgard, answer: Formsvar, dag: date) -> tuple[Svarslage, Provning | None]:
    """How far an answer has come on a day, and the last check of it."""
    made = [p for p in answer.provningar if p.datum.till <= dag]
    last = max(made, key=lambda p: p.datum.till, default=None)
    if last is None:
        return Svarslage.FORSLAG, None
    same = last.avtryck == answer_print(measure, answer)
    return (Svarslage.PROVAT if same else Svarslage.SUSPEKT), last


def holds_for(measure: Skyddsatgard, form: Driftform) -> bool:
    """Whether the measure is asked of systems of this form."""
    return not measure.driftformer or form in measure.driftformer


def catalogue(registers: Registers, former: Sequence[Driftform], dag: date) -> list[Kravrad]:
    """The measures that hold for any of the forms, each with its answer for every one of them, in the order of the cards."""
    return [
        Kravrad(card, measure, tuple(_answers(registers, card, measure, former, dag)))
        for card in sorted(registers.kartotek, key=lambda k: k.titel)
        for measure in card.atgarder
        if any(holds_for(measure, form) for form in former)
    ]


def _answers(
    registers: Registers, card: Kort, measure: Skyddsatgard, former: Sequence[Driftform], dag: date
) -> Iterator[Svar]:
    sheet = registers.get("svar", card.id)
    written = {s.form: s for s in (sheet.svar if sheet else ()) if s.atgard == measure.id}
    if Svarsform.KONTORET in written:
        yield _svar(measure, Svarsform.KONTORET, written, None, dag)
        return
    of_card = {p.form: p for p in measure.per_form}
    for form in former:
        if holds_for(measure, form):
            yield _svar(measure, Svarsform(form), written, of_card.get(form), dag)


def _svar(
    measure: Skyddsatgard, form: Svarsform, written: dict[Svarsform, Formsvar], of_card: PerForm | None, dag: date
) -> Svar:
    visa, fraga = (of_card.visa, of_card.fraga) if of_card else ("", "")
    answer = written.get(form)
    if answer is None:
        return Svar(form, Svarslage.SAKNAS, visa=visa, fraga=fraga)
    state, last = answer_state(measure, answer, dag)
    due = add_months(last.datum.till, measure.granskas_var) if last and measure.granskas_var else None
    return Svar(form, state, answer.gors, answer.visa or visa, answer.kvar, answer.fraga or fraga, last, due)


def late_checks(registers: Registers, dag: date) -> list[tuple[Skyddsatgard, Svar]]:
    """Every answer whose interval has passed since its last check, in the order of the cards; examples are not counted."""
    rows = catalogue(registers.raknas, list(Driftform), dag) if registers.visar("svar") else []
    return [(row.atgard, answer) for row in rows for answer in row.svar if answer.forsenad(dag)]
