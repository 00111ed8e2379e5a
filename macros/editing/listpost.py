"""The rows of a list as records: new ones only, each whole, and a remark on everything that is not written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from macros.editing.listblad import OBERAKNAD, Lista
from macros.editing.listdelar import TOGETHER_IN, is_four
from macros.editing.listkolumner import LISTOR, Falt, Som
from macros.editing.listrutor import YES, Tolk
from macros.editing.numbering import id_fault
from macros.editing.spreadsheet import fold, slug
from macros.models import MODELS
from macros.models.base import UNKNOWN
from macros.models.dag import Dag
from macros.models.klassning import STOPP
from macros.models.ord import falt_ord

SKYDD = "raden säger säkerhetsskydd. Stanna: skicka inte listan vidare och ring säkerhetsfunktionen"
GROWS = frozenset({Som.TEXTER, Som.POSTER})
"""Fields that may go on in another row of the same name."""
UNKNOWN_TOLD, LEFT_OUT = f"{UNKNOWN} är inskrivet", "det är inte inskrivet"
KEY = {"behandlingar": ("namn",), "utbildningar": ("rubrik", "datum", "grupp")}
"""By what a record of a numbered register is known again; the others have an id."""


class Anmarkning(NamedTuple):
    """Something in a row that a person must look at; the column as it is found in Excel, or ''."""

    rad: int
    kolumn: str
    text: str


@dataclass
class Inlast:
    """What came of a list: records by what they are known by, their rows, and everything that is not in them."""

    lista: Lista
    poster: dict[str, dict[str, Any]] = field(default_factory=dict)
    rader: dict[str, list[int]] = field(default_factory=dict)
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    kanns: dict[str, str] = field(default_factory=dict)
    """Everything that a record is known again by, and the key that it has in `poster`."""

    def leave(self, rad: int, why: str) -> None:
        self.lista.olasta_rader.append((rad, why))

    def drop(self, key: str, why: str) -> None:
        """Take back a record: its rows are not read."""
        del self.poster[key]
        for rad in self.rader.pop(key):
            self.leave(rad, why)

    def settle(self) -> None:
        """Forget what was remarked on rows that have become no record."""
        read = {rad for rows in self.rader.values() for rad in rows}
        self.anmarkningar = [a for a in self.anmarkningar if a.rad in read]


class Skip(Exception):
    """A row that is no record; the text says why."""


def read_rows(lista: Lista, tolk: Tolk) -> Inlast:
    """Every row of a list as a record, or told of."""
    made = Inlast(lista)
    known = dict(_existing(lista.register, tolk))
    for rad, cells in lista.rader:
        remarks: list[Anmarkning] = []
        try:
            record = _record(lista, tolk, rad, cells, remarks)
            _put(made, known, rad, record)
        except Skip as why:
            made.leave(rad, str(why))
        else:
            made.anmarkningar += remarks
    return made


def _put(made: Inlast, known: dict[str, str], rad: int, record: dict[str, Any]) -> None:
    """Keep a new record, or let it go on with an earlier row of the same. Raises `Skip`."""
    register = made.lista.register
    keys = list(_keys(register, record))
    if any(key in known for key in keys):
        raise Skip("finns redan i registret, och inget är ändrat där")
    first = next((made.kanns[key] for key in keys if key in made.kanns), None)
    if first is None:
        made.poster[keys[0]], made.rader[keys[0]] = record, [rad]
        made.kanns |= dict.fromkeys(keys, keys[0])
        return
    if first not in keys:
        raise Skip(f"har samma namn eller id som rad {made.rader[first][0]}")
    name = next(f.namn for f in LISTOR[register] if f.som is Som.NAMN)
    if fold(made.poster[first][name]) != fold(record[name]):
        raise Skip(f"får samma id som rad {made.rader[first][0]}; ge den ett annat namn, eller börja posten med lis ny")
    if (joined := _joined(register, made.poster[first], record)) is None:
        raise Skip(f"står redan på rad {made.rader[first][0]}, och säger inget nytt som går att lägga till")
    made.poster[first] = joined
    made.rader[first].append(rad)


def _keys(register: str, record: Any) -> Iterator[str]:
    """By what a record is known again: what it is first asked by comes first. Takes a record and its data alike."""
    told = record if isinstance(record, dict) else record.__dict__
    if register not in KEY:
        yield told["id"]
        if name := told.get("namn"):
            yield f"namn {fold(name)}"
        return
    if register == "behandlingar" and str(number := told.get("register_id", UNKNOWN)) != UNKNOWN:
        yield f"nummer {fold(number)}"
    yield " ".join(_same(told.get(name, UNKNOWN)) for name in KEY[register])


def _same(value: Any) -> str:
    """A value as it is compared: a date by its days, a text without case."""
    try:
        day = Dag.parse(value)
    except ValueError:
        return fold(value)
    return f"{day.fran}–{day.till}"


def _existing(register: str, tolk: Tolk) -> Iterator[tuple[str, str]]:
    """(what is known again, the id) of every record that the register has, faulty ones by their ids."""
    for record in tolk.registers.of(register):
        yield from ((key, record.id) for key in _keys(register, record))
    if register not in KEY:
        yield from ((record_id, record_id) for record_id in tolk.registers.ids(register) or ())


def _joined(register: str, first: dict[str, Any], more: dict[str, Any]) -> dict[str, Any] | None:
    """Two rows of one record; None when the second adds nothing, or says something else."""
    grows = {f.namn for f in LISTOR[register] if f.som in GROWS} | {"avtal"}
    made = dict(first)
    for name, value in more.items():
        had = made.get(name, UNKNOWN)
        if value in (UNKNOWN, had):
            continue
        if had == UNKNOWN:
            made[name] = value
        elif name in grows and isinstance(had, list):
            made[name] = [*had, *(item for item in value if item not in had)]
        else:
            return None
    return made if made != first else None


def _record(lista: Lista, tolk: Tolk, rad: int, cells: dict[str, Any], remarks: list[Anmarkning]) -> dict[str, Any]:
    """A row's record, its fields in the order of the model. Raises `Skip`."""
    register = lista.register
    if is_four(cells):
        raise Skip(STOPP)
    if "sakerhetsskydd" in cells and YES.get(fold(cells["sakerhetsskydd"])) is not False:
        raise Skip(SKYDD)
    name = next(f for f in LISTOR[register] if f.som is Som.NAMN)
    found = {name.namn: _name(lista, tolk, name, cells)}
    if register not in KEY:
        found["id"] = _id(cells, found[name.namn])
    found |= _fields(lista, tolk, rad, cells, remarks)
    for read in TOGETHER_IN.get(register, ()):
        for to, value, column, why in read(cells, tolk):
            found |= {to: value} if value is not None else {}
            if why:
                what = LEFT_OUT if to else UNKNOWN_TOLD
                remarks.append(Anmarkning(rad, lista.rubrik[column], f"{why}; {what}"))
    return _whole(lista, found, remarks)


def _name(lista: Lista, tolk: Tolk, falt: Falt, cells: dict[str, Any]) -> str:
    if falt.namn not in cells:
        raise Skip("saknar namn")
    value, why = tolk.value(falt, cells[falt.namn])
    if why or value == UNKNOWN:
        raise Skip(f"{lista.rubrik[falt.namn]}: {why[0] if why else 'namnet saknas'}")
    return value


def _id(cells: dict[str, Any], name: str) -> str:
    """The id that the list has, else the one that the name gives."""
    record_id = str(cells["id"]) if "id" in cells and cells["id"] is not OBERAKNAD else slug(name)
    if not record_id:
        raise Skip("har ett namn utan a–z och 0–9, som inget id går att göra av; börja posten med lis ny")
    if fault := id_fault(record_id):
        raise Skip(fault)
    return record_id


def _fields(lista: Lista, tolk: Tolk, rad: int, cells: dict[str, Any], remarks: list[Anmarkning]) -> dict[str, Any]:
    """The fields that each stand in a column of their own."""
    found, asked = {}, asked_of(lista.register)
    for falt in LISTOR[lista.register]:
        if falt.som in (Som.NAMN, Som.ID, Som.RAD) or falt.namn not in cells:
            continue
        value, why = tolk.value(falt, cells[falt.namn])
        if value not in (None, [], UNKNOWN):
            found[falt.namn] = value
        what = UNKNOWN_TOLD if falt.namn in asked and falt.namn not in found else LEFT_OUT
        remarks += (Anmarkning(rad, lista.rubrik[falt.namn], f"{text}; {what}") for text in why)
    return found


def asked_of(register: str) -> list[str]:
    """The fields that a record tells even where nothing is known: *uppgift saknas* stands there then."""
    modell = MODELS[register]
    also = getattr(modell, "FRAGAS", frozenset())
    return [
        name
        for name, info in modell.model_fields.items()
        if name in also or (info.is_required() and any(type(m).__name__ == "_EllerSaknas" for m in info.metadata))
    ]


def _whole(lista: Lista, found: dict[str, Any], remarks: list[Anmarkning]) -> dict[str, Any]:
    """The record with what is not known of it. Raises `Skip` where it cannot be without something."""
    modell = MODELS[lista.register]
    told = dict.fromkeys(asked_of(lista.register), UNKNOWN) | found
    missing = [n for n, info in modell.model_fields.items() if info.is_required() and n not in told and n != "id"]
    if missing:
        columns = [lista.rubrik[n] for n in missing if n in lista.rubrik]
        why = [f". {a.kolumn}: {a.text.removesuffix(f'; {LEFT_OUT}')}" for a in remarks if a.kolumn in columns]
        words = ", ".join(falt_ord(modell, n).lower() for n in missing)
        raise Skip(f"saknar {words}, som posten inte kan vara utan{''.join(why)}")
    return {name: told[name] for name in modell.model_fields if name in told}
