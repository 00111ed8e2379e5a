"""`lis genomgang ÅR --docx`: the draft of a review out as a Word document."""

import argparse
from pathlib import Path

from macros.build.site import own_config
from macros.cli.parser import RESTRICTED, Command
from macros.cli.target import write_new
from macros.content import faultless
from macros.models.genomgang import Genomgang
from macros.problems import Felbruk, near, quote
from macros.review.remiss import answer_docx, review_docx


def genomgang(options: argparse.Namespace) -> int:
    """Skriv en genomgång som Word, att skicka på remiss eller till stadens samordnare. Det som kommer tillbaka läses med lis ta-emot."""
    if options.docx is None and options.svar is None:
        raise Felbruk("ange --docx för utkastet, eller --svar för svaret till stadens samordnare")
    root = options.rot.resolve()
    content = faultless(root, own_config(root), prose=False, closed=options.begransad)
    found = content.registers.get("genomgangar", options.ar)
    if not isinstance(found, Genomgang):
        known = [g.id for g in content.registers.genomgangar]
        raise Felbruk(
            f"det finns ingen genomgång {options.ar}; de som finns är {', '.join(known)}{near(options.ar, known)}"
        )
    place = root / ".bygge" / "genomgang"
    if options.docx is not None:
        _write(root, options.docx or place / f"{found.id}.docx", review_docx(content, found))
    if options.svar is not None:
        _write(root, options.svar or place / f"{found.id}-svar.docx", answer_docx(content, found))
    return 0


def _write(root: Path, path: Path, data: bytes) -> None:
    if path.suffix.lower() != ".docx":
        raise Felbruk(f"filen {quote(path.name)} ska sluta på .docx")
    write_new(root, path, data)
    print(path)


def commands(command: Command) -> None:
    one = command(genomgang)
    one.add_argument("ar", metavar="ÅR", help="till exempel 2027")
    one.add_argument("--begransad", **RESTRICTED)
    draft = "utkastet med märken per avsnitt (annars .bygge/genomgang/ÅR.docx i roten)"
    one.add_argument("--docx", nargs="?", type=Path, const=False, metavar="FIL", help=draft)
    answer = "svaret till stadens samordnare på en sida: stadens fyra frågor, besvarade ur registren"
    one.add_argument("--svar", nargs="?", type=Path, const=False, metavar="FIL", help=answer)
