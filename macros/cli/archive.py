"""`lis arkivpaket`: what a frozen year leaves to the archive."""

import argparse
import sys
from pathlib import Path

from macros.cli.parser import Command
from macros.review.archive import write_package


def arkivpaket(options: argparse.Namespace) -> int:
    """Samla ett fryst års PDF:er, poster, utdrag och kontrollsummor i en zip-fil som går att läsa utan den här webbplatsen."""
    root = options.rot.resolve()
    path, digest = write_package(root, options.ar, (options.till or root / ".bygge" / "arkiv").resolve())
    print(f"{digest}  {path}")
    print("Diarieför filen med sin SHA-256. Pröva sekretessen innan någon får den.", file=sys.stderr)
    return 0


def commands(command: Command) -> None:
    year = command(arkivpaket)
    year.add_argument("ar", metavar="ÅR", help="den frysta genomgången, till exempel 2026")
    year.add_argument("--till", type=Path, metavar="MAPP", help="var filen läggs (annars .bygge/arkiv/ i roten)")
