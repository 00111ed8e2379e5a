"""`lis ny REGISTER --fran lista.xlsx`: an office's own list becomes new records, and nothing is lost or changed in silence."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.editing.files import change, save
from macros.editing.listblad import open_list
from macros.editing.listkolumner import LISTOR
from macros.editing.listpersoner import Vakt
from macros.editing.listpost import Inlast, read_rows
from macros.editing.listrutor import Tolk
from macros.editing.numbering import next_numbers
from macros.editing.workbook import read_lists
from macros.editing.yaml_writer import append_all, new_file
from macros.models import MODELS, REGISTERS, Register
from macros.models.base import UNKNOWN, Record
from macros.models.ord import falt_ord, stig_ord
from macros.problems import Felbruk, Problem
from macros.registers.load import Registers
from macros.registers.validation import Loc, validate

Rules = Callable[[Registers], list[Problem]]
IN_THE_LIST = "listan"


@dataclass(frozen=True)
class Radplats:
    """Where a record that is not written yet stands: the row of the list takes the place of a line of a file."""

    rad: int
    path: str = IN_THE_LIST
    text: str = ""

    def line(self, loc: Loc) -> int:
        return self.rad


def read_list(
    path: Path,
    register: Register,
    registers: Registers,
    vakt: Vakt,
    rules: Rules,
    idag: date,
    blad: str | None = None,
    karta: Mapping[str, str] | None = None,
) -> Inlast:
    """The new records of a workbook's list. Raises `Felbruk` when no list of the register can be read from it."""
    if register.namn not in LISTOR:
        raise Felbruk(f"{register.namn} läses inte in ur ett kalkylblad; det går för {', '.join(LISTOR)}")
    lista = open_list(path.name, read_lists(path), register.namn, blad, vakt)
    return sound(read_rows(lista, Tolk(registers, vakt, idag, karta)), registers, vakt, rules)


def sound(made: Inlast, registers: Registers, vakt: Vakt, rules: Rules) -> Inlast:
    """What was read, each with its id, without the records that a rule would call a fault."""
    register = next(r for r in REGISTERS if r.namn == made.lista.register)
    if "id" not in next(iter(made.poster.values()), {"id": ""}):
        numbers = next_numbers(register, registers, len(made.poster))
        made.poster = {key: {"id": n, **record} for n, (key, record) in zip(numbers, made.poster.items(), strict=True)}
    records: dict[str, Record] = {}
    for key, raw in list(made.poster.items()):
        record, faults = validate(register.modell, raw)
        if record is None:
            loc, text = faults[0]
            made.drop(key, _said(register, loc, text, vakt))
        else:
            records[key] = record
    for key, problem in _broken(made, registers, records, rules):
        if key in made.poster:
            told = "" if vakt(problem.fel) else f": {problem.fel}"
            made.drop(key, f"bryter mot en regel{told}")
    made.settle()
    return made


def _said(register: Register, loc: Loc, text: str, vakt: Vakt) -> str:
    where = stig_ord(register.modell, loc) if loc else "posten"
    return f"{where}: {'värdet går inte att skriva in' if vakt(text) else text}"


def _broken(
    made: Inlast, registers: Registers, records: Mapping[str, Record], rules: Rules
) -> Iterable[tuple[str, Problem]]:
    """(record, fault) of every rule that a new record breaks together with what the registers have."""
    name = made.lista.register
    places: dict[Any, Any] = {(name, r.id): (Radplats(made.rader[key][0]), ()) for key, r in records.items()}
    with_new = registers.med(registers.records | {name: (*registers.of(name), *records.values())})
    spelled = registers.ids(name) or frozenset()
    whole = replace(
        with_new,
        places=registers.places | places,
        spelled=registers.spelled | {name: spelled | {r.id for r in records.values()}},
    )
    by_row = {made.rader[key][0]: key for key in records}
    return [(by_row[p.rad], p) for p in rules(whole) if p.fil == IN_THE_LIST]


def write_list(root: Path, made: Inlast) -> None:
    """Write the new records, each in a file of its own or all last in the register's file. Never over another."""
    name = made.lista.register
    register = next(r for r in REGISTERS if r.namn == name)
    if not register.mapp:
        if records := list(made.poster.values()):
            change(root, root / "data" / f"{name}.yml", lambda before: append_all(before, records))
        return
    texts = {root / "data" / name / f"{r['id']}.yml": new_file(name, r) for r in made.poster.values()}
    for path in texts:
        if path.exists() or path.is_symlink():
            raise Felbruk(f"filen {path.relative_to(root)} finns redan och skrivs inte över; inget är inskrivet")
    for path, text in texts.items():
        save(root, path, text)


def unknown_fields(made: Inlast) -> list[tuple[str, int]]:
    """(a field's word, in how many of the records it is *uppgift saknas*), the most first."""
    modell = MODELS[made.lista.register]
    count: dict[str, int] = {}
    for record in made.poster.values():
        for name, value in record.items():
            if value == UNKNOWN:
                count[name] = count.get(name, 0) + 1
    return sorted(((falt_ord(modell, n), k) for n, k in count.items()), key=lambda pair: -pair[1])
