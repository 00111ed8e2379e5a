"""`lis ta-emot`: a file that somebody has filled in, looked at first and written in when asked."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.checks.rules import faults_of
from macros.checks.sent_in import guard
from macros.cli.parser import Command
from macros.editing.mottaget import Mottaget
from macros.editing.ta_emot import look_at, read_in, write_in
from macros.problems import Felbruk, as_text
from macros.registers.load import load_sound
from macros.state.clock import real_day


def ta_emot(options: argparse.Namespace) -> int:
    """Visa vad en ifylld fil skulle ändra, post för post och fält för fält. Med --ja eller --bara skrivs det in; det som har ändrats sedan filen gjordes skrivs aldrig över."""
    root = options.rot.resolve()
    if not options.fil.is_file():
        raise Felbruk(f"filen {options.fil} finns inte")
    if options.fil.suffix.lower() == ".docx":
        return _document(root, options)
    registers = load_sound(root)
    taken = read_in(root, registers, options.fil, real_day(), guard(registers.fornamn))
    chosen = taken.valda(options.bara) if options.bara else taken.andringar
    refused = [] if options.bara else taken.fel()
    if (options.ja or options.bara) and not refused:
        write_in(root, chosen, faults_of)
        print("\n".join(told(root, taken, {a.id for a in chosen})))
        print(_written(len({a.id for a in chosen})), file=sys.stderr)
        return 0
    look_at(root, chosen, faults_of)
    print("\n".join(told(root, taken)))
    print(_next(options.fil, taken, options.ja), file=sys.stderr)
    return 1 if refused else 0


def _document(root: Path, options: argparse.Namespace) -> int:
    """A draft of a review that comes back from Word: its changes are proposals in the pages."""
    from macros.review.word_write import read_draft, write_draft

    content, taken = read_draft(root, options.fil)
    chosen = taken.valda(options.bara) if options.bara else taken.andringar
    refused = [] if options.bara else taken.fel()
    write = (options.ja or options.bara) and not refused
    after = write_draft(content, chosen, write)
    print("\n".join(told(root, taken, {a.id for a in chosen} if write else None)))
    print(
        "".join(f"{row}\n" for row in _part("Efter ändringen säger lis kontrollera", as_text(after).splitlines())),
        end="",
    )
    if write:
        print("Ändringarna står nu i sidorna. Läs dem med git diff innan du sparar.", file=sys.stderr)
        return 0
    print(_next(options.fil, taken, options.ja), file=sys.stderr)
    return 1 if refused else 0


def told(root: Path, taken: Mottaget, ids: set[str] | None = None) -> Iterator[str]:
    """What the file would change, or with `ids` what was written: record by record, then what was not and why."""
    yield taken.om
    for record_id in taken.ids if ids is None else [x for x in taken.ids if x in ids]:
        own = [a for a in taken.andringar if a.id == record_id]
        name = taken.namn.get(record_id, "")
        yield f"{record_id}{f' {name}' if name not in ('', record_id) else ''}, {own[0].path.relative_to(root).as_posix()}"
        yield from (f"  {a.rad}" for a in own)
    yield from _part("Går inte att skriva in", as_text(taken.fel()).splitlines())
    yield from _part("Skrivs inte in", taken.ovrigt)
    if ids is not None:
        yield from _part("Inte valt", [x for x in taken.ids if x not in ids])


def _part(title: str, rows: list[str]) -> list[str]:
    return [f"{title}:", *(f"  {row}" for row in rows)] if rows else []


def _written(count: int) -> str:
    if not count:
        return "Inget är inskrivet."
    return f"{count} {'post är inskriven' if count == 1 else 'poster är inskrivna'}. Läs dem och kör lis kontrollera."


def _next(fil: Path, taken: Mottaget, asked: bool) -> str:
    """What to do now, after a look."""
    name = f'"{fil}"' if " " in str(fil) else str(fil)
    if not taken.ids:
        return "Inget att skriva in."
    if taken.nekade:
        some = " ".join(f'"{x}"' if " " in x else x for x in taken.ids)
        rest = f" Det andra skrivs in med: lis ta-emot {name} --bara {some}" if taken.delbart else ""
        return f"Inget är inskrivet{', för allt går inte att skriva in' if asked else ' än'}.{rest}"
    some = ", eller några av dem: --bara ID …" if taken.delbart and len(taken.ids) > 1 else ""
    return f"Inget är inskrivet än. Skriv in det: lis ta-emot {name} --ja{some}"


def commands(command: Command) -> None:
    one = command(ta_emot)
    one.add_argument(
        "fil",
        type=Path,
        metavar="FIL",
        help="filen som har kommit tillbaka: ett kalkylblad (.xlsx) eller ett utkast i Word (.docx)",
    )
    one.add_argument("--ja", action="store_true", help="skriv in allt som filen ändrar; utan valet visas det bara")
    one.add_argument("--bara", nargs="+", default=[], metavar="ID", help="skriv bara in de här posterna")
