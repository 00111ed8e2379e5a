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
from macros.editing.files import save
from macros.editing.layout import files_with_form, lay_out
from macros.editing.mending import mend
from macros.problems import FORMATS, Obstacles, Problem, as_groups, as_text
from macros.registers.id_schema import id_files
from macros.registers.load import load_registers, load_sound, om_egen_rot
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
    root = options.rot.resolve()
    changed = write_schemas(root)
    print(f"{len(changed)} schema(n) ändrade.", file=sys.stderr)
    if options.med_id:
        files = id_files(load_sound(root))
        for name, text in files.items():
            save(root, root / name, text)
        print(
            f"{len(files)} filer med de id som finns ligger i .bygge/schema/ och .vscode/, utanför git.",
            file=sys.stderr,
        )
    return 0


def form(options: argparse.Namespace) -> int:
    """Rätta radslut, blanktecken i slutet av rader och den sista raden i filer i data/ och docs/. Ord, kommentarer och ordning rörs inte."""
    root = options.rot.resolve()
    found = lay_out(root, files_with_form(root, options.fil), write=not options.visa)
    print(as_text(found), end="")
    told = "följer inte formen" if options.visa else "är rättade; läs dem och spara igen"
    print(f"{len(found)} filer {told}." if found else "Alla filer följer formen.", file=sys.stderr)
    return 1 if found else 0


def laga(options: argparse.Namespace) -> int:
    """Rätta det i data/ och docs/ som har en enda rätt rättelse: citattecken, blanktecken och streck från Word, datum, tal, ja och nej, radslut och kodning. Visar varje ändring; --ja skriver den. Det frysta och kommentarer rörs inte."""
    root = options.rot.resolve()
    registers, _ = load_registers(root)
    changes, faults = mend(root, files_with_form(root, options.fil), registers, options.ja, options.ordning)
    print("".join(map(str, changes)) + as_text(faults), end="")
    count = f"{len(changes)} ändring{'ar' if len(changes) != 1 else ''}"
    if not changes:
        told = "Inget att laga. Det som lis kontrollera säger måste någon ta ställning till."
    elif options.ja:
        told = f"{count} gjord{'a' if len(changes) != 1 else ''}. Läs dem, och kör lis kontrollera."
    else:
        told = f"{count}. Inget är skrivet: kör samma kommando med --ja."
    print(told, file=sys.stderr)
    return 1 if faults or (changes and not options.ja) else 0


def commands(command: Command) -> None:
    check = command(kontrollera)
    check.add_argument("--begransad", **RESTRICTED)
    check.add_argument("--format", choices=tuple(FORMATS), default="text", help="hur felen skrivs ut")
    check.add_argument("--lista", action="store_true", help="visa alla regler som kontrolleras")
    told = "visa också det som står i vägen för skarp drift, det som skadar mest först"
    check.add_argument("--skarp", action="store_true", help=told)
    with_ids = "skriv också scheman utanför git som föreslår de id som finns"
    command(schema).add_argument("--med-id", action="store_true", help=with_ids)
    layout = command(form)
    layout.add_argument("fil", nargs="*", metavar="FIL", help="filer i data/ och docs/ (annars alla)")
    layout.add_argument("--visa", action="store_true", help="visa bara, ändra inget")
    mending = command(laga)
    mending.add_argument("fil", nargs="*", metavar="FIL", help="filer i data/ och docs/ (annars alla)")
    mending.add_argument("--ja", action="store_true", help="skriv ändringarna")
    order = "sätt också fälten i den ordning som registret har dem"
    mending.add_argument("--ordning", action="store_true", help=order)
