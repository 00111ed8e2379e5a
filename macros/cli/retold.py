"""`lis ny genomgang ÅR --ur FIL.docx`: a review that was decided elsewhere, looked at first and written when asked."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.build.site import own_config
from macros.checks.sent_in import guard
from macros.cli.parser import Parser, day
from macros.content import faultless
from macros.editing.yaml_values import inline
from macros.problems import Felbruk, as_text
from macros.review.retold import shown
from macros.review.retold_year import Atergiven, read_retold, tried, write_retold


def ny_atergiven(root: Path, options: argparse.Namespace) -> int:
    """Show what a decided document becomes, or with `--ja` write it."""
    if not options.id or not re.fullmatch(r"20[0-9]{2}", options.id):
        raise Felbruk("ange planens år, till exempel: lis ny genomgang 2025 --ur FIL --dag 2024-11-30")
    if options.dag is None:
        raise Felbruk("ange --dag, dagen som genomgången berättar om; den brukar stå i dokumentet")
    if not options.ur.is_file():
        raise Felbruk(f"filen {options.ur} finns inte")
    content = faultless(root, own_config(root), prose=False)
    made = read_retold(content, int(options.id), options.ur, options.dag, guard(content.registers.fornamn))
    after = tried(content, made)
    print("\n".join(_told(made, [*as_text(after).splitlines()])))
    if options.ja:
        written = write_retold(root, content, made)
        print(f"{len(written)} filer är skrivna. {_next(made)}", file=sys.stderr)
    else:
        print("Inget är skrivet än. Kör samma kommando med --ja.", file=sys.stderr)
    return 0


def _told(made: Atergiven, after: list[str]) -> Iterator[str]:
    yield f"Genomgången {made.ar}, återgiven. Kapitel:"
    yield from (f"  {shown(parts)}" for parts in made.kapitel)
    promises = [
        f"{register}: {record['id']} {record['rubrik']} ({_place(record['stallen'][0])})"
        for register, records in made.loften.poster.items()
        for record in records
    ]
    places = [f"{record_id} får platsen {_place(place)}" for _, record_id, place in made.loften.platser]
    for title, rows in (
        ("Löften som blir poster; läs var och en mot originalet", promises),
        ("Löften som redan är poster", places),
        ("Det här behöver du se på", made.berattat),
        ("Efter det säger lis kontrollera", after),
    ):
        yield from [f"{title}:", *(f"  {row}" for row in rows)] if rows else []


def _place(place: dict) -> str:
    return f"avsnitt {inline(place['avsnitt']).strip(chr(34))}, punkt {place['punkt']}"


def _next(made: Atergiven) -> str:
    ids = [record["id"] for records in made.loften.poster.values() for record in records]
    read = f"Läs {', '.join(ids)} mot originalet och rätta. " if ids else ""
    return (
        f"{read}Fyll i data/genomgangar/{made.ar}.yml, läs sidorna, kör lis kontrollera och sist "
        f"lis faststall {made.ar} --atergiven."
    )


def retold_options(new: Parser) -> None:
    """The options of `lis ny` that belong to a review from Word."""
    about = (
        "genomgang: en genomgång som är beslutad på annat håll, i Word (.docx), blir sidor och poster som återger den"
    )
    new.add_argument("--ur", type=Path, metavar="FIL", help=about)
    new.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="med --ur: dagen som genomgången berättar om")
    new.add_argument("--ja", action="store_true", help="med --ur: skriv; utan valet visas bara vad det blir")
