"""`lis kontrollera` and `lis schema`: what is right, and help to write it right."""

import argparse
import sys

from macros.build.site import own_config
from macros.checks.rules import listed
from macros.checks.spelling import can_spell
from macros.cli.parser import Command
from macros.cli.progress import summary
from macros.content import load_content
from macros.problems import FORMATS
from macros.registers.schema import write_schemas


def kontrollera(options: argparse.Namespace) -> int:
    """Lista alla fel i data/ och docs/."""
    if options.lista:
        print("\n".join(listed()))
        return 0
    root = options.rot.resolve()
    content = load_content(root, own_config(root))
    print(FORMATS[options.format](content.problems), end="")
    summary(content.problems)
    if not can_spell():
        print("Stavningen är inte kontrollerad: installera hunspell och hunspell-sv.", file=sys.stderr)
    return 1 if content.problems else 0


def schema(options: argparse.Namespace) -> int:
    """Skriv om data/_schema/, som ger hjälp om fälten i redigeraren."""
    changed = write_schemas(options.rot.resolve())
    print(f"{len(changed)} schema(n) ändrade.", file=sys.stderr)
    return 0


def commands(command: Command) -> None:
    check = command(kontrollera)
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="hur felen skrivs ut")
    check.add_argument("--lista", action="store_true", help="visa alla regler som kontrolleras")
    command(schema)
