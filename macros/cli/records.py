"""`lis ny`, `lis granska` and `lis rensa-exempel`: records that come and go."""

import argparse
from pathlib import Path

from macros.build.site import own_config
from macros.cli.lists import import_list, list_options
from macros.cli.parser import Command
from macros.cli.retold import ny_atergiven, retold_options
from macros.cli.year import ny_genomgang
from macros.content import faultless
from macros.editing.examples import remove_examples
from macros.editing.new_plan import new_plan
from macros.editing.new_record import add, add_fields, find_register, skeleton
from macros.editing.numbering import next_id, next_number
from macros.models.granskning import Granskningsutfall
from macros.pages.reviews import find_page, fingerprint, review_record
from macros.problems import Felbruk
from macros.registers.load import load_sound
from macros.registers.roles import existing_role
from macros.state.clock import real_day


def ny(options: argparse.Namespace) -> int:
    """Börja en ny post i ett register, eller läs in ett registers poster ur kontorets egen lista i Excel."""
    root = options.rot.resolve()
    if options.register in ("genomgang", "genomgangar"):
        return ny_atergiven(root, options) if options.ur else ny_genomgang(root, options.id)
    if options.register == "handlingsplan":
        return _plan(root, options)
    register = find_register(options.register)
    registers = load_sound(root)
    if options.fran:
        return import_list(root, register, registers, options)
    if options.blad or options.roller or options.prova:
        raise Felbruk("--blad, --roller och --prova hör till en lista: lis ny REGISTER --fran FIL")
    record_id = next_id(register, registers, options.id)
    path = add(root, register, record_id, skeleton(register, record_id, registers, real_day()))
    print(f"{record_id} finns nu i {path.relative_to(root)}. Fyll i det som saknas och kör lis kontrollera.")
    return 0


def _plan(root: Path, options: argparse.Namespace) -> int:
    """Actions for chosen gaps of a system."""
    if not options.id:
        raise Felbruk("ange systemet: lis ny handlingsplan SYSTEM --bara LOG-01 BEH-03")
    made = new_plan(root, load_sound(root), options.id, options.bara, real_day())
    print(f"{', '.join(made)} finns nu i data/atgarder.yml. Fyll i senast, och ändra ansvarig om det är någon annan.")
    return 0


def granska(options: argparse.Namespace) -> int:
    """Skriv in att en roll har granskat ett kort eller en sida, med utfall och textens avtryck."""
    root = options.rot.resolve()
    if options.utfall == Granskningsutfall.ANDRA and not options.anmarkning:
        raise Felbruk("utfallet andra kräver --anmarkning: skriv vad som behöver ändras, i en mening")
    content = faultless(root, own_config(root))
    path = find_page(options.sida, content.pages)
    existing_role(content.registers, options.av)
    record_id = next_number("granskningar", content.registers)
    mark = fingerprint(path, content.pages, content.registers)
    made = review_record(record_id, path, options.av, options.utfall, options.anmarkning, mark, real_day())
    add_fields(root, "granskningar", made)
    print(f"{record_id}: {path} är granskad av {options.av}, {options.utfall}.")
    return 0


def rensa_exempel(options: argparse.Namespace) -> int:
    """Ta bort alla poster som bara visar hur något ser ut."""
    root = options.rot.resolve()
    removed = remove_examples(root, load_sound(root))
    print("".join(f"{row}\n" for row in removed) + f"{len(removed)} exempel är borttagna.")
    return 0


def commands(command: Command) -> None:
    new = command(ny)
    new.add_argument("register", metavar="REGISTER", help="registrets namn, i ental eller flertal: system, atgard …")
    new.add_argument("id", nargs="?", metavar="ID", help="id med små bokstäver, när det inte numreras")
    list_options(new)
    new.add_argument("--bara", nargs="+", default=[], metavar="ÅTGÄRD", help="luckorna i en handlingsplan: LOG-01 …")
    retold_options(new)
    command(rensa_exempel)
    review = command(granska)
    review.add_argument("sida", metavar="KORT", help="kortets id, eller sidans väg: loggning, rutiner/leda-incident.md")
    review.add_argument("--av", required=True, metavar="ROLL", help="rollen som har granskat")
    outcomes = [str(o) for o in Granskningsutfall]
    told = "godkand, eller andra när något behöver ändras"
    review.add_argument("--utfall", required=True, choices=outcomes, help=told)
    review.add_argument("--anmarkning", metavar="TEXT", help="vad som behöver ändras, i en mening")
