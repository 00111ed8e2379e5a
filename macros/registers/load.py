"""From data files to registers: every record read, validated and known by its place."""

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.models import ARENDEN, MODELS, REGISTERS, Register
from macros.models.base import Record, Synlighet
from macros.models.synlighet import closed_fields
from macros.problems import ContentFault, Problem
from macros.registers.index import indexed
from macros.registers.noted import Noted
from macros.registers.raw import Raw, check_data_files, raw_records
from macros.registers.validation import Loc, validate
from macros.registers.walk import Walked, walk
from macros.registers.word_list import read_names
from macros.registers.yaml_source import Source


@dataclass(frozen=True)
class Registers:
    """All registers as loaded: `registers.risker` is a tuple of records in the order of the files."""

    records: dict[str, tuple[Record, ...]]
    places: dict[tuple[str, str], tuple[Source, Loc]] = field(default_factory=dict)
    spelled: dict[str, frozenset[str] | None] = field(default_factory=dict)
    fornamn: tuple[str, ...] = ()
    """First names that the office has added to those that are known."""
    parts: dict[tuple[str, str], Raw] = field(default_factory=dict)
    """The records that have fields in the restricted root."""
    egen_rot: frozenset[tuple[str, str]] = frozenset()
    """The records, by (register, id), that lie in the restricted root."""
    utan_rot: frozenset[str] = frozenset()
    """The registers that have more in a restricted root which is not at hand."""
    malgrupp: Synlighet = Synlighet.BEGRANSAD
    """Whom these registers are for: all of them are here only for the audience that may read everything."""
    utelamnade: frozenset[str] = frozenset()
    """The registers that the audience may read nothing of: they have no records here, which says nothing of how many there are."""
    slutna: frozenset[str] = frozenset()
    """The registers where a record without a mark is kept from the audience: that nothing is here does not say that nothing is."""
    delvis: frozenset[str] = frozenset()
    """The registers of which the audience may read a part."""
    at_day: dict[date, "Registers"] = field(default_factory=dict, init=False, repr=False, compare=False)
    """These registers as they could be known on a day, made when asked for."""

    @property
    def fetched(self) -> set[str]:
        """The registers of which single records have been asked for."""
        return getattr(self.records, "fetched", set())

    def med(self, records: dict[str, tuple[Record, ...]]) -> "Registers":
        """The same registers with other records."""
        held = copy(self.records)
        held.clear()
        held.update(records)
        return replace(self, records=held)

    @property
    def asked(self) -> set[str]:
        """The registers whose records have been asked for, where what is kept from an audience is noted."""
        return getattr(self.records, "asked", set())

    def visar(self, *registers: str) -> bool:
        """Whether the audience may read of these registers at all: ask before what is there is told or counted."""
        return self.utelamnade.isdisjoint(registers)

    def hela(self, *registers: str) -> bool:
        """Whether the audience may read all of these registers: only then does nothing here mean that nothing is written."""
        return self.visar(*registers) and self.delvis.isdisjoint(registers)

    def om_de_visas(self, register: str, field: str, value: Any) -> tuple[Record, ...]:
        """As `by`; nothing, and no question asked, of a register that the audience may read nothing of."""
        return self.by(register, field, value) if self.visar(register) else ()

    def doljer(self, register: str, *fields: str) -> bool:
        """Whether any of these fields is kept from the audience."""
        elsewhere = register in self.utan_rot and self.malgrupp is Synlighet.BEGRANSAD
        audience = Synlighet.INTERN if elsewhere else self.malgrupp
        return not closed_fields(MODELS[register], audience).isdisjoint(fields)

    def __getattr__(self, name: str) -> tuple[Record, ...]:
        try:
            return self.records[name]
        except KeyError:
            raise AttributeError(name) from None

    def of(self, register: str) -> tuple[Record, ...]:
        """The records of a register; of all four registers of matters for `arenden`."""
        names = ARENDEN if register == "arenden" else (register,)
        return tuple(record for name in names for record in self.records[name])

    @cached_property
    def _by_id(self) -> dict[tuple[str, str], Record]:
        return {(name, r.id): r for name, records in self.records.items() for r in records}

    @cached_property
    def _indexes(self) -> dict[tuple[str, str], dict[Any, tuple[Record, ...]]]:
        return {}

    def by(self, register: str, field: str, value: Any) -> tuple[Record, ...]:
        """The records of a register whose field is `value`, or has it in its list; in the order of the files."""
        self.asked.add(register)
        if (register, field) not in self._indexes:
            self._indexes[register, field] = indexed(self.of(register), field)
        return self._indexes[register, field].get(value, ())

    @cached_property
    def _order(self) -> dict[int, int]:
        return {id(record): at for records in self.records.values() for at, record in enumerate(records)}

    def chosen(self, register: str, ids: Iterable[str]) -> list[Record]:
        """The records of one register that have these ids, once each, in the order of the files."""
        found = [record for one in set(ids) if (record := self._by_id.get((register, one)))]
        return sorted(found, key=lambda record: self._order[id(record)])

    def get(self, register: str, record_id: str) -> Record | None:
        """The record with that id in a register, or in any of the registers of matters for `arenden`."""
        names = ARENDEN if register == "arenden" else (register,)
        self.fetched.update(names)
        return next((r for name in names if (r := self._by_id.get((name, record_id)))), None)

    @cached_property
    def raknas(self) -> "Registers":
        """The same registers without the records that only show how something looks: what every figure counts."""
        kept = {name: tuple(r for r in records if not r.exempel) for name, records in self.records.items()}
        return self.med(kept)

    @cached_property
    def walked(self) -> Walked:
        """Every single value, and every model and list: the checks share one walk."""
        return walk(self.records)

    def ids(self, register: str) -> frozenset[str] | None:
        """Every id that a register's files spell, faulty records too; None when a file could not be read."""
        names = ARENDEN if register == "arenden" else (register,)
        found = [self.spelled.get(name) for name in names]
        return None if None in found else frozenset().union(*found)

    def problem(self, register: str, record: Record, loc: Loc, text: str) -> Problem:
        """A fault in a record, at its file and line."""
        part = self.parts.get((register, record.id))
        source, start = self.places[register, record.id]
        source, whole = part.place(loc) if part else (source, start + loc)
        return Problem(source.path, source.line(whole), _field_name(loc), text)


def _field_name(loc: Loc) -> str:
    return ".".join(str(step) for step in loc if not isinstance(step, int))


def load_registers(root: Path, closed: Path | None = None) -> tuple[Registers, list[Problem]]:
    """Every register under `root/data` with all faults of their files. Faulty records are left out.

    `closed` is the restricted root, whose records and fields are joined to them; None where it is not at hand.
    """
    problems: list[Problem] = list(check_data_files(root))
    if closed:
        problems += (p._replace(fil=f"{closed.name}/{p.fil}") for p in check_data_files(closed))
    loaded = Registers(Noted({}), fornamn=read_names(root, problems))
    apart: set[tuple[str, str]] = set()
    for register in REGISTERS:
        before = len(problems)
        raws = raw_records(root, closed, register, problems)
        loaded.spelled[register.namn] = None if len(problems) > before else frozenset(raw.id for raw in raws)
        loaded.records[register.namn] = tuple(_records(register, raws, loaded, problems))
        apart |= {(register.namn, raw.id) for raw in raws if raw.own_root}
    return _with_what_is_elsewhere(replace(loaded, egen_rot=frozenset(apart)), closed), problems


def _records(register: Register, raws: Iterable[Raw], loaded: Registers, problems: list[Problem]) -> Iterator[Record]:
    """The sound records of a register, each with its place."""
    for raw in raws:
        record = _record(register, raw, problems)
        if record is None:
            continue
        if first := loaded.places.get((register.namn, record.id)):
            where = f"{first[0].path}:{first[0].line(first[1])}"
            line = raw.source.line((*raw.loc, "id"))
            problems.append(Problem(raw.source.path, line, "id", _taken(record.id, where, raws)))
            continue
        loaded.places[register.namn, record.id] = raw.source, raw.loc
        if raw.more:
            loaded.parts[register.namn, record.id] = raw
        yield record


def _taken(record_id: str, where: str, raws: Iterable[Raw]) -> str:
    """That an id is taken, and the next one that is free where the register is numbered."""
    series = re.fullmatch(r"([A-Z]{2,3})-[0-9]{3}", record_id)
    told = f'id "{record_id}" används redan i {where}'
    if not series:
        return f"{told}; ge den nyare posten ett eget id, eller ta bort den om det är samma post två gånger"
    used = [int(raw.id[-3:]) for raw in raws if re.fullmatch(rf"{series[1]}-[0-9]{{3}}", raw.id)]
    free = f"{series[1]}-{max(used) + 1:03}"
    return f"{told}; ge den nyare posten nästa lediga, {free}, och ändra där den nämns"


def _with_what_is_elsewhere(loaded: Registers, closed: Path | None) -> Registers:
    """The registers; those that the table says have a rest in a root which is not at hand are not told as whole."""
    rows = loaded.records.get("malgrupper", ()) if closed is None else ()
    names = frozenset(m.galler_register for m in rows if m.egen_rot and m.galler_register in loaded.records)
    if not names:
        return loaded
    empty = frozenset(n for n in names if not loaded.records[n])
    return replace(loaded, utan_rot=names, slutna=names, utelamnade=empty, delvis=names - empty)


def om_egen_rot(registers: Registers) -> str:
    """That the restricted root is not at hand, and of which registers something is missed; '' when nothing is."""
    names = ", ".join(sorted(registers.utan_rot))
    return f"Den begränsade roten är inte med (--begransad). Det som ligger där visas inte: {names}." if names else ""


def _record(register: Register, raw: Raw, problems: list[Problem]) -> Record | None:
    """The record, or None with its faults added to `problems`."""
    record, faults = validate(register.modell, raw.whole)
    for at, text in faults:
        source, loc = raw.place(at)
        problems.append(Problem(source.path, source.line(loc), _field_name(at), text))
    if record is not None and register.mapp and record.id != (stem := _stem(raw.source.path)):
        text = f'id "{record.id}" ska vara filens namn, "{stem}"'
        problems.append(Problem(raw.source.path, raw.source.line((*raw.loc, "id")), "id", text))
    return record


def _stem(path: str) -> str:
    """A data file's name without its ending."""
    return path.rpartition("/")[2].removesuffix(".yml")


def load_sound(root: Path) -> Registers:
    """The registers of a root whose data has no fault. Raises `ContentFault` with every fault."""
    registers, problems = load_registers(root)
    if problems:
        raise ContentFault(problems)
    return registers
