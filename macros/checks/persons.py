"""What must not be copied out of a list from somebody else: more than a rule can call a fault, for here it is told and left."""

import re
from collections.abc import Iterable
from functools import lru_cache

from macros.checks.secrets import Secrets
from macros.checks.words import any_of, words
from macros.editing.listpersoner import Hittat
from macros.registers.yaml_plain import LONGEST_TEXT

NAME = ("person", "ser ut som ett personnamn")
NUMBER = r"[0-9]{2,3}[\s-]?[0-9]{2,3}(?:[\s-]?[0-9]{2,3}){0,2}"
OTHERS = {
    ("epost", "ser ut som en e-postadress"): re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\w"),
    ("telefon", "ser ut som ett telefonnummer"): re.compile(
        rf"(?<![\w./-])(?:(?:\+|00)[0-9]{{1,3}}[\s-]?(?:\(0\)\s?)?|0)[0-9]{{1,3}}[\s-]?{NUMBER}(?![\w/-])"
        r"|(?<![\w./-])7[02369][0-9]{7}(?![\w/-])"
    ),
    ("personnummer", "ser ut som ett personnummer"): re.compile(
        r"(?<![\w-])(?:19|20)?[0-9]{6}[-+][0-9]{3}[0-9X](?![\w-])"
    ),
}
"""Wider than a rule: a shared mailbox or a number of an agreement may be caught, and is then written in by hand."""
INITIAL = re.compile(r"[A-ZÅÄÖ]\.\s?(?:[A-ZÅÄÖ]\.\s?)?[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?")
LONGEST, WORDS = 80, 4
"""Signs and words of a cell that may be a name and no more, however it is spelled."""


class Persons:
    """Knows a text that tells of a person, or holds what no file may. `names` are first names beside the common ones."""

    def __init__(self, names: Iterable[str] = ()):
        first = (*words("fornamn"), *names)
        self.first = frozenset(name.lower() for name in first)
        self.turned = re.compile(rf"\b[A-ZÅÄÖ][\wåäöéÅÄÖ-]{{1,40}},\s?(?:{any_of(first)})\b")
        self.secrets = Secrets(names)
        self.found = lru_cache(maxsize=4096)(self._found)

    def _found(self, text: str) -> Hittat | None:
        """What is wrong with a text, without its own words; None when it is fine."""
        if len(text) > LONGEST_TEXT:
            return Hittat("lang", f"är längre än {LONGEST_TEXT} tecken")
        if (told := next(iter(self.secrets.all(text)), None)) is not None:
            return Hittat(told.kind, told.what)
        for about, pattern in OTHERS.items():
            if pattern.search(text):
                return Hittat(*about)
        return Hittat(*NAME) if self.turned.search(text) or self._is_name(text) else None

    def _is_name(self, text: str) -> bool:
        """Whether a whole text is a name: ANNA SVENSSON, svensson anna, A. Svensson."""
        parts = re.sub(r"\(.*?\)", " ", text).split() if len(text) <= LONGEST else []
        if (
            not 2 <= len(parts) <= WORDS
            or parts[0] == "Sankt"
            or not all(p.replace("-", "").replace(".", "").isalpha() for p in parts)
        ):
            return False
        if INITIAL.fullmatch(" ".join(parts)):
            return True
        one_style = text.isupper() or text.islower() or all(p[:1].isupper() for p in parts)
        return one_style and bool({parts[0].lower(), parts[-1].lower()} & self.first)
