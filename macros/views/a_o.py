"""Everything that can be looked up, from A to Ö: terms and what people say instead, questions, routines and cards."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from macros.models.term import Term
from macros.pages.kinds import GLOSSARY, QUESTIONS, kind_of
from macros.render import render
from macros.views.parts import Sammanhang

SIST = {"å": ("~1", "a-ring"), "ä": ("~2", "a-prickar"), "ö": ("~3", "o-prickar")}
"""The letters that come last, in their order, and what their headings' ids are called."""
OVERBLICK = 150
"""As many entries as can be looked over at once; where there are more, each letter is folded."""


@dataclass(frozen=True)
class Uppslag:
    """An entry: the words, the address they lead to, and the word to see or what kind of page it is."""

    text: str
    adress: str
    se: str = ""
    slag: str = ""


def a_o(s: Sammanhang) -> str:
    """Allt som går att slå upp, i bokstavsordning: `{{ a_o() }}`."""
    entries = sorted(
        {*_ord(s), *_fragor(s), *_sidor(s)}, key=lambda u: (ordning(u.text), u.se, u.slag, u.text, u.adress)
    )
    groups = [(rubrik(letter), list(found)) for letter, found in groupby(entries, key=lambda u: bokstav(u.text))]
    return render("a_o.html.j2", grupper=groups, vikt=len(entries) > OVERBLICK)


def _ord(s: Sammanhang) -> Iterator[Uppslag]:
    for term in s.registers.ordlista:
        if address := _adress(s, term):
            yield Uppslag(term.term, address)
            # A word that begins like its term stands beside it anyway.
            said = (x for x in term.synonymer if not x.lower().startswith(term.term.lower()))
            yield from (Uppslag(word, address, se=term.term) for word in said)


def _adress(s: Sammanhang, term: Term) -> str | None:
    """The first page of a term that there is, else its place in the glossary."""
    places = [p for p in term.sidor if p.partition("#")[0] in s.sidor]
    if term.betyder and GLOSSARY in s.sidor:
        places.append(f"{GLOSSARY}#{term.id}")
    return s.lank(places[0]) if places else None


def _fragor(s: Sammanhang) -> Iterator[Uppslag]:
    if QUESTIONS in s.sidor:
        for fraga in s.registers.vardagsfragor:
            yield Uppslag(fraga.fraga, s.lank(f"{QUESTIONS}#{fraga.id.lower()}"))


def _sidor(s: Sammanhang) -> Iterator[Uppslag]:
    for path, page in s.sidor.items():
        if kind := kind_of(path).handledning:
            yield Uppslag(page.title, s.lank(path), slag=kind)


def ordning(text: str) -> list[str]:
    """A key that sorts as Swedish does: å, ä and ö last, other accents as their letter, signs passed over."""
    return [key for letter in text.lower() if (key := _tecken(letter))]


def _tecken(letter: str) -> str:
    if letter in SIST:
        return SIST[letter][0]
    plain = unicodedata.normalize("NFD", letter)[0]
    return plain if plain.isalnum() or plain == " " else ""


def bokstav(text: str) -> str:
    """The letter that a text stands under: A to Ö, or 0–9."""
    first = next((c for c in text.lower() if c.isalnum()), "0")
    if first in SIST:
        return first
    plain = unicodedata.normalize("NFD", first)[0]
    return "0–9" if plain.isdigit() else plain


def rubrik(letter: str) -> tuple[str, str]:
    """(heading of a letter, its id)."""
    name = SIST[letter][1] if letter in SIST else "siffror" if letter == "0–9" else letter
    return letter.upper(), f"bokstav-{name}"
