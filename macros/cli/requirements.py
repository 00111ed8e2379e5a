"""`lis krav`: somebody else's list of requirements, with our answers filled in, and the keys that tie its numbers to measures."""

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from macros.cli.parser import Command, day
from macros.editing.requirement_keys import tie
from macros.models.base import Synlighet
from macros.models.system import Driftform
from macros.outputs.requirement_copy import refuse_to_overwrite, write_copy
from macros.problems import ContentFault, Felbruk, Problem
from macros.registers.load import Registers, load_sound
from macros.registers.narrow import by_marks, narrowed
from macros.registers.roles import existing_role
from macros.requirements.listed import Blad, read_list
from macros.requirements.proposals import Forslag, Proposer, Vag
from macros.requirements.tied import read_ties
from macros.requirements.wordings import read_wordings
from macros.state.clock import build_day, real_day

LONG_LIST = 1_000
"""So many requirements take so long that whoever waits is told."""
MARKED = "Alla svar är förslag tills en roll har prövat dem, och inget av dem är bevis i ett system."


def krav(options: argparse.Namespace) -> int:
    """Fyll i svarsförslag i en kravlista från KLASSA eller någon annan, eller knyt listans nummer till åtgärder."""
    if bool(options.jamfor) == bool(options.knyt):
        raise Felbruk(
            "ange antingen --jamfor med listan som ska fyllas i, eller --knyt med den ifyllda och prövade listan"
        )
    return _fill(options) if options.jamfor else _tie(options)


def _fill(options: argparse.Namespace) -> int:
    root = options.rot.resolve()
    target = _target(root, options.jamfor, options.till)
    refuse_to_overwrite(target)
    sheets = read_list(options.jamfor)
    registers, dag = load_sound(root), options.dag or build_day()
    count = sum(1 for sheet in sheets for _ in sheet.krav())
    if count > LONG_LIST:
        print(f"Jämför {count} krav. Det kan ta några minuter.", file=sys.stderr)
    proposals = _proposals(root, registers, sheets, options.form, dag)
    title = f"Svarsförslag till {options.jamfor.name}"
    target.parent.mkdir(parents=True, exist_ok=True)
    page = write_copy(target, title, sheets, proposals, dag)
    print(*_told(sheets, proposals), MARKED, f"Listan ifylld: {target}", f"Att klistra ur: {page}", sep="\n")
    return 0


def _target(root: Path, source: Path, chosen: Path | None) -> Path:
    """Where the copy goes. Raises `Felbruk` where it would hide the list, or land among what is checked and shared."""
    target = (chosen or root / ".bygge" / "kravlistor" / f"{source.stem}-svar.xlsx").absolute()
    if target.suffix.lower() != ".xlsx":
        raise Felbruk(f"filen {target.name} kan inte skrivas; ge ett namn som slutar på .xlsx")
    if target.resolve() == source.resolve() or (target.exists() and source.exists() and target.samefile(source)):
        raise Felbruk(f"{source.name} rörs aldrig; välj en annan fil med --till")
    if chosen and not target.parent.is_dir():
        raise Felbruk(f"mappen {target.parent} finns inte; skapa den eller välj en annan med --till")
    if any(target.resolve().is_relative_to(root / name) for name in ("data", "docs", "overrides")):
        raise Felbruk(
            "listans text kan vara licensierad och ska inte in i kunskapsbasen; välj en fil utanför data/ och docs/"
        )
    return target


def _proposals(
    root: Path, registers: Registers, sheets: list[Blad], form: str | None, dag: date
) -> dict[tuple[int, int], Forslag]:
    """A proposal for each requirement. A list goes to others: what only a named group may read is not in it."""
    faults: list[Problem] = []
    held = read_wordings(root, faults)
    if faults:
        raise ContentFault(faults)
    shown = narrowed(registers, Synlighet.INTERN, by_marks(registers, Synlighet.INTERN))
    proposer = Proposer(shown, held, Driftform(form) if form else None, dag)
    return {
        (at, krav.rad): proposer.propose(krav.nummer, krav.text)
        for at, sheet in enumerate(sheets)
        for krav in sheet.krav()
    }


def _told(sheets: list[Blad], proposals: dict[tuple[int, int], Forslag]) -> list[str]:
    """What was read and what came of it, in rows."""
    rows = []
    for sheet in sheets:
        if (at := sheet.kolumner) is None:
            rows.append(f"Bladet {sheet.namn} är ingen kravlista och är bara kopierat.")
        else:
            number = at.namn[at.nummer] if at.nummer is not None else "ingen kolumn, så inga nycklar används"
            rows.append(f"Bladet {sheet.namn}: kravets text ur kolumnen {at.namn[at.text]}, nummer ur {number}.")
    count = Counter(p.vag for p in proposals.values())
    found = count[Vag.NUMMER] + count[Vag.LIKHET]
    told = f"{found} av {len(proposals)} krav har ett förslag: {count[Vag.NUMMER]} på nummer och {count[Vag.LIKHET]} på likhet."
    return [*rows, told, f"{count[Vag.TOM]} står tomma, och kolumnen Så valdes det säger varför."]


def _tie(options: argparse.Namespace) -> int:
    if missing := [name for name in ("katalog", "version", "av") if not getattr(options, name)]:
        raise Felbruk(f"--knyt behöver också {', '.join('--' + name for name in missing)}")
    root = options.rot.resolve()
    registers = load_sound(root)
    existing_role(registers, options.av)
    ties = read_ties(options.knyt, {a.id for card in registers.kartotek for a in card.atgarder})
    made = tie(root, registers, ties, options.katalog, options.version, options.av, real_day())
    print(f"{made} krav är knutna i data/kravnycklar.yml. {len(ties) - made} var redan knutna så.")
    return 0


def commands(command: Command) -> None:
    made = command(krav)
    made.add_argument("--jamfor", type=Path, metavar="FIL", help="kravlistan, exporterad som .xlsx; den rörs aldrig")
    made.add_argument(
        "--form", choices=list(Driftform), metavar="FORM", help=f"systemets driftform: {', '.join(Driftform)}"
    )
    made.add_argument(
        "--till", type=Path, metavar="FIL", help="den ifyllda kopian (annars i .bygge/kravlistor/ i roten)"
    )
    made.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="läget vilken dag (annars i dag)")
    made.add_argument(
        "--knyt",
        type=Path,
        metavar="FIL",
        help="den ifyllda kopian, med kolumnen Knyt och ett kryss i de rader som stämmer",
    )
    made.add_argument("--katalog", metavar="NAMN", help="katalogens namn, när något ska knytas: KLASSA")
    made.add_argument("--version", metavar="UTGÅVA", help="katalogens utgåva")
    made.add_argument("--av", metavar="ROLL", help="rollen som har prövat raderna")
