"""What must stand in no register: a person, a computer's address, a password or a key."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from macros.checks.words import any_of, words
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.walk import values

SURNAME = r"\s+(?:von\s+|af\s+|de\s+)?[A-ZÅÄÖ][a-zåäöé]{2,}(?:-[A-ZÅÄÖ][a-zåäöé]+)?\b"
PERSON = "ser ut som ett personnamn; skriv rollen"
OTHERS = {
    "epost": (
        r"\b[a-zåäö]+\.[a-zåäö]+@[\w.-]+\.\w+",
        "ser ut som en persons adress; skriv en funktionsbrevlåda",
    ),
    "personnummer": (r"\b(?:19|20)?\d{6}[-+]\d{4}\b|\b(?:19|20)\d{10}\b", "ser ut som ett personnummer; ta bort det"),
    "adress": (
        r"(?<![\d.:])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b"
        r"|\b[a-z0-9][\w-]*\.(?:local|lan|corp|intern)\b",
        "ser ut som en dators adress; ta bort den. Den står kvar i historiken, som får skrivas om bara efter ett beslut om gallring (sidan Handlingar och arkiv)",
    ),
    "nyckel": (
        r"-----BEGIN|\bAKIA[0-9A-Z]{16}\b|(?i:\b(?:lösenord(?:et)?|password|pwd|passwd|api[-_ ]?key|token|secret)\s*[:=]\s*\S+)"
        r"|\b(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{32,}\b",
        "ser ut som ett lösenord eller en nyckel; byt det i dag, och ta bort det. Det står kvar i historiken, som får skrivas om bara efter ett beslut om gallring (sidan Handlingar och arkiv)",
    ),
}
SUSPECT = re.compile(
    r"[@:=]|\s[A-ZÅÄÖ][a-zåäöé]{2}|\d(?:\.\d|\d{5})|[0-9a-f]{2}-[0-9a-f]{2}-|\.(?:local|lan|corp|intern)\b|-----|AKIA"
    r"|[A-Za-z0-9+/_-]{32}"
)
"""Asked first: what every pattern above needs something of, and most texts have nothing of."""
OPEN_FIELDS = frozenset({("kontaktperson", "namn"), ("avtryck",), ("manifest",), ("aterges_manifest",)})
"""Where a person's name or a long key is meant to stand."""


class Secrets:
    """Finds what must not stand in a text. `names` are first names beside the common ones."""

    def __init__(self, names: Iterable[str] = ()):
        person = rf"(?<!S:t )(?<!Sankt )\b(?:{any_of((*words('fornamn'), *names))}){SURNAME}"
        self.kinds = {"person": (person, PERSON), **OTHERS}
        self.pattern = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, (pattern, _) in self.kinds.items()))

    def found(self, text: str) -> str | None:
        """What must not stand in a text, in Swedish with what to do; None when the text is fine."""
        for match in self.pattern.finditer(text) if SUSPECT.search(text) else ():
            if match.lastgroup == "personnummer" and not _plausible(match.group()):
                continue
            octets = match.group().split(".")
            if match.lastgroup == "adress" and all(o.isdigit() for o in octets) and any(int(o) > 255 for o in octets):
                continue
            return f"{quote(match.group())} {self.kinds[match.lastgroup][1]}"
        return None


def _plausible(number: str) -> bool:
    """Whether ten or twelve digits can be a Swedish personal number: a date, and the check digit (Luhn)."""
    digits = re.sub(r"[^0-9]", "", number)[-10:]
    if not (1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) % 60 <= 31):
        return False
    doubled = [int(d) * (2 - at % 2) for at, d in enumerate(digits)]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def check_secrets(registers: Registers, idag: date) -> Iterator[Problem]:
    """Inget fält innehåller personnamn, personnummer, datoradress, lösenord eller nyckel."""
    secrets = Secrets(registers.fornamn)
    for register, record, loc, value in values(registers, str):
        text = secrets.found(value)
        if text and tuple(step for step in loc if isinstance(step, str)) not in OPEN_FIELDS:
            yield registers.problem(register, record, loc, text)
