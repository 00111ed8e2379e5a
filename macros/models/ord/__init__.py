"""The words that people read for what the files call by ASCII names: fields, values of closed lists, law numbers.

Written out in `falt`, `egna` and `varden`, never guessed: what has no word raises `KeyError`, and a test finds it first.
"""

from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel

from macros.models.ord.egna import EGNA, TALAR
from macros.models.ord.falt import FALT
from macros.models.ord.nummer import nummer_i_ord, numren_i_ord, rubriken
from macros.models.ord.varden import EGET, VARDEN

__all__ = [
    "EGET",
    "TALAR",
    "VARDEN",
    "delar_i",
    "falt_i",
    "falt_ord",
    "nummer_i_ord",
    "numren_i_ord",
    "rubriken",
    "stig_ord",
    "varde_ord",
]


def falt_ord(modell: type[BaseModel], falt: str) -> str:
    """A field's heading: the model's own word where it has one. `falt` as in the file, or as the model spells it."""
    name = falt.removesuffix("_")
    return EGNA.get(modell.__name__, {}).get(name) or FALT[name]


def varde_ord(value: Enum) -> str:
    """A value of a closed list as it stands within a sentence."""
    return VARDEN[type(value)][value.value]


def falt_i(modell: type[BaseModel]) -> dict[str, Any]:
    """The fields of a model by their names in the files."""
    return {info.alias or name: info for name, info in modell.model_fields.items()}


def delar_i(annotation: Any, base: type) -> Iterator[type]:
    """The classes of a kind that a field's type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, base):
        yield annotation
    for part in get_args(annotation):
        yield from delar_i(part, base)


def stig_ord(modell: type[BaseModel], loc: tuple[str | int, ...]) -> str:
    """A place in a record as people would say it: 'Åtgärder 2: Kontroll'."""
    words: list[str] = []
    for step in loc:
        if isinstance(step, int):
            words[-1] += f" {step + 1}"
            continue
        words.append(falt_ord(modell, step))
        info = modell.model_fields.get(step) or falt_i(modell)[step]
        modell = next(delar_i(info.annotation, BaseModel), modell)
    return ": ".join(words)
