"""`lis kontrollera` and `lis schema`: what is right, and help to write it right."""

import argparse
import sys

from macros.build.site import own_config
from macros.checks.real_use import obstacles
from macros.checks.rules import listed
from macros.checks.spelling import can_spell
from macros.cli.parser import RESTRICTED, Command
from macros.cli.progress import summary, tell_obstacles
from macros.content import load_content
from macros.problems import FORMATS, Obstacles, Problem, as_groups
from macros.registers.load import om_egen_rot
from macros.registers.schema import write_schemas


def kontrollera(options: argparse.Namespace) -> int:
    """Lista alla fel i data/ och docs/."""
    if options.lista:
        print("\n".join(listed()))
        return 0
    root = options.rot.resolve()
    content = load_content(root, own_config(root), closed=options.begransad)
    groups = obstacles(content.registers, content.pages) if options.skarp and not content.problems else []
    found = content.problems or [problem for group in groups for problem in group.problems]
    print(as_groups(groups) if groups and options.format == "text" else FORMATS[options.format](found), end="")
    _tell(options.skarp, groups, found)
    if elsewhere := om_egen_rot(content.registers):
        print(elsewhere, file=sys.stderr)
    if not can_spell():
        print("Stavningen är inte kontrollerad: installera hunspell och hunspell-sv.", file=sys.stderr)
    return 1 if found else 0


def _tell(skarp: bool, groups: list[Obstacles], found: list[Problem]) -> None:
    """How it went, on standard error."""
    if groups:
        tell_obstacles(groups)
    elif skarp and not found:
        print("Inga fel och inga kända hinder för skarp drift.", file=sys.stderr)
    else:
        summary(found)


def schema(options: argparse.Namespace) -> int:
    """Skriv om data/_schema/, som ger hjälp om fälten i redigeraren."""
    changed = write_schemas(options.rot.resolve())
    print(f"{len(changed)} schema(n) ändrade.", file=sys.stderr)
    return 0


def commands(command: Command) -> None:
    check = command(kontrollera)
    check.add_argument("--begransad", **RESTRICTED)
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="hur felen skrivs ut")
    check.add_argument("--lista", action="store_true", help="visa alla regler som kontrolleras")
    told = "visa också det som står i vägen för skarp drift, det som skadar mest först"
    check.add_argument("--skarp", action="store_true", help=told)
    command(schema)
