"""Swedish words for likeness: stemmed and taken apart by the rules of the site's search (`sok-sprak.js`), with å, ä and ö kept."""

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[-'’/.:][^\W_]+)*")
PLAIN = re.compile(r"[\x00-\x7fåäö]*")
JOIN = re.compile(r"[-'’/.:]")
AGENT = re.compile(r"(.*(?:[akni]tor|sensor|motor))(?:n|er|erna)?")
VERB = re.compile(r"(.{4,}?)(?:ering(?:ar|arna|en)?|era[rdt]?|erat|erade)")
ENDING = re.compile(
    r"(.{3,}?)(?:n?ing(?:ar|arna|en)?|arna|aren|are|ar|erna|ern|er|orna|or|ade|ad|at|andet|ande|an|ena|en|(?<!h)et|as|a|e)"
)
SAID_EVERYWHERE = """
alla all allt andra att av bara behöver behöva blev bli blir bort borde bör då de dem den denna deras dess det detta
dig din dina dit ditt du där efter eller en enligt er ett finns fick för få får från före gjort gör göra gäller går gå
ha han har hade hej hen hon hos hur här i in inom inte ja jag kan kommer kunna kring man med mellan men mer mig min
mina mitt mot mycket måste nej nu när någon något några och också om oss på samma ska skall skulle sig sin sina sitt
som så till tog ut under upp ur utan vad var vara varför vart vem vems vi vid vill vilka vilken vilket vår våra vårt
är än åt över nån ok snälla hjälp the a an of to is how what do my who varje dessa sådan sådana samtliga minst
exempelvis exempel genom inkl samt via även varit blivit ingår ske sker skett sätt
"""
STOP = frozenset(SAID_EVERYWHERE.split())
"""Words that every text has: those of the site's search, and a few more of lists of requirements."""


def fold(text: str) -> str:
    """Lower case, without the accents of other languages."""
    whole = unicodedata.normalize("NFC", text.casefold())
    if PLAIN.fullmatch(whole):
        return whole
    return "".join(c if c in "åäö" else re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", c)) for c in whole)


LONGEST = 60
"""Letters of a word; a longer one is no word, and is not taken apart."""


def words(text: str) -> list[str]:
    """The folded words of a text, in order; a word with a hyphen or a slash as its parts."""
    found: list[str] = []
    for word in WORD.findall(fold(text)):
        found += [p for p in JOIN.split(word) if p] if JOIN.search(word) else [word]
    return found


def stems(text: str) -> tuple[str, ...]:
    """The stems of all its words."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its ending: loggar, loggning, loggas → logg."""
    if not 4 <= len(word) <= LONGEST or not word.isalpha():
        return word
    word = re.sub(r"el(n|ns)$", "el", word)
    return re.sub(r"([^aeiouy])el$", r"\1l", _bare(word))


def _bare(word: str) -> str:
    if len(word) > 4 and re.search(r"[^usi]s$", word) and not word.endswith("urs"):
        word = word[:-1]
    word = re.sub(r"((?:nto|deo|dio|oto))(?:t|n|na)$", r"\1", word)
    word = re.sub(r"(lig|ig)[ta]$", r"\1", word)
    for least in (3, 4):
        found = AGENT.fullmatch(word) or VERB.fullmatch(word) or ENDING.fullmatch(word)
        if not found or len(found[1]) < least or found[1] == word:
            return word
        word = found[1]
    return word


def parts(word: str, known: Collection[str]) -> list[str]:
    """The stems of a compound's two parts when both are known, else of the one that is: säkerhetsrutin → säkerhet, rutin."""
    if not 7 <= len(word) <= LONGEST or not word.isalpha():
        return []
    for at in range(len(word) - 3, 2, -1):
        last, first = stem(word[at:]), word[:at]
        if len(last) < 3 or last not in known:
            continue
        for form in (first, first.removesuffix("s"), first + "a", first + "e"):
            if len(stem(form)) > 2 and stem(form) in known:
                return [stem(form), last]
    return _one_part(word, known)


def _one_part(word: str, known: Collection[str]) -> list[str]:
    """The longest known part that a word begins or ends with, where nobody knows the rest: backupstrategi → backup."""
    for length in range(len(word) - 3, 4, -1):
        for piece in (word[:length], word[-length:]):
            if stem(piece.removesuffix("s")) in known:
                return [stem(piece.removesuffix("s"))]
    return []
