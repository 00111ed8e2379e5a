"""The short answers of a card: from its measures, and from the questions for the office that its page asks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.models.kort import Kort
from macros.models.kortsvar import Kortfraga, Kortsvar
from macros.models.ord import varde_ord
from macros.pages.paths import card_page
from macros.registers.load import Registers
from macros.state.avgjort import avgjord
from macros.views.columns import i_ord, visningsnamn
from macros.views.parts import Sammanhang

ASKED = re.compile(r'\{\{\s*kontoret_beslutar\("([^"]+)"\)')
ORDER = tuple(Kortfraga)


@dataclass(frozen=True)
class Svarsrad:
    """An answer on a card: what is asked, the answer, and the record that it comes from."""

    fraga: Kortfraga
    svar: str
    id: str = ""

    @property
    def ord(self) -> str:
        return varde_ord(self.fraga).capitalize()


def svarsgrupper(s: Sammanhang, found: Kort) -> list[tuple[str, list[Svarsrad]]]:
    """(what is asked, its answers) of a card, in the order of `Kortfraga`; last of all who does its measures."""
    rows = sorted(_svar(s, found), key=lambda row: ORDER.index(row.fraga))
    rows.append(Svarsrad(Kortfraga.VEM, vilka_gor(s.registers, found)))
    return [(word, list(group)) for word, group in groupby(rows, key=lambda row: row.ord)]


def _svar(s: Sammanhang, found: Kort) -> Iterator[Svarsrad]:
    page = s.sidor.get(card_page(found.id))
    for ident in dict.fromkeys(ASKED.findall(page.text) if page else ()):
        question = s.registers.get("lokala_beslut", ident)
        decided = avgjord(s.registers, question, s.dag) if question else None
        for answer in question.kortsvar if question else ():
            yield _rad(answer, ident, visningsnamn(decided) if decided else answer.svar)
    for measure in found.atgarder:
        yield from (_rad(answer, measure.id, answer.svar) for answer in measure.kortsvar)


def _rad(answer: Kortsvar, ident: str, svar: str) -> Svarsrad:
    return Svarsrad(answer.fraga, svar, ident)


def vilka_gor(registers: Registers, found: Kort) -> str:
    """Who does the measures of a card, the one with most of them first: 'Systemförvaltare gör 8 av 10 åtgärder, chef 2.'"""
    if len(found.atgarder) == 1:
        return f"{i_ord(found.atgarder[0].gor, registers)} gör kortets enda åtgärd."
    (most, number), *rest = Counter(a.gor for a in found.atgarder).most_common()
    told = f"{i_ord(most, registers)} gör {number} av {len(found.atgarder)} åtgärder"
    return ", ".join([told, *(f"{i_ord(role, registers).lower()} {n}" for role, n in rest)]) + "."
