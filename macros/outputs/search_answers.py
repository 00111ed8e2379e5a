"""What a hit answers by itself: the word and sentence of a question, a record's owner, a card's role, a page's first steps.

An answer is a small table: `o` a mark ([word, shape]), `t` a sentence, `l` steps, `f` facts ([label, value], then 1 for one
who answers for it). Only what there is stands in it.
"""

from collections.abc import Callable
from typing import Any

from macros.models import REGISTERS
from macros.models.ord import varde_ord
from macros.models.skyldighet import Frist
from macros.outputs.search_page import Avsnitt, Sidtext
from macros.pages.kinds import INCIDENT_TIMES, QUESTIONS, kind_at
from macros.pages.page import url
from macros.pages.paths import card_page, directive_page, register_page
from macros.state.avgjort import avgjord
from macros.state.day import Dagslage
from macros.views.columns import i_ord, kolumner, varde
from macros.views.forslag import sidans_lage
from macros.views.kartotek import niva_i_ord
from macros.views.parts import Sammanhang
from macros.views.vardagsfragor import SVAR

Svar = dict[str, Any]
STEG = 3
"""So many of a page's first steps fit in a hit."""
SVARAR = ("agare", "ansvarig", "vem", "roll", "incidentledare", "ersattare", "utredare", "drivs_av", "forvaltas_av")
"""The fields that say who answers for a record, in the order in which a hit tells them."""
SAGT = ("behandling_lage", "leverantor_lage", "krt", "klassning_lage", "lage", "lage_om", "galler", "nar", "senast")
"""What else a hit tells of a record."""
UTAN_FAKTA = frozenset({"kartotek", "vardagsfragor", "ordlista", "kallor", "lokala_beslut"})
"""Registers whose records are answered in another way."""


class Svarare:
    """Knows what the registers answer on a day."""

    def __init__(self, s: Sammanhang) -> None:
        self.s = s
        self.day = Dagslage(s.registers, s.dag)
        self.registers = {r.namn: r for r in REGISTERS}
        self.lists = {url(register_page(name)): name for name in self.registers}
        self.measures = {a.id.lower(): a for card in s.registers.kartotek for a in card.atgarder}

    def page(self, address: str, page: Sidtext) -> Svar:
        """The answer of a page as a whole, at `address`."""
        kind, record = kind_at(address), address.strip("/").rpartition("/")[2]
        found: Svar = {"t": page.svar} if page.svar else {}
        if address == url(INCIDENT_TIMES):
            return found | {"f": self._time_limits()}
        known = self.s.registers.get(kind.register, record) if kind.register else None
        if known is not None:
            own: dict[str, Callable[[Any], Svar]] = {"kartotek": self._card, "roller": self._role}
            return found | own.get(kind.register or "", lambda r: self.record(kind.register or "", r.id))(known)
        return found | self._list(self.lists.get(address, ""))

    def times(self, address: str) -> list[str]:
        """The lengths of the law's time limits, as search words of the page that counts them."""
        limits = [f for d in self.s.registers.skyldigheter for f in d.frister] if address == url(INCIDENT_TIMES) else []
        return list(dict.fromkeys(langd(f) for f in limits))

    def section(self, address: str, section: Avsnitt) -> Svar:
        """The answer of a place on a page: a question, a measure, a record, a matter to decide, or the steps that stand there."""
        key = section.ankare
        if key.startswith("kb-"):
            return self._to_decide(key)
        if address == url(QUESTIONS):
            return self._question(key)
        if key in self.measures:
            return self._measure(self.measures[key])
        if found := self.record(self.lists.get(address, ""), key):
            return found
        steps = section.steg[:STEG]
        return {"l": steps} if steps and kind_at(address).handledning == "rutin" else {}

    def record(self, register: str, record_id: str) -> Svar:
        """Who answers for a record, and what is known of it; nothing computed of what is handled in protective security."""
        known = (
            None
            if register in UTAN_FAKTA or register not in self.registers
            else self.s.registers.get(register, record_id)
        )
        if known is None:
            return {}
        columns = {k.nyckel: k for k in kolumner(self.registers[register], self.s.registers.malgrupp)}
        found = []
        for name in (*SVARAR, *SAGT):
            text = i_ord(varde(columns[name], self.day, known), self.s.registers) if name in columns else ""
            if text:
                found.append([columns[name].namn, text, *([1] if name in SVARAR else [])])
        return {"f": found} if found else {}

    def heading(self, section: Avsnitt) -> str:
        """What the place is called: a matter to decide by its question."""
        known = (
            self.s.registers.get("lokala_beslut", section.ankare.upper()) if section.ankare.startswith("kb-") else None
        )
        return known.fraga if known else section.rubrik

    def _time_limits(self) -> list[list[str]]:
        """What the law asks for at an incident, with the law, and within what time."""
        law = self.s.registers
        return [[f"{f.vad}, {i_ord(d.ram, law)}", frist_i_ord(f)] for d in law.skyldigheter for f in d.frister]

    def _question(self, anchor: str) -> Svar:
        known = self.s.registers.get("vardagsfragor", anchor.upper())
        return {"o": [SVAR[known.svar].ord, SVAR[known.svar].form], "t": known.text} if known else {}

    def _to_decide(self, anchor: str) -> Svar:
        known = self.s.registers.get("lokala_beslut", anchor.upper())
        open_one = known and not avgjord(self.s.registers, known, self.s.dag)
        return {"t": f"Vi föreslår: {known.rekommendation}"} if open_one else {}

    def _measure(self, a: Any) -> Svar:
        return {
            "f": [
                ["Gör", i_ord(a.gor, self.s.registers), 1],
                ["Gäller för", f"från {niva_i_ord(a)}" if a.fran_niva else "alla system"],
            ]
        }

    def _card(self, card: Any) -> Svar:
        lage = sidans_lage(self.s, card_page(card.id))
        return {"t": card.sammanfattning, "f": [[lage.foreslagen("ägare"), i_ord(card.agare, self.s.registers), 1]]}

    def _role(self, role: Any) -> Svar:
        """The role's first duties; where no source tells any, what the directive asks, with the directive's state."""
        duties = list(role.uppgifter)[:STEG] if isinstance(role.uppgifter, tuple) else []
        if duties:
            return {"l": duties}
        asked = [k for k in self.s.registers.anvisning if k.vem == role.id][:STEG]
        marks = {sidans_lage(self.s, directive_page(k.avsnitt)).traff for k in asked} - {None}
        found: Svar = {"l": [f"{role.namn} {k.vad} {k.nar}" for k in asked]} if asked else {}
        return found | ({"o": list(marks.pop() or ())} if len(marks) == 1 else {})

    def _list(self, register: str) -> Svar:
        """How many records a register holds: an empty one is not known, never zero."""
        if register not in self.registers:
            return {}
        counted, all_ = len(self.s.raknas.of(register)), len(self.s.registers.of(register))
        said = (
            f"{counted} {'post' if counted == 1 else 'poster'}." if counted else "Uppgift saknas: inget är inskrivet."
        )
        examples = all_ - counted
        return {"t": f"{said} {examples} exempel räknas inte." if examples else said}


def frist_i_ord(frist: Frist) -> str:
    """A time limit of the law on one line: 'senast 24 timmar efter kännedom om den betydande incidenten'."""
    after = f"senast {langd(frist)} efter {varde_ord(frist.fran)}"
    return f"{after}, {frist.nar}" if frist.nar else after


def langd(frist: Frist) -> str:
    """How long a time limit is: '24 timmar', '1 månad'."""
    return (
        f"{frist.timmar} timmar" if frist.timmar else f"{frist.manader} {'månad' if frist.manader == 1 else 'månader'}"
    )
