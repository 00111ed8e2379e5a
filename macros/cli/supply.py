"""`lis beroenden`: what the work of others has changed to, and whether any of it is known to be vulnerable."""

import argparse
import sys
from pathlib import Path

from macros.build.advisories import Svar, advisories
from macros.build.lock import changes, read_locks
from macros.build.receipt import OURS
from macros.cli.parser import Command
from macros.models.dag import i_ord
from macros.problems import Felbruk
from macros.state.clock import real_day


def beroenden(options: argparse.Namespace) -> int:
    """Visa vad som har ändrats i de låsta paketen, och om någon utgåva har en känd sårbarhet. Frågar osv.dev med paketens namn."""
    lock, alarm = read_locks(OURS), False
    if not lock:
        raise Felbruk(f"{OURS} har inga låsfiler (requirements.txt), så det går inte att veta vad som används")
    if options.fore:
        before = read_locks(options.fore)
        if not before:
            raise Felbruk(f"{options.fore} har ingen requirements.txt att jämföra med")
        found = list(changes(before, lock))
        alarm = any(change.larm for change in found)
        print("\n".join(change.text for change in found) or "Inget paket är ändrat.")
    answer = advisories(lock)
    for row in told(answer):
        print(row, file=sys.stderr if answer.okant else sys.stdout)
    return 1 if alarm or answer.rad else 0


def told(answer: Svar) -> list[str]:
    """What is known of vulnerabilities, in rows: never that there is none when nobody could be asked."""
    if answer.okant:
        return [
            f"Kunde inte fråga osv.dev: {answer.okant}. Om någon av de {answer.fragade} utgåvorna har en känd "
            "sårbarhet är alltså inte känt. Kör lis beroenden där nätet når dit."
        ]
    day = i_ord(real_day())
    if not answer.rad:
        return [f"Ingen av {answer.fragade} utgåvor har en känd sårbarhet, enligt osv.dev {day}."]
    rows = [f"SÅRBAR: {name}: {', '.join(ids)}" for name, ids in answer.rad.items()]
    return [*rows, f"{len(rows)} av {answer.fragade} utgåvor har en känd sårbarhet, enligt osv.dev {day}."]


def commands(command: Command) -> None:
    asked = command(beroenden)
    about = "mappen med låsfilerna som de var förut, att jämföra med"
    asked.add_argument("--fore", type=Path, metavar="MAPP", help=about)
