"""What holds the years together: accounts that nothing has changed, signed copies, and the proof that nothing has moved."""

import argparse
import sys
from pathlib import Path

from macros.checks.frozen_reviews import check_frozen_reviews, guarded_by_freezing
from macros.cli.parser import Command, day
from macros.frozen.store import frozen_years
from macros.problems import Felbruk, Problem, as_text
from macros.registers.load import Registers, load_registers
from macros.review.required import Faststallelse
from macros.review.signed import compared, sign, told_of
from macros.review.unchanged import Redovisning, unaccounted, unchanged
from macros.state.clock import real_day


def oforandrat(options: argparse.Namespace) -> int:
    """Skriv en daterad händelse som säger att läget är oförändrat, för de ärenden du väljer. Skriver aldrig över."""
    root, year = options.rot.resolve(), options.alla_oredovisade
    if bool(options.id) == bool(year):
        raise Felbruk("ange ett eller flera id, eller --alla-oredovisade ÅR")
    ids = unaccounted(root, year, options.datum) if year else list(dict.fromkeys(options.id))
    written = unchanged(root, ids, Redovisning(options.datum, options.av, options.text or ""))
    print("\n".join(written))
    print(f"{len(written)} händelser är skrivna. Har något ändrats: skriv om den händelsen för hand.", file=sys.stderr)
    return 0


def signerad(options: argparse.Namespace) -> int:
    """Skriv in den signerade filens avtryck i beslutet, bredvid den frysta PDF:ens."""
    told = Faststallelse(options.datum, options.av, options.diarienummer)
    record_id = sign(options.rot.resolve(), options.ar, options.fil, told)
    print(f"{record_id} i data/beslut.yml har nu den signerade kopians avtryck. Filen själv ska ligga i diariet.")
    return 0


def verifiera(options: argparse.Namespace) -> int:
    """Pröva att fastställda genomgångar är oförändrade, byte för byte, och säg vilken fil och vilket stycke som skiljer."""
    root = options.rot.resolve()
    frozen = frozen_years(root)
    for year in options.ar:
        if year not in frozen:
            raise Felbruk(f"genomgång {year} är inte fryst; de som är det: {', '.join(frozen) or 'inga'}")
    registers, faults = load_registers(root)
    told = {*check_frozen_reviews(root, registers, real_day()), *(f for f in faults if guarded_by_freezing(root, f))}
    found = sorted(p for p in told if not options.ar or _may_concern(p, options.ar, frozen))
    print(as_text(found), end="")
    years = options.ar or frozen
    for row in filter(None, (told_of(registers, year) for year in years)):
        print(row, file=sys.stderr)
    if options.signerad:
        return _verify_copy(root, registers, options.ar, options.signerad) or (1 if found else 0)
    print(f"{len(years)} år prövade, {len(found)} fel." if years else "Inget är fastställt.", file=sys.stderr)
    return 1 if found else 0


def _verify_copy(root: Path, registers: Registers, years: list[str], file: Path) -> int:
    """Tell whether a file is the signed copy of a year; 0 when it is."""
    if len(years) != 1:
        raise Felbruk("ange vilket år den signerade filen gäller: lis verifiera 2027 --signerad FIL")
    same, text = compared(root, registers, years[0], file)
    print(text)
    return 0 if same else 1


def _may_concern(problem: Problem, years: list[str], frozen: list[str]) -> bool:
    """Whether a fault is of one of the years, or of a file that all years share."""
    return any(year in problem.fil for year in years) or not any(year in problem.fil for year in frozen)


def commands(command: Command) -> None:
    same = command(oforandrat)
    same.add_argument("id", nargs="*", metavar="ID", help="ärendets id, till exempel MAL-001; ett eller flera")
    every = "allt som genomgången ÅR har kvar att redovisa"
    same.add_argument("--alla-oredovisade", metavar="ÅR", help=every)
    same.add_argument("--text", metavar="TEXT", help="mer att säga, i en mening efter Oförändrat sedan …")
    copy = command(signerad)
    copy.add_argument("ar", metavar="ÅR", help="den fastställda genomgången, till exempel 2027")
    copy.add_argument("fil", type=Path, metavar="FIL", help="den signerade filen, som ligger i diariet")
    copy.add_argument("--diarienummer", required=True, metavar="NUMMER", help="den signerade filens diarienummer")
    for parser, what in ((same, "rapporterar"), (copy, "signerade")):
        parser.add_argument("--datum", required=True, type=day, metavar="ÅÅÅÅ-MM-DD", help="dagen för det")
        parser.add_argument("--av", required=True, metavar="ROLL", help=f"rollen som {what}")
    proof = command(verifiera)
    proof.add_argument("ar", nargs="*", metavar="ÅR", help="till exempel 2027; annars alla")
    proof.add_argument("--signerad", type=Path, metavar="FIL", help="jämför också filen med den signerade kopian")
