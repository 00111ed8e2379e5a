"""Any value of a record as a line of plain text. The words themselves stand in `models/ord/`."""

from collections.abc import Iterable
from enum import Enum
from typing import Any

from pydantic import BaseModel

from macros.models.base import UNKNOWN, Hanvisning
from macros.models.ord import EGET, TALAR, falt_i, falt_ord, numren_i_ord, varde_ord
from macros.models.styrdokument import Styrdokument
from macros.views.parts import Lage as Ord


def i_ord(value: Any, registers: Any) -> str:
    """Any value of a column as a line of plain text; '' for nothing."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return ja_eller_nej(value)
    if isinstance(value, float):
        return decimaltal(value)
    if isinstance(value, Hanvisning):
        return namn(registers, value)
    if isinstance(value, Ord):
        return value.ord
    if isinstance(value, Enum):
        return varde_ord(value)
    if isinstance(value, tuple | list):
        return rada(i_ord(item, registers) for item in value)
    if isinstance(value, BaseModel):
        return _del(value, registers)
    return str(value)


def _del(part: BaseModel, registers: Any) -> str:
    """A part of a record on one line; a word stands before what does not say by itself what it is."""
    if "ram" in type(part).model_fields:
        return _krav(part, registers)
    modell, told = type(part), []
    for key, name in zip(falt_i(modell), modell.model_fields, strict=True):
        told.append(med_ord(modell, key, i_ord(getattr(part, name), registers)))
    return foga(told)


def _krav(part: Any, registers: Any) -> str:
    """Requirements of a framework: 'stödjer Cybersäkerhetslagen 2 kap. 3 § 7', and why where it fulfils."""
    how = varde_ord(part.hur) if hasattr(part, "hur") else ""
    ram = registers.get("krav", part.ram)
    version = getattr(part, "version", ram.version if ram else "")
    told = f"{how} {namn(registers, part.ram)} {numren_i_ord(version, part.nummer)}".strip()
    return f"{told}: {part.skal}" if getattr(part, "skal", None) else told


def med_ord(modell: type[BaseModel], falt: str, text: str) -> str:
    """A part's value with the field's word before it, unless the value says by itself what it is."""
    said = falt in TALAR and text != UNKNOWN
    return text if said or not text else f"{falt_ord(modell, falt)}: {text}"


def ja_eller_nej(value: bool) -> str:
    return "ja" if value else "nej"


def decimaltal(value: float) -> str:
    """A number with the comma that Swedish has."""
    return str(value).replace(".", ",")


def foga(parts: Iterable[str]) -> str:
    """Parts on one line: a comma between words, nothing but a space after a whole sentence."""
    line = ""
    for part in filter(None, parts):
        line += part if not line else f" {part}" if line.endswith((".", "?", "!")) else f", {part}"
    return line


def rada(parts: Iterable[str]) -> str:
    """The items of a list on one line, each without the stop that would stand before the semicolon."""
    found = [part for part in parts if part]
    return "; ".join([*(part.removesuffix(".") for part in found[:-1]), *found[-1:]])


def mening(parts: Iterable[str]) -> str:
    """Whole statements on one line, each with one stop after it but the last, as a cell has it."""
    return ". ".join(part.removesuffix(".") for part in parts)


def namn(registers: Any, hanvisning: Hanvisning) -> str:
    """What a record that is referred to is called."""
    record = registers.get(hanvisning.register, hanvisning)
    return visningsnamn(record) if record else str(hanvisning)


def visningsnamn(record: Any) -> str:
    """What a record is called: its name, heading or term; its id when it has none.

    A decided document's name is written to stand after *kontorets beslutade*.
    """
    if isinstance(record, Styrdokument):
        return f"Kontorets beslutade {record.namn}"
    for falt in ("namn", "rubrik", "titel", "term", "inget"):
        if isinstance(found := getattr(record, falt, None), str):
            return found
    if getattr(record, "sakerhetsskydd", False):
        return "Hanteras i säkerhetsskydd"
    return "vårt förslag" if record.id == EGET else str(record.id)
