"""`lis verkstad`: the sheet of a classification workshop."""

import argparse
from pathlib import Path

from macros.cli.parser import Command, day
from macros.cli.target import write_new
from macros.outputs.verkstad import workshop_xlsx
from macros.problems import Felbruk, near, quote
from macros.registers.load import load_sound
from macros.state.clock import build_day


def verkstad(options: argparse.Namespace) -> int:
    """Skriv ett kalkylblad att fylla i på ett systems klassningsmöte, med det som registret redan vet."""
    root = options.rot.resolve()
    registers = load_sound(root)
    system = registers.get("system", options.system)
    if system is None:
        told = near(options.system, [x.id for x in registers.system])
        raise Felbruk(f"systemet {quote(options.system)} finns inte{told}")
    if system.sakerhetsskydd:
        raise Felbruk(f"{system.id} hanteras i säkerhetsskydd och klassas inte här; ring säkerhetsfunktionen")
    path = options.till or root / ".bygge" / "verkstad" / f"{system.id}.xlsx"
    if path.suffix.lower() != ".xlsx":
        raise Felbruk(f"filen {quote(path.name)} ska sluta på .xlsx")
    write_new(root, path, workshop_xlsx(registers, system, options.dag or build_day()))
    print(f"Bladet finns i {path}. Fyll i det på mötet och kör sedan lis ta-emot.")
    return 0


def commands(command: Command) -> None:
    sheet = command(verkstad)
    sheet.add_argument("system", metavar="SYSTEM", help="systemets id, som i data/system/")
    where = "kalkylbladet som skrivs (annars .bygge/verkstad/SYSTEM.xlsx i roten)"
    sheet.add_argument("--till", type=Path, metavar="FIL", help=where)
    sheet.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="läget vilken dag (annars i dag)")
