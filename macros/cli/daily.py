"""The everyday commands: check, build, add records, tell the state. Each returns its exit status."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.build.site import build, own_config
from macros.checks.page_rules import PAGE_RULES
from macros.checks.prose import TEXT_RULES
from macros.checks.records import rules
from macros.checks.spelling import can_spell, check_spelling
from macros.cli.year import ny_genomgang, steps
from macros.content import faultless, load_content
from macros.editing.examples import remove_examples
from macros.editing.new_record import add, find_register, next_id, skeleton
from macros.editing.spreadsheet import as_yaml, read_sheet
from macros.models import REGISTERS, Register
from macros.outputs.exports import write_exports
from macros.outputs.status import mail_text, status_text
from macros.pages.reviews import find_page, fingerprint, record_text
from macros.problems import FORMATS, ContentFault, Felbruk, near, quote
from macros.registers.load import Registers, load_registers
from macros.registers.schema import write_schemas
from macros.state.clock import real_day


def summary(problems: Sequence) -> None:
    count = len(problems)
    text = "Inga fel." if not count else f"{count} fel i {len({p.fil for p in problems})} fil(er). Inget har ändrats."
    print(text, file=sys.stderr)


def kontrollera(options: argparse.Namespace) -> int:
    """Lista alla fel i data/ och docs/."""
    if options.lista:
        print("\n".join(rules() + PAGE_RULES + TEXT_RULES + [f"Texter: {check_spelling.__doc__}"]))
        return 0
    root = options.rot.resolve()
    content = load_content(root, own_config(root))
    print(FORMATS[options.format](content.problems), end="")
    summary(content.problems)
    if not can_spell():
        print("Stavningen är inte kontrollerad: installera hunspell och hunspell-sv.", file=sys.stderr)
    return 1 if content.problems else 0


def bygg(options: argparse.Namespace) -> int:
    """Kontrollera och bygg webbplatsen med alla PDF:er."""
    root = options.rot.resolve()
    target = (options.till or root / "site").resolve()
    changed = build(root, target, steps, options.med_exempel)
    print(
        f"Klart: öppna {target / 'index.html'}" if changed else f"Inget har ändrats sedan {target} byggdes.",
        file=sys.stderr,
    )
    return 0


def schema(options: argparse.Namespace) -> int:
    """Skriv om data/_schema/, som ger hjälp om fälten i redigeraren."""
    changed = write_schemas(options.rot.resolve())
    print(f"{len(changed)} schema(n) ändrade.", file=sys.stderr)
    return 0


def ny(options: argparse.Namespace) -> int:
    """Börja en ny post i ett register, eller läs in system ur ett kalkylblad."""
    root = options.rot.resolve()
    if options.register in ("genomgang", "genomgangar"):
        return ny_genomgang(root, options.id)
    register = find_register(options.register)
    registers = _sound(root)
    if options.fran:
        return _import(root, register, registers, options.fran)
    record_id = next_id(register, registers, options.id)
    path = add(root, register, record_id, skeleton(register, record_id, registers, real_day()))
    print(f"{record_id} finns nu i {path.relative_to(root)}. Fyll i det som saknas och kör lis kontrollera.")
    return 0


def _import(root: Path, register: Register, registers: Registers, sheet: Path) -> int:
    if register.namn != "system":
        raise Felbruk("bara system kan läsas in ur ett kalkylblad: lis ny system --fran lista.xlsx")
    if not sheet.is_file():
        raise Felbruk(f"filen {sheet} finns inte")
    made = read_sheet(sheet, registers)
    for record_id, record in made.poster.items():
        add(root, register, record_id, as_yaml(record))
    print(f"{len(made.poster)} system är inlästa i data/system/.")
    if made.okanda_kolumner:
        print(f"Kolumner som inte känns igen och inte är inlästa: {', '.join(made.okanda_kolumner)}.")
    print("".join(f"{row}\n" for row in made.anmarkningar), end="")
    return 0


def status(options: argparse.Namespace) -> int:
    """Visa vad som är försenat, ska göras snart och inte är känt."""
    content = faultless(options.rot.resolve(), dag=options.dag)
    print(status_text(content.registers, content.dag), end="")
    return 0


def utskick(options: argparse.Namespace) -> int:
    """Skriv brevet till den som har en roll: systemens brister, det öppna och länken till sidan."""
    content = faultless(options.rot.resolve(), dag=options.dag)
    print(mail_text(content.registers, options.roll, content.dag, options.webbplats), end="")
    return 0


def exportera(options: argparse.Namespace) -> int:
    """Skriv registren som JSON, CSV, XLSX och iCalendar."""
    root = options.rot.resolve()
    content = faultless(root, own_config(root))
    made = write_exports(
        content.registers, content.dag, (options.till or root / ".bygge").resolve(), options.med_exempel
    )
    print(f"{len(made)} filer i {made[0].parent}", file=sys.stderr)
    return 0


def rensa_exempel(options: argparse.Namespace) -> int:
    """Ta bort alla poster som bara visar hur något ser ut."""
    root = options.rot.resolve()
    removed = remove_examples(root, _sound(root))
    print("".join(f"{row}\n" for row in removed) + f"{len(removed)} exempel är borttagna.")
    return 0


def granska(options: argparse.Namespace) -> int:
    """Skriv in att en roll har granskat ett kort eller en sida, med utfall och textens avtryck."""
    root = options.rot.resolve()
    content = faultless(root, own_config(root))
    path = find_page(options.sida, content.pages)
    roles = [r.id for r in content.registers.roller]
    if options.av not in roles:
        raise Felbruk(f"rollen {quote(options.av)} finns inte{near(options.av, roles)}")
    register = next(r for r in REGISTERS if r.namn == "granskningar")
    record_id = next_id(register, content.registers, None)
    mark = fingerprint(path, content.pages, content.registers)
    add(
        root,
        register,
        record_id,
        record_text(record_id, path, options.av, options.utfall, options.anmarkning, mark, real_day()),
    )
    print(f"{record_id}: {path} är granskad av {options.av}, {options.utfall}.")
    return 0


def _sound(root: Path) -> Registers:
    """The registers of a root whose data has no fault."""
    registers, problems = load_registers(root)
    if problems:
        raise ContentFault(problems)
    return registers
