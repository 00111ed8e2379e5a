"""For each requirement of a list: which measure answers it, what the answer is, and how that was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from macros.models.kravnyckel import Kravnyckel
from macros.models.ord import varde_ord
from macros.models.svar import Svarsform
from macros.models.system import Driftform
from macros.registers.load import Registers
from macros.requirements.keys import KeyRing
from macros.requirements.likeness import Likeness, Traff, likhet
from macros.requirements.wordings import Kravord
from macros.state.svarslage import MED_KATALOG, Kravrad, Svar, Svarslage, catalogue
from macros.views.columns import i_ord
from macros.views.katalog import LAGEN

GRANS = 80
"""The likeness (0–100) below which a row stays empty."""
NARA = 0.1
"""A measure of the chosen form may stand in for one of another form that has at most so many points more."""


class Vag(StrEnum):
    """How a measure was found."""

    NUMMER = "nummer"
    LIKHET = "likhet"
    TOM = "tom"


@dataclass(frozen=True)
class Forslag:
    """What the copy says of a requirement: the cells of its own columns, and how the measures were found."""

    vag: Vag
    atgarder: tuple[str, ...]
    svar: str = ""
    visar: str = ""
    kvar: str = ""
    atgard: str = ""
    likhet: int | None = None
    varfor: str = ""

    @property
    def celler(self) -> tuple[str | int, ...]:
        """The cells in the order of `columns.VARA`."""
        told = "" if self.likhet is None else self.likhet
        return (self.svar, self.visar, self.kvar, self.atgard, told, self.varfor)


class Proposer:
    """Proposes answers for a form of operation as of a day; without a form, for every one that has a catalogue."""

    def __init__(self, registers: Registers, held: Kravord, form: Driftform | None, dag: date) -> None:
        counted = registers.raknas
        self._registers, self._form = registers, form
        self._rows = {row.atgard.id: row for row in catalogue(counted, [form] if form else MED_KATALOG, dag)}
        self._keys = KeyRing(k for k in counted.kravnycklar if k.datum.till <= dag)
        self._likeness = Likeness(counted, held)
        self._asked: dict[str, list[Traff]] = {}

    def propose(self, number: str, text: str) -> Forslag:
        """The proposal for a requirement with this number ('' for none) and text."""
        keys = self._keys.find(number, text)
        if keys.passar:
            return self._by_number(keys.passar)
        changed = "".join(f"Texten är ändrad: {self._tied(k)}, men då var texten en annan. " for k in keys.andrade)
        return self._by_likeness(text, changed)

    def _by_number(self, keys: Sequence[Kravnyckel]) -> Forslag:
        kept = [k for k in keys if k.atgard in self._rows]
        if not kept:
            told = f"Tomt: {self._tied(keys[0])}, {self._elsewhere()}."
            return Forslag(Vag.TOM, (), varfor=told)
        told = " ".join(f"Numret: {self._tied(k)}, och texten är densamma." for k in kept)
        return self._filled(Vag.NUMMER, [self._rows[k.atgard] for k in kept], None, told)

    def _tied(self, key: Kravnyckel) -> str:
        role = i_ord(key.av, self._registers)
        return f"{key.katalog} {key.version} nr {key.nummer} är knutet till {key.atgard} ({role}, {key.datum})"

    def _by_likeness(self, text: str, before: str) -> Forslag:
        if text not in self._asked:
            self._asked[text] = self._likeness.rank(text)
        hits, elsewhere = self._of_form(self._asked[text])
        if not hits:
            return Forslag(Vag.TOM, (), varfor=f"{before}Tomt: inget i kravet känns igen.")
        first, sure = hits[0], likhet(hits)
        if elsewhere:
            told = f"Tomt: närmast är {elsewhere.nyckel}, {self._elsewhere()}."
        elif first.utan_svar:
            told = f"Tomt: kravet liknar mest det som ingen åtgärd svarar på ({first.nyckel})."
        elif sure < GRANS:
            told = f"Tomt: närmast är {_named(hits)}, men likheten {sure} är under gränsen {GRANS}."
        else:
            shared = f" Gemensamt: {', '.join(first.ord[:6])}." if first.ord else ""
            why = f"{before}Likhet {sure} av 100.{shared} Närmaste ord hos oss: {first.fras}"
            return self._filled(Vag.LIKHET, [self._rows[first.nyckel]], sure, why)
        return Forslag(Vag.TOM, (), likhet=0 if first.utan_svar else sure, varfor=before + told)

    def _of_form(self, hits: list[Traff]) -> tuple[list[Traff], Traff | None]:
        """The hits that hold for the form, and the measure of another form that is clearly more like, if there is one."""
        kept = [hit for hit in hits if hit.utan_svar or hit.nyckel in self._rows]
        other = hits[0] if hits and hits[0] not in kept[:1] else None
        clear = other and (not kept or other.poang - kept[0].poang > NARA)
        return (kept or hits, other) if clear else (kept, None)

    def _filled(self, vag: Vag, rows: Sequence[Kravrad], sure: int | None, why: str) -> Forslag:
        answers = [(row, answer) for row in rows for answer in row.svar]
        many = len(answers) > 1
        if all(answer.lage is Svarslage.SAKNAS for _, answer in answers):
            why += " Uppgift saknas: inget svar är skrivet än."
        lead = [f"{_which(row, a, len(rows) > 1)}: " if many else "" for row, a in answers]
        return Forslag(
            vag,
            tuple(row.atgard.id for row in rows),
            _lines(lead, [self._answer(a) for _, a in answers]),
            _lines(lead, [a.visa for _, a in answers]),
            _lines(lead, [_left(a) for _, a in answers]),
            "\n".join(f"{row.atgard.id}: {row.atgard.vad}" for row in rows),
            sure,
            why,
        )

    def _answer(self, answer: Svar) -> str:
        """The answer with its state first, so that the mark goes along when it is pasted; '' where none is written."""
        word = LAGEN[answer.lage][0].ord
        if answer.lage is Svarslage.SAKNAS:
            return ""
        if answer.lage is Svarslage.FORSLAG or answer.provat is None:
            return f"Förslag, {word.lower()}. {answer.gors}"
        by = f"av {i_ord(answer.provat.av, self._registers)} {answer.provat.datum}"
        state = f"{word} {by}" if answer.lage is Svarslage.PROVAT else f"Förslag, {word.lower()} {by}"
        return f"{state}. {answer.gors}"

    def _elsewhere(self) -> str:
        """Why a measure cannot be proposed, after what it is."""
        named = f"driftformen {varde_ord(self._form)}" if self._form else "någon driftform som har en kravkatalog"
        return f"som inte gäller {named}"


def _lines(leads: Sequence[str], texts: Sequence[str]) -> str:
    return "\n".join(lead + text for lead, text in zip(leads, texts, strict=True) if text)


def _left(answer: Svar) -> str:
    """What is left to the office, the question to the supplier last."""
    return " ".join(filter(None, (answer.kvar, answer.fraga and f"Fråga leverantören: {answer.fraga}")))


def _which(row: Kravrad, answer: Svar, several: bool) -> str:
    """What tells one answer of a cell from the others."""
    form = "" if answer.form is Svarsform.KONTORET else varde_ord(answer.form)
    return ", ".join(filter(None, (row.atgard.id if several else "", form))) or row.atgard.id


def _named(hits: Sequence[Traff]) -> str:
    """The closest measures, at most three."""
    return ", ".join([hit.nyckel for hit in hits if not hit.utan_svar][:3])
