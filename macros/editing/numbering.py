"""Ids of new records: the next free number of a series, and what a chosen id may look like."""

import re

from macros.models import REGISTERS, Register
from macros.problems import Felbruk, quote
from macros.registers.load import Registers

NUMBERED = re.compile(r"\^([A-Z]{2,3})-\\d\{3\}\$")
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LAST = 999
LONGEST = 100
RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for itself: a file of that name cannot be fetched there."""


def next_number(register: Register | str, registers: Registers) -> str:
    """The next free id of a numbered register (`ATG-042`). Raises `Felbruk` when the series is full."""
    return next_numbers(register, registers, 1)[0]


def next_numbers(register: Register | str, registers: Registers, count: int) -> list[str]:
    """The next free ids of a numbered register, in order. Raises `Felbruk` when the series has fewer left."""
    found = next(r for r in REGISTERS if register in (r, r.namn))
    letters = series(found)
    if letters is None:
        raise ValueError(f"{found.namn} is not numbered")
    last = max(
        (int(i[-3:]) for i in _used(found, registers) if re.fullmatch(rf"{letters}-[0-9]{{3}}", i)),
        default=0,
    )
    if last + count > LAST:
        told = "är slut" if last >= LAST else f"räcker inte till {count} poster"
        raise Felbruk(
            f"numren i registret {found.namn} {told}: {letters}-{min(last, LAST)} är taget och ett nummer används aldrig "
            "igen; säg till den som sköter koden att serien behöver fler siffror"
        )
    return [f"{letters}-{last + step:03}" for step in range(1, count + 1)]


def next_id(register: Register, registers: Registers, wanted: str | None) -> str:
    """The next free number, or the wanted id; `Felbruk` when it is taken or has the wrong form."""
    if series(register):
        if wanted:
            raise Felbruk(f"id i registret {register.namn} numreras av sig själva; utelämna {quote(wanted)}")
        return next_number(register, registers)
    if not wanted:
        raise Felbruk(
            f"ange ett id med små bokstäver, till exempel: lis ny {register.modell.__name__.lower()} mitt-namn"
        )
    if fault := id_fault(wanted):
        raise Felbruk(fault)
    if not re.fullmatch(_pattern(register) or SLUG, wanted):
        raise Felbruk(f"{quote(wanted)} har fel form; använd små bokstäver a–z, siffror och bindestreck")
    if wanted in _used(register, registers):
        raise Felbruk(f"id {quote(wanted)} används redan i registret {register.namn}")
    return wanted


def id_fault(word: str) -> str | None:
    """Why no record can have this id, whatever its register, as a Swedish sentence; None when one can."""
    shown = quote("".join(c if c.isprintable() else "·" for c in word))
    if not all(c.isprintable() for c in word):
        return f"id {shown} har en radbrytning eller ett osynligt tecken; skriv det på en rad med synliga tecken"
    if len(word) > LONGEST:
        return f"id {shown} är {len(word)} tecken långt; högst {LONGEST} får plats i ett filnamn som går att flytta"
    if RESERVED.fullmatch(word):
        return f"id {shown} är ett namn som Windows har för sig självt; välj ett annat, till exempel {quote(word.split('.')[0] + '-1')}"
    return None


def _pattern(register: Register) -> str | None:
    metadata = register.modell.model_fields["id"].metadata
    return next((m.pattern for m in metadata if getattr(m, "pattern", None)), None)


def series(register: Register) -> str | None:
    """The letters of a numbered register's ids; None when its ids are chosen."""
    numbered = NUMBERED.fullmatch(_pattern(register) or "")
    return numbered[1] if numbered else None


def _used(register: Register, registers: Registers) -> frozenset[str]:
    return frozenset(r.id for r in registers.of(register.namn)) | (registers.ids(register.namn) or frozenset())
