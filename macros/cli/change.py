"""`lis skillnad`: what a change means for those who read, for the figures, and for what is decided."""

import argparse
import sys

from macros.changes.as_text import as_markdown, as_text
from macros.changes.compare import compare
from macros.cli.parser import Command, day

FORMS = {"text": as_text, "md": as_markdown}


def skillnad(options: argparse.Namespace) -> int:
    """Säg vad en ändring betyder: vem som får läsa mer, vilka sidor, lägen och tal som ändras, vad som rör fryst text, och vad som är kod."""
    found = compare(options.rot.resolve(), options.vad, options.dag)
    print(FORMS[options.format](found.rubrik, found.ingress, found.avsnitt), end="")
    if found.fel:
        print("Ändringen har fel som ska rättas först; de står under FEL.", file=sys.stderr)
    return 1 if found.fel else 0


def commands(command: Command) -> None:
    change = command(skillnad)
    what = "BAS..HUVUD, BAS...HUVUD (från det som de har gemensamt), eller bara BAS: då jämförs med filerna som de står"
    change.add_argument("vad", metavar="BAS..HUVUD", help=what)
    change.add_argument("--format", choices=tuple(FORMS), default="text", help="text, eller md för en pull request")
    change.add_argument("--dag", type=day, metavar="ÅÅÅÅ-MM-DD", help="läget vilken dag, för båda (annars i dag)")
