"""New dated rows of a role's sheet: a risk analysis, a test, a report, a duty that was done, a confirmation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.editing import rollform as form
from macros.editing.rollmarke import dag_text
from macros.editing.rollvarde import parsed
from macros.models.base import UNKNOWN
from macros.models.dag import Dag
from macros.models.ord import delar_i, falt_i, falt_ord, varde_ord
from macros.models.system import Del


@dataclass(frozen=True)
class Nyhandelse:
    """A dated row that would be added to a list of a record: its value, the column that tells of it, the list's word."""

    lista: str
    value: dict[str, Any]
    kolumn: str
    """The first column that tells of it."""
    falt: str
    known: bool
    """Whether the very same row is there already."""
    last: str
    """The last row that is there, in words."""
    later: str
    """The row that is there and is later, in words; '' without one."""

    @property
    def ord(self) -> str:
        """The row in words."""
        return _joined(_ord(key, value) for key, value in self.value.items())


def new_events(rad: Any) -> Iterator[Nyhandelse]:
    """The new rows of a row of the sheet (`Rollrad`); faults where one is not told whole."""
    for lista in form.listor(rad.blad):
        columns = [k for k in form.KOLUMNER[rad.blad] if k.lista == lista]
        filled = [k for k in columns if rad.cell(k.namn)]
        if not filled:
            continue
        before, values = len(rad.row.bok.fel), {}
        for kolumn in filled:
            if (made := parsed(rad.row, kolumn, rad.lasning.registers)) and made.varde != UNKNOWN:
                values[kolumn.nyckel] = made.varde
        if len(rad.row.bok.fel) == before and _is_told(rad, lista, columns, values):
            for value in _values(rad, lista, values):
                yield _event(rad, lista, filled[0].namn, value)


def _is_told(rad: Any, lista: str, columns: list[form.Kolumn], values: dict[str, Any]) -> bool:
    """Whether a new row says all that it must; faults where it does not."""
    missing = [k for k in columns if k.nyckel in form.KRAVS[lista] and k.nyckel not in values]
    for kolumn in missing:
        rad.row.fault(kolumn.namn, f"rutan är tom; {kolumn.hjalp[0].lower()}{kolumn.hjalp[1:]}")
    if not missing and lista == "behorigheter" and not values.keys() & {d.value for d in Del}:
        rad.row.fault(columns[0].namn, "skriv ja eller nej för minst en av delarna")
        return False
    return not missing


def _values(rad: Any, lista: str, values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The new rows as a file has them; the three parts of access management are a row each."""
    if lista == "behorigheter":
        for part in Del:
            if part.value in values:
                yield {"datum": values["datum"], "del": part.value, "dokumenterad": values[part.value]}
        return
    names = falt_i(_modell(rad.record, lista))
    own = {"av": rad.lasning.roll} if lista in form.MED_ROLL else {}
    told = values | own
    yield {name: told[name] for name in names if name in told}


def _event(rad: Any, lista: str, kolumn: str, value: dict[str, Any]) -> Nyhandelse:
    held = getattr(rad.record, lista)
    last = held[-1] if held else None
    shut = lista not in rad.sent  # what is kept from the sheet's reader is not told by a fault either
    later = held and max(held, key=lambda e: e.datum.till)
    late = later.datum if later and later.datum.fran > Dag.parse(value["datum"]).till else None
    return Nyhandelse(
        lista,
        value,
        kolumn,
        falt_ord(type(rad.record), lista),
        _same(rad.record, lista, value),
        "inget" if last is None else "något annat" if shut else _told(last),
        f"en rad av {dag_text(late)}" if late else "",
    )


def _same(record: Any, lista: str, value: dict[str, Any]) -> bool:
    """Whether the list has this very row."""
    try:
        return _modell(record, lista).model_validate(value) in getattr(record, lista)
    except ValidationError:
        return False


def _modell(record: Any, lista: str) -> type[BaseModel]:
    """The model of the rows of a list."""
    return next(delar_i(type(record).model_fields[lista].annotation, BaseModel))


def _told(event: BaseModel) -> str:
    """A row of a list in words."""
    keys = falt_i(type(event))
    pairs = zip(keys, type(event).model_fields, strict=True)
    told = [(key, getattr(event, name)) for key, name in pairs]
    return _joined(_ord(key, value) for key, value in told if value not in (None, ()))


def _joined(parts: Iterable[str]) -> str:
    """Parts of a row on one line: a comma between them, and nothing but a space after a sentence."""
    line = ""
    for part in parts:
        line += part if not line else f" {part}" if line.endswith(".") else f", {part}"
    return line


def _ord(key: str, value: Any) -> str:
    """A part of a row in words: as the file has it, but yes and no, and a day."""
    if isinstance(value, bool):
        return f"{key} {form.JA if value else form.NEJ}"
    if isinstance(value, Dag):
        return dag_text(value)
    if hasattr(value, "value"):
        return varde_ord(value)
    return f"av {value}" if key == "av" else str(value)
