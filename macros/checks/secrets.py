"""What must stand in no register and on no page: a person, a computer's name or address, a password or a key.

Patterns of our own and not detect-secrets (1.5.0, May 2024, no release since, its tracker asks whether it lives): it knows
neither Swedish words nor personal numbers nor names of machines, which is what an office writes by mistake.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from macros.checks.words import any_of, words
from macros.problems import Problem, quote
from macros.registers.load import Registers
from macros.registers.walk import values
from macros.registers.yaml_source import read_text

SURNAME = r"\s+(?:von\s+|af\s+|de\s+)?[A-ZÅÄÖ][a-zåäöé]{2,}(?:-[A-ZÅÄÖ][a-zåäöé]+)?\b"
PERSON = ("ser ut som ett personnamn", "skriv rollen")
HISTORY = "ta bort det. Är det sparat i git står det kvar i historiken, som får skrivas om bara efter ett beslut om gallring (sidan Handlingar och arkiv)"
INNER = r"(?:local|lan|corp|intern|intra|internal|localdomain|dmz|mgmt)"
"""The last or a middle step of a name that only an inner network knows."""
MACHINE = r"(?:srv|svr|sql|db|dc|dns|dhcp|ldap|fw|vpn|rdp|rds|sftp|ftp|ssh|smtp|imap|esx|esxi|vcenter|citrix|bastion|adfs|nas|vm)"
"""What the name of a machine begins with."""
HOST = "|".join(
    (
        r"\\\\[a-z0-9][\w.-]{0,62}\\\w",
        rf"\b[a-z0-9][\w-]{{0,62}}(?:\.[\w-]{{1,63}}){{0,5}}\.{INNER}\b",
        rf"\b{MACHINE}(?:[-\d][\w-]{{0,62}})?(?:\.[\w-]{{1,63}}){{1,4}}\.(?:se|com|net|org|nu|eu|io)\b",
        rf"\bsrv-[a-z0-9][\w-]{{0,62}}|\b{MACHINE}(?:-[a-z]{{1,20}}){{0,3}}-?\d{{2,4}}\b(?!\.\d)",
        r"\bhttps?://(?!localhost\b|127\.)[a-z0-9-]{1,63}(?=[:/\s)\"'<>?#]|$)",
    )
)
SECRET_WORD = r"(?:l[öo]sen(?:ord(?:et)?|fras(?:en)?)?|pin-?kod(?:en)?|password|passphrase|pwd|passwd|api[-_ ]?(?:key|nyckel)|token|secret)"
TOKENS = (
    r"\bA(?:KIA|SIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}"
    r"|\bxox[abeoprs]-[\w-]{10,}|\bAIza[\w-]{35}\b|\b[sr]k_(?:live|test)_\w{16,}|\beyJ[\w-]{10,}\.[\w-]{10,}"
)
"""The forms of keys that their makers have given them: AWS, GitHub, GitLab, Slack, Google, Stripe, JSON Web Token."""
KEY = "|".join(
    (
        r"-----BEGIN|PuTTY-User-Key-File",
        TOKENS,
        rf"(?i:\b{SECRET_WORD}\s*[:=]\s*\S+)",
        rf"(?i:\b{SECRET_WORD}\s*(?:är|\|)\s*(?=[^\s|]{{0,60}}\d)[^\s|]{{5,60}})",
        r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,12}://[^/\s:@]{1,60}:[^/\s:@]{1,60}@",
        r"\b(?:[0-9a-f]{32,}|[0-9A-F]{32,})\b",
        r"(?<![A-Za-z0-9+/_-])(?=[A-Za-z0-9+/_-]*\d)(?=[A-Za-z0-9+/_-]*[A-Z])(?=[A-Za-z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{32,}\b",
    )
)
STEP = r"\s?[=:]?\s?"
LEVEL = (
    r"(?i:\b(?:klassa\w*|bedöm\w*|är|har|fick|blev)\s+(?:(?:nu|som|till|på|i|med)\s+){0,2}nivå\s?(?:4|fyra)\b)"
    rf"|\bK{STEP}(?:4\W{{1,2}}R{STEP}\d\W{{1,2}}T{STEP}\d|\d\W{{1,2}}R{STEP}4\W{{1,2}}T{STEP}\d|\d\W{{1,2}}R{STEP}\d\W{{1,2}}T{STEP}4)\b"
    r"|\bK-?R-?T\W{1,2}(?:4[-/]\d[-/]\d|\d[-/]4[-/]\d|\d[-/]\d[-/]4)\b"
    r"|(?i:\b(?:konfidentialitet|riktighet|tillgänglighet)\s?[:=]?\s(?:nivå\s)?4\b(?!\s\w))"
)
"""Words that say of something that it is of level 4: guidance says what to do when something might be."""
STOP = "stanna: skicka inte ändringen, visa den inte för någon och ring säkerhetsfunktionen"
OTHERS = {
    "epost": (r"\b[a-zåäö]+\.[a-zåäö]+@[\w.-]+\.\w+", "ser ut som en persons adress", "skriv en funktionsbrevlåda"),
    "personnummer": (
        r"\b(?:19|20)?\d{6}\s?[-+‐‑–]\s?\d{4}\b|\b(?:19|20)\d{10}\b",
        "ser ut som ett personnummer",
        HISTORY,
    ),
    "adress": (
        r"(?<![\d.:])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])|\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b|\b(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}\b"
        r"|(?<![\w:])(?:[0-9a-f]{1,4}:){1,6}:[0-9a-f]{1,4}(?![\w:])",
        "ser ut som en dators adress",
        HISTORY,
    ),
    "dator": (f"(?i:{HOST})", "ser ut som en dators namn i ett inre nät", f"skriv vad den gör, och {HISTORY}"),
    "nyckel": (
        KEY,
        "ser ut som ett lösenord eller en nyckel",
        f"byt det i dag, säg till den som äger systemet och ISAM, och {HISTORY}",
    ),
    "niva": (LEVEL, "säger att något har nivå 4", STOP),
}
SUSPECT = re.compile(
    r"[@\\ıİſ]|://|[0-9a-f]:[0-9a-f:]|\d(?:\.\d{1,3}\.\d|\d{5})|[0-9a-f]{2}-[0-9a-f]{2}-|-----|AKIA|ASIA"
    r"|[A-Za-z0-9+/_-]{32}|gh[pousr]_|github_pat_|AIza|[rs]k_|eyJ|xox|glpat"
)
SUSPECT_IN_LOWER_CASE = re.compile(
    rf"\.{INNER}\b|\b{MACHINE}[-.\d]|nivå\s?(?:4|fyra)|(?:itet|ighet)\s?[:=]?\s4|\bk\s?[=:]?\s?\d|\bk-?r-?t\W"
    rf"|\b{SECRET_WORD}\s*(?:[:=|]|är)|putty"
)
SURNAME_COMES = re.compile(r"\s[A-ZÅÄÖ][a-zåäöé]{2}")
"""Asked first: what every pattern above needs something of, and most texts have nothing of.

Python takes the letters ı, İ and ſ for i and s where case does not matter, and so they are suspect themselves.
"""
WORD = re.compile(r"\w+")
OPEN_FIELDS = frozenset(
    {("kontaktperson", "namn"), ("avtryck",), ("manifest",), ("aterges_manifest",), ("signerad_kopia", "sha256")}
    | {("svar", "provningar", "avtryck")}
)
"""Where a person's name or a long key is meant to stand."""
SURELY = re.compile(rf"-----BEGIN|{TOKENS}|(?i:\b{SECRET_WORD}\s*[:=])")
"""A key by its maker's form, or a word that says that it is one: more is not asked of a file that cannot be read."""
COMMENT = re.compile(r"(?:^|\s)#(.*)")


class Found(NamedTuple):
    """What must not stand in a text: the words, what they look like, and what to do."""

    kind: str
    words: str
    what: str
    do: str

    def __str__(self) -> str:
        return f"{quote(self.words)} {self.what}; {self.do}"


class Secrets:
    """Finds what must not stand in a text. `names` are first names beside the common ones."""

    def __init__(self, names: Iterable[str] = ()):
        person = rf"(?<!S:t )(?<!Sankt )\b(?:{any_of((*words('fornamn'), *names))}){SURNAME}"
        self.kinds = {"person": (person, *PERSON), **OTHERS}
        self.pattern = re.compile("|".join(f"(?P<{kind}>{row[0]})" for kind, row in self.kinds.items()))
        self._names = frozenset(WORD.findall(name)[-1] for name in (*words("fornamn"), *names))
        self._read: dict[str, tuple[Found, ...]] = {}

    def all(self, text: str) -> tuple[Found, ...]:
        """Everything in a text that must not stand there, in its order. The same text is read once."""
        if text not in self._read:
            self._read[text] = tuple(self._all(text)) if self.suspect(text) else ()
        return self._read[text]

    def suspect(self, text: str) -> bool:
        """Whether any of the patterns could find something: a quick question that most texts end with."""
        if SUSPECT.search(text) or SUSPECT_IN_LOWER_CASE.search(text.lower()):
            return True
        return SURNAME_COMES.search(text) is not None and not self._names.isdisjoint(WORD.findall(text))

    def _all(self, text: str) -> Iterator[Found]:
        for match in self.pattern.finditer(text):
            kind, said = match.lastgroup, match.group()
            if not (kind == "personnummer" and not _plausible(said)) and not (kind == "adress" and _no_address(said)):
                yield Found(kind, said, *self.kinds[kind][1:])

    def found(self, text: str) -> str | None:
        """The first of it, in Swedish with what to do; None when the text is fine."""
        return next(map(str, self.all(text)), None)


def _no_address(said: str) -> bool:
    octets = said.split(".")
    return all(o.isdigit() for o in octets) and any(int(o) > 255 for o in octets)


def _plausible(number: str) -> bool:
    """Whether ten or twelve digits can be a Swedish personal number: a date, and the check digit (Luhn)."""
    digits = re.sub(r"[^0-9]", "", number)[-10:]
    if not (1 <= int(digits[2:4]) <= 12 and 1 <= int(digits[4:6]) % 60 <= 31):
        return False
    doubled = [int(d) * (2 - at % 2) for at, d in enumerate(digits)]
    return sum(d // 10 + d % 10 for d in doubled) % 10 == 0


def check_secrets(registers: Registers, idag: date) -> Iterator[Problem]:
    """Inget fält och ingen kommentar i data/ innehåller personnamn, personnummer, datoradress, datornamn, lösenord, nyckel eller nivå 4."""
    secrets = Secrets(registers.fornamn)
    for register, record, loc, value in values(registers, str):
        text = secrets.found(value)
        if text and tuple(step for step in loc if isinstance(step, str)) not in OPEN_FIELDS:
            yield registers.problem(register, record, loc, text)
    for path, text in {source.path: source.text for source, _ in registers.places.values()}.items():
        for number, row in enumerate(text.split("\n"), 1):
            if "#" in row and (note := COMMENT.search(row)) and (told := secrets.found(note[1])):
                yield Problem(path, number, "", told)


def check_faulty_rows(root: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """En datafil med fel söks igenom rad för rad efter lösenord, nycklar och personnummer: den som tar bort en felskriven rad ska veta det först."""
    problems = list(problems)
    known = {(p.fil, p.rad) for p in problems if "ser ut som" in p.fel}
    secrets = Secrets()
    for name in sorted({p.fil for p in problems if p.fil.startswith("data/") and p.fil.endswith(".yml")}):
        text = read_text(root, root / name, []) if (root / name).is_file() else None
        for number, row in enumerate((text or "").split("\n"), 1):
            for found in secrets.all(row) if (name, number) not in known else ():
                if found.kind == "personnummer" or (found.kind == "nyckel" and SURELY.search(row)):
                    yield Problem(name, number, "", str(found))
