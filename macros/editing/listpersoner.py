"""Columns about persons: known by their heading or by what stands in them, told of, and never written."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, NamedTuple

from macros.editing.spreadsheet import fold


class Hittat(NamedTuple):
    """Why a text must not be written: the kind of what stands in it, and a Swedish clause that does not repeat it."""

    slag: str
    vad: str


Vakt = Callable[[str], Hittat | None]
"""Asked of every text that would be written: a name, an address or a number of a person, a key, level 4."""
NIVA = "niva"
PERSONS = frozenset(("person", "epost", "telefon", "personnummer"))
WORDS = frozenset(
    (
        *("person", "kontakt", "kontaktuppgift", "kontaktuppgifter", "kontaktvag", "handlaggare", "medarbetare"),
        *("anstalld", "deltagare", "narvarande", "anvandare", "anvandarnamn", "anvandarid", "signatur", "initialer"),
        *("fornamn", "efternamn", "personnummer", "pnr", "fodelsedatum", "anstallningsnummer", "adress"),
        *("epost", "epostadress", "mejl", "mejladress", "mail", "mailadress", "email"),
        *("telefon", "telefonnummer", "tfn", "tel", "telnr", "mobil", "mobilnr", "mobilnummer", "mobiltelefon"),
    )
)
ENDS = ("person", "personer", "handlaggare", "telefon", "telefonnummer", "mobil", "epost", "mejl", "mail")
"""The words of headings, folded: alone, and last in a compound."""
SHARE = 3
"""A column where one cell of three tells of a person is about persons, also where the others are not recognised."""


def about_persons(heading: Any) -> bool:
    """Whether a heading says that the column holds names, addresses or numbers of persons."""
    words = ["".join(c for c in word if c.isalnum()) for word in fold(heading).split()]
    pairs = ["".join(pair) for pair in pairwise(words)]
    return any(word in WORDS or word.endswith(ENDS) for word in (*words, *pairs))


def holds_persons(values: Iterable[Any], vakt: Vakt) -> bool:
    """Whether what stands in a column tells of persons."""
    texts = [str(v) for v in values if v not in (None, "")]
    return bool(texts) and SHARE * sum(tells_of_person(text, vakt) for text in texts) >= len(texts)


def tells_of_person(text: str, vakt: Vakt) -> bool:
    return (found := vakt(text)) is not None and found.slag in PERSONS
