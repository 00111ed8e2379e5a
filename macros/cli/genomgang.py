"""`lis genomgang ÅR --docx`: the draft of a review out as a Word document."""

import argparse
import sys
from pathlib import Path

from macros.build.site import own_config
from macros.cli.parser import RESTRICTED, Command
from macros.cli.target import write_new
from macros.content import faultless
from macros.models.genomgang import Genomgang
from macros.outputs.stadssvar import answer_docx, answer_text
from macros.pages.paths import review_folder, review_page
from macros.problems import Felbruk, near, quote
from macros.registers.load import Registers, load_sound
from macros.review.follow_write import look, write
from macros.review.remiss import review_docx

PLACE = Path(".bygge", review_folder("").split("/")[0])
"""Where the documents go when no other place is asked for, from the root."""


def genomgang(options: argparse.Namespace) -> int:
    """Skriv en genomgång som Word, att skicka på remiss eller till stadens samordnare. Det som kommer tillbaka läses med lis ta-emot."""
    root = options.rot.resolve()
    if options.kapitel:
        return _follow(root, options)
    if options.docx is None and options.svar is None:
        raise Felbruk("ange --docx för utkastet, --svar för svaret till stadens samordnare, eller --kapitel")
    content = faultless(root, own_config(root), prose=False, closed=options.begransad)
    found = _review(content.registers, options.ar)
    place = root / PLACE
    if options.docx is not None:
        _write(root, options.docx or place / f"{found.id}.docx", review_docx(content, found))
    if options.svar is not None:
        s, path = content.sammanhang(review_page(found.id)), options.svar or place / f"{found.id}-svar.docx"
        as_text = path.suffix.lower() == ".txt"
        _write(root, path, answer_text(s, found).encode() if as_text else answer_docx(s, found), (".docx", ".txt"))
    return 0


def _review(registers: Registers, year: str) -> Genomgang:
    found = registers.get("genomgangar", year)
    if isinstance(found, Genomgang):
        return found
    known = [g.id for g in registers.genomgangar]
    raise Felbruk(f"det finns ingen genomgång {year}; de som finns är {', '.join(known)}{near(year, known)}")


def _follow(root: Path, options: argparse.Namespace) -> int:
    """Show how the draft would follow its year's chapters, or with `--ja` write it."""
    registers = load_sound(root)
    made = look(root, registers, _review(registers, options.ar))
    print("\n".join(made.rader) or "Genomgången har redan årets kapitel.")
    if made.rader and options.ja:
        write(root, made)
        print("Sidorna är ändrade. Läs dem med git diff och kör lis kontrollera.", file=sys.stderr)
    elif made.rader:
        print("Inget är skrivet än. Kör samma kommando med --ja.", file=sys.stderr)
    return 0


def _write(root: Path, path: Path, data: bytes, ends: tuple[str, ...] = (".docx",)) -> None:
    if path.suffix.lower() not in ends:
        raise Felbruk(f"filen {quote(path.name)} ska sluta på {' eller '.join(ends)}")
    write_new(root, path, data)
    print(path)


def commands(command: Command) -> None:
    one = command(genomgang)
    one.add_argument("ar", metavar="ÅR", help="till exempel 2027")
    one.add_argument("--begransad", **RESTRICTED)
    draft = f"utkastet med märken per avsnitt (annars {PLACE.as_posix()}/ÅR.docx i roten)"
    one.add_argument("--docx", nargs="?", type=Path, const=False, metavar="FIL", help=draft)
    about = "visa hur utkastet följer data/kapitel.yml när årets kapitel har ändrats; --ja skriver"
    one.add_argument("--kapitel", action="store_true", help=about)
    one.add_argument("--ja", action="store_true", help="med --kapitel: skriv; utan valet visas det bara")
    answer = "svaret till stadens samordnare på en sida (.docx eller .txt): varje kapitel med läge och beslut"
    one.add_argument("--svar", nargs="?", type=Path, const=False, metavar="FIL", help=answer)
