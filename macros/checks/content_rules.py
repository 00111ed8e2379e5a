"""Rules for what the registers may hold: examples apart, no person, no secret, no gap between register and register."""

import re
from collections.abc import Iterator
from datetime import date

from macros.models.base import Hanvisning
from macros.models.system import Driftform
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.walk import values

FORNAMN = [
    "Adam",
    "Agneta",
    "Ahmed",
    "Albin",
    "Alexander",
    "Ali",
    "Alice",
    "Amanda",
    "Anders",
    "Andreas",
    "Anette",
    "Anita",
    "Ann",
    "Anna",
    "Annika",
    "Anton",
    "Astrid",
    "Axel",
    "Barbro",
    "Bengt",
    "Berit",
    "Birgitta",
    "Björn",
    "Bo",
    "Britt",
    "Camilla",
    "Carina",
    "Carl",
    "Caroline",
    "Cecilia",
    "Charlotte",
    "Christer",
    "Christian",
    "Christina",
    "Claes",
    "Daniel",
    "David",
    "Ebba",
    "Elin",
    "Elisabeth",
    "Ella",
    "Elsa",
    "Emil",
    "Emma",
    "Erik",
    "Ellinor",
    "Emelie",
    "Eva",
    "Fatima",
    "Felix",
    "Filip",
    "Fredrik",
    "Frida",
    "Gabriel",
    "Gunilla",
    "Gunnar",
    "Gustav",
    "Göran",
    "Hanna",
    "Hans",
    "Helena",
    "Henrik",
    "Håkan",
    "Ida",
    "Inga",
    "Inger",
    "Ingrid",
    "Irene",
    "Isabella",
    "Jan",
    "Jenny",
    "Jens",
    "Jesper",
    "Jessica",
    "Joakim",
    "Johan",
    "Johanna",
    "Johannes",
    "John",
    "Jonas",
    "Josefin",
    "Julia",
    "Kajsa",
    "Karin",
    "Karl",
    "Katarina",
    "Kenneth",
    "Kent",
    "Kerstin",
    "Kjell",
    "Klara",
    "Kristina",
    "Lars",
    "Leif",
    "Lena",
    "Lennart",
    "Leo",
    "Linda",
    "Linnea",
    "Linus",
    "Lisa",
    "Louise",
    "Lovisa",
    "Lucas",
    "Ludvig",
    "Magdalena",
    "Magnus",
    "Maja",
    "Malin",
    "Margareta",
    "Maria",
    "Marianne",
    "Marie",
    "Martin",
    "Matilda",
    "Mats",
    "Mattias",
    "Mikael",
    "Mohamed",
    "Monica",
    "Moa",
    "Nils",
    "Oliver",
    "Olof",
    "Olivia",
    "Olle",
    "Oscar",
    "Patrik",
    "Per",
    "Pernilla",
    "Peter",
    "Petra",
    "Pia",
    "Pontus",
    "Rasmus",
    "Rebecka",
    "Rickard",
    "Robert",
    "Robin",
    "Roger",
    "Roland",
    "Rolf",
    "Ronny",
    "Sandra",
    "Sara",
    "Sebastian",
    "Simon",
    "Siv",
    "Sofia",
    "Sofie",
    "Stefan",
    "Sten",
    "Stig",
    "Susanne",
    "Sven",
    "Therese",
    "Thomas",
    "Tobias",
    "Tommy",
    "Tony",
    "Torbjörn",
    "Ulf",
    "Ulla",
    "Ulrika",
    "Viktor",
    "Viktoria",
    "Vilhelm",
    "Wilma",
    "Yvonne",
    "Åke",
    "Åsa",
    "Örjan",
]
PERSON = rf"(?<!S:t )(?<!Sankt )\b(?:{'|'.join(FORNAMN)})\s+(?:von\s+|af\s+|de\s+)?[A-ZÅÄÖ][a-zåäöé]{{2,}}(?:-[A-ZÅÄÖ][a-zåäöé]+)?\b"
FORBIDDEN = {
    "person": (PERSON, "ser ut som ett personnamn; skriv rollen"),
    "epost": (
        r"\b[a-zåäö]+\.[a-zåäö]+@[\w.-]+\.\w+",
        "ser ut som en persons adress; skriv en funktionsbrevlåda",
    ),
    "personnummer": (r"\b(?:19|20)?\d{6}[-+]\d{4}\b|\b(?:19|20)\d{10}\b", "ser ut som ett personnummer; ta bort det"),
    "adress": (
        r"(?<![\d.:])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b"
        r"|\b[a-z0-9][\w-]*\.(?:local|lan|corp|intern)\b",
        "ser ut som en dators adress; ta bort den, även ur historiken",
    ),
    "nyckel": (
        r"-----BEGIN|\bAKIA[0-9A-Z]{16}\b|(?i:\b(?:lösenord(?:et)?|password|pwd|passwd|api[-_ ]?key|token|secret)\s*[:=]\s*\S+)"
        r"|\b(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{32,}\b",
        "ser ut som ett lösenord eller en nyckel; byt det, och ta bort det även ur historiken",
    ),
}
ANY = re.compile("|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in FORBIDDEN.items()))
OPEN_FIELDS = frozenset({("kontaktperson", "namn"), ("avtryck",), ("manifest",), ("aterges_manifest",)})
"""Where a person's name or a long key is meant to stand."""


def forbidden(text: str) -> str | None:
    """What must not stand in a text, in Swedish with what to do; None when the text is fine."""
    for match in ANY.finditer(text):
        if match.lastgroup == "personnummer" and not _plausible(match.group()):
            continue
        octets = match.group().split(".")
        if match.lastgroup == "adress" and all(o.isdigit() for o in octets) and any(int(o) > 255 for o in octets):
            continue
        return f"{quote(match.group())} {FORBIDDEN[match.lastgroup][1]}"
    return None


def _plausible(number: str) -> bool:
    """Whether ten or twelve digits can be a Swedish personal number: a date, and the check digit (Luhn)."""
    digits = re.sub(r"\D", "", number)[-10:]
    if not (1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) % 60 <= 31):
        return False
    doubled = [int(d) * (2 - at % 2) for at, d in enumerate(digits)]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def check_secrets(registers: Registers, idag: date) -> Iterator[Problem]:
    """Inget fält innehåller personnamn, personnummer, datoradress, lösenord eller nyckel."""
    for register, record, loc, value in values(registers):
        if type(value) is not str or tuple(s for s in loc if isinstance(s, str)) in OPEN_FIELDS:
            continue
        if text := forbidden(value):
            yield registers.problem(register, record, loc, text)


def check_examples(registers: Registers, idag: date) -> Iterator[Problem]:
    """En riktig post pekar inte på ett exempel."""
    examples = {(name, r.id) for name, records in registers.records.items() for r in records if r.exempel}
    matters = {r.id for r in registers.of("arenden") if r.exempel}
    for register, record, loc, value in values(registers):
        if not isinstance(value, Hanvisning) or record.exempel:
            continue
        if (value.register, str(value)) in examples or (value.register == "arenden" and value in matters):
            text = f'"{value}" är ett exempel; peka på en riktig post, eller skriv uppgift saknas'
            yield registers.problem(register, record, loc, text)


def check_treatment(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett system med personuppgifter står i minst en behandling."""
    covered = {system for b in registers.behandlingar for system in b.system}
    for system in registers.system:
        if system.personuppgifter is True and system.id not in covered:
            text = "systemet har personuppgifter men ingen post i data/behandlingar.yml; lägg till en som pekar hit"
            yield registers.problem("system", system, ("personuppgifter",), text)


def check_supplier(registers: Registers, idag: date) -> Iterator[Problem]:
    """Ett system i molnet har minst en leverantör."""
    for system in registers.system:
        forms = system.driftformer if isinstance(system.driftformer, tuple) else ()
        if Driftform.MOLN in forms and not system.leverantorer:
            text = "systemet finns i molnet men saknar leverantorer; lägg till leverantören"
            yield registers.problem("system", system, ("driftformer",), text)


CHECKS = (check_secrets, check_examples, check_treatment, check_supplier)
