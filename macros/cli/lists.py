"""`lis ny REGISTER --fran lista.xlsx`: what was written, what was not and why, and what to do next, row by row."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.checks.persons import Persons
from macros.checks.rules import check_registers
from macros.cli.parser import Parser
from macros.editing.lista import read_list, unknown_fields, write_list
from macros.editing.listkarta import read_map
from macros.editing.listkolumner import LISTOR, rubrik_for
from macros.editing.listpost import Inlast
from macros.editing.spreadsheet import shown
from macros.editing.yaml_values import item_rows, plain
from macros.models import Register
from macros.problems import Felbruk
from macros.registers.load import Registers
from macros.state.clock import real_day

SHOWN, TRIED, FEW = 20, 3, 30
"""So many records are named, so many are shown as they would be written, and so many signs of rows fit before a remark."""


def import_list(root: Path, register: Register, registers: Registers, options: argparse.Namespace) -> int:
    """Read a list in, or with `--prova` only show what would come of it."""
    sheet: Path = options.fran
    if options.id:
        raise Felbruk("listans poster får sina id av listan; ange inget id när du läser in med --fran")
    if not sheet.is_file():
        raise Felbruk(f"filen {sheet} finns inte")
    karta = read_map(root, options.roller, registers) if options.roller else None
    day = real_day()
    made = read_list(
        sheet,
        register,
        registers,
        Persons(registers.fornamn).found,
        lambda whole: check_registers(whole, day),
        day,
        options.blad,
        karta,
    )
    if not options.prova:
        write_list(root, made)
    inside = sheet.resolve().is_relative_to(root)
    print("\n".join(told(made, register, shown(sheet.name), options.prova)))
    print("\n".join(_next(made, register, shown(sheet.name), options.prova, inside)), file=sys.stderr)
    return 0


def told(made: Inlast, register: Register, fil: str, tried: bool) -> Iterator[str]:
    """Everything that came of a list, what was written first."""
    lista, count = made.lista, len(made.poster)
    where = f"data/{register.namn}/" if register.mapp else f"data/{register.namn}.yml"
    yield f"Läst: {lista.blad} i {fil}, med rubrikerna på rad {lista.huvud}."
    yield from _section("Andra blad, som inte är lästa", lista.andra_blad)
    if tried:
        yield f"Inget är inskrivet, för det här var en prövning. Det här skulle skrivas in i {where}: {_posts(count)}."
    else:
        yield f"Inskrivet i {where}: {_posts(count)}." if count else "Inget nytt är inskrivet."
    yield from (f"  {row}" for row in _named(made))
    yield from _as_written(made) if tried else ()
    columns = [f"{label}: {why}" for label, why in lista.olasta_kolumner]
    yield from _section("Kolumner som inte är inlästa", [*columns, _headings(register)] if columns else [])
    left = _grouped((why, rad) for rad, why in lista.olasta_rader)
    yield from _section("Rader som inte är inlästa", (row for told in left for row in _of_rows(*told, ":")))
    look = _grouped((f"{a.kolumn}: {a.text}", a.rad) for a in made.anmarkningar)
    yield from _section("Det här gick inte att förstå", (row for told in look for row in _of_rows(*told, ",")))
    missing = [f"{word}: {n} av {count}" for word, n in unknown_fields(made)]
    yield from _section("Uppgift saknas i det nya", missing)


def _headings(register: Register) -> str:
    """The columns that a list of the register may have, by one heading each."""
    return f"Det här går att läsa in: {', '.join(rubrik_for(f, register.namn) for f in LISTOR[register.namn])}."


def _posts(count: int) -> str:
    return f"{count} {'post' if count == 1 else 'poster'}"


def _section(title: str, rows: Iterable[str]) -> Iterator[str]:
    found = list(rows)
    yield from [f"{title}:", *(f"  {row}" for row in found)] if found else []


def _named(made: Inlast) -> Iterator[str]:
    """The new records by their ids with the rows that they come from; of many, the first ones."""
    rows = [f"{r['id']} (rad {_rows(made.rader[key])})" for key, r in made.poster.items()]
    yield from rows[:SHOWN]
    if len(rows) > SHOWN:
        yield f"och {len(rows) - SHOWN} till"


def _as_written(made: Inlast) -> Iterator[str]:
    """The first records as they would stand in the file."""
    some = list(made.poster.values())[:TRIED]
    if some:
        yield "Så skulle det stå:" if len(some) == len(made.poster) else f"Så skulle de första {len(some)} stå:"
    for record in some:
        yield from (f"  {row}" for row in item_rows(plain(record), 0, compact=False))


def _grouped(told: Iterable[tuple[str, int]]) -> list[tuple[str, str]]:
    """(what is told, the rows that it is told of): what is said of a hundred rows is said once."""
    found: dict[str, list[int]] = {}
    for text, rad in told:
        found.setdefault(text, []).append(rad)
    return [(text, _rows(rows)) for text, rows in sorted(found.items(), key=lambda pair: min(pair[1]))]


def _of_rows(text: str, rows: str, sign: str) -> list[str]:
    """What is told of some rows: the rows first where they are few, below where they are many."""
    return [f"rad {rows}{sign} {text}"] if len(rows) <= FEW else [f"{text}", f"  rad {rows}"]


def _rows(numbers: Iterable[int]) -> str:
    """Rows as people say them: 4–9, 12."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)


def _next(made: Inlast, register: Register, fil: str, tried: bool, inside: bool) -> Iterator[str]:
    """What to do now."""
    if tried:
        yield "Stämmer det? Kör samma kommando utan --prova."
    elif made.poster:
        unknown = sum(n for _, n in unknown_fields(made))
        count = f"{unknown} {'uppgift' if unknown == 1 else 'uppgifter'} saknas"
        fill = f", fyll i det som du vet ({count})" if unknown else ""
        yield f"Nu: läs de nya posterna{fill} och kör lis kontrollera. lis status visar vad som är kvar att göra."
        if made.anmarkningar:
            yield (
                "Vill du rätta listan och läsa in den igen: ta först bort de nya posterna, för det som redan finns "
                "ändras aldrig. Med --prova ser du nästa gång vad som inte går att förstå innan något skrivs in."
            )
    if inside:
        yield f"Flytta {fil} ut ur mappen: listor har ofta namn på personer, och lis kontrollera säger fel så länge den ligger där."


def list_options(new: Parser) -> None:
    """The options of `lis ny` that belong to a list."""
    listed = "kontorets lista i Excel (.xlsx), en rad per post: system, objekt, processer, informationsmangder, "
    listed += "behandlingar, leverantorer, roller eller utbildningar"
    new.add_argument("--fran", type=Path, metavar="FIL", help=listed)
    new.add_argument("--blad", metavar="NAMN", help="bladet i filen, när flera går att läsa")
    about = "en fil utanför mappen (.csv, .xlsx eller .yml) med två kolumner, namn och roll: namnet byts mot rollen"
    new.add_argument("--roller", type=Path, metavar="KARTA", help=about)
    new.add_argument("--prova", action="store_true", help="visa vad som skulle skrivas in, utan att skriva")
