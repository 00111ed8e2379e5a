"""From data files to registers: every record read, validated and known by its place."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from macros.files import LINKED, entries
from macros.models import ARENDEN, REGISTERS, Register
from macros.models.base import Record, Synlighet
from macros.models.synlighet import faltets_vidaste
from macros.problems import Problem, near
from macros.registers.index import indexed
from macros.registers.validation import Loc, validate
from macros.registers.walk import Walked, walk
from macros.registers.word_list import LISTS, read_names
from macros.registers.yaml_source import Source, read_yaml


@dataclass(frozen=True)
class Registers:
    """All registers as loaded: `registers.risker` is a tuple of records in the order of the files."""

    records: dict[str, tuple[Record, ...]]
    places: dict[tuple[str, str], tuple[Source, Loc]] = field(default_factory=dict)
    spelled: dict[str, frozenset[str] | None] = field(default_factory=dict)
    fornamn: tuple[str, ...] = ()
    """First names that the office has added to those that are known."""
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

    def om_de_visas(self, register: str, field: str, value: Any) -> tuple[Record, ...]:
        """As `by`; nothing, and no question asked, of a register that the audience may read nothing of."""
        return self.by(register, field, value) if self.visar(register) else ()

    def doljer(self, register: str, *fields: str) -> bool:
        """Whether any of these fields is kept from the audience."""
        model = next(r.modell for r in REGISTERS if r.namn == register)
        return any(not faltets_vidaste(model.model_fields[f]).visas_for(self.malgrupp) for f in fields)

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
        source, start = self.places[register, record.id]
        return Problem(source.path, source.line(start + loc), _field_name(loc), text)


def _field_name(loc: Loc) -> str:
    return ".".join(str(step) for step in loc if not isinstance(step, int))


def load_registers(root: Path) -> tuple[Registers, list[Problem]]:
    """Every register under `root/data` with all faults of their files. Faulty records are left out."""
    problems: list[Problem] = list(check_data_files(root))
    records: dict[str, tuple[Record, ...]] = {}
    places: dict[tuple[str, str], tuple[Source, Loc]] = {}
    spelled: dict[str, frozenset[str] | None] = {}
    for register in REGISTERS:
        kept, before = [], len(problems)
        raws = list(_raw_records(root, register, problems))
        spelled[register.namn] = None if len(problems) > before else frozenset(_spelled_id(raw) for *_, raw in raws)
        for source, loc, raw in raws:
            record = _record(register, source, loc, raw, problems)
            if record is None:
                continue
            if first := places.get((register.namn, record.id)):
                where = f"{first[0].path}:{first[0].line(first[1])}"
                problems.append(
                    Problem(source.path, source.line((*loc, "id")), "id", f'id "{record.id}" används redan i {where}')
                )
                continue
            places[register.namn, record.id] = source, loc
            kept.append(record)
        records[register.namn] = tuple(kept)
    return Registers(records, places, spelled, read_names(root, problems)), problems


def _spelled_id(raw: Any) -> str:
    return " ".join(str(raw.get("id", "")).split()) if isinstance(raw, dict) else ""


def _record(register: Register, source: Source, loc: Loc, raw: Any, problems: list[Problem]) -> Record | None:
    """The record at `loc`, or None with its faults added to `problems`."""
    record, faults = validate(register.modell, raw)
    problems += (Problem(source.path, source.line(loc + at), _field_name(at), text) for at, text in faults)
    if record is not None and register.mapp and record.id != (stem := _stem(source.path)):
        text = f'id "{record.id}" ska vara filens namn, "{stem}"'
        problems.append(Problem(source.path, source.line((*loc, "id")), "id", text))
    return record


def _stem(path: str) -> str:
    """A data file's name without its ending."""
    return path.rpartition("/")[2].removesuffix(".yml")


def _raw_records(root: Path, register: Register, problems: list[Problem]) -> Iterator[tuple[Source, Loc, Any]]:
    """(source, path in the file, raw value) of each record of a register."""
    place = root / "data" / register.namn
    if not register.mapp:
        yield from _rows(root, register, problems)
    elif not place.is_dir():
        told = "mappen saknas; ett register utan poster har en mapp med filen .gitkeep"
        problems.append(Problem(f"data/{register.namn}", 1, "", told))
    else:
        for path in sorted(place.glob("*.yml")):
            if (read := read_yaml(root, path, problems)) is not None:
                yield read[0], (), read[1]


def _rows(root: Path, register: Register, problems: list[Problem]) -> Iterator[tuple[Source, Loc, Any]]:
    """The records of a register that is one file."""
    path = root / "data" / f"{register.namn}.yml"
    if not path.is_file():
        if register.frivillig:
            return
        problems.append(Problem(f"data/{path.name}", 1, "", "filen saknas; ett register utan poster skrivs []"))
        return
    if (read := read_yaml(root, path, problems)) is None:
        return
    source, raw = read
    if not isinstance(raw, list):
        told = "filen ska vara en lista: varje post börjar med - i början av raden"
        problems.append(Problem(source.path, source.line(()), "", told))
        return
    for position, item in enumerate(raw):
        yield source, (position,), item


def check_data_files(root: Path) -> Iterator[Problem]:
    """Under data/ ligger bara filer som läses, inga länkar: en felstavad fil vore en förlorad post."""
    known = [register.namn for register in REGISTERS]
    folders = {register.namn for register in REGISTERS if register.mapp}
    for path, entry in entries(root / "data"):
        parts = tuple(path.split("/"))
        if entry.is_symlink():
            yield Problem(f"data/{path}", 1, "", LINKED)
        elif not entry.is_dir(follow_symlinks=False) and not _is_read(parts, folders, known):
            near_name = near(Path(parts[0]).stem, known)
            text = f"ingen post läses från filen; registren heter {', '.join(known)}{near_name}"
            yield Problem(f"data/{path}", 1, "", text)


def _is_read(parts: tuple[str, ...], folders: set[str], known: list[str]) -> bool:
    """Whether a file under `data/`, given by the steps of its path, belongs to a register or is none of our business."""
    stem, _, ending = parts[-1].rpartition(".")
    if parts[-1] == ".gitkeep" or "_schema" in parts or parts in [(name,) for name in LISTS] or parts[0] == "frysta":
        return True
    listed = len(parts) == 1 and stem in known and stem not in folders
    inside = len(parts) == 2 and parts[0] in folders
    return ending == "yml" and (listed or inside)
